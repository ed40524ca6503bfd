"""Why a change of a return can't be taken as the plan now is, each in a sentence."""

from __future__ import annotations

from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.exchange.alignment import ADDED, EVERYTHING, MISSING, Comparison, Difference
from planapp.exchange.alignment.differences import ItemComparer
from planapp.exchange.alignment.model import INDICATORS, PLACE
from planapp.exchange.alignment.said import COMMENT
from planapp.exchange.workbook.columns import EXTRA, RATING


class Refusing:
    """Tells why a plan can't take in a difference, whatever could be when the workbook was sent."""

    def __init__(self, now: Plan, comparison: Comparison) -> None:
        """Prepare for differences of a comparison whose terms are those of the plan now."""
        self._now, self._of = now, comparison
        self._comparer = ItemComparer(now, comparison.source, comparison.terms, EVERYTHING)

    def reason(self, one: Difference) -> str:
        """Return a sentence, or '' if nothing refuses it."""
        if one.kind == ADDED:
            return self._above_is_gone(one)
        if one.kind == MISSING:
            return ""
        return self._is_gone(one) or self._part_is_gone(one) or self._of_field(one)

    def _is_gone(self, one: Difference) -> str:
        table = self._now.indicators if one.table == INDICATORS else self._now.items
        if one.item not in table:
            return f"{one.called} is not in the plan any more. Add it by hand if it should be."
        item = self._now.items.get(one.item)
        if item is not None and item.archived:
            return f"{name_of(item)} is archived. Bring it back first to take this."
        return ""

    def _part_is_gone(self, one: Difference) -> str:
        """Refuse what is about a period or extra field that was deleted since."""
        sent, part = self._of.plan, one.part
        if not isinstance(part, int):
            return ""
        if one.field in (RATING, COMMENT) and part in sent.periods and part not in self._now.periods:
            return f"{sent.periods[part].label} is not a period of the plan any more."
        if one.field == EXTRA and part in sent.extra_fields and part not in self._now.extra_fields:
            return f"‘{sent.extra_fields[part].heading}’ is not a field of the plan any more."
        return ""

    def _of_field(self, one: Difference) -> str:
        if one.table == INDICATORS:
            return ""
        return self._above_is_gone(one) if one.field == PLACE else self._comparer.refusal(one)

    def _above_is_gone(self, one: Difference) -> str:
        """Refuse a row that stands in the return below an item that was deleted since."""
        theirs = self._of.source.items.get(one.source)
        if one.table == INDICATORS or theirs is None or theirs.parent is None or self._of.is_sorted:
            return ""
        above = self._of.pairs.get(theirs.parent)
        if above is None or above in self._now.items:
            return ""
        return f"{name_of(self._of.plan.items[above])}, below which it stands, is not in the plan any more."

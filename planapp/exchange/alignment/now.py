"""What a plan says now where a source differs from what it said: the third side of a merge."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.exchange.alignment import model as m
from planapp.exchange.alignment.differences import is_same, named
from planapp.exchange.alignment.entries import Shown, key_of, shown_entries
from planapp.exchange.alignment.indicators import said_of
from planapp.exchange.alignment.said import LISTS, UPDATE, Said, Sayings


def said_now(plan: Plan, difference: m.Difference) -> str | None:
    """Return what the plan says there; None where the row or the text is not there any more."""
    return Now(plan).said(difference)


def is_conflict(plan: Plan, difference: m.Difference) -> bool:
    """Tell whether the plan has changed since, to something else than the source says."""
    return Now(plan).is_conflict(difference)


class Now:
    """Reads what a plan says where a source differs, each row of it once."""

    def __init__(self, plan: Plan) -> None:
        """Have nothing read yet."""
        self.plan = plan
        self._sayings = Sayings(plan, plan)
        self._items: dict[int, Said] = {}
        self._indicators: dict[int, Said] = {}
        self._entries: dict[tuple[int, str], list[Shown]] = {}

    def is_conflict(self, difference: m.Difference) -> bool:
        """Tell whether the plan has changed since, to something else than the source says."""
        now = self.said(difference)
        if now is None:
            return difference.kind in (m.CHANGED, m.EMPTIED)
        return not any(is_same(difference.field, now, text) for text in (difference.was, difference.theirs))

    def said(self, difference: m.Difference) -> str | None:
        """Return what the plan says there; None where the row or the text is not there any more."""
        if difference.item is None:
            return ""
        if difference.table == m.INDICATORS:
            return self._of_indicator(difference.item, difference)
        item = self.plan.items.get(difference.item)
        if item is None:
            return None
        if difference.field == m.WHOLE:
            return named(item)
        if difference.field == m.PLACE:
            above = self.plan.items.get(item.parent)
            return named(above) if above else ""
        if difference.field in LISTS and (difference.kind == m.CHANGED or difference.entry is not None):
            return self._entry(item.id, difference)
        return self.of_item(item.id).get((difference.field, difference.part), "")

    def of_item(self, item_id: int) -> Said:
        """Return what an item says."""
        if item_id not in self._items:
            self._items[item_id] = self._sayings.said(self.plan.items[item_id])
        return self._items[item_id]

    def of_indicator(self, indicator_id: int) -> Said:
        """Return what an indicator says."""
        if indicator_id not in self._indicators:
            self._indicators[indicator_id] = said_of(self.plan, self.plan.indicators[indicator_id])
        return self._indicators[indicator_id]

    def has_text(self, item_id: int, field: str, wanted: str, after: int | None = None) -> bool:
        """Tell whether a field that holds several texts holds one; of updates, behind the row `after`.

        What was said before may be said again: a new update stands behind those that were there.
        """
        shown = self._shown(item_id, field)
        if field == UPDATE and any(one.row == after for one in shown):
            shown = shown[[one.row for one in shown].index(after or 0) + 1 :]
        key = key_of(field, wanted)
        return any(key_of(field, text) == key for one in shown for text in self._texts(field, one))

    def _texts(self, field: str, shown: Shown) -> list[str]:
        """Return what a text may read in a source: without the day that an update was given later."""
        return [shown.text, self.plan.updates[shown.row].text] if field == UPDATE else [shown.text]

    def _of_indicator(self, indicator_id: int, difference: m.Difference) -> str | None:
        indicator = self.plan.indicators.get(indicator_id)
        if indicator is None:
            return None
        if difference.field == m.WHOLE:
            return f"{indicator.ref} {indicator.name}".strip()
        return self.of_indicator(indicator_id).get((difference.field, difference.part), "")

    def _entry(self, item_id: int, difference: m.Difference) -> str | None:
        """Return what a text reads now; of a new one, itself where the plan has it by now."""
        if difference.entry is None:
            is_there = self.has_text(item_id, difference.field, difference.theirs, difference.after)
            return difference.theirs if is_there else ""
        shown = self._shown(item_id, difference.field)
        return next((one.text for one in shown if one.row == difference.entry), None)

    def _shown(self, item_id: int, field: str) -> list[Shown]:
        if (item_id, field) not in self._entries:
            self._entries[item_id, field] = shown_entries(self.plan, item_id, field)
        return self._entries[item_id, field]

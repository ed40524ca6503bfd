"""Rows that a return has and what was sent had not: which of them the plan has by now."""

from __future__ import annotations

from collections.abc import Mapping

from planapp.domain.records import Item
from planapp.exchange.alignment import Comparison, Difference
from planapp.exchange.alignment.differences import is_same
from planapp.exchange.alignment.entries import shown_entries
from planapp.exchange.alignment.folding import plain
from planapp.exchange.alignment.indicators import said_of
from planapp.exchange.alignment.model import INDICATORS
from planapp.exchange.alignment.now import Now
from planapp.exchange.alignment.said import COMMENT, LISTS, UPDATE, Key, Said, Sayings
from planapp.exchange.alignment.take_slips import SLIP_FIELDS
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook.columns import RATING

_SEVERAL = LISTS | {NEW_UPDATE}


class KnownRows:
    """Finds rows of the plan that were not in what was sent and say all that a new row of the source does."""

    def __init__(self, comparison: Comparison, now: Now) -> None:
        """Look through the plan once."""
        self._of, self._now = comparison, now
        self._sayings = Sayings(comparison.source, now.plan, comparison.terms)
        self._taken: set[int] = set()
        self._items: dict[tuple[str, str, str], list[int]] = {}
        for item in now.plan.items:
            if item.id not in comparison.plan.items:
                self._items.setdefault(_looks(item), []).append(item.id)

    def row_of(self, one: Difference, made: int | None) -> int | None:
        """Return the plan's id of a new row: the one that was made of it, or one that says the same.

        No row of the plan is that of two new ones.
        """
        table = self._now.plan.indicators if one.table == INDICATORS else self._now.plan.items
        found = made if made in table else self._alike(one)
        if found is not None:
            self._taken.add(found)
        return found

    def _alike(self, one: Difference) -> int | None:
        if one.table == INDICATORS:
            return self._indicator(one)
        theirs = self._of.source.items[one.source or 0]
        alike = [item_id for item_id in self._items.get(_looks(theirs), ()) if item_id not in self._taken]
        said = self._sayings.said(theirs) if alike else {}
        return next((item_id for item_id in alike if self._says(item_id, theirs.id, said)), None)

    def _says(self, item_id: int, source_id: int, said: Said) -> bool:
        """Tell whether an item says all that a new row brings in; in a frozen period that is nothing."""
        mine = self._now.of_item(item_id)
        return all(
            self._says_texts(item_id, source_id, key[0])
            if key[0] in _SEVERAL
            else key[0] in SLIP_FIELDS or self._is_frozen(key) or is_same(key[0], mine.get(key, ""), text)
            for key, text in said.items()
        )

    def _says_texts(self, item_id: int, source_id: int, field: str) -> bool:
        field = UPDATE if field == NEW_UPDATE else field
        texts = shown_entries(self._of.source, source_id, field)
        return all(self._now.has_text(item_id, field, shown.text) for shown in texts)

    def _is_frozen(self, key: Key) -> bool:
        period = self._now.plan.periods.get(key[1] if isinstance(key[1], int) else None)
        return key[0] in (RATING, COMMENT) and period is not None and period.frozen

    def _indicator(self, one: Difference) -> int | None:
        said = _plainly(said_of(self._of.source, self._of.source.indicators[one.source or 0]))
        for row in self._now.plan.indicators:
            if row.id not in self._of.plan.indicators and row.id not in self._taken:
                mine = _plainly(self._now.of_indicator(row.id))
                if said.items() <= mine.items():
                    return row.id
        return None


def _looks(item: Item) -> tuple[str, str, str]:
    return item.kind, plain(item.ref), plain(item.title)


def _plainly(said: Mapping[Key, str]) -> dict[Key, str]:
    return {key: plain(text) for key, text in said.items() if plain(text)}

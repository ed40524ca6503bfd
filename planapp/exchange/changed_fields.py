"""What differs between two moments of one plan, field by field, in the words that its sheet shows.

A person, level, period or recommendation that is only called otherwise now is no change of each item that
names it: both moments are told in the names of now. What belongs to no item or indicator (the scale, the
periods, the text of a recommendation) is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from planapp.domain.change_words import tell
from planapp.domain.changes import Change
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, Item
from planapp.exchange.alignment.differences import named
from planapp.exchange.alignment.entries import shown_entries
from planapp.exchange.alignment.indicators import said_of
from planapp.exchange.alignment.model import PLACE, WHOLE
from planapp.exchange.alignment.said import COMMENT, LISTS, TITLE, UPDATE, Key, Sayings, label_of, order_of
from planapp.exchange.changed_rows import Changes, changes_of, touched_since, under_one_name
from planapp.exchange.field_change import ADDED, CHANGED, REMOVED, FieldChange
from planapp.exchange.workbook.columns import EXTRA, RATING

__all__ = ["ADDED", "CHANGED", "REMOVED", "FieldChange", "changed_fields", "followed"]


Told = Mapping[int, tuple[FieldChange, ...]]
_NOTHING: Told = MappingProxyType({})


def changed_fields(then: Plan, now: Plan, kept: Told = _NOTHING) -> tuple[FieldChange, ...]:
    """Return what differs, in the order of the plan now: items, indicators, then what is gone or archived.

    Of a field that holds several texts each is told by itself. Every item with a row that differs is told
    of, also where its sheet shows the same; but for one that was moved and stands behind the same one again.
    Quick where one plan came from the other by edits: what stayed is not looked at. What is `kept` is known
    to hold for items of these ids, if they differ at all.
    """
    items, indicators = changes_of(then, now, "item"), changes_of(then, now, "indicator")
    if not items and not indicators:
        return ()
    telling = _Telling(then, now, kept)
    found = [*telling.items(items), *telling.indicators(indicators)]
    return tuple(sorted(found, key=lambda change: change.kind == REMOVED))


def followed(then: Plan, before: Plan, told: Iterable[FieldChange], now: Plan) -> tuple[FieldChange, ...]:
    """Return what differs after a few more edits; `told` is what differed before them."""
    touched = touched_since(before, now)
    if touched is None:
        return changed_fields(then, now)
    groups = groupby(told, lambda change: change.item)
    return changed_fields(then, now, {item: tuple(group) for item, group in groups if item not in touched})


class _Telling:
    """Tells of items and indicators of two plans."""

    def __init__(self, then: Plan, now: Plan, kept: Told) -> None:
        self._kept = kept
        self._then, self._now = under_one_name(then, now)
        self._before, self._after = then, now
        self._said_then = Sayings(self._then, self._then)
        self._said_now = Sayings(self._now, self._now)
        self._order = order_of(now, then)

    # Items

    def items(self, changes: Changes) -> Iterator[FieldChange]:
        """Yield what differs in items, in the order of the plan now, those that are gone in that of then."""
        then, now = self._before.items, self._after.items
        gone = [row for one in changes if (row := then.get(one)) and _is_gone(row, now.get(one))]
        gone_ids = {item.id for item in gone}
        here = [row for one in changes if (row := now.get(one)) and one not in gone_ids]
        for item in sorted(here, key=lambda item: _way_to(self._after, item)):
            if item.id in self._kept:
                yield from self._kept[item.id]
            else:
                yield from self._of_item(then.get(item.id), item, changes[item.id])
        for item in sorted(gone, key=lambda item: _way_to(self._before, item)):
            yield _whole(REMOVED, item)

    def _of_item(self, was: Item | None, item: Item, changes: list[Change]) -> Iterator[FieldChange]:
        if was is None or (was.archived and not item.archived):
            yield _whole(ADDED, item)
        else:
            found = [*self._shape(was, item), *self._fields(was, item)]
            yield from found or self._not_shown(item, changes)

    def _shape(self, was: Item, item: Item) -> Iterator[FieldChange]:
        """Yield whether an item is of another kind, and whether it stands elsewhere."""
        if was.kind != item.kind:
            yield _changed(item, (TITLE, None), "Kind", was.kind.capitalize(), item.kind.capitalize())
        if was.parent != item.parent:
            above, below = _above(self._before, was), _above(self._after, item)
            yield _changed(item, (PLACE, None), "Place", above, below)
        elif was.rank != item.rank:
            before, behind = _beside(self._before, was), _beside(self._after, item)
            if before != behind:
                yield _changed(item, (PLACE, None), "Place", before, behind)

    def _fields(self, was: Item, item: Item) -> Iterator[FieldChange]:
        said, says = self._said_then.said(was), self._said_now.said(item)
        keys = [key for key in {**said, **says} if said.get(key, "") != says.get(key, "")]
        for key in sorted(keys, key=self._order):
            label, before, after = label_of(self._now, self._then, key), said.get(key, ""), says.get(key, "")
            texts = list(self._entries(item.id, key[0])) if key[0] in LISTS else []
            for text in texts or [(before, after)]:
                yield _changed(item, key, label, *text)

    def _entries(self, item_id: int, field: str) -> Iterator[tuple[str, str]]:
        """Yield the texts that were and are, row by row; nothing where only their order differs."""
        said = {one.row: one.text for one in shown_entries(self._then, item_id, field)}
        for one in shown_entries(self._now, item_id, field):
            was = said.pop(one.row, "")
            if was != one.text:
                yield was, one.text
        for text in said.values():
            yield text, ""

    def _not_shown(self, item: Item, changes: list[Change]) -> Iterator[FieldChange]:
        """Yield what differs where no column shows it: how a date was read, the end of a lead's time."""
        for change in changes:
            for told in tell(self._now, change, self._row(change)):
                if told.fields != ("rank",):
                    key = self._column_of(change, told.fields)
                    yield _changed(item, key, told.heading, told.was, told.now)

    def _row(self, change: Change) -> object:
        row: object = self._now.table(change.table).get(change.id)
        return row or self._then.table(change.table).get(change.id)

    def _column_of(self, change: Change, fields: tuple[str, ...]) -> Key:
        """Return the column in which what changed would be looked for."""
        row = self._row(change)
        if change.table == "ratings":
            return (COMMENT if "comment_by" in fields else RATING), getattr(row, "period", None)
        if change.table == "extra_values":
            return EXTRA, getattr(row, "field", None)
        if change.table == "assignments":
            return str(getattr(row, "role", "")), None
        first = fields[0] if fields else ""
        return _COLUMNS.get(f"{change.table} {first}", _COLUMNS.get(change.table, TITLE)), None

    # Indicators

    def indicators(self, changes: Changes) -> Iterator[FieldChange]:
        """Yield what differs in indicators, in the order of the plan now, then those that are gone."""
        then, now = self._before.indicators, self._after.indicators
        for row in now.of():
            if row.id in changes:
                was = then.get(row.id)
                yield from [_whole(ADDED, row)] if was is None else self._of_indicator(was, row)
        yield from (_whole(REMOVED, row) for row in then.of() if row.id in changes and row.id not in now)

    def _of_indicator(self, was: Indicator, row: Indicator) -> Iterator[FieldChange]:
        said, says = said_of(self._before, was), said_of(self._after, row)
        for key in {**said, **says}:
            if said.get(key, "") != says.get(key, ""):
                label = label_of(self._after, self._before, key)
                yield _changed(row, key, label, said.get(key, ""), says.get(key, ""))


_COLUMNS = {
    "items state": "status",
    **dict.fromkeys(("items due_from", "items due_to", "items due_precision", "items due_flags"), "due"),
    "measures": "measure",
    "updates": UPDATE,
    "evidence": "evidence",
    "recommendation_links": "recommendation",
    "slips": "first_due",
    "slips reason": "slip_reason",
    "slips approved_by": "slip_approved",
}


def _is_gone(was: Item, item: Item | None) -> bool:
    return item is None or (item.archived and not was.archived)


def _whole(kind: str, row: Item | Indicator) -> FieldChange:
    text, label, name = _called(row)
    was, now = (text, "") if kind == REMOVED else ("", text)
    return FieldChange(kind, row.id, WHOLE, None, label, name, row.ref, was, now)


def _changed(row: Item | Indicator, key: Key, label: str, was: str, now: str) -> FieldChange:
    return FieldChange(CHANGED, row.id, *key, label, _called(row)[2], row.ref, was, now)


def _called(row: Item | Indicator) -> tuple[str, str, str]:
    """Return a row's number and name, what kind of row it is, and its name."""
    if isinstance(row, Item):
        return named(row), row.kind.capitalize(), row.title
    return f"{row.ref} {row.name}".strip(), "Indicator", row.name


def _way_to(plan: Plan, item: Item) -> list[tuple[str, int]]:
    """Return what sorts items as the plan has them."""
    return [(one.rank, one.id) for one in reversed((item, *plan.ancestors(item.id)))]


def _above(plan: Plan, item: Item) -> str:
    above = plan.items.get(item.parent)
    return f"below {named(above)}" if above is not None else "at the top"


def _beside(plan: Plan, item: Item) -> str:
    """Return behind what an item stands."""
    siblings = plan.children(item.parent)
    at = next(at for at, one in enumerate(siblings) if one.id == item.id)
    return f"after {named(siblings[at - 1])}" if at else "first"

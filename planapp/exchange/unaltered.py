"""The places of a plan whose cells came back as they were sent: there nobody can have changed anything.

What a row shows of an item is what workbook/rows.py says. Only a cell that shows the very text that was sent
speaks for a place; whatever is in doubt does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planapp.domain.plan import Plan
from planapp.domain.records import OBJECTIVE, THEME
from planapp.exchange.alignment.said import UPDATE
from planapp.exchange.mapping.own_ids import ids_in
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.recognise import model as m
from planapp.exchange.sent_cells import SentCells
from planapp.exchange.stamped import SentTable, Stamp

# An item or indicator of the plan, a field of it, and the period, extra field or month that it is about.
Place = tuple[int, str, int | str | None]

_GROUPS = (THEME, OBJECTIVE)
# Told otherwise: whose titles and numbers a row shows; and what was sent empty, to be filled.
_NAMES = frozenset({*_GROUPS, "action", "step", "ref", NEW_UPDATE})
_REF, _TITLE, _NOTES = "ref", "title", "indicator_notes"


@dataclass(slots=True)
class _SentRow:
    """A row that was sent, and the keys of its cells that are as they were; `path` ends in its own id."""

    id: int
    sent: SentTable
    path: tuple[int, ...]
    same: set[str]

    def was_filled(self, key: str) -> bool:
        """Tell whether a cell was sent with something in it."""
        return bool(self.sent.hash_of(self.id, key))


def unaltered_places(
    stamp: Stamp, found: Sequence[SentCells], recognition: m.Recognition, source: Plan
) -> frozenset[Place]:
    """Return the places whose cells are as they were sent; `source` is the plan as it was read."""
    places = {place for row in _rows(found) for place in _places(row, source)}
    silent = set(stamp.rows(m.TEXTS))
    told = _told_elsewhere(stamp, recognition, source)
    return frozenset(
        (item, key, part)
        for item, key, part in places
        if item not in silent and not (key == UPDATE and (told is None or item in told))
    )


def _rows(found: Iterable[SentCells]) -> Iterable[_SentRow]:
    """Return the rows that came back; of one that came back twice what is as it was in both."""
    rows: dict[int, _SentRow] = {}
    for cells in found:
        # What is noted on any cell of an indicator is read into its notes.
        noted = {cell.row for cell in cells.table.spans.noted}
        for row in cells.rows:
            same = set(cells.same[row.row]) - ({_NOTES} if row.row in noted else set())
            if row.id in rows:
                rows[row.id].same &= same
            else:
                rows[row.id] = _SentRow(row.id, cells.sent, row.path or (row.id,), same)
    return rows.values()


def _told_elsewhere(stamp: Stamp, recognition: m.Recognition, source: Plan) -> set[int] | None:
    """Return the items of which not only the column of updates tells; None if that may be any item."""
    records = [role for table in recognition.of_kind(m.UPDATES) for role in table.rows]
    sent = stamp.tables.get(m.UPDATES)
    if sum(role.role == m.RECORD for role in records) > (sent.count if sent is not None else 0):
        return None
    return {row.item for row in source.updates if row.source} | set(stamp.rows(m.UPDATES))


def _places(row: _SentRow, source: Plan) -> Iterator[Place]:
    item = source.items.get(row.id)
    is_group = item is not None and item.kind in _GROUPS
    shared = row.path[-2] if len(row.path) > 1 and row.was_filled("step") and row.was_filled("action") else 0
    for key in row.same:
        field, part = _told_by(key)
        if field not in _NAMES:
            yield row.id, field, part
            if shared:
                yield shared, field, part
    if is_group:
        if all(key in row.same for key in row.sent.places if row.was_filled(key)):
            yield from _named(row.id)
    elif len(row.path) > 1 or item is not None:
        yield from _names(row, shared, source)


def _names(row: _SentRow, shared: int, source: Plan) -> Iterator[Place]:
    """Yield the titles and numbers that a row of an action, a step or both shows."""
    is_step = row.was_filled("step")
    action = shared or (0 if is_step else row.id)
    if "ref" in row.same:
        for holder in filter(None, (row.id, shared)):
            yield holder, _REF, None
    if action and "action" in row.same:
        yield action, _TITLE, None
    if is_step and "step" in row.same:
        yield row.id, _TITLE, None
        if "ref" not in row.sent.places:
            yield row.id, _REF, None
    for group in row.path[:-1]:
        above = source.items.get(group)
        if above is not None and above.kind in row.same and row.was_filled(above.kind):
            yield from _named(group)


def _named(group: int) -> Iterator[Place]:
    yield group, _TITLE, None
    yield group, _REF, None


@lru_cache(maxsize=1024)
def _told_by(key: str) -> tuple[str, int | str | None]:
    """Return the field of a key, and the period, extra field or month that it is about."""
    field, _, part = key.partition(":")
    ids = ids_in(part)
    return field, ids[0] if len(ids) == 1 else part or None

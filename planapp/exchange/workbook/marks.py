"""What is marked in the cells of a workbook that is sent: what changed, and due dates that were missed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from planapp.domain.open_items import is_open
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.field_change import REMOVED, FieldChange
from planapp.exchange.workbook.model import Cell, Column, Value
from planapp.exchange.workbook.part import sent_items
from planapp.exchange.workbook.sending import Sending

TITLE, REF = "title", "ref"
_PLACE, _COMMENT, _RATING, _EXTRA, _DUE = "place", "comment", "rating", "extra", "due"
# What a column shows: its field, and the period, extra field or month that it is about.
Key = tuple[str, int | str | None]


@dataclass(frozen=True, slots=True)
class Marks:
    """Which fields of items and indicators changed, and on which day due dates are looked at."""

    plan: Plan
    sending: Sending | None = None
    _changed: dict[int, set[Key]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Gather the changes by item."""
        for change in self.sending.changes if self.sending is not None else ():
            if change.kind != REMOVED:
                self._changed.setdefault(change.item, set()).add(_key_of(change))

    def indicator(self, indicator_id: int, column: Column, value: Value) -> Value:
        """Return an indicator's value in a column, marked if it changed; its name if it is new."""
        keys = self._changed.get(indicator_id, ())
        is_new = column.field == "indicator" and (TITLE, None) in keys
        return _changed(value) if is_new or column_key(column) in keys else value

    def title(self, item: Item, value: Value, *, with_ref: bool = False) -> Value:
        """Return an item's title, marked if it changed or the item is new; `with_ref` its number is in it."""
        keys = self._changed.get(item.id, set())
        return _changed(value) if (TITLE, None) in keys or (with_ref and (REF, None) in keys) else value

    def mark(
        self, item: Item, columns: Sequence[Column], places: Collection[int], values: list[Value]
    ) -> None:
        """Mark what changed and what is late among an item's values; `places` are those that it fills."""
        if self.sending is None:
            return
        keys = self._changed.get(item.id, set())
        late = self._is_late(item)
        for place in places:
            column = columns[place]
            if column_key(column) in keys:
                values[place] = _changed(values[place])
            if late and column.field == _DUE:
                values[place] = replace(_cell(values[place]), is_late=True)

    def _is_late(self, item: Item) -> bool:
        if self.sending is None or item.due_to is None or item.due_to >= self.sending.sent_on:
            return False
        return is_open(self.plan, item)


def column_key(column: Column) -> Key:
    """Return what a column shows, as changes name it."""
    return column.field, column.period or column.extra or column.month or None


def _key_of(change: FieldChange) -> Key:
    if change.field in ("", _PLACE, TITLE):
        return TITLE, None
    return (_RATING if change.field == _COMMENT else change.field), change.part


def _changed(value: Value) -> Value:
    return replace(_cell(value), is_changed=True)


def _cell(value: Value) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)


def only_sent(plan: Plan, part: Plan, only: Collection[int] | None, sending: Sending) -> Sending:
    """Return what is told with a part of a plan: no change of anything that is not in it."""
    return replace(sending, changes=tuple(_told(plan, part, only, sending.changes)))


def _told(
    plan: Plan, part: Plan, only: Collection[int] | None, changes: Sequence[FieldChange]
) -> Iterator[FieldChange]:
    whole = sent_items(plan, only)
    for change in changes:
        known = change.item in part.indicators or change.item in whole
        if change.kind == REMOVED:
            known = only is None
        elif change.item in part.items and change.item not in whole:
            # Of what stands above the items that are sent, number and title alone are told.
            known = change.field in (TITLE, REF)
        is_told = change.field != _EXTRA or change.part in part.extra_fields
        # A place is told by the items above and beside it, which may be others'.
        is_told &= change.field != _PLACE or only is None
        if known and is_told:
            yield change

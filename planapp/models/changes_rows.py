"""What changed since a point, item by item: a row for each, and a line below it for each field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planapp.application.changes_since import Changes
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.exchange import alignment
from planapp.exchange.changed_fields import ADDED, CHANGED, REMOVED, FieldChange
from planapp.exchange.workbook.columns import RATING
from planapp.models.difference_rows import Line, rated_as
from planapp.models.texts import one_line

_VERDICTS = {ADDED: alignment.NEW, CHANGED: alignment.CHANGED, REMOVED: alignment.MISSING}


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """An item or indicator (`item` is its id): `state` says how much changed, or what became of it.

    `under` is the number of what a row without one stands below.
    """

    item: int
    verdict: str
    ref: str
    title: str
    under: str
    state: str
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """Return what the row goes by in a sentence: its number, or its title."""
        return self.ref or f"{self.under} ‘{short(self.title)}’".strip()


def changed_rows(changes: Changes) -> tuple[ChangedRow, ...]:
    """Return the rows of changes in their order."""
    return tuple(_rows(changes))


def _rows(changes: Changes) -> Iterator[ChangedRow]:
    for item, group in groupby(changes.fields, lambda change: change.item):
        fields = list(group)
        first = fields[0]
        is_whole = first.kind != CHANGED
        yield ChangedRow(
            item,
            _VERDICTS[first.kind],
            one_line(first.ref),
            one_line(first.name) or "Untitled",
            changes.under(first),
            _whole_state(changes, first) if is_whole else counted(len(fields)),
            () if is_whole else tuple(_line(changes.now, one) for one in fields),
        )


def counted(count: int) -> str:
    """Return how many changes there are."""
    return f"{count:,} change{'' if count == 1 else 's'}"


def _whole_state(changes: Changes, change: FieldChange) -> str:
    return f"{changes.fate(change)} {change.label.lower()}"


def _line(plan: Plan, one: FieldChange) -> Line:
    kind = alignment.CHANGED if one.now else alignment.EMPTIED
    if one.field != RATING:
        return Line(one.label, one.was, one.now, kind)
    return Line(
        one.label, one.was, one.now, kind, None, True, rated_as(plan, one.was), rated_as(plan, one.now)
    )


def summary(rows: Sequence[ChangedRow]) -> str:
    """Return in words how much changed: '12 changes in 5 items, 1 new, 2 gone'."""
    new = sum(row.verdict == alignment.NEW for row in rows)
    gone = sum(row.verdict == alignment.MISSING for row in rows)
    edited = len(rows) - new - gone
    fields = sum(len(row.lines) for row in rows)
    items = f"{edited:,} item{'' if edited == 1 else 's'}"
    parts = [f"{counted(fields)} in {items}" if edited else "", f"{new:,} new" if new else ""]
    return ", ".join(filter(None, [*parts, f"{gone:,} gone" if gone else ""]))

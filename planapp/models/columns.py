"""The columns of the board: the fixed ones, the fields that the officer chose, and one for each period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planapp.domain import fields as f
from planapp.domain.edits.items import EXTRA_PREFIX
from planapp.domain.field import LEVEL, RATING
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS

TITLE, DUE, LEAD, TREND = "title", "due", "lead", "trend"
PERIOD_PREFIX = "period:"

# Fields that the board always shows, in the title or in columns of their own.
_FIXED = frozenset({DUE, LEAD})
_NOT_OF_ONE_ITEM = frozenset({LEVEL, RATING})
# What set_field takes beside those; the others have rows of their own, which the pane edits.
_EDITABLE = frozenset({"ref", "officer", "status", "done_on"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key ('title', 'due', 'extra:ID', 'period:ID' …), heading, and width in characters.

    `period` and `extra` are ids where the column is of one. In an `editable` one texts are typed.
    """

    key: str
    label: str
    width: float
    period: int | None = None
    extra: int | None = None
    editable: bool = False


def choosable(plan: Plan) -> tuple[Column, ...]:
    """Return the columns that the officer may add, in the order of the fields, her own fields last."""
    named = (
        Column(field.key, field.label, field.width, editable=field.key in _EDITABLE)
        for field in f.ITEM_FIELDS
        if field.key not in _FIXED and field.kind not in _NOT_OF_ONE_ITEM
    )
    own = (
        Column(
            f"{EXTRA_PREFIX}{field.id}",
            field.heading,
            f.FIELD_OF["status"].width,
            extra=field.id,
            editable=True,
        )
        for field in plan.extra_fields.of()
    )
    return (*named, *own)


def columns_of(plan: Plan, chosen: Iterable[str] = ()) -> tuple[Column, ...]:
    """Return title, due, lead, the chosen columns (keys; unknown ones are passed over), periods and trend."""
    known = {column.key: column for column in choosable(plan)}
    return (
        Column(TITLE, _title_label(), f.FIELD_OF["action"].width, editable=True),
        *(Column(key, f.FIELD_OF[key].label, f.FIELD_OF[key].width, editable=True) for key in (DUE, LEAD)),
        *(known[key] for key in dict.fromkeys(chosen) if key in known),
        *_periods(plan),
        Column(TREND, "Trend", 4),
    )


def _title_label() -> str:
    first, *rest = (f.FIELD_OF[kind].label for kind in KINDS)
    return ", ".join([first, *map(str.lower, rest)])


def _periods(plan: Plan) -> Iterator[Column]:
    width = f.FIELD_OF["rating"].width
    for period in plan.periods.of():
        yield Column(f"{PERIOD_PREFIX}{period.id}", period.label, width, period=period.id)

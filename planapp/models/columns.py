"""The columns of the board: title, the fields that the officer chose, one for each period, and the trend."""

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

# What the board shows beside title and periods until the officer chooses otherwise.
USUAL = (DUE, LEAD, TREND)
_NOT_OF_ONE_ITEM = frozenset({LEVEL, RATING})
# What set_field takes beside those; the others have rows of their own, which the pane edits.
_EDITABLE = frozenset({"ref", DUE, LEAD, "officer", "status", "done_on"})


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
    """Return the columns that may be chosen, in the order of the fields, her own and the trend last."""
    named = (
        Column(field.key, field.label, field.width, editable=field.key in _EDITABLE)
        for field in f.ITEM_FIELDS
        if field.kind not in _NOT_OF_ONE_ITEM
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
    return (*named, *own, Column(TREND, "Trend", 4))


def columns_of(plan: Plan, chosen: Iterable[str] = USUAL) -> tuple[Column, ...]:
    """Return title, chosen columns (by key; unknown ones are passed over), periods and a chosen trend."""
    known = {column.key: column for column in choosable(plan)}
    found = [known[key] for key in dict.fromkeys(chosen) if key in known]
    return (
        Column(TITLE, _title_label(), f.FIELD_OF["action"].width, editable=True),
        *(column for column in found if column.key != TREND),
        *_periods(plan),
        *(column for column in found if column.key == TREND),
    )


def _title_label() -> str:
    first, *rest = (f.FIELD_OF[kind].label for kind in KINDS)
    return ", ".join([first, *map(str.lower, rest)])


def _periods(plan: Plan) -> Iterator[Column]:
    width = f.FIELD_OF["rating"].width
    for period in plan.periods.of():
        yield Column(f"{PERIOD_PREFIX}{period.id}", period.label, width, period=period.id)

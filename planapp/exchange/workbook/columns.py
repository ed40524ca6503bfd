"""The columns of the plan's table: hers in their order, and what her layout has no place for yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planapp.domain.fields import DEFAULT_COLUMNS, FIELD_OF, ITEM_FIELDS
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, STEP, ExtraField, Layout, LayoutColumn, Period
from planapp.exchange.new_update import NEW_UPDATE, heading_for
from planapp.exchange.workbook.model import OURS, Column

RATING, EXTRA = "rating", "extra"
_EXTRA_WIDTH = 18.0
_NEVER_ADDED = frozenset({"theme", "objective", RATING})
_AFTER_DUE = ("first_due", "slip_reason", "slip_approved")


def plan_columns(plan: Plan, layout: Layout | None) -> tuple[Column, ...]:
    """Return the columns of the plan's table, from her layout or, without one, in the usual order."""
    if layout is None:
        return tuple(_default_columns(plan))
    own = [_of_layout(column) for column in plan.layout_columns.of(layout.id) if _is_hers(plan, column)]
    return tuple(_with_missing(plan, own))


def with_new_update(plan: Plan, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns with the one in which is written what is new, to the right of the updates."""
    period = plan.current_period
    heading = heading_for(period.label if period is not None else "")
    made = Column(heading, NEW_UPDATE, FIELD_OF[NEW_UPDATE].width)
    place = _place_after(columns, "update") or len(columns)
    return (*columns[:place], made, *columns[place:])


def fields_held(plan: Plan) -> frozenset[str]:
    """Return the keys of the fields in which some item of the plan holds something."""
    held = {
        "ref": any(item.ref for item in plan.items if item.kind == ACTION),
        "action": True,
        "step": any(item.kind == STEP for item in plan.items),
        "due": any(item.due for item in plan.items),
        "first_due": any(slip.was for slip in plan.slips),
        "slip_reason": any(slip.reason for slip in plan.slips),
        "slip_approved": any(slip.approved_by for slip in plan.slips),
        "measure": len(plan.measures) > 0,
        "status": any(item.status for item in plan.items),
        "done_on": any(item.done_on for item in plan.items),
        "update": len(plan.updates) > 0,
        "recommendation": len(plan.recommendation_links) > 0,
        "evidence": len(plan.evidence) > 0,
    }
    roles = {row.role for row in plan.assignments if row.ends_on is None}
    return frozenset({key for key, is_held in held.items() if is_held} | roles)


def _is_hers(plan: Plan, column: LayoutColumn) -> bool:
    """Tell whether a column is to be written: not our own hidden one, and about something there still is."""
    if column.heading.strip() == OURS and not column.field:
        return False
    if column.field == RATING:
        return column.period in plan.periods
    return column.field != EXTRA or column.extra in plan.extra_fields


def _of_layout(column: LayoutColumn) -> Column:
    return Column(
        column.heading,
        column.field,
        column.width,
        column.number_format,
        column.period,
        column.extra,
        column.month,
    )


def _default_columns(plan: Plan) -> Iterator[Column]:
    held = fields_held(plan)
    for key in DEFAULT_COLUMNS:
        if key == RATING:
            yield from (_rating(f"RAG {period.label}".strip(), period) for period in plan.periods.of())
        elif key != "step" or key in held:
            yield _field(key)
        if key == "due":
            yield from (_field(slip) for slip in _AFTER_DUE if slip in held)
        if key == "status" and "done_on" in held:
            yield _field("done_on")
    yield from map(_extra, plan.extra_fields.of())


def _with_missing(plan: Plan, columns: list[Column]) -> list[Column]:
    """Put in what her layout lacks: levels beside one another, periods after the last one, others behind."""
    held = fields_held(plan)
    present = {column.field for column in columns}
    if "ref" in held - present:
        columns.insert(0, _field("ref"))
    if "action" not in present:
        columns.insert(_place_after(columns, "objective", "theme", "ref"), _field("action"))
    if "step" in held - present:
        columns.insert(_place_after(columns, "action"), _field("step"))
    place = _place_after(columns, RATING) or len(columns)
    columns[place:place] = _new_periods(plan, columns)
    columns.extend(
        _field(field.key)
        for field in ITEM_FIELDS
        if field.key in held - present - _NEVER_ADDED - {"ref", "action", "step"}
    )
    shown = {column.extra for column in columns}
    used = {value.field for value in plan.extra_values if value.text}
    columns.extend(_extra(extra) for extra in plan.extra_fields.of() if extra.id in used - shown)
    return columns


def _place_after(columns: Sequence[Column], *keys: str) -> int:
    """Return the place after the last column of these fields; 0 if there is none."""
    return max((place for place, column in enumerate(columns, 1) if column.field in keys), default=0)


def _new_periods(plan: Plan, columns: Sequence[Column]) -> Iterator[Column]:
    """Yield a column for each period without one, headed and as wide as the last that she has."""
    rated = [column for column in columns if column.field == RATING]
    shown = {column.period for column in rated}
    for period in plan.periods.of():
        if period.id not in shown:
            width = rated[-1].width if rated else FIELD_OF[RATING].width
            yield _rating(_heading_like(plan, rated, period), period, width)


def _heading_like(plan: Plan, rated: Sequence[Column], period: Period) -> str:
    """Return a heading made as hers are: 'RAG 03/18' after 'RAG 01/18', '03/18' after '01/18'."""
    for column in reversed(rated):
        known = plan.periods.get(column.period)
        if known is not None and known.label and known.label in column.heading:
            return column.heading.replace(known.label, period.label)
    return f"RAG {period.label}".strip()


def _rating(heading: str, period: Period, width: float = FIELD_OF[RATING].width) -> Column:
    return Column(heading, RATING, width, period=period.id)


def _field(key: str) -> Column:
    field = FIELD_OF[key]
    return Column(field.label, key, field.width)


def _extra(extra: ExtraField) -> Column:
    return Column(extra.heading, EXTRA, _EXTRA_WIDTH, extra=extra.id)

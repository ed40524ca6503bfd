"""The role of every column of a table, by heading first and by what is in it where a heading can't tell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planapp.domain.fields import folded
from planapp.exchange.grid import Cell
from planapp.exchange.labels import PeriodLabel, financial_year, heading_of, read_month, read_period
from planapp.exchange.recognise import evidence
from planapp.exchange.recognise.find_tables import OUR_HEADING
from planapp.exchange.recognise.headings import Reading, readings
from planapp.exchange.recognise.model import (
    EXTRA,
    INDICATORS,
    MONTH,
    OURS,
    PLAN,
    RATING,
    ColumnRole,
    FoundTable,
)

# Headings of levels that mean something else as often: only a column that groups actions is taken as one.
_DOUBTFUL_THEME = frozenset({"priority", "area", "section", "standard", "programme", "domain", "strand"})


@dataclass(frozen=True, slots=True)
class _Column:
    column: int
    heading: str
    cell: Cell | None
    values: tuple[Cell, ...]


def with_columns(table: FoundTable, rows: tuple[int, ...]) -> FoundTable:
    """Return the table with a role for each column; `rows` are those that are neither blank nor headers."""
    columns = _columns(table, rows)
    if table.kind == PLAN:
        return table.with_columns(_plan_roles(table, columns, rows))
    if table.kind == INDICATORS:
        return table.with_columns(_indicator_roles(columns))
    return table.with_columns(tuple(_other_role(table.kind, column) for column in columns))


def _columns(table: FoundTable, rows: tuple[int, ...]) -> list[_Column]:
    values: dict[int, list[Cell]] = {}
    for row in rows:
        for cell in table.spans.row(row):
            values.setdefault(cell.column, []).append(cell)
    headed = {cell.column: cell for cell in table.sheet.row(table.header_row)}
    # A merged banner stands in its first column alone: that makes no column of it.
    banner = {
        column for column in values if column not in headed and not _has_own_values(table, values[column])
    }
    return [
        _Column(
            column, heading_of(headed[column]) if column in headed else "", headed.get(column), tuple(found)
        )
        for column in sorted((headed.keys() | values.keys()) - banner)
        for found in [values.get(column, [])]
    ]


def _has_own_values(table: FoundTable, cells: list[Cell]) -> bool:
    return any(table.spans.right(cell.row, cell.column) == cell.column for cell in cells)


def _plan_roles(table: FoundTable, columns: list[_Column], rows: tuple[int, ...]) -> tuple[ColumnRole, ...]:
    roles: dict[int, ColumnRole] = {}
    waiting: list[tuple[tuple[Reading, ...], _Column]] = []
    for column in columns:
        role = _special_role(column)
        if role is not None:
            roles[column.column] = role
            continue
        waiting.append((readings(column.heading, PLAN), column))
    # What can mean only one thing goes first: it is the evidence for the rest.
    waiting.sort(
        key=lambda pair: (len(pair[0]) != 1, -pair[0][0].confidence if pair[0] else 0, pair[1].column)
    )
    taken: dict[str, int] = {}
    for found, column in waiting:
        roles[column.column] = _fitting(table, rows, found, column, taken)
        if roles[column.column].field not in ("", EXTRA):
            taken.setdefault(roles[column.column].field, column.column)
    return _levels_settled(tuple(roles[number] for number in sorted(roles)))


def _special_role(column: _Column) -> ColumnRole | None:
    """Return the role of a column that no field's heading decides: ours, a period, or nothing at all."""
    if column.heading == OUR_HEADING:
        return ColumnRole(column.column, column.heading, OURS, reason="planapp wrote this column.")
    period = read_period(column.cell) if column.cell is not None else None
    if period is not None:
        label, says_so = period
        if says_so:
            return _rating_role(column, label, "The heading names ratings.")
        if evidence.holds_ratings(column.values):
            return _rating_role(column, label, "The heading is a date and the values are ratings.")
    return None


def _rating_role(column: _Column, label: PeriodLabel, reason: str) -> ColumnRole:
    return ColumnRole(column.column, column.heading, RATING, 95, reason, label)


def _fitting(
    table: FoundTable,
    rows: tuple[int, ...],
    found: tuple[Reading, ...],
    column: _Column,
    taken: dict[str, int],
) -> ColumnRole:
    """Return the first meaning of a heading that is still free and that the values bear out."""
    for reading in found:
        if reading.field in taken or not _borne_out(table, rows, reading, column, taken):
            continue
        return ColumnRole(column.column, column.heading, reading.field, reading.confidence, reading.reason)
    if not column.values:
        return ColumnRole(column.column, column.heading, "", reason="Nothing stands below this heading.")
    reason = "Another column has this meaning." if found else "planapp has no word for this heading."
    return ColumnRole(column.column, column.heading, EXTRA, reason=reason)


def _borne_out(
    table: FoundTable, rows: tuple[int, ...], reading: Reading, column: _Column, taken: dict[str, int]
) -> bool:
    heading = folded(column.heading)
    if reading.field == "objective" and heading.startswith(("outcome", "aim", "goal")):
        starts = [taken[key] for key in ("action", "ref") if key in taken]
        spans = table.spans
        actions = [row for row in rows if any(spans.cell(row, start) for start in starts)]
        return evidence.groups_actions(spans, column.column, rows, actions)
    if reading.field == "theme" and heading in _DOUBTFUL_THEME:
        return evidence.groups_by_text(column.values)
    return True


def _levels_settled(roles: tuple[ColumnRole, ...]) -> tuple[ColumnRole, ...]:
    """Make sure that there is an action column: the finest level named, if none is called so."""
    fields = {role.field for role in roles}
    if "action" in fields:
        return roles
    finest = next((key for key in ("step", "objective", "theme") if key in fields), None)
    reason = "The finest level named is taken for the actions."
    return tuple(
        replace(role, field="action", reason=reason) if role.field == finest else role for role in roles
    )


def _indicator_roles(columns: list[_Column]) -> tuple[ColumnRole, ...]:
    roles: list[ColumnRole] = []
    taken: set[str] = set()
    year = _first_year(columns)
    last_month = 0
    for column in columns:
        month = read_month(column.cell) if column.cell is not None else None
        if month is not None:
            if month.year is None and year is not None and month.month < last_month:
                year += 1
            last_month = month.month
            key = replace(month, year=month.year or year).key()
            roles.append(ColumnRole(column.column, column.heading, MONTH, reason="A month.", month=key))
            continue
        role = _indicator_role(column, taken)
        taken.add(role.field)
        roles.append(role)
    return tuple(roles)


def _first_year(columns: list[_Column]) -> int | None:
    """Return the year of months without one: the calendar year after a baseline such as 2016/17 starts.

    The year after 2016/17 starts in April 2017; months from January on belong to the following year, which
    the caller adds when the months run past December.
    """
    years = [year for column in columns if (year := financial_year(column.heading)) is not None]
    first = next(
        (m.month for c in columns if c.cell is not None and (m := read_month(c.cell)) is not None), None
    )
    if not years or first is None:
        return None
    return max(years) + (1 if first >= 4 else 2)


def _indicator_role(column: _Column, taken: set[str]) -> ColumnRole:
    if column.heading == OUR_HEADING:
        return ColumnRole(column.column, column.heading, OURS, reason="planapp wrote this column.")
    for reading in readings(column.heading, INDICATORS):
        if reading.field not in taken:
            return ColumnRole(
                column.column, column.heading, reading.field, reading.confidence, reading.reason
            )
    if financial_year(column.heading) is not None and "baseline" not in taken:
        return ColumnRole(column.column, column.heading, "baseline", 90, "The heading is an earlier year.")
    field = EXTRA if column.values else ""
    return ColumnRole(column.column, column.heading, field, reason="planapp has no word for this heading.")


def _other_role(kind: str, column: _Column) -> ColumnRole:
    if column.heading == OUR_HEADING:
        return ColumnRole(column.column, column.heading, OURS, reason="planapp wrote this column.")
    found = readings(column.heading, kind)
    if not found:
        return ColumnRole(column.column, column.heading, EXTRA if column.values else "")
    return ColumnRole(column.column, column.heading, found[0].field, found[0].confidence, found[0].reason)

"""The roles of the columns of an indicator table: fields by heading, and a month each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planapp.exchange.labels import Month, financial_year, read_month
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.column import Column, our_role
from planapp.exchange.recognise.headings import readings
from planapp.exchange.recognise.model import ColumnRole

_FIRST_OF_YEAR = 4  # April
_YEARLY = ("baseline", "target")


def indicator_roles(columns: Sequence[Column]) -> tuple[ColumnRole, ...]:
    """Return the role of each column. Months without a year follow the financial year of the baseline."""
    months = {column.column: month for column in columns if (month := _month(column)) is not None}
    taken: set[str] = set()
    roles: dict[int, ColumnRole] = {}
    for column in columns:
        if column.column not in months:
            role = roles[column.column] = _field_role(column, taken)
            taken.add(role.field)
    first = _first_year(roles.values(), list(months.values()))
    dated = dict(zip(months, _with_years(list(months.values()), first), strict=True))
    for column in columns:
        if column.column in dated:
            key = dated[column.column].key()
            roles[column.column] = ColumnRole(
                column.column, column.heading, m.MONTH, reason="A month.", month=key
            )
    return tuple(roles[column.column] for column in columns)


def _month(column: Column) -> Month | None:
    return read_month(column.cell) if column.cell is not None else None


def _field_role(column: Column, taken: set[str]) -> ColumnRole:
    ours = our_role(column)
    if ours is not None:
        return ours
    for reading in readings(column.heading, m.INDICATORS):
        if reading.field not in taken:
            return ColumnRole(
                column.column, column.heading, reading.field, reading.confidence, reading.reason
            )
    if financial_year(column.heading) is not None and "baseline" not in taken:
        return ColumnRole(column.column, column.heading, "baseline", 90, "The heading is an earlier year.")
    field = m.EXTRA if column.values else ""
    return ColumnRole(column.column, column.heading, field, reason="planapp has no word for this heading.")


def _first_year(roles: Iterable[ColumnRole], months: Sequence[Month]) -> int | None:
    """Return the calendar year of the first month: in the year after the baseline's, or the target's own.

    A financial year such as 2016/17 starts in April 2016. None where no heading names such a year.
    """
    years = {
        year + (role.field == "baseline")
        for role in roles
        if role.field in _YEARLY and (year := financial_year(role.heading)) is not None
    }
    if not years or not months:
        return None
    return max(years) + (months[0].month < _FIRST_OF_YEAR)


def _with_years(months: Sequence[Month], year: int | None) -> list[Month]:
    """Give months without a year theirs: one that comes before the month on its left is in the next year."""
    dated: list[Month] = []
    before = 0
    for month in months:
        if month.year is not None:
            year = month.year
        elif year is not None and month.month < before:
            year += 1
        before = month.month
        dated.append(replace(month, year=month.year or year))
    return dated

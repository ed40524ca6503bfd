"""The role of every column of a table, by heading first and by what is in it where a heading can't tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planapp.domain.fields import folded
from planapp.exchange.labels import CURRENT, PeriodLabel, heading_of, period_labelled, read_period
from planapp.exchange.new_update import NEW_UPDATE, period_named
from planapp.exchange.recognise import evidence
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.column import Column, our_role
from planapp.exchange.recognise.column_values import points_to, told_by_values
from planapp.exchange.recognise.headings import EXACT, Reading, readings
from planapp.exchange.recognise.indicator_columns import indicator_roles
from planapp.exchange.recognise.model import ColumnRole, FoundTable
from planapp.exchange.recognise.paths import parent_path

# Headings of levels that mean something else as often: only a column that groups actions is taken as one.
_DOUBTFUL_THEME = frozenset({"priority", "area", "section", "standard", "programme", "domain", "strand"})
_DOUBTFUL_OBJECTIVE = frozenset({"outcome", "outcomes", "aim", "aims", "goal", "goals"})
# What a column of dates is not, whatever its heading says.
_NO_DATES = frozenset({"lead", "officer", "measure", "status"})
# These head the actions only where no other column does.
_DOUBTFUL_ACTION = frozenset(
    """
    description title name project summary risk issue weakness finding findings subject topic gap
    requirement requirements
    """.split()
)
# Headings under which ratings stand as often as words.
_MAY_BE_RATED = frozenset({"status", "update"})
# 'Completed by' is like 'Complete by', and may as well head names.
_DATES = frozenset({"due", "first_due", "done_on"})


def with_columns(table: FoundTable, rows: tuple[int, ...]) -> FoundTable:
    """Return the table with a role for each column; `rows` are those that are neither blank nor headers."""
    columns = _columns(table, rows)
    if table.kind == m.PLAN:
        return table.with_columns(_PlanColumns(table, rows).roles(columns))
    if table.kind == m.INDICATORS:
        return table.with_columns(indicator_roles(columns))
    return table.with_columns(_list_roles(table.kind, columns))


def _columns(table: FoundTable, rows: tuple[int, ...]) -> list[Column]:
    values: dict[int, Column] = {}
    for cell in table.header:
        values[cell.column] = Column(cell.column, heading_of(cell), cell)
    banners: dict[int, Column] = {}
    for row in rows:
        for cell in table.spans.row(row):
            column = values.get(cell.column)
            if column is None and table.spans.right(row, cell.column) == cell.column:
                column = values[cell.column] = banners.pop(cell.column, Column(cell.column))
            elif column is None:
                # A merged banner stands in its first column alone: that makes no column of it.
                column = banners.setdefault(cell.column, Column(cell.column))
            column.values.append(cell)
    return [values[column] for column in sorted(values)]


class _PlanColumns:
    """Gives the columns of a plan table their roles, the most certain first."""

    def __init__(self, table: FoundTable, rows: tuple[int, ...]) -> None:
        self.table, self.rows = table, rows
        self.taken: dict[str, int] = {}
        self.ours: set[int] = set()

    def roles(self, columns: Sequence[Column]) -> tuple[ColumnRole, ...]:
        """Return the role of each column, from left to right."""
        roles: dict[int, ColumnRole] = {}
        waiting: list[tuple[tuple[Reading, ...], Column]] = []
        self.ours = {column.column for column in columns if our_role(column) is not None}
        for column in columns:
            role = self._special_role(column)
            if role is not None:
                roles[column.column] = role
            else:
                waiting.append((readings(column.heading, m.PLAN), column))
        for found, column in sorted(waiting, key=_certainty):
            role = roles[column.column] = self._fitting(found, column)
            if role.field not in ("", m.EXTRA):
                self.taken[role.field] = column.column
        told = told_by_values([roles[number] for number in sorted(roles)], columns)
        return _levels_settled(told)

    def _special_role(self, column: Column) -> ColumnRole | None:
        """Return the role of a column that no field's heading decides: ours, a period, or nothing at all."""
        new_in = period_named(column.heading)
        if new_in is not None:
            reason = "The heading is that of new updates."
            return ColumnRole(
                column.column, column.heading, NEW_UPDATE, EXACT, reason, period_labelled(new_in)
            )
        period = read_period(column.cell) if column.cell is not None else None
        if our_role(column) is not None or period is None:
            return our_role(column)
        label, says_so = period
        if says_so and not evidence.holds_reports(column.values):
            return _rating_role(column, label, "The heading names ratings.")
        if not says_so and self._is_rated(column):
            return _rating_role(column, label, "The heading is a date and the values are ratings.")
        return None

    def _is_rated(self, column: Column) -> bool:
        if column.values:
            return evidence.holds_ratings(column.values)
        first = min((cell.column for cell in self.table.header), default=1)
        return evidence.is_coloured(self.table.sheet, column.column, first, self.rows)

    def _fitting(self, found: tuple[Reading, ...], column: Column) -> ColumnRole:
        """Return the first meaning of a heading that is still free and that the values bear out."""
        for reading in found:
            if reading.field in self.taken or not self._borne_out(reading, column):
                continue
            period = PeriodLabel(CURRENT, None) if reading.field == m.RATING else None
            return ColumnRole(
                column.column, column.heading, reading.field, reading.confidence, reading.reason, period
            )
        if not column.values:
            return ColumnRole(column.column, column.heading, "", reason="Nothing stands below this heading.")
        reason = "Another column has this meaning." if found else "planapp has no word for this heading."
        return ColumnRole(column.column, column.heading, m.EXTRA, reason=reason)

    def _borne_out(self, reading: Reading, column: Column) -> bool:
        if _is_doubtful_objective(reading, column):
            return self._groups_actions(column)
        if _is_doubtful_theme(reading, column):
            groups = evidence.groups_by_text(column.values) or self._groups_actions(column)
            return groups and not evidence.are_grades(column.values)
        if reading.field in _MAY_BE_RATED and evidence.holds_rating_words(column.values):
            return False
        if reading.field == "ref":
            return evidence.are_short([cell for cell in column.values if not self._is_banner(cell.row)])
        if reading.field in _DATES and reading.confidence < EXACT:
            return evidence.holds_dates(column.values)
        if reading.field in _NO_DATES and evidence.are_dates(column.values):
            return False
        if reading.field == "update" and not self.ours and points_to(column.heading, "status"):
            return not evidence.holds_states(column.values)
        return reading.field != m.RATING or not evidence.holds_reports(column.values)

    def _is_banner(self, row: int) -> bool:
        """Tell whether a row has one text only: such a row names what stands below, whatever its column."""
        return sum(cell.column not in self.ours for cell in self.table.spans.row(row)) < 2

    def _groups_actions(self, column: Column) -> bool:
        named: list[str] = [key for key in ("action", "ref") if key in self.taken]
        starts = [self.taken[key] for key in named or ["step"] if key in self.taken]
        if not {"action", "step"} & self.taken.keys():
            return True  # It is the only level: something must be the actions.
        if self._is_told_by_ids(column):
            return True
        actions = evidence.rows_that_change(self.table.spans, starts, self.rows)
        return evidence.groups_actions(self.table.spans, column.column, self.rows, actions)

    def _is_told_by_ids(self, column: Column) -> bool:
        """Tell whether each value stands beside an item of another group, however rows were sorted."""
        paths = {row: path for row in self.rows if (path := self._path(row))}
        parents = [parent_path(paths[cell.row]) for cell in column.values if cell.row in paths]
        told = 0 < len(parents) == len(column.values) < len(paths)
        return told and all(parents) and len(set(parents)) == len(parents)

    def _path(self, row: int) -> str:
        cells = (self.table.spans.cell(row, column) for column in self.ours)
        return next((cell.text.strip() for cell in cells if cell is not None), "")


def _certainty(pair: tuple[tuple[Reading, ...], Column]) -> tuple[bool, bool, int, int]:
    """Put first what can mean only one thing: it is the evidence for the rest."""
    found, column = pair
    doubtful = folded(column.heading) in _DOUBTFUL_ACTION
    doubtful |= any(_is_doubtful_objective(one, column) or _is_doubtful_theme(one, column) for one in found)
    confidence = found[0].confidence if found else 0
    return doubtful, len(found) != 1, -confidence, column.column


def _is_doubtful_objective(reading: Reading, column: Column) -> bool:
    words = folded(column.heading).split()
    return reading.field == "objective" and not _DOUBTFUL_OBJECTIVE.isdisjoint(words)


def _is_doubtful_theme(reading: Reading, column: Column) -> bool:
    return reading.field == "theme" and folded(column.heading) in _DOUBTFUL_THEME


def _rating_role(column: Column, label: PeriodLabel, reason: str) -> ColumnRole:
    return ColumnRole(column.column, column.heading, m.RATING, 95, reason, label)


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


def _list_roles(kind: str, columns: Sequence[Column]) -> tuple[ColumnRole, ...]:
    """Return the roles of a plain list's columns, each field's first column alone."""
    roles: dict[str, ColumnRole] = {}
    others: list[ColumnRole] = []
    for column in columns:
        ours = our_role(column)
        found = readings(column.heading, kind)
        if ours is not None:
            others.append(ours)
        elif found and found[0].field not in roles:
            reading = found[0]
            roles[reading.field] = ColumnRole(
                column.column, column.heading, reading.field, reading.confidence, reading.reason
            )
        else:
            others.append(ColumnRole(column.column, column.heading, m.EXTRA if column.values else ""))
    return tuple(sorted([*roles.values(), *others], key=lambda role: role.column))

"""The role of every row of a table: banner, group, action, further step, repeated header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planapp.exchange.grid import Cell
from planapp.exchange.labels import heading_of
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.around import guidance_rows, sign_off_rows
from planapp.exchange.recognise.banners import banners_of
from planapp.exchange.recognise.depths import levels_by_depth
from planapp.exchange.recognise.find_tables import SAME_HEADER
from planapp.exchange.recognise.numbers import is_below
from planapp.exchange.recognise.paths import is_step_of, item_path, parent_path
from planapp.exchange.recognise.table_rows import TableRows

_OF_AN_ACTION = frozenset({"due", "status", "lead", "officer", m.RATING})


def data_rows(table: m.FoundTable) -> tuple[int, ...]:
    """Return the rows below the header that show something and are not the header once more.

    What the officer says of a row comes before what it looks like.
    """
    others = table.repeats.union(role.row for role in table.around).difference(table.said)
    left_out = {row for row, role in table.said.items() if role == m.SKIPPED}
    return tuple(row for row in table.spans.filled_rows if row not in others and row not in left_out)


def with_repeats(table: m.FoundTable) -> m.FoundTable:
    """Return the table with every row known that shows most of its header once more."""
    header = headings_of(table)
    rows = table.spans.filled_rows
    return replace(
        table, repeats=table.repeats.union(row for row in rows if _repeats(header, table.sheet.row(row)))
    )


def with_words_around(table: m.FoundTable) -> m.FoundTable:
    """Return a plan table with the rows told that give guidance or sign it off."""
    if table.kind != m.PLAN:
        return table
    rows = data_rows(table)
    guidance = guidance_rows(table, rows)
    sign_off = sign_off_rows(table, rows[len(guidance) :])
    roles = [(row, m.GUIDANCE) for row in guidance] + [(row, m.SIGN_OFF) for row in sign_off]
    return replace(table, around=tuple(m.RowRole(row, role) for row, role in roles if row not in table.said))


def headings_of(table: m.FoundTable) -> dict[int, str]:
    """Return the headings of a table by column number."""
    return {cell.column: heading_of(cell) for cell in table.header}


def with_rows(table: m.FoundTable, rows: tuple[int, ...]) -> m.FoundTable:
    """Return the table with a role for every row that shows something; `rows` are its data rows."""
    roles: dict[int, str] = dict.fromkeys(table.title_rows, m.TITLE)
    roles.update(dict.fromkeys(table.header_rows, m.HEADER))
    roles.update(dict.fromkeys(table.spans.filled_rows, m.REPEAT))
    roles.update(dict.fromkeys(table.further, m.MORE))
    roles.update((role.row, role.role) for role in table.around)
    roles.update((row, role) for row, role in table.said.items() if role == m.SKIPPED and row in roles)
    ends, is_indented = dict[int, str](), False
    if table.kind == m.PLAN:
        reader = _Reader(TableRows(table, rows))
        roles.update(reader.roles())
        ends, is_indented = reader.ends, bool(reader.levels)
    else:
        roles.update(dict.fromkeys(rows, m.RECORD))
    table = replace(table, is_indented=table.is_indented or is_indented)
    return replace(table, rows=tuple(m.RowRole(row, roles[row], ends.get(row, "")) for row in sorted(roles)))


def _repeats(header: dict[int, str], cells: Sequence[Cell]) -> bool:
    same = sum(header.get(cell.column) == heading_of(cell) for cell in cells)
    return len(cells) > 1 and same >= SAME_HEADER * len(cells)


class _Reader:
    """Reads the rows of a plan table from top to bottom."""

    def __init__(self, rows: TableRows) -> None:
        self.rows = rows
        # The row of the action above, or 0, and the theme and objective that columns of their own name.
        self.above = 0
        self.opened: dict[int, str] = {}
        # The paths of the theme and objective that banners of planapp's own workbook opened.
        self.paths: dict[str, str] = {}
        self.banners = banners_of(rows)
        self.levels = levels_by_depth(rows, self.banners)
        self.ends = {row: level.ends for row, level in self.levels.items() if level.ends}

    def roles(self) -> dict[int, str]:
        """Return the role of each data row."""
        banners = self.banners if not self.levels else {}
        roles: dict[int, str] = {}
        for row in self.rows.rows:
            if row in self.rows.table.said:
                roles[row] = self._as_said(row)
                continue
            if row in banners:
                roles[row] = banners[row]
                self._open_banner(banners[row])
                self._open_path(banners[row], row)
                continue
            if row in self.levels:
                roles[row] = self._by_depth(row)
                continue
            opens = self._opens_group(row)
            roles[row] = self._role(row, opens)
            if roles[row] == m.ACTION:
                self.above = row
                self._end_groups(row)
            elif opens:
                self.above = 0
        return roles

    def _as_said(self, row: int) -> str:
        """Return the role that the officer gave to a row; what goes on with an action needs one above."""
        role = self.rows.table.said[row]
        if role in (m.THEME, m.OBJECTIVE):
            self._open_banner(role)
            return role
        if role == m.ACTION or not self.above:
            self._opens_group(row)
            self.above = row
            return m.ACTION
        return role

    def _by_depth(self, row: int) -> str:
        """Return the role that the depth of a row's title tells."""
        role = self.levels[row].role
        if role == m.ACTION:
            self.above = row
        elif role in (m.THEME, m.OBJECTIVE):
            self._open_banner(role)
        return role if role != m.STEP or self.above else m.ACTION

    def _end_groups(self, row: int) -> None:
        """Note which groups end above an action, where planapp's own path says that it is in none of them."""
        path = item_path(self.rows, row)
        parent = parent_path(path)
        if path and not parent and self.paths:
            self.ends[row] = m.THEME
            self.paths.clear()
        elif parent and parent == self.paths.get(m.THEME) and m.OBJECTIVE in self.paths:
            self.ends[row] = m.OBJECTIVE
            del self.paths[m.OBJECTIVE]

    def _open_path(self, level: str, row: int) -> None:
        """Remember the path of the theme or objective that a banner opens."""
        if level == m.THEME:
            self.paths.clear()
        if self.rows.path(row):
            self.paths[level] = self.rows.path(row)

    def _open_banner(self, level: str) -> None:
        self.above = 0
        for key in (level, m.OBJECTIVE):
            self.opened.pop(self.rows.table.number_of(key), None)

    def _opens_group(self, row: int) -> bool:
        """Tell whether a theme or objective column names another group in this row; remember it."""
        opens = False
        for column in self.rows.groups:
            text = self.rows.text(row, column)
            if text and (text != self.opened.get(column) or self.rows.spans.last_row(row, column) > row):
                self.opened[column] = text
                opens = True
        return opens

    def _role(self, row: int, opens_group: bool) -> str:
        rows = self.rows
        named = rows.text(row, rows.ref) or rows.text(row, rows.action)
        step = rows.text(row, rows.step)
        if opens_group:
            return m.ACTION if named or step or rows.spans.is_covered(row, rows.action) else m.GROUP
        if not self.above and not named and not step and self._is_group_alone(row):
            return m.GROUP
        if not self.above:
            return m.ACTION
        if step:
            return m.STEP if self._is_further_step(row, bool(named)) else m.ACTION
        if named:
            return m.ACTION
        if rows.step or row in rows.table.further:
            return m.MORE
        return m.ACTION if self._is_an_action_of_its_own(row) else m.MORE

    def _is_group_alone(self, row: int) -> bool:
        return all(cell.column in self.rows.groups for cell in self.rows.cells(row))

    def _is_further_step(self, row: int, is_named: bool) -> bool:
        """Tell whether a row with a step belongs to the action above: by planapp's own path, or by shape."""
        if not is_named:
            return True
        rows = self.rows
        if not self._repeats(row, rows.action):
            return False
        path, action = rows.path(row), item_path(rows, self.above)
        if path and action:
            return is_step_of(path, action)
        return self._repeats(row, rows.ref) or self._numbers_a_step(row)

    def _repeats(self, row: int, column: int) -> bool:
        """Tell whether a cell repeats that of the action above, or is blank."""
        text = self.rows.text(row, column)
        return not text or text == self.rows.text(self.above, column)

    def _numbers_a_step(self, row: int) -> bool:
        """Tell whether the number in a row without a title is that of a part of the action above."""
        rows = self.rows
        if rows.text(row, rows.action):
            return False
        return is_below(rows.text(row, rows.ref), rows.text(self.above, rows.ref))

    def _is_an_action_of_its_own(self, row: int) -> bool:
        """Tell whether a row under a shared title has a due date, rating, status or lead of its own."""
        rows = self.rows
        if rows.action and rows.spans.is_covered(row, rows.action):
            return True
        return any(role.field in _OF_AN_ACTION and rows.text(row, role.column) for role in rows.table.columns)

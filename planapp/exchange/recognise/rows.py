"""The role of every row of a table: banner, action, further step, repeated header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planapp.exchange.grid import Cell
from planapp.exchange.labels import heading_of
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.numbers import depth_of, split_leading

_SAME_HEADER = 0.8
# Titles of objectives are statements, names of themes are labels: a lone level of banners is told by length.
_LONG_TITLE = 60


def data_rows(table: m.FoundTable) -> tuple[int, ...]:
    """Return the rows below the header that hold something and are not the header once more."""
    header = {cell.column: heading_of(cell) for cell in table.sheet.row(table.header_row)}
    return tuple(row for row in _filled_rows(table) if not _repeats(header, table.sheet.row(row)))


def with_rows(table: m.FoundTable, rows: tuple[int, ...]) -> m.FoundTable:
    """Return the table with a role for every row that holds something."""
    data = set(rows)
    roles: dict[int, str] = dict.fromkeys(table.title_rows, m.TITLE)
    roles[table.header_row] = m.HEADER
    roles.update({row: m.REPEAT for row in _filled_rows(table) if row not in data})
    if table.kind == m.PLAN:
        roles.update(_Reader(table, rows).roles())
    else:
        roles.update(dict.fromkeys(rows, m.RECORD))
    return replace(table, rows=tuple(m.RowRole(row, roles[row]) for row in sorted(roles)))


def _filled_rows(table: m.FoundTable) -> list[int]:
    """Return the rows between the header and the table's end that hold something."""
    cells = (cells for cells in table.sheet.cells if table.header_row < cells[0].row <= table.bottom)
    return [row[0].row for row in cells if any(cell.is_filled for cell in row)]


def _repeats(header: dict[int, str], cells: Sequence[Cell]) -> bool:
    same = sum(header.get(cell.column) == heading_of(cell) for cell in cells)
    return len(cells) > 1 and same >= _SAME_HEADER * len(cells)


@dataclass(frozen=True, slots=True)
class _Banner:
    """A row that names a group: the shape that tells its level, and its title."""

    row: int
    shape: tuple[str, int]
    title: str


class _Reader:
    """Reads the rows of a plan table from top to bottom."""

    def __init__(self, table: m.FoundTable, rows: tuple[int, ...]) -> None:
        self.table, self.rows, self.spans = table, rows, table.spans
        self.columns = tuple(role.column for role in table.columns if role.field != m.OURS)
        self.ours = {role.column for role in table.columns_of(m.OURS)}
        self.ref = _number(table, "ref")
        self.action = _number(table, "action")
        self.step = _number(table, "step")
        self.plain = _plain_style(self)
        self.usual_depth = _usual_depth(self)

    def cells(self, row: int) -> list[Cell]:
        return [cell for cell in self.spans.row(row) if cell.column not in self.ours]

    def text(self, row: int, column: int) -> str:
        cell = self.spans.cell(row, column)
        return cell.text.strip() if cell is not None else ""

    def roles(self) -> dict[int, str]:
        """Return the role of each data row."""
        banners = {row: banner for row in self.rows if (banner := self.banner(row)) is not None}
        levels = _levels_of_banners(self, list(banners.values()))
        roles: dict[int, str] = {}
        above = 0
        for row in self.rows:
            if row in banners:
                roles[row] = levels[banners[row].shape]
                above = 0
                continue
            roles[row] = self.main_role(row, above)
            if roles[row] == m.ACTION:
                above = row
        return roles

    def banner(self, row: int) -> _Banner | None:
        """Return what a row names, if it is a banner over a group of rows."""
        cells = self.cells(row)
        if len(cells) == 1:
            return self._lone_banner(row, cells[0])
        number = self.spans.cell(row, self.ref) if self.ref else None
        depth = depth_of(number.text) if number is not None else 0
        others = [cell for cell in cells if cell is not number]
        if not depth or number is None or not others or self.text(row, self.step):
            return None
        title = others[0]
        shallow = depth < self.usual_depth
        if (len(others) == 1 and (self._is_wide(title) or shallow)) or (shallow and self._stands_out(title)):
            return _Banner(row, ("pair", depth), title.text)
        return None

    def _lone_banner(self, row: int, cell: Cell) -> _Banner | None:
        depth = depth_of(split_leading(cell.text)[0])
        banner = _Banner(row, ("lone", depth), cell.text)
        if self._is_wide(cell) or self._stands_out(cell):
            return banner
        if cell.column == self.ref and not depth_of(cell.text):
            return banner
        return None

    def _is_wide(self, cell: Cell) -> bool:
        right = self.spans.right(cell.row, cell.column)
        covered = sum(cell.column <= column <= right for column in self.columns)
        return covered >= 3 and 2 * covered >= len(self.columns)

    def _stands_out(self, cell: Cell) -> bool:
        """Tell whether a cell is set off from the usual cells of its column by fill or weight."""
        fill, bold = self.plain.get(cell.column, ("", False))
        return (bool(cell.fill) and cell.fill != fill) or (cell.bold and not bold)

    def main_role(self, row: int, action_row: int) -> str:
        """Return the role of a row that is no banner; `action_row` is the action above, or 0."""
        named = self.text(row, self.ref) or self.text(row, self.action)
        if self.step:
            if named:
                return m.STEP if self._repeats_action(row, action_row) else m.ACTION
            if not action_row:
                return m.ACTION
            return m.STEP if self.text(row, self.step) else m.MORE
        if named or not action_row:
            return m.ACTION
        return m.ACTION if self._is_an_action_of_its_own(row) else m.MORE

    def _repeats_action(self, row: int, action_row: int) -> bool:
        if not action_row or not self.text(row, self.step):
            return False
        return all(
            self.text(row, column) == self.text(action_row, column)
            for column in (self.ref, self.action)
            if column
        )

    def _is_an_action_of_its_own(self, row: int) -> bool:
        """Tell whether a row under a shared title has a due date, rating, status or lead of its own."""
        if self.action and self.spans.is_covered(row, self.action):
            return True
        own = {"due", "status", "lead", "officer", m.RATING}
        return any(role.field in own and self.text(row, role.column) for role in self.table.columns)


def _number(table: m.FoundTable, key: str) -> int:
    role = table.column(key)
    return role.column if role is not None else 0


def _plain_style(reader: _Reader) -> dict[int, tuple[str, bool]]:
    """Return the usual fill and weight of each column, over the rows that hold three cells or more."""
    counts: dict[int, Counter[tuple[str, bool]]] = {}
    for row in reader.rows:
        cells = reader.cells(row)
        if len(cells) > 2:
            for cell in cells:
                counts.setdefault(cell.column, Counter())[cell.fill, cell.bold] += 1
    return {column: found.most_common(1)[0][0] for column, found in counts.items()}


def _usual_depth(reader: _Reader) -> int:
    """Return how many parts the numbers of ordinary rows have (those with three cells or more)."""
    depths = Counter(
        depth_of(reader.text(row, reader.ref))
        for row in reader.rows
        if reader.ref and len(reader.cells(row)) > 2
    )
    depths.pop(0, None)
    return max(depths, key=lambda depth: (depths[depth], depth)) if depths else 0


def _levels_of_banners(reader: _Reader, banners: list[_Banner]) -> dict[tuple[str, int], str]:
    """Return what each shape of banner names: the first to appear the themes, others the objectives."""
    shapes = list(dict.fromkeys(banner.shape for banner in banners))
    if not shapes:
        return {}
    if len(shapes) > 1:
        return {shape: m.THEME if shape == shapes[0] else m.OBJECTIVE for shape in shapes}
    return {shapes[0]: _level_of_lone_shape(reader, banners)}


def _level_of_lone_shape(reader: _Reader, banners: list[_Banner]) -> str:
    if reader.table.column("objective") is not None:
        return m.THEME
    if reader.table.column("theme") is not None:
        return m.OBJECTIVE
    words = {banner.title.split(maxsplit=1)[0].casefold().rstrip(":") for banner in banners}
    if words & {"theme", "priority"}:
        return m.THEME
    longest = sorted(len(banner.title) for banner in banners)[len(banners) // 2]
    if words & {"objective", "outcome", "aim", "goal"} or longest > _LONG_TITLE:
        return m.OBJECTIVE
    return m.THEME

"""The rows of a plan table as the stages of recognising rows see them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from planapp.exchange.grid import Cell
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.numbers import depth_of

# A row of fewer cells may be a banner; a row of as many is an ordinary one.
_ORDINARY = 3


class TableRows:
    """The data rows of a plan table, their cells and what is usual among them."""

    def __init__(self, table: m.FoundTable, rows: tuple[int, ...]) -> None:
        """Look up the columns of the levels once; 0 stands for a column that there is not."""
        self.table, self.rows, self.spans = table, rows, table.spans
        self.ours = table.number_of(m.OURS)
        self.columns = tuple(role.column for role in table.columns if role.field != m.OURS)
        self.ref, self.action, self.step = (table.number_of(key) for key in ("ref", "action", "step"))
        self.groups = tuple(filter(None, (table.number_of(key) for key in (m.THEME, m.OBJECTIVE))))
        self.levels = tuple(filter(None, (*self.groups, self.action, self.step)))

    def cells(self, row: int) -> list[Cell]:
        """Return the filled cells of a row, without planapp's own."""
        return [cell for cell in self.spans.row(row) if cell.column != self.ours]

    def text(self, row: int, column: int) -> str:
        """Return the text at a place without the blanks around it."""
        cell = self.spans.cell(row, column)
        return cell.text.strip() if cell is not None else ""

    def path(self, row: int) -> str:
        """Return the path of ids that planapp's own column gives a row, or ''."""
        return self.text(row, self.ours) if self.ours else ""

    def is_wide(self, cell: Cell) -> bool:
        """Tell whether a cell is merged over at least half of the columns, and three."""
        right = self.spans.right(cell.row, cell.column)
        if right == cell.column:
            return False
        covered = sum(cell.column <= column <= right for column in self.columns)
        return covered >= 3 and 2 * covered >= len(self.columns)

    def stands_out(self, cell: Cell) -> bool:
        """Tell whether a cell is set off from the usual cells of its column by fill or weight."""
        fill, bold = self._plain.get(cell.column, ("", False))
        return (bool(cell.fill) and cell.fill != fill) or (cell.bold and not bold)

    @cached_property
    def _ordinary(self) -> list[tuple[int, list[Cell]]]:
        found = ((row, self.cells(row)) for row in self.rows)
        return [(row, cells) for row, cells in found if len(cells) >= _ORDINARY]

    @cached_property
    def _plain(self) -> dict[int, tuple[str, bool]]:
        """The usual fill and weight of each column."""
        counts: dict[int, Counter[tuple[str, bool]]] = {}
        for _, cells in self._ordinary:
            for cell in cells:
                counts.setdefault(cell.column, Counter())[cell.fill, cell.bold] += 1
        return {column: found.most_common(1)[0][0] for column, found in counts.items()}

    @cached_property
    def usual_depth(self) -> int:
        """How many parts the numbers of ordinary rows have; 0 where they have none."""
        if not self.ref:
            return 0
        depths = Counter(depth_of(self.text(row, self.ref)) for row, _ in self._ordinary)
        depths.pop(0, None)
        return max(depths, key=lambda depth: (depths[depth], depth)) if depths else 0

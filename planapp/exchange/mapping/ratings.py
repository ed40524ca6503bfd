"""Reading the rating columns of a plan table into its items."""

from __future__ import annotations

from collections.abc import Sequence

from planapp.domain.naming import short
from planapp.domain.records import Level
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.fill import add_extra
from planapp.exchange.mapping.nodes import RatingGiven
from planapp.exchange.mapping.targets import Targets
from planapp.exchange.rating_cell import RatingRead, read_rating
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.spans import Span


def fill_ratings(table: m.FoundTable, targets: Targets, levels: Sequence[Level], account: Account) -> None:
    """Read every rating column. Ratings given by a colour alone are counted in a finding for each column."""
    reader = _Reader(table, targets, levels, account)
    for role in table.columns_of(m.RATING):
        reader.read_column(role)


class _Reader:
    def __init__(
        self, table: m.FoundTable, targets: Targets, levels: Sequence[Level], account: Account
    ) -> None:
        self.table, self.targets, self.levels, self.account = table, targets, levels, account
        self.named = [table.number_of(key) for key in ("ref", "action", "step")]
        self.said: set[str] = set()
        self.known: dict[tuple[str, ...], RatingRead | None] = {}

    def read_column(self, role: m.ColumnRole) -> None:
        """Read the ratings of a column, of blank cells too: a fill may be all that there is."""
        by_colour: list[Cell] = []
        for row in self.targets.rows:
            cell = self._cell(row, role.column)
            if cell is None or self.table.spans.is_covered(row, role.column):
                continue
            if not cell.is_filled and (not cell.fill or self._is_row_in_colour(cell)):
                continue
            if self.account.is_placed(self.table.sheet, cell):
                continue
            read = self._read(cell)
            if read is not None:
                self._rate(role, cell, read)
                if not cell.is_filled:
                    by_colour.append(cell)
        if by_colour:
            count = "1 rating was" if len(by_colour) == 1 else f"{len(by_colour)} ratings were"
            text = f"{count} read from the colour of a blank cell in ‘{role.heading}’."
            self._find(NOTE, by_colour[0], text)

    def _cell(self, row: int, column: int) -> Cell | None:
        """Return the filled cell at a place, or a blank one: its fill may be all that there is."""
        filled, stored = self.table.spans.cell(row, column), self.table.sheet.cell(row, column)
        return filled if filled is not None or stored is None or stored.is_filled else stored

    def _read(self, cell: Cell) -> RatingRead | None:
        """Read a rating; cells that look the same say the same."""
        look = (cell.text, cell.fill, cell.font_colour, cell.icon)
        if look not in self.known:
            self.known[look] = read_rating(cell, self.levels)
        return self.known[look]

    def _is_row_in_colour(self, cell: Cell) -> bool:
        """Tell whether a fill is the row's, not the cell's own: number or title stand on it too."""
        beside = (self.table.sheet.cell(cell.row, column) for column in self.named if column)
        return any(other is not None and other.fill == cell.fill for other in beside)

    def _rate(self, role: m.ColumnRole, cell: Cell, read: RatingRead) -> None:
        span = Span(cell, self.table.spans.last_row(cell.row, cell.column))
        for node in self.targets.of(role, span).nodes:
            if role.column not in node.ratings:
                comment = "\n".join(filter(None, [read.words, cell.note]))
                node.ratings[role.column] = RatingGiven(read, comment, cell.note_author)
                self.account.place_note(self.table.sheet, cell)
            elif cell.is_filled:
                add_extra(node, role.column, cell.text)
                self._find(LOOK, cell, "A second rating of the same action is kept as an extra field.")
            else:
                self._find(LOOK, cell, "The action has a rating, so the colour of this cell is not taken.")
        if cell.is_filled:
            self.account.place(self.table.sheet, cell, m.RATING)
        if read.words and read.level is not None and read.words not in self.said:
            self.said.add(read.words)
            text = f"‘{short(read.words)}’ was read as {read.level.name}. Its words are kept as the comment."
            self._find(NOTE, cell, text)
        if read.doubt:
            kept = "It is kept as written." if read.text else "The text was taken."
            self._find(LOOK, cell, f"The rating ‘{cell.text}’ {read.doubt}. {kept}")

    def _find(self, severity: str, cell: Cell, text: str) -> None:
        self.account.find(severity, self.table.where(cell.row, cell.column), text, about="rating")

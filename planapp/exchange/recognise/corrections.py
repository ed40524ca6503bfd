"""What the officer says of a sheet where it was not understood: columns, rows, texts, the header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from planapp.domain.list_fields import INDICATOR_FIELDS
from planapp.exchange.grid import Book
from planapp.exchange.recognise import model as m

# What rows can be said to be, besides what they are: joined to the row above, or left out.
JOINED, SKIPPED = m.MORE, m.SKIPPED
ROW_CHOICES = (m.THEME, m.OBJECTIVE, m.ACTION, m.STEP, JOINED, SKIPPED)
# A table has one column of each of these; of the others it may have several.
ONCE = frozenset({m.THEME, m.OBJECTIVE, m.ACTION, m.STEP, "ref", "due", "status", "done_on"}) | {
    field.key for field in INDICATOR_FIELDS if field.key != m.MONTH
}

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was said of one sheet; what is not said is recognised.

    `columns` holds fields by the table's last header row and the column: keys of domain/fields.py, 'rating',
    'extra' or 'skipped'. `rows` holds one of ROW_CHOICES by row, `texts` what a cell is to say, by row and
    column. `header` is the row of the headings, 0 where none was chosen. A sheet that `is_left_out` is not
    read.
    """

    columns: Mapping[Place, str] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    texts: Mapping[Place, str] = field(default_factory=dict)
    header: int = 0
    is_left_out: bool = False

    def with_column(self, header_row: int, column: int, key: str) -> Corrections:
        """Return these with a column read as a field, which another column of the table is no longer."""
        others = {
            at: said
            for at, said in self.columns.items()
            if said != key or key not in ONCE or at[0] != header_row
        }
        return replace(self, columns={**others, (header_row, column): key})

    def with_row(self, row: int, role: str) -> Corrections:
        """Return these with a row of a role."""
        return replace(self, rows={**self.rows, row: role})

    def with_text(self, row: int, column: int, text: str) -> Corrections:
        """Return these with another text in a cell."""
        return replace(self, texts={**self.texts, (row, column): text})

    def with_header(self, row: int) -> Corrections:
        """Return these with another header; columns and rows were said of the table under the former one."""
        return replace(self, header=row, columns={}, rows={})

    def without_row(self, row: int) -> Corrections:
        """Return these with a row as it is recognised."""
        return replace(self, rows={other: role for other, role in self.rows.items() if other != row})

    def left_out(self, is_left_out: bool) -> Corrections:
        """Return these with the sheet read or not."""
        return replace(self, is_left_out=is_left_out)


NOTHING_SAID = Corrections()
# By the name of the sheet.
Said = Mapping[str, Corrections]


def picked(book: Book, said: Said) -> Book:
    """Return a workbook without the sheets that are left out."""
    return replace(book, sheets=tuple(s for s in book.sheets if not said_of(said, s.name).is_left_out))


def said_of(said: Said, sheet: str) -> Corrections:
    """Return what was said of a sheet."""
    return said.get(sheet, NOTHING_SAID)

"""What was understood of a workbook: its tables, and the role of each column and row, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from planapp.exchange.grid import Cell, Sheet, address
from planapp.exchange.labels import PeriodLabel
from planapp.exchange.recognise.spans import Spans

PLAN, INDICATORS, KEY, UPDATES, TEXTS = "plan", "indicators", "key", "updates", "texts"
# What planapp tells of changes: it says nothing of its own.
CHANGES = "changes"

EXTRA, RATING, OURS, MONTH = "extra", "rating", "ours", "value"

# Roles of rows. TITLE stands above a header; GUIDANCE and SIGN_OFF are words around the rows of a table;
# THEME and OBJECTIVE are banners; GROUP names a theme or an objective in a column of its own and nothing
# below; MORE is a further row of the item above. What the officer leaves out is SKIPPED, rows and columns.
TITLE, HEADER, REPEAT = "title", "header", "repeat"
GUIDANCE, SIGN_OFF = "guidance", "sign-off"
THEME, OBJECTIVE, GROUP = "theme", "objective", "group"
ACTION, STEP, MORE, RECORD = "action", "step", "more", "record"
SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ColumnRole:
    """A column: its heading and the field it holds. `confidence` runs to 100; `reason` says why in words.

    `field` is a key of domain/fields.py; 'extra' for a column of the officer's own, 'rating' with a period,
    'value' with a month, 'ours' for planapp's own hidden column, 'skipped' for one that the officer leaves
    out, '' for a heading with nothing below it. `part` is the id of the period or extra field that planapp
    sent the column for, where that is known.
    """

    column: int
    heading: str
    field: str
    confidence: int = 100
    reason: str = ""
    period: PeriodLabel | None = None
    month: str = ""
    part: int | None = None


@dataclass(frozen=True, slots=True)
class RowRole:
    """A row of a table and what it is; `ends` is the level of the groups that end above it, if any do."""

    row: int
    role: str
    ends: str = ""


@dataclass(frozen=True)
class FoundTable:
    """A table on a sheet: its title rows, header rows, and the rows and columns below.

    `header` holds the headings, those on two lines joined; `header_row` is the last row of them, or the row
    above the first where the table has none. `repeats` are rows that show the header once more, `around`
    those that give guidance or sign the table off, `further` those that only go on with the texts of the row
    above. `spans` holds the cells below the header, what stands in pieces put together. `is_indented` says
    that blanks in front of titles tell their level; `order` counts the tables of the workbook. `said` holds
    the roles that the officer gave to rows.
    """

    sheet: Sheet
    kind: str
    title_rows: tuple[int, ...]
    header_row: int
    bottom: int
    spans: Spans = field(repr=False, compare=False)
    header: tuple[Cell, ...] = ()
    header_rows: tuple[int, ...] = ()
    repeats: frozenset[int] = frozenset()
    around: tuple[RowRole, ...] = ()
    further: frozenset[int] = frozenset()
    columns: tuple[ColumnRole, ...] = ()
    rows: tuple[RowRole, ...] = ()
    order: int = 0
    is_indented: bool = False
    said: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def _columns_by_field(self) -> dict[str, tuple[ColumnRole, ...]]:
        found: dict[str, list[ColumnRole]] = {}
        for column in self.columns:
            found.setdefault(column.field, []).append(column)
        return {key: tuple(columns) for key, columns in found.items()}

    def column(self, key: str) -> ColumnRole | None:
        """Return the first column that holds a field, or None."""
        return next(iter(self.columns_of(key)), None)

    def columns_of(self, key: str) -> tuple[ColumnRole, ...]:
        """Return all columns that hold a field."""
        return self._columns_by_field.get(key, ())

    def number_of(self, key: str) -> int:
        """Return the number of the first column that holds a field, or 0."""
        column = self.column(key)
        return column.column if column is not None else 0

    @property
    def first_column(self) -> int:
        """Return the number of the first column; one where no column holds anything."""
        return self.columns[0].column if self.columns else 1

    def where(self, row: int, column: int) -> str:
        """Return an address as a finding shows it ('Plan!B7')."""
        return f"{self.sheet.name}!{address(row, column)}"

    def with_columns(self, columns: tuple[ColumnRole, ...]) -> FoundTable:
        """Return the table with other roles for its columns."""
        return replace(self, columns=columns)


@dataclass(frozen=True, slots=True)
class Recognition:
    """All tables found in a workbook, and the sheets in which there was none."""

    tables: tuple[FoundTable, ...]
    other_sheets: tuple[Sheet, ...] = ()

    def of_kind(self, kind: str) -> list[FoundTable]:
        """Return the tables of a kind, in order."""
        return [table for table in self.tables if table.kind == kind]


NOTHING_RECOGNISED = Recognition(())

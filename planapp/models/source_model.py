"""The sheet that is to be imported, cell by cell, with what each row, column and cell was read as."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planapp.domain.fields import FIELD_OF
from planapp.exchange.grid import Cell, Sheet, column_letters
from planapp.exchange.mapping import Finding
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.model import ColumnRole, FoundTable
from planapp.models.source_rows import NO_ROW, SourceRow, rows_of_sheet
from planapp.models.texts import one_line

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_LONGEST_SHOWN, _LONGEST_TOLD = 300, 1_000
SOURCE_ROW = Qt.ItemDataRole.UserRole
DOUBT = Qt.ItemDataRole.UserRole + 1

OnText = Callable[[int, int, str], None]


class SourceModel(QAbstractTableModel):
    """Rows and columns count from 0 here, from 1 on the sheet. A text that is typed goes to `on_text`."""

    def __init__(self, on_text: OnText, parent: QObject | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._on_text = on_text
        self.sheet = Sheet("")
        self.tables: tuple[FoundTable, ...] = ()
        self._rows: Mapping[int, SourceRow] = {}
        self._doubts: dict[tuple[int, int], Finding] = {}
        self._texts: Mapping[tuple[int, int], str] = {}

    def show(
        self,
        sheet: Sheet,
        tables: tuple[FoundTable, ...],
        doubts: Collection[tuple[int, int, Finding]],
        texts: Mapping[tuple[int, int], str],
    ) -> None:
        """Show a sheet as it is understood: `doubts` by row and column, `texts` that stand in for others."""
        is_other = sheet is not self.sheet
        if is_other:
            self.beginResetModel()
        self.sheet, self.tables, self._texts = sheet, tables, texts
        self._rows = rows_of_sheet(tables)
        self._doubts = {}
        for row, column, finding in doubts:
            self._doubts.setdefault((row, column), finding)
        if is_other:
            self.endResetModel()
        elif self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def row(self, index_row: int) -> SourceRow:
        """Return what a row was read as; rows count from 0."""
        return self._rows.get(index_row + 1, NO_ROW)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell of the sheet at an index, if something stands there."""
        cell = self.sheet.cell(index.row() + 1, index.column() + 1)
        return cell if cell is not None and cell.is_filled else None

    def table_of(self, index_row: int) -> FoundTable | None:
        """Return the table to which a row belongs: its own, or the largest of the sheet."""
        header = self.row(index_row).header_row
        if self.row(index_row).word:
            return next((table for table in self.tables if table.header_row == header), None)
        return max(self.tables, key=lambda table: len(table.rows), default=None)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many rows the sheet has."""
        return 0 if parent.isValid() else self.sheet.last_row

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many columns the sheet has."""
        return 0 if parent.isValid() else self.sheet.last_column

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, what was doubtful about it, or what its row is."""
        if not index.isValid():
            return None
        if role == SOURCE_ROW:
            return self.row(index.row())
        at = (index.row() + 1, index.column() + 1)
        doubt = self._doubts.get(at)
        if role == DOUBT:
            return doubt
        text = self._text(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(text[:_LONGEST_SHOWN])
        if role == Qt.ItemDataRole.EditRole:
            return doubt.suggestion or text if doubt is not None else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n\n".join(filter(None, [text[:_LONGEST_TOLD], doubt.text if doubt is not None else ""]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(index, text, doubt)
        return None

    def _text(self, index: Index) -> str:
        at = (index.row() + 1, index.column() + 1)
        cell = self.cell(index)
        return self._texts.get(at, cell.text if cell is not None else "")

    def _words(self, index: Index, text: str, doubt: Finding | None) -> str:
        row = self.row(index.row())
        place = f"{column_letters(index.column() + 1)}{index.row() + 1}"
        parts = [place, row.word.lower(), self.reading_of(index), one_line(text[:_LONGEST_TOLD]) or "blank"]
        return ", ".join(filter(None, [*parts, doubt.text if doubt is not None else ""]))

    def reading_of(self, index: Index) -> str:
        """Return what the column of a cell is read as, in words."""
        table = self.table_of(index.row())
        role = role_at(table, index.column() + 1) if table is not None else None
        return name_of_role(role) if role is not None else ""

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the letters of a column; of a row its number, and for a screen reader its word too."""
        if orientation == Qt.Orientation.Horizontal:
            return column_letters(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == SOURCE_ROW:
            return self.row(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(section + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, [str(section + 1), self.row(section).word]))
        if role == Qt.ItemDataRole.ToolTipRole and self.row(section).can_change:
            return "Press T, O, A, S, J or X to say what this row is, or right-click it."
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that cells can be chosen; what a filled one says can be corrected where it is in a table."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.cell(index) is not None and self.row(index.row()).can_change:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Say that a cell is to say something else; the sheet itself stays as it is."""
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, str) or not value.strip():
            return False
        if not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if value != self._text(index):
            self._on_text(index.row() + 1, index.column() + 1, value)
        return True


def role_at(table: FoundTable, column: int) -> ColumnRole | None:
    """Return what a column of a table is read as, if it is one of its columns."""
    return next((role for role in table.columns if role.column == column), None)


def name_of_role(role: ColumnRole) -> str:
    """Return what a column is read as, in the words of its list."""
    if role.field == m.RATING and role.period is not None:
        return f"Rating {role.period.label}"
    if role.field == m.MONTH:
        return f"Value {role.month}"
    return name_of_field(role.field)


def name_of_field(key: str) -> str:
    """Return a field in the words of the list of a column."""
    others = {m.EXTRA: "Own field", m.SKIPPED: "Leave out", m.OURS: "planapp’s own", "": "Nothing below"}
    return others[key] if key in others else FIELD_OF[key].label

"""What changed since a point as a tree: items, and their fields below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planapp.domain.naming import short
from planapp.models.changes_rows import ChangedRow
from planapp.models.difference_rows import Line
from planapp.models.differences_model import Column

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_HEADINGS = ("", "Field", "Was", "Is")
# An id holds the place of a row, counted from 1, and below it that of a line, counted from 1.
_BITS = 24
_LINE_MASK = (1 << _BITS) - 1


class ChangesModel(QAbstractItemModel):
    """`row_at` and `line_at` give what is painted; `item_at` the id of the item or indicator at an index."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._rows: tuple[ChangedRow, ...] = ()
        self._at: dict[int, int] = {}

    @property
    def rows(self) -> Sequence[ChangedRow]:
        """Return the rows that are shown."""
        return self._rows

    def show(self, rows: Sequence[ChangedRow]) -> None:
        """Show other rows (one reset)."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._at = {row.item: at for at, row in enumerate(rows)}
        self.endResetModel()

    def index_of(self, item: int | None) -> QModelIndex:
        """Return where an item is shown; an index that is not valid if it is not."""
        at = self._at.get(item) if item is not None else None
        return self.index(at, 0) if at is not None else QModelIndex()

    def item_at(self, index: Index) -> int | None:
        """Return the id of the item at an index, or above it."""
        row = self.row_at(index) or self.row_at(index.parent()) if index.isValid() else None
        return row.item if row is not None else None

    def row_at(self, index: Index) -> ChangedRow | None:
        """Return the row at an index of the first level."""
        key = int(index.internalId()) if index.isValid() else 0
        return self._rows[(key >> _BITS) - 1] if key and not key & _LINE_MASK else None

    def line_at(self, index: Index) -> Line | None:
        """Return the line at an index of the second level."""
        key = int(index.internalId()) if index.isValid() else 0
        line = key & _LINE_MASK
        return self._rows[(key >> _BITS) - 1].lines[line - 1] if line else None

    # What Qt asks.

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the index of a place below a parent."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = int(parent.internalId()) if parent.isValid() else 0
        return self.createIndex(row, column, above + row + 1 if above else (row + 1) << _BITS)

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        """Return the index of the row above a line."""
        key = int(index.internalId()) if index.isValid() else 0
        place = (key >> _BITS) - 1
        return self.createIndex(place, 0, (place + 1) << _BITS) if key & _LINE_MASK else QModelIndex()

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many rows there are, or how many lines below one."""
        if not parent.isValid():
            return len(self._rows)
        row = self.row_at(parent)
        return len(row.lines) if row is not None and not parent.column() else 0

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return four, at each level."""
        return len(_HEADINGS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        is_heading = orientation == Qt.Orientation.Horizontal and 0 <= section < len(_HEADINGS)
        return _HEADINGS[section] if is_heading and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, or all of a row or line in words."""
        row, line = self.row_at(index), self.line_at(index)
        if row is None and line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _shown(row, line)[index.column()] or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(index, row, line)
        return None

    def _words(self, index: Index, row: ChangedRow | None, line: Line | None) -> str:
        """Return a cell for a screen reader; the first tells the whole row."""
        first = index.column() == Column.TAKE
        if row is not None:
            title = "" if row.name.endswith("’") else row.title
            return ", ".join(filter(None, [row.name, title, row.state])) if first else row.title
        above = self.row_at(index.parent())
        assert line is not None
        assert above is not None
        was, now = short(line.was, 2_000) or "empty", short(line.theirs, 2_000) or "empty"
        if first:
            return f"{above.name}, {line.label}, was {was}, is {now}"
        return (line.label, f"was {was}", f"is {now}")[index.column() - 1]


def _shown(row: ChangedRow | None, line: Line | None) -> tuple[str, str, str, str]:
    """Return what the four columns show."""
    if row is not None:
        return "", row.ref or row.under, row.title, row.state
    assert line is not None
    return "", line.label, line.was, line.in_file

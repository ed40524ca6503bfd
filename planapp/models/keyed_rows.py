"""Rows of a table by their ids: another plan is shown by signals for the rows that differ only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex

from planapp.models.shown_tree import Insert, Move, ShownTree, Step, steps

Index = QModelIndex | QPersistentModelIndex
Known = TypeVar("Known")
_NONE = QModelIndex()


class KeyedRows(QAbstractTableModel, Generic[Known]):
    """Knows of each row what its cells are made of. None of them stands below another."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Have no rows yet."""
        super().__init__(parent)
        self._known: dict[int, Known] = {}
        self._order: list[int] = []
        self._tree = ShownTree(lambda above: self._order if above is None else (), lambda row_id: None)

    def _begin(self, known: dict[int, Known]) -> None:
        """Have other rows from now on, in their order; only within a reset."""
        self._known, self._order = known, list(known)
        self._tree.clear()

    def _become(self, known: dict[int, Known]) -> None:
        """Come to have other rows, one step after the other."""
        before = self._known
        self._tree.children(None)
        # What goes still answers until it has gone.
        self._known = before | known
        for step in steps(self._tree, {None: list(known)}):
            self._take(step)
        self._known, self._order = known, list(known)
        last = self.columnCount() - 1
        for row_id, one in known.items():
            if row_id in before and before[row_id] != one:
                place = self._tree.row(row_id)
                self.dataChanged.emit(self.createIndex(place, 0), self.createIndex(place, last))

    def _take(self, step: Step) -> None:
        if isinstance(step, Insert):
            self.beginInsertRows(QModelIndex(), step.at, step.at + len(step.ids) - 1)
            self._tree.take(step)
            self.endInsertRows()
        elif isinstance(step, Move):
            self.beginMoveRows(QModelIndex(), step.at, step.at, QModelIndex(), step.to)
            self._tree.take(step)
            self.endMoveRows()
        else:
            self.beginRemoveRows(QModelIndex(), step.at, step.at + step.count - 1)
            self._tree.take(step)
            self.endRemoveRows()

    @property
    def ids(self) -> Sequence[int]:
        """Return the ids of the rows, in order."""
        return self._tree.children(None)

    def id_of(self, index: Index) -> int | None:
        """Return the id of the row of an index, or None."""
        ids = self.ids
        return ids[index.row()] if index.isValid() and index.row() < len(ids) else None

    def _known_of(self, index: Index) -> Known | None:
        """Return what is known of the row of an index, or None."""
        row_id = self.id_of(index)
        return self._known[row_id] if row_id is not None else None

    def _cell(self, row_id: int | None, column: int) -> QModelIndex:
        """Return a cell by the id of its row; an index of nothing if there is none."""
        self._tree.children(None)
        if row_id is None or not self._tree.holds(row_id):
            return QModelIndex()
        return self.index(self._tree.row(row_id), column)

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many rows there are; none stand below another."""
        return 0 if parent.isValid() else len(self.ids)

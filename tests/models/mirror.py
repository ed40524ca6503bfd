"""A view's knowledge of a model: what it was told by signals, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, qInstallMessageHandler
from PySide6.QtTest import QAbstractItemModelTester

from planapp.models.roles import Role

_OF_CELLS = (
    *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole),
    *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.CheckStateRole),
    *(Role.PERIOD, Role.INHERITED, Role.COLUMN),
)
_OF_ROWS = tuple(role for role in Role if role not in _OF_CELLS)


@dataclass
class Node:
    """A row as it was last told: what its cells answer, and the rows below it."""

    cells: tuple[Any, ...]
    children: list[Node] = field(default_factory=list)


def read_row(model: QAbstractItemModel, row: int, parent: QModelIndex) -> Node:
    """Return a row and all below it as the model answers now."""
    index = model.index(row, 0, parent)
    return Node(cells_of(model, row, parent), read_below(model, index))


def read_below(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[Node]:
    """Return all rows below an index as the model answers now."""
    parent = parent or QModelIndex()
    return [read_row(model, row, parent) for row in range(model.rowCount(parent))]


def cells_of(model: QAbstractItemModel, row: int, parent: QModelIndex) -> tuple[Any, ...]:
    """Return the id of a row, what it answers as a row, and what each of its cells does."""
    indexes = [model.index(row, column, parent) for column in range(model.columnCount(parent))]
    of_row = tuple(indexes[0].data(role) for role in _OF_ROWS)
    return indexes[0].data(Role.ID), of_row, [[index.data(role) for role in _OF_CELLS] for index in indexes]


class Mirror:
    """Keeps what a model shows up to date by its signals, and counts them."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.model = model
        self.signals: list[str] = []
        self.top = Node((), read_below(model))
        model.dataChanged.connect(self._changed)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        # In the places of before the move, which are those of the mirror.
        model.rowsAboutToBeMoved.connect(self._moving)
        model.modelReset.connect(lambda: self._again("reset"))
        model.layoutChanged.connect(lambda *_: self._again("layout"))

    def _node(self, index: QModelIndex) -> Node:
        if not index.isValid():
            return self.top
        return self._node(index.parent()).children[index.row()]

    def _again(self, signal: str) -> None:
        self.signals.append(signal)
        self.top = Node((), read_below(self.model))

    def _changed(self, first: QModelIndex, last: QModelIndex, *_: Any) -> None:
        self.signals.append("changed")
        parent = first.parent()
        assert last.parent() == parent
        for row in range(first.row(), last.row() + 1):
            self._node(parent).children[row].cells = cells_of(self.model, row, parent)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.signals.append("inserted")
        rows = [read_row(self.model, row, parent) for row in range(first, last + 1)]
        self._node(parent).children[first:first] = rows

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        self.signals.append("removed")
        del self._node(parent).children[first : last + 1]

    def _moving(self, source: QModelIndex, first: int, last: int, target: QModelIndex, to: int) -> None:
        self.signals.append("moved")
        old, new = self._node(source), self._node(target)
        moved = old.children[first : last + 1]
        del old.children[first : last + 1]
        at = to - len(moved) if old is new and to > last else to
        new.children[at:at] = moved


@contextmanager
def watched(model: QAbstractItemModel) -> Iterator[Mirror]:
    """Give a mirror of a model under Qt's own tester; at the end nothing may have been warned of."""
    told: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, text: told.append(text))
    try:
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
        yield Mirror(model)
        del tester
    finally:
        qInstallMessageHandler(before)
    assert told == []

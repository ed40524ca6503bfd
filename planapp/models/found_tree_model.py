"""The plan that an import would make, as a tree to look at: number, title, and what stands below."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import ACTION, KINDS, STEP, Item
from planapp.models.texts import one_line

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
ITEM = Qt.ItemDataRole.UserRole
ASIDE = Qt.ItemDataRole.UserRole + 1


class FoundTreeModel(QAbstractItemModel):
    """One column; ITEM gives the item, ASIDE the words at the right: what stands below, or its due date."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Show an empty plan."""
        super().__init__(parent)
        self.plan = empty_plan()
        self._children: dict[int | None, list[int]] = {}
        self._places: dict[int, int] = {}

    def show(self, plan: Plan) -> None:
        """Show another plan."""
        self.beginResetModel()
        self.plan, self._children, self._places = plan, {}, {}
        for item in plan.walk():
            siblings = self._children.setdefault(item.parent, [])
            self._places[item.id] = len(siblings)
            siblings.append(item.id)
        self.endResetModel()

    def item(self, index: Index) -> Item | None:
        """Return the item at an index."""
        return self.plan.items.get(int(index.internalId())) if index.isValid() else None

    def index_of(self, item_id: int) -> QModelIndex:
        """Return where an item stands; an index that is not valid if it is not there."""
        place = self._places.get(item_id)
        return QModelIndex() if place is None else self.createIndex(place, 0, item_id)

    def index(self, row: int, column: int, parent: Index = _NONE) -> QModelIndex:
        """Return the index of a place below a parent."""
        item = self.item(parent)
        below = self._children.get(item.id if item is not None else None, [])
        if column or not 0 <= row < len(below) or (parent.isValid() and item is None):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, index: Index = _NONE) -> QModelIndex:  # type: ignore[override]
        """Return the index of the item above."""
        item = self.item(index)
        return self.index_of(item.parent) if item is not None and item.parent is not None else QModelIndex()

    def rowCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return how many items stand below."""
        item = self.item(parent)
        return len(self._children.get(item.id if item is not None else None, []))

    def columnCount(self, parent: Index = _NONE) -> int:  # noqa: N802
        """Return that there is one column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, what stands at the right, or all of it in words."""
        item = self.item(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(item.title) or "Untitled"
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.title
        if role == ITEM:
            return item
        if role == ASIDE:
            return self._aside(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [item.kind, one_line(item.ref), one_line(item.title) or "untitled", self._aside(item)]
            return ", ".join(filter(None, parts))
        return None

    def _aside(self, item: Item) -> str:
        below = Counter(self.plan.items[child].kind for child in self._children.get(item.id, []))
        for kind in KINDS:
            if below[kind]:
                return f"{below[kind]:,} {kind}" if below[kind] == 1 else f"{below[kind]:,} {kind}s"
        return one_line(item.due) if item.kind in (STEP, ACTION) else ""

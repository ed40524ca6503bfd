"""The tree of what changed since a point: Enter goes to the item, what is open and current stays so."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.theme import Appearance
from planapp.models.changes_model import ChangesModel
from planapp.views.importing.differences_paint import Look
from planapp.views.importing.fields_tree import FieldsTree
from planapp.views.widgets.caption_header import CaptionHeader
from planapp.views.widgets.painted import px
from planapp.views.widgets.painted_tree import is_plain

Index = QModelIndex | QPersistentModelIndex
_INDENT, _FIELD = 36, 200
# With more lines than that, rows are not opened by themselves: every open row costs time.
_MOST_OPENED = 1500


class ChangesTree(FieldsTree):
    """`opened` gives the id of the item or indicator that the officer wants to see."""

    opened = Signal(object)

    def __init__(self, model: ChangesModel, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(model, theme, parent, ticks=False)
        self.changes = model
        self.empty = ""
        self._closed: set[int] = set()
        self._current: int | None = None
        self.setHeader(CaptionHeader(theme, self))
        self.setModel(model)
        self.setAccessibleName("Changes")
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.expanded.connect(lambda index: self._closed.discard(model.item_at(index) or 0))
        self.collapsed.connect(lambda index: self._closed.add(model.item_at(index) or 0))

    def set_empty(self, words: str) -> None:
        """Say why there are no rows."""
        self.empty = words
        self.viewport().update()

    def current_item(self) -> int | None:
        """Return the id of the item or indicator that is current, or None."""
        return self.changes.item_at(self.currentIndex())

    def start_again(self) -> None:
        """Open all rows and stand on the first, when others come next."""
        self._closed.clear()
        self.setCurrentIndex(QModelIndex())

    def _keep(self) -> None:
        self._current = self.current_item()

    def _restore(self) -> None:
        self.forget_heights()
        lines = 0
        for at, row in enumerate(self.changes.rows):
            lines += len(row.lines)
            if lines > _MOST_OPENED:
                break
            if row.lines and row.item not in self._closed:
                self.setExpanded(self.changes.index(at, 0), True)
        current = self.changes.index_of(self._current)
        self.setCurrentIndex(current if current.isValid() else self.changes.index(0, 0))
        self.scheduleDelayedItemsLayout()

    def widths_before(self) -> tuple[int, int]:
        """Return how wide the chevron's column is, and that of the fields."""
        return px(self._theme, _INDENT), px(self._theme, _FIELD)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows, or say why there are none."""
        super().paintEvent(event)
        if not self.changes.rowCount():
            self.paint_instead(self.empty)

    def look_of(self, index: QModelIndex) -> Look:
        """Return in which state a row is."""
        return Look(
            None,
            is_selected=self.selectionModel().isSelected(index),
            is_active=self.is_active(),
            has_focus=self.is_at(index),
            is_open=self.isExpanded(index) if self.changes.rowCount(index) else None,
        )

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the item with Enter; open, close and go between levels with Right and Left."""
        index = self.currentIndex().siblingAtColumn(0)
        if not index.isValid() or not is_plain(event.modifiers()):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current_item())
        elif event.key() == Qt.Key.Key_Right:
            self.go_in(index)
        elif event.key() == Qt.Key.Key_Left:
            self.go_out(index)
        else:
            super().keyPressEvent(event)

    def _is_chevron(self, event: QMouseEvent, index: Index) -> bool:
        return event.position().x() < px(self._theme, _INDENT) and bool(self.changes.rowCount(index))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open and close where a chevron is; elsewhere choose a row."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        if event.button() == Qt.MouseButton.LeftButton and self._is_chevron(event, index):
            self.setCurrentIndex(index)
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the item of a row; a second click on a chevron counts as a first one."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        if not index.isValid() or self._is_chevron(event, index):
            self.mousePressEvent(event)
        else:
            self.opened.emit(self.changes.item_at(index))

"""A tree whose rows are painted as a whole and are as high as what they say: those in sight are measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QRegion, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from planapp.graphics.fonts import Role, baseline, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.bare_view import make_bare_tree
from planapp.views.widgets.painted import ink, px, text_width

Index = QModelIndex | QPersistentModelIndex


class PaintedTree(QTreeView):
    """A subclass shares out the width, says how high a row is, and paints it."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._heights: dict[int, int] = {}
        self.setItemDelegate(_Heights(self))
        make_bare_tree(self)
        theme.changed.connect(self._restyle)

    # What a subclass says.

    def widths_in(self, width: int) -> Mapping[int, int]:
        """Return how a width is shared out between the columns."""
        raise NotImplementedError

    def measured(self, index: Index) -> int:
        """Return how high a row is, with the line below it."""
        raise NotImplementedError

    def paint_at(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """Paint the row of an index of the first column over the whole width."""
        raise NotImplementedError

    # Columns and heights.

    def _restyle(self) -> None:
        self._lay_out()
        self.header().setFixedHeight(self.header().sizeHint().height())

    def _lay_out(self) -> None:
        for column, wide in self.widths_in(self.viewport().width()).items():
            self.setColumnWidth(column, wide)
        # Qt still knows the range of the columns before: nothing ever scrolls sideways.
        self.horizontalScrollBar().setRange(0, 0)
        self.forget_heights()
        self.scheduleDelayedItemsLayout()

    def forget_heights(self) -> None:
        """Measure all rows anew."""
        self._heights.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def height_of(self, index: Index) -> int:
        """Return how high a row is; measured once until widths, theme or rows change."""
        key = int(index.internalId())
        if key not in self._heights:
            self._heights[key] = self.measured(index)
        return self._heights[key]

    def dataChanged(  # noqa: N802
        self, top_left: Index, bottom_right: Index, roles: Iterable[int] = ()
    ) -> None:
        """Paint again; tell a screen reader of the row on which it stands.

        Qt would look for the place of each row that changed, and measure all rows before it.
        """
        here = self.currentIndex()
        if top_left.row() <= here.row() <= bottom_right.row() and top_left.parent() == here.parent():
            super().dataChanged(here, here, list(roles))
        self.viewport().update()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        """Return all that is in sight: Qt would measure the rows up to those that are selected no more."""
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Paint again, with the row that is current in sight: Qt would measure all back to the former."""
        super().currentChanged(current, QModelIndex())
        self.viewport().update()

    # Painting.

    def drawRow(  # noqa: N802
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a row over the whole width."""
        rect: QRect = option.rect
        painter.save()
        self.paint_at(painter, rect, self.model().sibling(index.row(), 0, index))
        painter.restore()

    def paint_instead(self, words: str) -> None:
        """Say in the middle of the width that there are no rows, and why."""
        theme, type_ = self._theme, font(Role.BODY, self._theme.look, 600)
        painter, rect = QPainter(self.viewport()), self.viewport().rect()
        box = QRect(rect.left(), rect.top() + px(theme, 40), rect.width(), px(theme, 24))
        painter.setFont(type_)
        painter.setPen(ink(theme, "text"))
        left = box.left() + round((box.width() - text_width(words, type_)) / 2)
        painter.drawText(left, baseline(box, QFontMetricsF(type_)), words)
        painter.end()

    def is_active(self) -> bool:
        """Tell whether what is selected is shown as selected."""
        return self.hasFocus() or self.isActiveWindow()

    def is_at(self, index: QModelIndex) -> bool:
        """Tell whether the keyboard is at a row."""
        return self.hasFocus() and self.currentIndex().siblingAtColumn(0) == index

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show it no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show whether the window is active."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.viewport().update()

    # Open and closed.

    def go_in(self, index: QModelIndex) -> None:
        """Open a row, or go to the first one below it."""
        if not self.model().hasChildren(index):
            return
        if self.isExpanded(index):
            self.setCurrentIndex(self.model().index(0, 0, index))
        else:
            self.setExpanded(index, True)

    def go_out(self, index: QModelIndex) -> None:
        """Go to the row above, or close one of the first level."""
        if index.parent().isValid():
            self.setCurrentIndex(index.parent())
        else:
            self.setExpanded(index, False)


def is_plain(modifiers: Qt.KeyboardModifier) -> bool:
    """Tell whether a key was pressed by itself."""
    return modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class _Heights(QStyledItemDelegate):
    """Tells the tree how high rows are; the tree paints them itself, over all columns."""

    def __init__(self, tree: PaintedTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row with its first column."""
        return QSize(0, self._tree.height_of(index) if not index.column() else 0)

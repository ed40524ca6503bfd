"""How the cells of a source are painted: the ground of their row, their words, and the mark of a doubt."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planapp.graphics.fonts import Role, baseline, font
from planapp.graphics.theme import Appearance
from planapp.models.source_model import DOUBT, SOURCE_ROW
from planapp.models.source_rows import Look, SourceRow
from planapp.views.importing.source_paint import GROUNDS, paint_ground
from planapp.views.widgets.painted import ink, paint_face, paint_icon, px

Index = QModelIndex | QPersistentModelIndex
_PADDING, _SIGN = 7, 14
# Rows whose words may run on over blank cells at their right, as they do in the sheet.
_WIDE = frozenset({Look.THEME, Look.OBJECTIVE, Look.SKIPPED, Look.BLANK})
# How many cells to the left the words of a row may begin.
_FARTHEST = 12


class SourceDelegate(QStyledItemDelegate):
    """Paints what SourceModel gives; a text is corrected in a field in its place."""

    def __init__(self, view: QTableView, theme: Appearance) -> None:
        """Paint for a view."""
        super().__init__(view)
        self._view, self._theme = view, theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        row: SourceRow = index.data(SOURCE_ROW)
        rect, theme, ground = QRect(option.rect), self._theme, GROUNDS[row.look]
        painter.save()
        painter.setClipRect(rect.adjusted(0, 0, 1, 1))
        paint_ground(painter, rect, ground, theme)
        text, doubt = index.data() or "", index.data(DOUBT)
        if row.look not in _WIDE or self._is_followed(index):
            painter.setPen(ink(theme, "line"))
            painter.drawLine(rect.topRight(), rect.bottomRight())
        if doubt is not None and doubt.severity == "look":
            self._paint_doubt(painter, rect, text)
        else:
            self._paint_words(painter, rect, index, text, row)
        self._paint_choice(painter, rect, option, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index, text: str, row: SourceRow) -> None:
        """Write a text; in a wide row a blank cell goes on with what begins at its left."""
        start = rect
        if not text and row.look in _WIDE:
            column = self._begins_at(index)
            if column < 0:
                return
            text = index.sibling(index.row(), column).data() or ""
            x = self._view.columnViewportPosition(column)
            start = QRect(x, rect.top(), rect.right() - x, rect.height())
        ground, type_ = GROUNDS[row.look], self._font(row)
        metrics = QFontMetricsF(type_)
        left = start.left() + px(self._theme, _PADDING)
        if row.look not in _WIDE or self._is_followed(index):
            width = rect.right() - left - px(self._theme, 4)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
        painter.setFont(type_)
        painter.setPen(ink(self._theme, ground.words))
        painter.drawText(left, baseline(QRectF(rect), metrics), text)

    def _font(self, row: SourceRow) -> QFont:
        return font(Role.SMALL, self._theme.look, GROUNDS[row.look].weight)

    def _begins_at(self, index: Index) -> int:
        """Return the column at the left whose words may run on into this one; -1 if there is none."""
        for column in range(index.column() - 1, max(-1, index.column() - _FARTHEST), -1):
            if index.sibling(index.row(), column).data():
                return column
        return -1

    def _is_followed(self, index: Index) -> bool:
        return bool(index.sibling(index.row(), index.column() + 1).data())

    def _paint_doubt(self, painter: QPainter, rect: QRect, text: str) -> None:
        """Paint a value to look at: edge, tint and triangle."""
        theme = self._theme
        paint_face(
            painter, QRectF(rect).adjusted(0, 0, 0, 0), ink(theme, "warn_tint"), ink(theme, "warn"), 2, 2
        )
        type_ = font(Role.SMALL, theme.look, 600)
        metrics, sign = QFontMetricsF(type_), px(theme, _SIGN)
        left = rect.left() + px(theme, _PADDING)
        box = QRectF(rect.right() - sign - px(theme, 5), rect.top(), sign, rect.height())
        room = max(0.0, box.left() - left - 2)
        painter.setFont(type_)
        painter.setPen(ink(theme, "warn"))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, baseline(QRectF(rect), metrics), shown)
        paint_icon(painter, theme, "warning", box, _SIGN, "warn")

    def _paint_choice(
        self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Outline the rows that are chosen, and the cell that has the focus."""
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(ink(self._theme, "accent"))
            painter.drawLine(rect.left(), rect.top(), rect.right(), rect.top())
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        if state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(rect).adjusted(1, 1, -1, -1)
            paint_face(painter, ring, None, ink(self._theme, "accent"), 3, 2)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Return a field in which the text is corrected."""
        field = QLineEdit(parent)
        field.setFrame(False)
        field.setFont(font(Role.SMALL, self._theme.look))
        field.setAccessibleName("What this cell is to say")
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Start with what may have been meant, or what the cell says, all of it chosen."""
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Stand over the cell, wide enough for a few words."""
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), px(self._theme, 160)))
        editor.setGeometry(rect)

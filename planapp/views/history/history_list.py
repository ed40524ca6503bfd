"""The entries of the journal, one after the other, under the days on which they were made."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planapp.domain.changes import REDO, UNDO
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.history_model import HistoryModel, HistoryRole
from planapp.store.journal import Entry
from planapp.views.widgets.bare_view import make_bare
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_text, px, text_width

Index = QModelIndex | QPersistentModelIndex
_ROW, _DAY, _PAD, _BAR, _ICON = 48, 28, 20, 3, 14
_CUT = Qt.TextElideMode.ElideRight


class _Delegate(QStyledItemDelegate):
    """Paints an entry on two lines: what was done; when, by whom, and the point that was named there."""

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row, higher where a day begins."""
        caption = _DAY if index.data(HistoryRole.DAY) else 0
        return QSize(0, px(self._theme, _ROW + caption))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an entry, under its day where that begins."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        day = str(index.data(HistoryRole.DAY) or "")
        if day:
            self._paint_day(painter, QRect(rect.left(), rect.top(), rect.width(), px(self._theme, _DAY)), day)
            rect = rect.adjusted(0, px(self._theme, _DAY), 0, 0)
        self._paint_ground(painter, rect, state)
        self._paint_entry(painter, rect, index)
        if state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(rect).adjusted(4, 2, -4, -3)
            paint_face(painter, ring, None, ink(self._theme, "accent"), 5, 2)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, day: str) -> None:
        painter.fillRect(rect, ink(self._theme, "sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(self._theme, "line"))
        box = QRectF(rect).adjusted(px(self._theme, _PAD), 0, 0, -1)
        paint_text(painter, box, day, font(Role.SMALL, self._theme.look, 600), ink(self._theme, "text3"))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        token = ("tint" if active else "band") if chosen else "hover" if over else "surface"
        painter.fillRect(rect, ink(self._theme, token))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(self._theme, "line"))
        if chosen and active:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), ink(self._theme, "accent"))

    def _paint_entry(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, length, colour = self._theme, partial(px, self._theme), partial(ink, self._theme)
        entry: Entry = index.data(HistoryRole.ENTRY)
        box = QRectF(rect).adjusted(length(_PAD), length(5), -length(16), -length(5))
        first = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        second = QRectF(box.left(), first.bottom(), box.width(), box.height() / 2)
        icon = {UNDO: "undo", REDO: "redo"}.get(entry.kind)
        if icon:
            size = length(_ICON)
            paint_icon(
                painter, theme, icon, QRectF(box.left(), first.top(), size, first.height()), _ICON, "text3"
            )
            first.setLeft(first.left() + size + length(6))
        type_ = font(Role.BODY, theme.look)
        words = QFontMetricsF(type_).elidedText(str(index.data()), _CUT, first.width())
        paint_text(painter, first, words, type_, colour("text3" if icon else "text"))
        small = font(Role.SMALL, theme.look)
        when = "  ·  ".join(filter(None, [str(index.data(HistoryRole.TIME)), entry.by]))
        paint_text(painter, second, when, small, colour("text3"))
        self._paint_points(painter, second, text_width(when, small), index)

    def _paint_points(self, painter: QPainter, line: QRectF, taken: int, index: Index) -> None:
        theme, length = self._theme, partial(px, self._theme)
        points = ", ".join(index.data(HistoryRole.POINTS) or ())
        if not points:
            return
        type_, size = font(Role.SMALL, theme.look, 500), length(12)
        left = line.left() + taken + length(12)
        paint_icon(painter, theme, "flag", QRectF(left, line.top(), size, line.height()), 12, "accent")
        box = QRectF(left + size + length(5), line.top(), 0, line.height())
        box.setRight(line.right())
        shown = QFontMetricsF(type_).elidedText(points, _CUT, box.width())
        paint_text(painter, box, shown, type_, ink(theme, "accent"))


class HistoryList(QListView):
    """`entry_chosen` gives the current Entry or None; `opened` gives one on Enter or a double click."""

    entry_chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, model: HistoryModel, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a journal."""
        super().__init__(parent)
        self._theme, self.journal = theme, model
        self.setAccessibleName("History")
        self.setModel(model)
        self.setItemDelegate(_Delegate(theme, self))
        make_bare(self)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(HistoryRole.ENTRY)))
        model.modelReset.connect(lambda: self.entry_chosen.emit(None))
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def current(self) -> Entry | None:
        """Return the entry that is chosen."""
        entry: Entry | None = self.currentIndex().data(HistoryRole.ENTRY)
        return entry

    def choose(self, seq: int) -> None:
        """Choose an entry, where it is shown."""
        row = self.journal.row_of(seq)
        if row >= 0:
            self.setCurrentIndex(self.journal.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which entry is chosen."""
        super().currentChanged(current, previous)
        self.entry_chosen.emit(current.data(HistoryRole.ENTRY) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open what is chosen with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

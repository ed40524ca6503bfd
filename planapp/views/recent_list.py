"""The plans that were open: title, where, when, and how their ratings stand; missing ones in grey."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planapp.graphics.fonts import Role, font, sized
from planapp.graphics.rollup_bar import Segment, paint_rollup
from planapp.graphics.theme import Appearance
from planapp.palette import NONE
from planapp.views.ages import when_words, where_words
from planapp.views.settings import Recent
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_text, px

Index = QModelIndex | QPersistentModelIndex
_RECENT = Qt.ItemDataRole.UserRole
_MISSING = Qt.ItemDataRole.UserRole + 1
_NOTHING = QModelIndex()
_GONE = "This file is not there any more. Delete takes it off the list."
_ROW, _PADDING, _ICON, _TEXT_AT, _BAR, _RADIUS = 84, 20, 16, 56, 124, 8
_BAR_SIZE = QSize(_BAR, 10)


class RecentModel(QAbstractListModel):
    """The list as settings keep it. Whether a file is there is looked up once, when the list is shown."""

    def __init__(self, parent: QWidget) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._rows: list[tuple[Recent, bool]] = []

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show other plans."""
        self.beginResetModel()
        self._rows = [(one, not Path(one.path).exists()) for one in recent]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:  # noqa: N802
        """Return how many plans there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says, or its Recent."""
        if not index.isValid():
            return None
        recent, missing = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(recent)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = [title_of(recent), second_line(recent, missing), period_words(recent)]
                return ", ".join(filter(None, parts))
            case Qt.ItemDataRole.ToolTipRole:
                return f"{recent.path}\n{_GONE}" if missing else recent.path
        return {_RECENT: recent, _MISSING: missing}.get(role)


def title_of(recent: Recent) -> str:
    """Return what a plan is called."""
    return recent.title or Path(recent.path).stem


def second_line(recent: Recent, missing: bool) -> str:
    """Return where a plan is, and when it was open."""
    when = when_words(recent.opened, datetime.now()) if recent.opened is not None else ""
    parts = [where_words(Path(recent.path)), "Not found" if missing else when]
    return "  ·  ".join(filter(None, parts))


def period_words(recent: Recent) -> str:
    """Return which period a plan is in: 'April 2026 open'."""
    if not recent.period:
        return ""
    return f"{recent.period} {'frozen' if recent.frozen else 'open'}"


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Appearance, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        return QSize(0, px(self._theme, _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row: ground, icon, two lines of text, roll-up and period."""
        recent, missing = index.data(_RECENT), bool(index.data(_MISSING))
        painter.save()
        rect, selected = QRect(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            self._paint_selected(painter, QRectF(rect))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_face(painter, QRectF(rect), ink(self._theme, "hover"), None, _RADIUS)
        if index.row():
            line = rect.adjusted(_PADDING, 0, -_PADDING, 0)
            painter.fillRect(line.x(), line.y(), line.width(), 1, ink(self._theme, "line"))
        self._paint_texts(painter, QRectF(rect), recent, missing, selected)
        if not missing:
            self._paint_ratings(painter, QRectF(rect), recent)
        painter.restore()

    def _paint_selected(self, painter: QPainter, rect: QRectF) -> None:
        paint_face(painter, rect, ink(self._theme, "tint"), None, _RADIUS)
        bar = QRectF(rect.left(), rect.top() + _RADIUS / 2, 3, rect.height() - _RADIUS)
        painter.fillRect(bar, ink(self._theme, "accent"))

    def _paint_texts(
        self, painter: QPainter, rect: QRectF, recent: Recent, missing: bool, selected: bool
    ) -> None:
        colour, length = partial(ink, self._theme), partial(px, self._theme)
        token = "disabled" if missing else "accent" if selected else "text3"
        first = QRectF(rect.left() + length(_TEXT_AT), rect.top() + length(20), 0, length(20))
        first.setRight(rect.right() - 2 * _PADDING - length(_BAR))
        icon = QRectF(rect.left() + _PADDING, first.top(), _ICON, first.height())
        paint_icon(painter, self._theme, "plan", icon, _ICON, token)
        title_font, small = sized(length(14), 600), font(Role.SMALL, self._theme.look)
        title = _cut(title_of(recent), title_font, first.width(), Qt.TextElideMode.ElideRight)
        paint_text(painter, first, title, title_font, colour("disabled" if missing else "text"))
        second = first.translated(0, length(22))
        words = _cut(second_line(recent, missing), small, second.width(), Qt.TextElideMode.ElideMiddle)
        paint_text(painter, second, words, small, colour("disabled" if missing else "text3"))

    def _paint_ratings(self, painter: QPainter, rect: QRectF, recent: Recent) -> None:
        length = partial(px, self._theme)
        width = length(_BAR)
        bar = QRectF(rect.right() - _PADDING - width, rect.top() + length(25), width, length(10))
        segments = [Segment(tone or NONE, number) for tone, number in recent.counts]
        paint_rollup(painter, bar, segments, _BAR_SIZE, self._theme.look)
        below = QRectF(rect.left(), rect.top() + length(42), rect.width() - _PADDING, length(20))
        small = font(Role.SMALL, self._theme.look)
        words, align = period_words(recent), Qt.AlignmentFlag.AlignRight
        paint_text(painter, below, words, small, ink(self._theme, "text2"), align)


def _cut(text: str, type_: QFont, width: float, mode: Qt.TextElideMode) -> str:
    return QFontMetricsF(type_).elidedText(text, mode, width)


class RecentList(QListView):
    """`open_wanted` gives the path of a plan, `forget_wanted` that of one to take off the list."""

    open_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._recent = RecentModel(self)
        self.setModel(self._recent)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName("Recent plans")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(1, 1, 1, 1)
        self.clicked.connect(self._open)
        theme.changed.connect(self.doItemsLayout)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show other plans, and choose the first."""
        self._recent.show_recent(recent)
        self.setCurrentIndex(self._recent.index(0, 0))

    def height_of_all(self) -> int:
        """Return the height at which no row is hidden."""
        return max(1, self._recent.rowCount()) * px(self._theme, _ROW) + 2

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not index.data(_MISSING):
            self.open_wanted.emit(index.data(_RECENT).path)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with Enter, take off the list with Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.forget_wanted.emit(self.currentIndex().data(_RECENT).path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer to take a plan off the list."""
        index = self.indexAt(event.pos())
        if index.isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            path = index.data(_RECENT).path
            menu.addAction("Take off the list").triggered.connect(lambda: self.forget_wanted.emit(path))
            menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card, then the rows."""
        painter = QPainter(self.viewport())
        face = QRectF(self.viewport().rect())
        paint_face(painter, face, ink(self._theme, "surface"), ink(self._theme, "line"), _RADIUS)
        painter.end()
        super().paintEvent(event)

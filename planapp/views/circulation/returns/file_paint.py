"""How a file that came back is painted in its list, and those who have not sent theirs."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.return_files import FileRow, LateHeading, LateRow
from planapp.models.roles import Role as DataRole
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_text, px, text_width

Index = QModelIndex | QPersistentModelIndex
_FILE, _HEADING, _LATE, _PADDING, _BAR = 64, 44, 26, 16, 3
_ABOVE, _TITLE, _NAME, _WORDS = 5, 20, 16, 18
_SIGN, _BADGE, _BADGE_PADDING = 16, 18, 7
_RIGHT, _CUT = Qt.AlignmentFlag.AlignRight, Qt.TextElideMode.ElideRight


class FileDelegate(QStyledItemDelegate):
    """Paints a file on three lines: whose it is, its name, and how far it is gone through."""

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a row."""
        row = index.data(DataRole.ROW)
        height = _FILE if isinstance(row, FileRow) else _HEADING if isinstance(row, LateHeading) else _LATE
        return QSize(0, px(self._theme, height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        row, rect = index.data(DataRole.ROW), option.rect
        painter.save()
        if isinstance(row, FileRow):
            self._paint_ground(painter, rect, option.state)
            self._paint_file(painter, self._inside(rect), row)
            if option.state & QStyle.StateFlag.State_HasFocus:
                ring = QRectF(rect).adjusted(5, 3, -4, -4)
                paint_face(painter, ring, None, ink(self._theme, "accent"), 5, 2)
        elif isinstance(row, LateHeading):
            self._paint_heading(painter, self._inside(rect), row)
        elif isinstance(row, LateRow):
            self._paint_late(painter, self._inside(rect), row)
        painter.restore()

    def _inside(self, rect: QRect) -> QRectF:
        padding = px(self._theme, _PADDING)
        return QRectF(rect).adjusted(padding, 0, -padding + 1, -1)

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        active = bool(state & QStyle.StateFlag.State_Active)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        token = ("tint" if active else "band") if chosen else "hover" if over else "sunken"
        painter.fillRect(rect, ink(theme, token))
        padding = 0 if chosen else px(theme, _PADDING)
        painter.fillRect(
            rect.left() + padding, rect.bottom(), rect.width() - 2 * padding + 1, 1, ink(theme, "line")
        )
        if chosen and active:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height() - 1, ink(theme, "accent"))

    # A file.

    def _paint_file(self, painter: QPainter, inside: QRectF, row: FileRow) -> None:
        theme = self._theme
        title = QRectF(inside.left(), inside.top() + px(theme, _ABOVE), inside.width(), px(theme, _TITLE))
        name = QRectF(inside.left(), title.bottom(), inside.width(), px(theme, _NAME))
        words = QRectF(inside.left(), name.bottom(), inside.width(), px(theme, _WORDS))
        self._paint_title(painter, title, row)
        small = font(Role.CAPTION, theme.look, 400)
        shown = QFontMetricsF(small).elidedText(row.file, Qt.TextElideMode.ElideMiddle, name.width())
        paint_text(painter, name, shown, small, ink(theme, "text3"))
        self._paint_words(painter, words, row)

    def _paint_title(self, painter: QPainter, box: QRectF, row: FileRow) -> None:
        theme, sign = self._theme, px(self._theme, _SIGN)
        icon, colour = ("check-circle", "ok") if row.is_done else ("warning", "warn")
        if row.is_done or row.not_recognised:
            place = QRectF(box.right() - sign, box.top(), sign, box.height())
            paint_icon(painter, theme, icon, place, _SIGN, colour)
            box = box.adjusted(0, 0, -sign - px(theme, 8), 0)
        type_ = font(Role.BODY, theme.look, 400 if row.is_done else 600)
        token = "text2" if row.is_done else "text" if row.officer else "warn"
        shown = QFontMetricsF(type_).elidedText(row.title, _CUT, box.width())
        paint_text(painter, box, shown, type_, ink(theme, token))

    def _paint_words(self, painter: QPainter, box: QRectF, row: FileRow) -> None:
        theme, small = self._theme, font(Role.SMALL, self._theme.look)
        if row.decided:
            paint_text(painter, box, row.decided, small, ink(theme, "text2"), _RIGHT)
            box = box.adjusted(0, 0, -text_width(row.decided, small) - px(theme, 8), 0)
        if row.warning and not row.badge and not row.is_done:
            paint_text(painter, box, self._cut(row.warning, small, box), small, ink(theme, "warn"))
            return
        token = "text2" if row.is_done else "text"
        paint_text(painter, box, self._cut(row.words or "Comparing…", small, box), small, ink(theme, token))
        if row.badge:
            self._paint_badge(painter, box, text_width(row.words, small) + px(theme, 8), row.badge)

    def _cut(self, words: str, type_: QFont, box: QRectF) -> str:
        return QFontMetricsF(type_).elidedText(words, _CUT, box.width())

    def _paint_badge(self, painter: QPainter, box: QRectF, offset: int, words: str) -> None:
        theme, type_ = self._theme, font(Role.CAPTION, self._theme.look, 600)
        padding, height = px(theme, _BADGE_PADDING), px(theme, _BADGE)
        width = text_width(words, type_) + 2 * padding
        top = round(box.center().y() - height / 2)
        badge = QRectF(round(box.left() + offset), top, width, height)
        if badge.right() > box.right():
            return
        paint_face(painter, badge, ink(theme, "accent_fill"), None, height)
        paint_text(painter, badge, words, type_, ink(theme, "on_accent"), Qt.AlignmentFlag.AlignHCenter)

    # Those who are late.

    def _paint_heading(self, painter: QPainter, box: QRectF, row: LateHeading) -> None:
        theme = self._theme
        box = box.adjusted(0, px(theme, 10), 0, 0)
        strong, small = font(Role.SMALL, theme.look, 600), font(Role.SMALL, theme.look)
        paint_text(painter, box, "Not back yet", strong, ink(theme, "text2"))
        room = box.width() - text_width("Not back yet", strong) - px(theme, 8)
        words = row.asked if text_width(row.asked, small) <= room else row.day
        paint_text(painter, box, words, small, ink(theme, "text3"), _RIGHT)

    def _paint_late(self, painter: QPainter, box: QRectF, row: LateRow) -> None:
        theme, small = self._theme, font(Role.SMALL, self._theme.look)
        sign = px(theme, 12)
        paint_icon(painter, theme, "circle", QRectF(box.left(), box.top(), sign, box.height()), 12, "control")
        token = "danger" if row.is_late else "text3"
        paint_text(painter, box, row.words, small, ink(theme, token), _RIGHT)
        name = box.adjusted(sign + px(theme, 6), 0, -text_width(row.words, small) - px(theme, 8), 0)
        paint_text(painter, name, self._cut(row.name, small, name), small, ink(theme, "text2"))

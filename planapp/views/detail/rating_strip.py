"""The rating strip: the ratings of an item, period by period; one tab stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planapp.domain.scale import NOT_RATED_LETTER
from planapp.graphics import rating_cell as rc
from planapp.graphics import rollup_bar
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.facts import PeriodCell
from planapp.models.roles import State
from planapp.palette import NONE
from planapp.views.board.period_heading import heading_of
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import ink, paint_face, paint_icon, paint_text, px

_LABEL, _CELL, _FOOT, _LEAST, _ARROW = 18, 36, 2, 46, 14
_LONGEST_UNREAD = 3
_CUT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Notch:
    """A period of the strip: what it shows, its roll-up as a bar, and what a screen reader says of it."""

    cell: PeriodCell
    segments: tuple[rollup_bar.Segment, ...] = ()
    words: str = ""


class RatingStrip(QWidget):
    """`chosen` gives the id of a period; `typed` a character that rates it; `menu_wanted` where to open it.

    Left and Right choose a period. The latest periods that fit are shown, or those round the chosen one.
    """

    chosen = Signal(object)
    typed = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._notches: tuple[Notch, ...] = ()
        self._at = -1
        self._hovered = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def show_notches(self, notches: Sequence[Notch], chosen: int | None) -> None:
        """Show periods in their order; `chosen` is the id of one of them."""
        ids = [notch.cell.period.id for notch in notches]
        at = ids.index(chosen) if chosen in ids else -1
        if (tuple(notches), at) != (self._notches, self._at):
            self._notches, self._at = tuple(notches), at
            self.setAccessibleName(f"Rating, {notches[at].words}" if at >= 0 else "Rating")
            self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of one cell, and of what is above it."""
        height = px(self._theme, _LABEL + _CELL + _FOOT)
        return QSize(px(self._theme, _LEAST), height)

    # Where the cells stand.

    def _shown(self) -> range:
        """Return the places of the periods that are shown."""
        room = max(1, self._room().width() // px(self._theme, _LEAST))
        count = len(self._notches)
        if count <= room:
            return range(count)
        last = count
        current = next((at for at, notch in enumerate(self._notches) if notch.cell.period.current), count - 1)
        last = max(current + 1, room)
        if self._at >= 0:
            last = min(max(last, self._at + 1), self._at + room)
        return range(last - room, last)

    def _room(self) -> QRect:
        inset = px(self._theme, PAD_X)
        return self.rect().adjusted(inset, 0, -inset, 0)

    def cell_rect(self, at: int) -> QRect:
        """Return where a period stands, label and cell; empty if it is not shown."""
        shown, room = self._shown(), self._room()
        if at not in shown:
            return QRect()
        width = min(room.width() / len(shown), px(self._theme, _LEAST) * 2.0)
        place = at - shown.start
        left, right = round(room.left() + place * width), round(room.left() + (place + 1) * width)
        return QRect(left, 0, right - left, self.height())

    def _place_at(self, point: QPoint) -> int:
        return next((at for at in self._shown() if self.cell_rect(at).contains(point)), -1)

    # Keyboard and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose another period, or say what was typed."""
        keys = Qt.Key
        last = len(self._notches) - 1
        places = {
            keys.Key_Left: self._at - 1,
            keys.Key_Right: self._at + 1,
            keys.Key_Home: 0,
            keys.Key_End: last,
        }
        plain = not event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        place = places.get(keys(event.key())) if plain else None
        if place is not None:
            self._choose(min(max(place, 0), last))
        elif plain and event.key() in (keys.Key_Space, keys.Key_Menu):
            self._ask_menu()
        elif plain and event.text() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self._notches) and at != self._at:
            self.chosen.emit(self._notches[at].cell.period.id)

    def _ask_menu(self) -> None:
        self.menu_wanted.emit(self.mapToGlobal(self.cell_rect(self._at).bottomLeft()))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose a period; the one that is chosen opens the menu."""
        at = self._place_at(event.position().toPoint())
        if at >= 0 and at == self._at:
            self._ask_menu()
        else:
            self._choose(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show which cell the pointer is over."""
        self._hover(self._place_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Show none."""
        self._hover(-1)

    def _hover(self, at: int) -> None:
        if at != self._hovered:
            self._hovered = at
            self.update()

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what a cell shows."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), self._notches[at].words if at >= 0 else "", self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    # Paint.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint a label and a cell for each period that is shown."""
        painter, shown = QPainter(self), self._shown()
        for at in shown:
            self._paint_notch(painter, at)
        self._paint_arrows(painter, shown)
        if self.hasFocus():
            paint_face(painter, QRectF(self.rect()), None, ink(self._theme, "accent"), 6, 2)
        painter.end()

    def _paint_notch(self, painter: QPainter, at: int) -> None:
        notch, rect, theme = self._notches[at], self.cell_rect(at), self._theme
        current = notch.cell.period.current
        type_ = font(Role.CAPTION, theme.look, 700 if current else None)
        name = QFontMetricsF(type_).elidedText(heading_of(notch.cell.period).name, _CUT, rect.width() - 2)
        label = QRectF(rect.left(), 0, rect.width(), px(theme, _LABEL))
        token = "accent" if current else "text2"
        paint_text(painter, label, name, type_, ink(theme, token), Qt.AlignmentFlag.AlignHCenter)
        box = QRect(rect.left(), px(theme, _LABEL), rect.width(), px(theme, _CELL))
        ring = rc.Ring.FOCUS if at == self._at else rc.Ring.NONE
        if at == self._hovered and at != self._at and not notch.cell.period.frozen:
            ring = rc.Ring.HOVER
        if notch.segments:
            self._paint_bar(painter, box, notch, chosen=at == self._at)
        else:
            rc.paint_cell(painter, box, cell_of(notch.cell, ring), theme.look)

    def _paint_bar(self, painter: QPainter, box: QRect, notch: Notch, *, chosen: bool) -> None:
        current = notch.cell.period.current
        size = rollup_bar.OPEN_SIZE if current else QSize(32, 10)
        rollup_bar.paint_rollup(painter, box, notch.segments, size, self._theme.look)
        if chosen:
            ring = QRectF(0, 0, px(self._theme, 44), px(self._theme, 20))
            ring.moveCenter(QRectF(box).center())
            paint_face(painter, ring.toAlignedRect().toRectF(), None, ink(self._theme, "accent"), 6, 2)

    def _paint_arrows(self, painter: QPainter, shown: range) -> None:
        top = self.height() - px(self._theme, _CELL + _FOOT)
        for more, left in (
            (shown.start > 0, -3),
            (shown.stop < len(self._notches), self.width() - _ARROW + 3),
        ):
            if more:
                name = "chevron-left" if left < 0 else "chevron-right"
                box = QRectF(left, top, _ARROW, px(self._theme, _CELL))
                paint_icon(painter, self._theme, name, box, 12, "text3")


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def cell_of(shown: PeriodCell, ring: rc.Ring) -> rc.Cell:
    """Return the rating cell of a period."""
    size = rc.Size.STRIP_OPEN if shown.period.current else rc.Size.STRIP
    if shown.level is not None:
        return rc.Cell(
            size, shown.level.tone, shown.level.letter, shown.has_comment, ring=ring, is_carried=shown.carried
        )
    if shown.state is State.NOT_RATED:
        return rc.Cell(size, NONE, NOT_RATED_LETTER, shown.has_comment, ring=ring)
    if shown.state is State.UNREAD:
        text = shown.text.strip()
        return rc.Cell(
            size, NONE, text if len(text) <= _LONGEST_UNREAD else "?", shown.has_comment, ring=ring
        )
    if shown.state is State.TO_RATE and not shown.period.frozen:
        return rc.Cell(size, state=rc.State.TO_RATE, ring=ring)
    return rc.Cell(size, state=rc.State.BEFORE, ring=ring)

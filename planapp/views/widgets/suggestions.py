"""A list of what may be meant, below the text that is typed; it never takes the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_face, paint_text, px, text_width

_ROW, _PADDING, _MARGIN, _WIDEST, _NARROWEST, _RADIUS, _GAP = 28, 10, 4, 380, 160, 6, 16
_CUT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Suggested:
    """A text that may be meant, and what says more about it."""

    text: str
    note: str = ""


class Suggestions(QWidget):
    """Lies in the window of its parent, below a place or above it. `taken` gives the text of a click."""

    taken = Signal(str)

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Suggested, ...] = ()
        self._at = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Suggestions")
        self.hide()

    @property
    def texts(self) -> list[str]:
        """Return what is offered, in order."""
        return [] if self.isHidden() else [one.text for one in self._found]

    @property
    def current(self) -> Suggested | None:
        """Return what is chosen, None while nothing is offered."""
        return None if self.isHidden() or not self._found else self._found[self._at]

    def offer(self, found: Sequence[Suggested], beside: QRect) -> None:
        """Offer texts beside a rectangle of the screen; the first is chosen. None hides the list."""
        self._found, self._at = tuple(found), 0
        if not found:
            self.hide()
            return
        self.setGeometry(self._place(beside))
        self.show()
        self.raise_()
        self.update()

    def step(self, by: int) -> None:
        """Choose the next (1) or the one before (-1), round and round."""
        self._at = (self._at + by) % len(self._found)
        self.update()

    def words(self) -> str:
        """Return what a screen reader says of the choice."""
        one = self.current
        return f"{one.text}, {self._at + 1} of {len(self._found)}" if one is not None else ""

    def _place(self, beside: QRect) -> QRect:
        theme, window = self._theme, self.parentWidget()
        assert window is not None
        body, small = font(Role.BODY, theme.look), font(Role.SMALL, theme.look)
        wanted = max(
            text_width(one.text, body) + (text_width(one.note, small) + _GAP if one.note else 0)
            for one in self._found
        )
        width = max(
            px(theme, _NARROWEST), min(px(theme, _WIDEST), wanted + 2 * px(theme, _PADDING + _MARGIN))
        )
        size = (min(width, window.width() - 16), len(self._found) * px(theme, _ROW) + 2 * _MARGIN)
        box = QRect(window.mapFromGlobal(beside.bottomLeft()) + QPoint(0, 4), QRect(0, 0, *size).size())
        if box.bottom() > window.height() - 4:
            box.moveBottom(window.mapFromGlobal(beside.topLeft()).y() - 4)
        box.moveLeft(max(8, min(box.left(), window.width() - box.width() - 8)))
        return box

    def _row(self, at: int) -> QRect:
        height = px(self._theme, _ROW)
        return QRect(_MARGIN, _MARGIN + at * height, self.width() - 2 * _MARGIN, height)

    def _row_at(self, place: QPoint) -> int | None:
        return next((at for at in range(len(self._found)) if self._row(at).contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose what is under the pointer."""
        at = self._row_at(event.position().toPoint())
        if at is not None and at != self._at:
            self._at = at
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take what is clicked."""
        at = self._row_at(event.position().toPoint())
        if at is not None:
            self.taken.emit(self._found[at].text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and a row for each."""
        painter, theme = QPainter(self), self._theme
        paint_face(painter, QRectF(self.rect()), ink(theme, "surface"), ink(theme, "line2"), _RADIUS)
        body, small = font(Role.BODY, theme.look), font(Role.SMALL, theme.look)
        for at, one in enumerate(self._found):
            row = QRectF(self._row(at))
            if at == self._at:
                paint_face(painter, row, ink(theme, "tint"), None, 4)
            inner = row.adjusted(px(theme, _PADDING), 0, -px(theme, _PADDING), 0)
            shown = QFontMetricsF(body).elidedText(one.text, _CUT, inner.width())
            paint_text(painter, inner, shown, body, ink(theme, "text"))
            inner.setLeft(inner.left() + text_width(shown, body) + _GAP)
            note = QFontMetricsF(small).elidedText(one.note, _CUT, max(0.0, inner.width()))
            paint_text(painter, inner, note, small, ink(theme, "text3"), Qt.AlignmentFlag.AlignRight)
        painter.end()

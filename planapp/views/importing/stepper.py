"""The steps of the wizard at its top: done ones ticked, the present one filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_icon, paint_text, px, text_width

_DISC, _GAP, _LINE, _AROUND = 24, 8, 32, 12


class Stepper(QWidget):
    """Shows where the officer is; it is read, not pressed."""

    def __init__(self, names: Sequence[str], theme: Appearance, parent: QWidget | None = None) -> None:
        """Stand at the first step."""
        super().__init__(parent)
        self._names, self._theme, self.at = tuple(names), theme, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.go(0)

    def go(self, at: int) -> None:
        """Stand at a step, from 0."""
        self.at = at
        self.setAccessibleName(f"Step {at + 1} of {len(self._names)}: {self._names[at]}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of all steps."""
        width = sum(self._width(name) for name in self._names)
        width += (len(self._names) - 1) * px(self._theme, _LINE + 2 * _AROUND)
        return QSize(width, px(self._theme, _DISC) + 2)

    def _width(self, name: str) -> int:
        # The widest weight: nothing may shift when a step becomes the present one.
        return px(self._theme, _DISC + _GAP) + text_width(name, font(Role.STRONG, self._theme.look))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the discs, the names and the lines between."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, left, middle = self._theme, 0, self.height() / 2
        for number, name in enumerate(self._names):
            self._paint_disc(painter, left, number)
            token = "text" if number == self.at else "text2"
            type_ = font(Role.STRONG if number == self.at else Role.BODY, theme.look)
            at = left + px(theme, _DISC + _GAP)
            box = QRectF(at, 0, self._width(name), self.height())
            paint_text(painter, box, name, type_, ink(theme, token))
            left += self._width(name) + px(theme, _AROUND)
            if number + 1 < len(self._names):
                painter.setPen(ink(theme, "line2"))
                painter.drawLine(QPointF(left, middle), QPointF(left + px(theme, _LINE), middle))
                left += px(theme, _LINE + _AROUND)
        painter.end()

    def _paint_disc(self, painter: QPainter, left: int, number: int) -> None:
        theme, side = self._theme, px(self._theme, _DISC)
        disc = QRectF(left + 0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        fill = "tint2" if number < self.at else "accent_fill" if number == self.at else "surface"
        painter.setBrush(ink(theme, fill))
        painter.setPen(QPen(ink(theme, "control"), 1) if number > self.at else Qt.PenStyle.NoPen)
        painter.drawEllipse(disc)
        if number < self.at:
            paint_icon(painter, theme, "tick", disc, 14, "accent")
            return
        token = "on_accent" if number == self.at else "text2"
        small = font(Role.SMALL, theme.look, 600)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, disc, str(number + 1), small, ink(theme, token), centre)

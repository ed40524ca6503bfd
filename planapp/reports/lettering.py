"""Texts on paper: how wide they are, broken into lines, and written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from planapp.graphics.fonts import Role, baseline, font, line_height
from planapp.graphics.look import Look, colour
from planapp.reports.lines import broken, cut


class Type:
    """The letters of a role in a weight, and how wide words are in it, each measured once."""

    def __init__(self, role: Role, look: Look, weight: int | None = None) -> None:
        """Measure nothing yet."""
        self.font = font(role, look, weight)
        self.line = line_height(role, look)
        self._metrics = QFontMetricsF(self.font)
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Return how wide a text is."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found

    def broken(self, text: str, width: float, most: int | None = None) -> tuple[str, ...]:
        """Break a text into lines of a width, at most so many."""
        lines = broken(text, width, self.width)
        return lines if most is None else cut(lines, most, width, self.width)

    def write(self, painter: QPainter, x: float, top: float, lines: Sequence[str], rgb: str) -> None:
        """Write lines from the top of the first one on."""
        painter.setFont(self.font)
        painter.setPen(colour(rgb))
        for at, line in enumerate(lines):
            box = QRectF(x, top + at * self.line, 0, self.line)
            painter.drawText(QPointF(x, baseline(box, self._metrics)), line)

    def write_centred(self, painter: QPainter, middle: float, top: float, text: str, rgb: str) -> None:
        """Write a line round a middle."""
        self.write(painter, middle - self.width(text) / 2, top, (text,), rgb)


class Types:
    """The types that reports are set in."""

    def __init__(self, look: Look) -> None:
        """Take the sizes of a look."""
        self.title = Type(Role.TITLE, look)
        self.heading = Type(Role.HEADING, look)
        self.theme = Type(Role.STRONG, look, 700)
        self.strong = Type(Role.STRONG, look)
        self.body = Type(Role.BODY, look)
        self.small = Type(Role.SMALL, look)
        self.caption = Type(Role.CAPTION, look)
        self.caption_strong = Type(Role.CAPTION, look, 700)

"""Text broken into lines as a text box breaks it: the same lines at rest and while it is edited."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

# A width that breaks no line: longer than any screen.
UNBROKEN = 1_000_000
_RIGHT = Qt.TextElideMode.ElideRight


class Paragraphs:
    """A text in a font, broken to a width; `height` and `width` are those of the lines, in pixels."""

    def __init__(self, text: str, font: QFont, width: float, most_lines: int = 0) -> None:
        """Break a text; `most_lines` above 0 cuts it there with an ellipsis."""
        self._layouts: list[tuple[QPointF, QTextLayout]] = []
        self._cut: tuple[QPointF, str] | None = None
        self._font = font
        self.width = self.height = 0
        self.line_count = 0
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        top = 0.0
        for paragraph in text.split("\n"):
            top = self._add(paragraph, option, width, top, most_lines)
        self.height = ceil(top)

    def _add(self, paragraph: str, option: QTextOption, width: float, top: float, most: int) -> float:
        if most and self.line_count >= most:
            return top
        layout = QTextLayout(paragraph, self._font)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            self.line_count += 1
            self.width = max(self.width, ceil(line.naturalTextWidth()))
            if most and self.line_count == most and line.textStart() + line.textLength() < len(paragraph):
                rest = paragraph[line.textStart() :]
                shown = QFontMetricsF(self._font).elidedText(rest, _RIGHT, width)
                self._cut = (QPointF(0, top + height), shown)
                line.setNumColumns(0)
                height += line.height()
                break
            height += line.height()
        layout.endLayout()
        self._layouts.append((QPointF(0, top), layout))
        return top + height

    def paint(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Paint the lines from a point at the top left."""
        painter.setPen(colour)
        for offset, layout in self._layouts:
            layout.draw(painter, at + offset)
        if self._cut is not None:
            offset, text = self._cut
            painter.setFont(self._font)
            painter.drawText(at + offset + QPointF(0, QFontMetricsF(self._font).ascent()), text)

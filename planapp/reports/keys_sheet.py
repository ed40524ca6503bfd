"""The list of all keys on paper: two columns, as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPagedPaintDevice, QPainter

from planapp.errors import UserError
from planapp.graphics.fonts import sized
from planapp.graphics.look import colour
from planapp.palette import LINE2, TEXT, TEXT3

# Words and keys under a title.
Part = tuple[str, Sequence[tuple[str, tuple[str, ...]]]]

# Points of paper: text, space of a row and above a title, between columns.
_TEXT, _TITLE, _ROW, _ABOVE, _GAP = 8, 10, 15, 12, 28
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Placed:
    """A line where it stands: page and column from 0, top in points; a title has no keys."""

    page: int
    column: int
    top: float
    words: str
    keys: str = ""

    @property
    def is_title(self) -> bool:
        """Tell whether the line is the title of a part."""
        return not self.keys


def placed(parts: Sequence[Part], height: float) -> Iterator[Placed]:
    """Yield every line in its place on pages of a height in points, two columns a page.

    A title stands at the foot of no column: it goes on with its first row.
    """
    place, top = 0, 0.0
    for title, rows in parts:
        top += _ABOVE if top else 0
        if top + 2 * _ROW > height:
            place, top = place + 1, 0.0
        yield Placed(*divmod(place, 2), top, title)
        top += _ROW
        for words, keys in rows:
            if top + _ROW > height:
                place, top = place + 1, 0.0
            yield Placed(*divmod(place, 2), top, words, "  or  ".join(keys))
            top += _ROW


def paint_keys(device: QPagedPaintDevice, parts: Sequence[Part]) -> int:
    """Paint the list onto paper or a PDF; return how many pages it took.

    Raises UserError if nothing can be painted there.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("The keys can’t be printed there. Choose another printer, or another folder.")
    unit = device.logicalDpiY() / _POINTS_PER_INCH
    area = painter.viewport()
    page = 0
    for line in placed(parts, area.height() / unit):
        while page < line.page:
            device.newPage()
            page += 1
        _paint(painter, line, area.width() / unit, unit)
    painter.end()
    return page + 1


def _paint(painter: QPainter, line: Placed, width: float, unit: float) -> None:
    across = (width - _GAP) / 2
    box = QRectF(line.column * (across + _GAP) * unit, line.top * unit, across * unit, _ROW * unit)
    if line.is_title:
        _write(painter, box, line.words, _font(_TITLE, 600, unit), TEXT)
        return
    type_ = _font(_TEXT, 500, unit)
    taken = min(box.width() / 2, QFontMetricsF(type_).horizontalAdvance(line.keys) + _ROW * unit / 2)
    words = box.adjusted(0, 0, -taken, 0)
    _write(painter, words, line.words, _font(_TEXT, 400, unit), TEXT)
    _write(
        painter, box.adjusted(words.width(), 0, 0, 0), line.keys, type_, TEXT3, Qt.AlignmentFlag.AlignRight
    )
    painter.setPen(colour(LINE2))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _font(points: float, weight: int, unit: float) -> QFont:
    return sized(round(points * unit), weight)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    rgb: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour(rgb))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(align | Qt.AlignmentFlag.AlignVCenter), shown)

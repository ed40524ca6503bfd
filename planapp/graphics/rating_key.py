"""The key to the ratings: a cell for each level with its name and meaning, as many on a line as fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from planapp.graphics.fonts import Role, baseline, font
from planapp.graphics.look import Look, colour, scaled
from planapp.graphics.rating_cell import Cell, Size, cell_size, paint_cell

_LINE, _GAP, _BETWEEN = 28, 8, 24


class Entry(NamedTuple):
    """A rating as it is painted, what it is called, and what it means."""

    cell: Cell
    name: str
    meaning: str = ""


def key_height(entries: Sequence[Entry], width: int, look: Look) -> int:
    """Return how high a key is that is so wide."""
    lines = {line for line, _, _ in _places(entries, width, look)}
    return len(lines) * scaled(_LINE, look)


def paint_key(painter: QPainter, room: QRectF, entries: Sequence[Entry], look: Look) -> None:
    """Paint a key from the top left of a room; what is longer than a line is cut."""
    height = scaled(_LINE, look)
    for entry, (line, left, width) in zip(entries, _places(entries, int(room.width()), look), strict=True):
        box = QRectF(room.left() + left, room.top() + line * height, width, height)
        _paint_entry(painter, box, entry, look)


def _places(entries: Sequence[Entry], width: int, look: Look) -> list[tuple[int, float, float]]:
    """Return the line of each entry, where it begins there, and how wide it may be."""
    found: list[tuple[int, float, float]] = []
    line, left = 0, 0.0
    for entry in entries:
        wanted = min(_width(entry, look), float(width))
        if left and left + wanted > width:
            line, left = line + 1, 0.0
        found.append((line, left, wanted))
        left += wanted + scaled(_BETWEEN, look)
    return found


def _width(entry: Entry, look: Look) -> float:
    text = _metrics(600, look).horizontalAdvance(entry.name)
    if entry.meaning:
        text += scaled(_GAP, look) + _metrics(None, look).horizontalAdvance(entry.meaning)
    return cell_size(Size.LIST, look).width() + scaled(_GAP, look) + text + 1


def _metrics(weight: int | None, look: Look) -> QFontMetricsF:
    return QFontMetricsF(font(Role.SMALL, look, weight))


def _paint_entry(painter: QPainter, box: QRectF, entry: Entry, look: Look) -> None:
    cell = cell_size(Size.LIST, look)
    paint_cell(painter, QRectF(box.left(), box.top(), cell.width(), box.height()), entry.cell, look)
    rest = box.adjusted(cell.width() + scaled(_GAP, look), 0, 0, 0)
    name = _paint_words(painter, rest, entry.name, 600, look.theme.text, look)
    rest.setLeft(rest.left() + name + scaled(_GAP, look))
    if entry.meaning and rest.width() > 0:
        _paint_words(painter, rest, entry.meaning, None, look.theme.text3, look)


def _paint_words(
    painter: QPainter, box: QRectF, text: str, weight: int | None, rgb: str, look: Look
) -> float:
    """Paint words, cut where they do not fit; return how wide they are."""
    metrics = _metrics(weight, look)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.setFont(font(Role.SMALL, look, weight))
    painter.setPen(colour(rgb))
    painter.drawText(int(box.left()), baseline(box, metrics), shown)
    return metrics.horizontalAdvance(shown)

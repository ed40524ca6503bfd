"""One line of text in a cell, cut at its right where it is too long; and the marks round it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from planapp.graphics.fonts import baseline, metrics
from planapp.graphics.look import Look, colour

_CUT = Qt.TextElideMode.ElideRight
_RING_WIDTH = 2


def draw_text(painter: QPainter, box: QRect, text: str, font: QFont, rgb: str) -> None:
    """Write a text at the left of a box, on one line, cut if it is too long."""
    painter.setFont(font)
    painter.setPen(colour(rgb))
    at = QPointF(box.left(), baseline(box, metrics(font)))
    painter.drawText(at, cut(text, font, box.width()))


@lru_cache(maxsize=4_000)
def cut(text: str, font: QFont, width: int) -> str:
    """Return a text cut to a width; kept, as the rows in sight are painted over and over."""
    return metrics(font).elidedText(text, _CUT, width + 0.5)


def fits(text: str, box: QRect, font: QFont) -> bool:
    """Tell whether a box holds a text on one line."""
    return cut(text, font, box.width()) == text


def draw_two_lines(painter: QPainter, box: QRect, text: str, font: QFont, small: QFont, rgb: str) -> None:
    """Write a text on one line, or in smaller letters on two where one does not hold it."""
    if fits(text, box, font):
        draw_text(painter, box, text, font, rgb)
        return
    first, second = _broken(text, metrics(small), box.width() + 0.5)
    half = box.height() // 2
    draw_text(painter, QRect(box.left(), box.top() + 1, box.width(), half), first, small, rgb)
    draw_text(painter, QRect(box.left(), box.top() + half - 1, box.width(), half), second, small, rgb)


def _broken(text: str, measure: QFontMetricsF, width: float) -> tuple[str, str]:
    """Break a text after the last word that fits; a first word that is too long stands by itself."""
    words = text.split()
    count = len(words)
    while count > 1 and measure.horizontalAdvance(" ".join(words[:count])) > width:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def draw_centred(painter: QPainter, box: QRect, text: str, font: QFont, rgb: str) -> None:
    """Write a text in the middle of a box, cut if it is too long."""
    shown = cut(text, font, box.width())
    left = round(box.left() + (box.width() - metrics(font).horizontalAdvance(shown)) / 2)
    painter.setFont(font)
    painter.setPen(colour(rgb))
    painter.drawText(QPointF(left, baseline(box, metrics(font))), shown)


def draw_ring(painter: QPainter, box: QRect, radius: float, look: Look) -> None:
    """Draw the focus ring just inside a box."""
    inset = _RING_WIDTH / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(look.theme.accent), _RING_WIDTH))
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def hits_in(text: str, sought: str) -> list[tuple[int, int]]:
    """Return where a text holds what is sought (folded), as starts and lengths.

    Nowhere, too, where folding makes the text longer, so that places in it can't be told.
    """
    folded = text.casefold()
    if not sought or len(folded) != len(text):
        return []
    found, at = [], folded.find(sought)
    while at >= 0:
        found.append((at, len(sought)))
        at = folded.find(sought, at + len(sought))
    return found


def split_hits(
    hits: Sequence[tuple[int, int]], first: str
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Share out hits in two texts that were joined with a space."""
    end, start = len(first), len(first) + 1
    in_first = [(at, min(length, end - at)) for at, length in hits if at < end]
    in_second = [
        (max(0, at - start), length - max(0, start - at)) for at, length in hits if at + length > start
    ]
    return in_first, in_second


def draw_hits(
    painter: QPainter, box: QRect, text: str, hits: Sequence[tuple[int, int]], font: QFont, look: Look
) -> None:
    """Mark the parts of a text that were sought, before it is written."""
    for hit in hits:
        draw_hit(painter, box, text, hit, font, look)


def draw_hit(painter: QPainter, box: QRect, text: str, hit: tuple[int, int], font: QFont, look: Look) -> None:
    """Mark the part of a text that was sought: a ground and a line below, under the text."""
    measure = metrics(font)
    start = measure.horizontalAdvance(text[: hit[0]])
    width = measure.horizontalAdvance(text[hit[0] : hit[0] + hit[1]])
    left, right = int(box.left() + start) - 1, min(round(box.left() + start + width) + 1, box.right())
    if left >= right:
        return
    ground = QRect(left, 0, right - left, round(measure.height()))
    ground.moveCenter(QRect(left, box.top(), right - left, box.height()).center())
    painter.fillRect(ground, colour(look.theme.tint2))
    painter.fillRect(left, ground.bottom(), right - left, 2, colour(look.theme.accent))

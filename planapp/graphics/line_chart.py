"""The course of an indicator as a chart: months along its foot, each mark with its own label beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from planapp.graphics.fonts import Role, baseline, font
from planapp.graphics.look import Look, colour, scaled
from planapp.graphics.strokes import (
    COMPARATOR_DASHES,
    TARGET_DASHES,
    Height,
    heights,
    paint_level,
    paint_line,
    points,
)

_TOP, _FOOT, _LINE, _GAP, _DOT = 22, 20, 16, 8, 3.0
_MONTH_LEAST = 60
# Of the width, for the labels at the right.
_LABELS_AT_MOST = 0.42
_CUT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Mark:
    """A month: its short name, its year, its value (None: it has none), and both in words."""

    name: str
    year: str
    value: float | None
    words: str
    value_words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A level to compare with: its height and its label."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Months in order, and the target and comparator where there are any."""

    marks: tuple[Mark, ...] = ()
    target: Line | None = None
    comparator: Line | None = None

    @property
    def values(self) -> tuple[float | None, ...]:
        """Return the values, None for months that have none."""
        return tuple(mark.value for mark in self.marks)

    @property
    def last(self) -> int | None:
        """Return the place of the last month that has a value."""
        return next((at for at, value in reversed(list(enumerate(self.values))) if value is not None), None)


def paint_line_chart(
    painter: QPainter, box: QRectF, chart: Chart, look: Look, marked: int | None = None
) -> None:
    """Paint a chart over a box; the `marked` month is named with its value. Without a value: nothing."""
    last = chart.last
    if last is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plot, height = _plot(box, chart, look), _height(_plot(box, chart, look), chart)
    _paint_months(painter, plot, chart, look)
    for line, dashes, rgb in _levels(chart, look):
        paint_level(painter, plot, height(line.value), dashes, 1.0, colour(rgb))
    places = points(plot, chart.values, height)
    paint_line(painter, places, 1.0, colour(look.theme.text2))
    shown = last if marked is None or places[marked] is None else marked
    _paint_mark(painter, plot, places, shown, look)
    _paint_labels(painter, box, plot, chart, height, look)
    if marked is not None:
        _paint_marked(painter, plot, chart, marked, places[marked], look)
    painter.restore()


def month_at(box: QRectF, chart: Chart, look: Look, x: float) -> int | None:
    """Return the place of the month that is nearest to an x; None without months."""
    if not chart.marks:
        return None
    plot = _plot(box, chart, look)
    step = plot.width() / max(1, len(chart.marks) - 1)
    return max(0, min(round((x - plot.left()) / step) if step else 0, len(chart.marks) - 1))


def _levels(chart: Chart, look: Look) -> Iterator[tuple[Line, tuple[int, int], str]]:
    if chart.comparator is not None:
        yield chart.comparator, COMPARATOR_DASHES, look.theme.text3
    if chart.target is not None:
        yield chart.target, TARGET_DASHES, look.theme.accent


def _plot(box: QRectF, chart: Chart, look: Look) -> QRectF:
    """Return where the lines are: room is left for labels at the right, and for words above and below."""
    widths = [_width(text, type_) for _, text, type_, _ in _labels(chart, look)]
    right = min(max(widths, default=0.0) + scaled(_GAP, look), box.width() * _LABELS_AT_MOST)
    dot = _DOT + 1
    return box.adjusted(dot, scaled(_TOP, look), -right - dot, -scaled(_FOOT, look))


def _height(plot: QRectF, chart: Chart) -> Height:
    known = [value for value in chart.values if value is not None]
    levels = [line.value for line in (chart.target, chart.comparator) if line is not None]
    return heights(plot.adjusted(0, _DOT, 0, -_DOT - 4), [*known, *levels])


def _labels(chart: Chart, look: Look) -> list[tuple[float, str, QFont, str]]:
    """Return what stands at the right: the height of each label, its words, font and colour."""
    small, strong = font(Role.CAPTION, look), font(Role.SMALL, look, 600)
    labels = [(line.value, line.words, small, rgb) for line, _, rgb in _levels(chart, look)]
    last = chart.marks[chart.last] if chart.last is not None else None
    if last is not None and last.value is not None:
        labels.append((last.value, last.value_words, strong, look.theme.text))
    return labels


def _paint_labels(
    painter: QPainter, box: QRectF, plot: QRectF, chart: Chart, height: Height, look: Look
) -> None:
    line, left = scaled(_LINE, look), plot.right() + scaled(_GAP, look)
    labels = sorted(_labels(chart, look), key=lambda label: height(label[0]))
    tops = apart([height(value) - line / 2 for value, *_ in labels], line, plot.top(), plot.bottom() - line)
    for (_, words, type_, rgb), top in zip(labels, tops, strict=True):
        room = QRectF(left, top, box.right() - left, line)
        shown = QFontMetricsF(type_).elidedText(words, _CUT, room.width() + 0.5)
        _write(painter, room, shown, type_, rgb)


def apart(tops: Sequence[float], line: float, least: float, most: float) -> list[float]:
    """Return places for labels, from above to below, that are a line apart and as near as can be."""
    placed: list[float] = []
    for top in tops:
        placed.append(max(top, least, placed[-1] + line if placed else least))
    room = most
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], room)
        room = placed[at] - line
    return placed


def _paint_months(painter: QPainter, plot: QRectF, chart: Chart, look: Look) -> None:
    painter.fillRect(QRectF(plot.left(), round(plot.bottom()), plot.width(), 1), colour(look.theme.line2))
    count = len(chart.marks)
    step = plot.width() / max(1, count - 1)
    every = max(1, -(-scaled(_MONTH_LEAST, look) // max(1, round(step))))
    caption, foot = font(Role.CAPTION, look), scaled(_FOOT, look)
    year = ""
    for at in range((count - 1) % every, count, every):
        mark, x = chart.marks[at], plot.left() + at * step
        # The first month of a year that is named says so.
        words = mark.name if mark.year == year else f"{mark.name} {mark.year}"
        year = mark.year
        width = _width(words, caption)
        left = max(plot.left() - _DOT, x - width / 2)
        room = QRectF(left, plot.bottom() + 2, width, foot)
        _write(painter, room, words.strip(), caption, look.theme.text3)


def _paint_mark(
    painter: QPainter, plot: QRectF, places: Sequence[QPointF | None], at: int, look: Look
) -> None:
    place = places[at]
    if place is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.theme.text))
        painter.drawEllipse(place, _DOT, _DOT)


def _paint_marked(
    painter: QPainter, plot: QRectF, chart: Chart, at: int, place: QPointF | None, look: Look
) -> None:
    mark, type_ = chart.marks[at], font(Role.CAPTION, look)
    words = f"{mark.words}: {mark.value_words or 'no value'}"
    x = plot.left() + at * plot.width() / max(1, len(chart.marks) - 1)
    painter.fillRect(QRectF(round(x), plot.top() - 4, 1, plot.height() + 4), colour(look.theme.line2))
    if place is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(look.theme.accent))
        painter.drawEllipse(place, _DOT, _DOT)
    width = _width(words, type_)
    left = max(plot.left(), min(x - width / 2, plot.right() - width))
    room = QRectF(left, plot.top() - scaled(_TOP, look), width, scaled(_LINE, look))
    _write(painter, room, words, type_, look.theme.text)


def _width(text: str, type_: QFont) -> float:
    return QFontMetricsF(type_).horizontalAdvance(text)


def _write(painter: QPainter, room: QRectF, text: str, type_: QFont, rgb: str) -> None:
    painter.setFont(type_)
    painter.setPen(colour(rgb))
    painter.drawText(QPointF(round(room.left()), baseline(room, QFontMetricsF(type_))), text)

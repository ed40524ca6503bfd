"""Paints the rows of the grid: figures with the sign of how they stand, words, and the course as a line."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, Qt

from planapp.domain.indicator_level import read_level
from planapp.domain.indicators import BAD, GOOD
from planapp.graphics import fonts
from planapp.graphics.icons import paint_icon
from planapp.graphics.look import Look, colour, scaled
from planapp.graphics.sparkline import paint_sparkline
from planapp.graphics.theme import Appearance
from planapp.models.indicator_texts import Facts
from planapp.models.indicators_model import LINE, NAME, POLARITY, TARGET, Column, IndicatorsModel
from planapp.views.indicators.grid_columns import INSET, PAD, Place
from planapp.views.widgets.lettering import draw_ring, draw_text
from planapp.views.widgets.lines import draw_foot

BAR, _SIGN, _RADIUS = 3, 10, 4
_SIGNS = {GOOD: "tick", BAD: "close"}
_ARROWS = {"high": "arrow-up", "low": "arrow-down"}
# So many of the latest values make the line.
_LINE_MONTHS = 24


def draw_right(painter: QPainter, box: QRect, text: str, type_: QFont, rgb: str) -> None:
    """Write a text at the right of a box, on one line, cut if it is too long."""
    metrics = QFontMetricsF(type_)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    left = round(box.right() + 1 - metrics.horizontalAdvance(shown))
    painter.setFont(type_)
    painter.setPen(colour(rgb))
    painter.drawText(QPointF(left, fonts.baseline(box, metrics)), shown)


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands: the sections that are selected, and the one that has the keyboard (-1: none)."""

    row: int
    selected: Set[int]
    focus: int
    is_current: bool
    is_active: bool


class RowPainter:
    """Paints rows of a model, each in one go: cell by cell costs many times as much."""

    def __init__(self, model: IndicatorsModel, appearance: Appearance) -> None:
        """Paint the rows of a model."""
        self._model, self._appearance = model, appearance
        self.hovered_row = -1
        self.latest = ""

    def paint(self, painter: QPainter, row: QRect, places: Sequence[Place], state: RowState) -> None:
        """Paint a row."""
        facts = self._model.facts_of(self._model.index(state.row, 0))
        if facts is None:
            return
        look = self._appearance.look
        if state.row == self.hovered_row:
            painter.fillRect(row, colour(look.theme.hover))
        chosen = colour(look.theme.tint if state.is_active else look.theme.band)
        for place in places:
            if place.section in state.selected:
                painter.fillRect(place.of_row(row), chosen)
        draw_foot(painter, row, look.theme.line)
        if state.is_current and state.is_active:
            painter.fillRect(QRect(0, row.top(), BAR, row.height()), colour(look.theme.accent))
        for place in places:
            box = place.of_row(row)
            inner = box.adjusted(scaled(INSET if place.left == 0 else PAD, look), 0, -scaled(PAD, look), -1)
            self._paint_content(painter, inner, facts, place.column, look)
            if place.section == state.focus:
                draw_ring(painter, box.adjusted(1, 1, -1, -2), _RADIUS, look)

    def _paint_content(self, painter: QPainter, box: QRect, facts: Facts, column: Column, look: Look) -> None:
        theme, small = look.theme, fonts.font(fonts.Role.SMALL, look)
        if column.month:
            self._paint_figure(painter, box, facts, column.month, look)
        elif column.key == LINE:
            self._paint_line(painter, box, facts, look)
        elif column.key == POLARITY:
            self._paint_aim(painter, box, facts, look)
        elif column.key == NAME:
            text = self._model.shown(facts, column)
            rgb = theme.text if text else theme.text3
            draw_text(painter, box, text or "Untitled", fonts.font(fonts.Role.BODY, look), rgb)
        else:
            rgb = theme.text if column.key == TARGET else theme.text2
            draw_text(painter, box, self._model.shown(facts, column), small, rgb)

    def _paint_figure(self, painter: QPainter, box: QRect, facts: Facts, month: str, look: Look) -> None:
        value = facts.by_month.get(month)
        if value is None:
            return
        # Now is loud, the past is quiet.
        theme, is_latest = look.theme, month == self.latest
        type_ = fonts.font(fonts.Role.SMALL, look, 600 if is_latest else None)
        text = self._model.figure(facts, month)
        room = box.adjusted(-scaled(4, look), 0, 0, 0)
        if value.value is None:
            draw_right(painter, room, text, type_, theme.warn)
            return
        tone = facts.tone(month)
        draw_right(painter, room, text, type_, theme.text if is_latest else theme.text2)
        if tone in _SIGNS:
            width = round(QFontMetricsF(type_).horizontalAdvance(text))
            side = scaled(_SIGN, look)
            sign = QRect(box.right() - width - side - scaled(3, look), box.top(), side, box.height())
            paint_icon(painter, sign, _SIGNS[tone], getattr(theme, tone), _SIGN, look)

    def _paint_aim(self, painter: QPainter, box: QRect, facts: Facts, look: Look) -> None:
        polarity, side = facts.indicator.polarity, scaled(12, look)
        if polarity in _ARROWS:
            sign = QRect(box.left(), box.top(), side, box.height())
            paint_icon(painter, sign, _ARROWS[polarity], look.theme.text3, 12, look)
            words = box.adjusted(side + scaled(3, look), 0, scaled(6, look), 0)
            draw_text(painter, words, polarity, fonts.font(fonts.Role.SMALL, look), look.theme.text2)

    def _paint_line(self, painter: QPainter, box: QRect, facts: Facts, look: Look) -> None:
        values = [row.value for row in facts.values[-_LINE_MONTHS:]]
        if sum(value is not None for value in values) < 2:
            return
        comparator = read_level(facts.indicator, facts.indicator.comparator, facts.values)
        paint_sparkline(
            painter,
            box.adjusted(0, scaled(5, look), 0, -scaled(5, look)),
            values,
            look,
            target=facts.target.number if facts.target is not None else None,
            comparator=comparator.number if comparator is not None else None,
        )

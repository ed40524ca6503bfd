"""The ground of a row by its kind and state, with its line, selection bar and the dot in the gutter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter

from planapp.domain.records import THEME
from planapp.graphics.look import Look, colour, scaled
from planapp.views.board import measures as m
from planapp.views.board.places import Place, Row
from planapp.views.widgets.lines import draw_foot


def paint_ground(painter: QPainter, row: Row, places: Sequence[Place], look: Look) -> None:
    """Paint what all cells of a row stand on."""
    token = _token(row)
    painter.fillRect(row.rect, colour(getattr(look.theme, token)))
    if token == "surface":
        paint_sunken(painter, row.rect, places, look)
    draw_foot(painter, row.rect, look.theme.line)
    if row.selected and row.active:
        bar = QRect(row.rect.left(), row.rect.top(), m.BAR, row.rect.height())
        painter.fillRect(bar, colour(look.theme.accent))


def paint_sunken(painter: QPainter, rect: QRect, places: Sequence[Place], look: Look) -> None:
    """Paint the ground of frozen periods in a stripe of the board."""
    for place in places:
        if place.sunken:
            painter.fillRect(place.of_row(rect), colour(look.theme.sunken))


def paint_changed(painter: QPainter, row: Row, look: Look) -> None:
    """Paint the dot that says that an item counts as changed."""
    painter.save()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(look.theme.accent))
    middle = row.rect.top() + row.rect.height() / 2
    radius = scaled(m.DOT, look) / 2
    painter.drawEllipse(QPointF(row.rect.left() + scaled(m.GUTTER_DOT, look), middle), radius, radius)
    painter.restore()


def _token(row: Row) -> str:
    if row.selected:
        return "tint" if row.active else "band"
    if row.item.kind == THEME:
        return "band"
    return "hover" if row.is_hovered else "surface"

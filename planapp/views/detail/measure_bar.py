"""A measure's value as a bar with the target as a tick, and both in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.domain.indicator_level import is_percent, is_share, read_level
from planapp.domain.indicators import level_words, values_of
from planapp.domain.months import month_words
from planapp.domain.plan import Plan
from planapp.domain.records import Measure
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.indicator_texts import value_text
from planapp.views.widgets.painted import ink, paint_face, paint_text, px, text_width

_WIDTH, _THICK, _TICK, _GAP = 56, 6, 12, 10
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Reached:
    """A value and a target as shares of the bar (None: no number), both in words, and what explains them."""

    share: float | None = None
    target_share: float | None = None
    value: str = ""
    target: str = ""
    tooltip: str = ""


def reached_of(plan: Plan, measure: Measure) -> Reached | None:
    """Return how far the indicator of a measure has come, or None where there is none."""
    indicator = plan.indicators.get(measure.indicator)
    if indicator is None:
        return None
    values = values_of(plan, indicator.id)
    last = values[-1] if values else None
    level = read_level(indicator, indicator.target, values)
    target = level.number if level is not None else None
    value = last.value if last is not None else None
    full = _full(value, target, 1.0 if is_share(indicator) else _PERCENT if is_percent(indicator) else None)
    return Reached(
        _share(value, full),
        _share(target, full),
        value_text(indicator, last) if last is not None else "no value yet",
        f"target {level_words(indicator, indicator.target)}" if indicator.target.strip() else "",
        f"{indicator.name}{f', {month_words(last.month)}' if last is not None else ''}",
    )


def _full(value: float | None, target: float | None, scale: float | None) -> float:
    """Return what fills the bar: all of a percentage, else the greater of value and target and a bit."""
    greatest = max(value or 0.0, target or 0.0)
    if scale is not None and greatest <= scale:
        return scale
    return greatest * 1.1


def _share(number: float | None, full: float) -> float | None:
    return None if number is None or full <= 0 else min(1.0, max(0.0, number / full))


class MeasureBar(QWidget):
    """Paints what was reached; as wide as its words."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._reached: Reached | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def show_reached(self, reached: Reached | None) -> None:
        """Show how far it has come."""
        self.setVisible(reached is not None)
        if reached != self._reached:
            self._reached = reached
            if reached is not None:
                self.setToolTip(reached.tooltip)
                self.setAccessibleName(
                    ", ".join(filter(None, [reached.tooltip, reached.value, reached.target]))
                )
            self._restyle()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int, int]:
        """Return the widths of bar, value and target."""
        reached = self._reached or Reached()
        bar = px(self._theme, _WIDTH) if reached.share is not None else 0
        value = max(text_width(reached.value, font(Role.SMALL, self._theme.look, 600)), px(self._theme, 32))
        target = text_width(reached.target, font(Role.SMALL, self._theme.look))
        return bar, value, max(target, px(self._theme, 72)) if target else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of bar and words."""
        return QSize(sum(self._widths()) + 2 * _GAP, px(self._theme, 24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bar, the value and the target."""
        reached = self._reached
        if reached is None:
            return
        painter, theme, look = QPainter(self), self._theme, self._theme.look
        bar, value, _ = self._widths()
        if reached.share is not None:
            self._paint_bar(painter, QRectF(0, 0, bar, self.height()), reached)
        words = QRectF(bar + _GAP if bar else 0, 0, value, self.height())
        paint_text(painter, words, reached.value, font(Role.SMALL, look, 600), ink(theme, "text"))
        right = QRectF(self.rect())
        align = Qt.AlignmentFlag.AlignRight
        paint_text(painter, right, reached.target, font(Role.SMALL, look), ink(theme, "text3"), align)
        painter.end()

    def _paint_bar(self, painter: QPainter, box: QRectF, reached: Reached) -> None:
        thick, tick = px(self._theme, _THICK), px(self._theme, _TICK)
        track = QRectF(box.left(), round(box.center().y() - thick / 2), box.width(), thick)
        paint_face(painter, track, ink(self._theme, "line"), None, thick / 2)
        filled = QRectF(track)
        filled.setWidth(max(thick, round(track.width() * (reached.share or 0.0))))
        if reached.share:
            paint_face(painter, filled, ink(self._theme, "text2"), None, thick / 2)
        if reached.target_share is not None:
            x = min(round(track.left() + track.width() * reached.target_share), int(track.right()) - 2)
            top = round(box.center().y() - tick / 2)
            painter.fillRect(QRectF(x, top, 2, tick), ink(self._theme, "accent"))

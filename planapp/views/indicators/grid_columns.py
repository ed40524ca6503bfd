"""How wide each column of the grid is, and which months there is room for; nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF

from planapp.domain.months import year_of
from planapp.graphics.fonts import Role, font
from planapp.graphics.look import Look, scaled
from planapp.models.indicators_model import (
    LINE,
    NAME,
    POLARITY,
    REF,
    TARGET,
    UNIT,
    Column,
    IndicatorsModel,
)
from planapp.models.texts import one_line

HEADER, ROW = 48, 32
INSET, PAD = 20, 8
_NAME_LEAST, _MONTH_LEAST, _MONTH_MOST = 208, 48, 84
_REF_MOST = 96
_FIXED: Mapping[str, int] = {REF: 0, UNIT: 52, POLARITY: 56, TARGET: 68, LINE: 96}
# Of these the first gives way first where there is no room for so many months.
_GIVING_WAY, _MONTHS_WANTED = (LINE, UNIT), 5
# Beside a figure: its sign, and a little air.
_BESIDE = 28


@dataclass(frozen=True, slots=True)
class Place:
    """A column that is shown: its section in the model, where it stands, and whether a year begins there."""

    column: Column
    section: int
    left: int
    width: int
    starts_year: bool = False

    def of_row(self, row: QRect) -> QRect:
        """Return the cell of a row."""
        return QRect(self.left, row.top(), self.width, row.height())


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that are shown; the months among them run from `start` to `stop` of all months."""

    places: tuple[Place, ...] = ()
    start: int = 0
    stop: int = 0
    months: int = 0

    @property
    def earlier(self) -> bool:
        """Tell whether there are months before those shown."""
        return self.start > 0

    @property
    def later(self) -> bool:
        """Tell whether there are months after those shown."""
        return self.stop < self.months


def lay_out(model: IndicatorsModel, width: int, stop: int | None, look: Look) -> Columns:
    """Share out the width of a grid. `stop` is where its months end; None for the latest in sight."""
    widths = {key: scaled(_FIXED[key], look) for key in _FIXED}
    widths[REF] = _ref_width(model, look)
    month = _month_width(model, look)
    name = scaled(_NAME_LEAST, look)
    for key in _GIVING_WAY:
        if (width - name - sum(widths.values())) // month < _MONTHS_WANTED:
            widths.pop(key, None)
    months = model.months
    slots = min(max(1, (width - name - sum(widths.values())) // month), len(months))
    wished = months.index(model.latest) + 1 if stop is None and model.latest in months else stop
    end = min(max(wished if wished is not None else len(months), slots), len(months))
    for key in (column.key for column in model.columns if column.month in months[end - slots : end]):
        widths[key] = month
    widths[NAME] = max(1, width - sum(widths.values()))
    widths = {key: pixels for key, pixels in widths.items() if pixels}
    return Columns(tuple(_places(model, widths)), end - slots, end, len(months))


def _ref_width(model: IndicatorsModel, look: Look) -> int:
    """Return a width at which no usual number is cut; 0 where there are none."""
    metrics = QFontMetricsF(font(Role.SMALL, look))
    refs = [one_line(indicator.ref) for indicator in model.plan.indicators]
    widest = max((metrics.horizontalAdvance(ref) for ref in refs), default=0.0)
    beside = scaled(INSET + PAD, look)
    return min(round(widest) + beside, scaled(_REF_MOST, look)) if widest else 0


def _month_width(model: IndicatorsModel, look: Look) -> int:
    """Return a width at which no figure is cut, within bounds."""
    metrics = QFontMetricsF(font(Role.SMALL, look, 600))
    figures = sorted(model.longest_figures(), key=len)[-8:]
    widest = max((metrics.horizontalAdvance(text) for text in figures), default=0.0)
    wished = round(widest) + scaled(_BESIDE, look)
    return max(scaled(_MONTH_LEAST, look), min(wished, scaled(_MONTH_MOST, look)))


def _places(model: IndicatorsModel, widths: Mapping[str, int]) -> Iterator[Place]:
    left, year = 0, None
    for section, column in enumerate(model.columns):
        if column.key not in widths:
            continue
        starts = bool(column.month) and year_of(column.month) != year
        year = year_of(column.month) if column.month else year
        yield Place(column, section, left, widths[column.key], starts)
        left += widths[column.key]

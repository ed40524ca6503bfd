"""The header of the grid: headings, and the months under their years."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.domain.months import year_of
from planapp.graphics import fonts
from planapp.graphics.icons import paint_icon
from planapp.graphics.look import colour, scaled
from planapp.graphics.theme import Appearance
from planapp.models.indicators_model import LINE
from planapp.views.indicators.grid_columns import HEADER, INSET, PAD, Columns, Place
from planapp.views.indicators.row_painter import draw_right
from planapp.views.widgets.bare_view import make_bare_header
from planapp.views.widgets.lettering import draw_text
from planapp.views.widgets.lines import draw_foot, draw_upright

_TOP, _YEAR, _NAME, _LINE, _PAGER = 5, 14, 32, 16, 20


class GridHeader(QHeaderView):
    """Paints itself whole. `paged` gives -1 for earlier months, 1 for later ones."""

    paged = Signal(int)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing until it is told where the columns stand."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._appearance = appearance
        self._columns = Columns()
        self._latest = ""
        make_bare_header(self)

    def show_columns(self, columns: Columns, latest: str) -> None:
        """Take where the columns stand, and which month is now."""
        self._columns, self._latest = columns, latest
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the two lines."""
        return QSize(super().sizeHint().width(), scaled(HEADER, self._appearance.look))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, headings and foot line."""
        painter, look = QPainter(self.viewport()), self._appearance.look
        painter.fillRect(self.viewport().rect(), colour(look.theme.sunken))
        draw_foot(painter, self.viewport().rect(), look.theme.line2)
        for place in self._columns.places:
            if place.column.month:
                self._paint_month(painter, place)
            else:
                self._paint_heading(painter, place)
        for _, icon, box in self._pagers():
            paint_icon(painter, box, icon, look.theme.text2, 14, look)
        painter.end()

    def _line(self, place: Place, middle: int) -> QRect:
        look = self._appearance.look
        height = scaled(_LINE, look)
        return QRect(place.left, scaled(middle, look) - height // 2, place.width, height)

    def _paint_heading(self, painter: QPainter, place: Place) -> None:
        look = self._appearance.look
        at_left = scaled(INSET if place.left == 0 else PAD, look)
        box = self._line(place, _NAME).adjusted(at_left, 0, -scaled(4, look), 0)
        type_ = fonts.font(fonts.Role.SMALL, look, 600)
        text = "" if place.column.key == LINE else place.column.label
        draw_text(painter, box, text, type_, look.theme.text2)

    def _paint_month(self, painter: QPainter, place: Place) -> None:
        look, month = self._appearance.look, place.column.month
        caption = fonts.font(fonts.Role.CAPTION, look)
        if place.starts_year:
            top = scaled(_TOP, look)
            draw_upright(painter, place.left, top, self.viewport().height() - top, look.theme.line2)
            year = self._line(place, _YEAR).adjusted(scaled(PAD, look), 0, 0, 0)
            draw_text(painter, year, year_of(month), caption, look.theme.text2)
        is_latest = month == self._latest
        name = fonts.font(fonts.Role.CAPTION, look, 700) if is_latest else caption
        rgb = look.theme.accent if is_latest else look.theme.text2
        box = self._line(place, _NAME).adjusted(2, 0, -scaled(PAD, look), 0)
        draw_right(painter, box, place.column.label, name, rgb)

    # Paging with the mouse: a small arrow at each end that hides months.

    def _pagers(self) -> list[tuple[int, str, QRect]]:
        months = [place for place in self._columns.places if place.column.month]
        if not months:
            return []
        side = scaled(_PAGER, self._appearance.look)
        top = self._line(months[0], _YEAR).center().y() - side // 2
        found = []
        if self._columns.earlier:
            found.append((-1, "chevron-left", QRect(months[0].left - side - 2, top, side, side)))
        if self._columns.later:
            right = min(months[-1].left + months[-1].width + 1, self.viewport().width() - side)
            found.append((1, "chevron-right", QRect(right, top, side, side)))
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Page where an arrow is pressed."""
        for step, _, box in self._pagers():
            if box.adjusted(-4, -8, 4, 8).contains(event.position().toPoint()):
                self.paged.emit(step)
                return
        super().mousePressEvent(event)

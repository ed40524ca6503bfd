"""The header of the board: headings, and over the periods their years, months and locks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.graphics import fonts
from planapp.graphics.icons import paint_icon
from planapp.graphics.look import colour, scaled
from planapp.graphics.theme import Appearance
from planapp.models.columns import DUE, TITLE, TREND
from planapp.views.board import measures as m
from planapp.views.board.header_mouse import HeaderMouse, cursor_for
from planapp.views.board.open_period import paint_head
from planapp.views.board.period_heading import heading_of
from planapp.views.board.places import Place
from planapp.views.widgets.bare_view import make_bare_header
from planapp.views.widgets.lettering import draw_centred, draw_text
from planapp.views.widgets.lines import draw_foot, draw_upright

_TOP, _YEAR, _NAME, _LOCK = 5, 12, 28, 41
_OPEN_NAME, _OPEN_STATE = 22, 37
_LINE, _LOCK_SIZE, _PAGER = 16, 11, 20


class BoardHeader(QHeaderView):
    """Paints itself whole from the columns' places. `paged` gives -1 for earlier periods, 1 for later.

    `menu_wanted` gives the id of a period and where to open its menu, `columns_menu_wanted` the key of any
    other column; what is dragged comes from `mouse`.
    """

    paged = Signal(int)
    menu_wanted = Signal(object, QPoint)
    columns_menu_wanted = Signal(str, QPoint)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing until it is told where the columns stand."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._appearance = appearance
        self._places: Sequence[Place] = ()
        self._earlier = self._later = False
        self.mouse = HeaderMouse(self)
        self.setMouseTracking(True)
        make_bare_header(self)
        self.setSectionsMovable(False)

    def show_places(self, places: Sequence[Place], *, earlier: bool, later: bool) -> None:
        """Take where the columns stand, and whether there are periods before and after those shown."""
        self._places, self._earlier, self._later = places, earlier, later
        self.mouse.places = places
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the two lines."""
        return QSize(super().sizeHint().width(), scaled(m.HEADER, self._appearance.look))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, headings and foot line."""
        painter, look = QPainter(self.viewport()), self._appearance.look
        height, width = self.viewport().height(), self.viewport().width()
        painter.fillRect(0, 0, width, height, colour(look.theme.sunken))
        draw_foot(painter, self.viewport().rect(), look.theme.line2)
        for place in self._places:
            if place.worked:
                self._paint_open(painter, place)
            elif place.period is not None:
                self._paint_period(painter, place)
            elif place.column.key != TREND:
                self._paint_heading(painter, place)
        self._paint_pagers(painter)
        if self.mouse.drop_at is not None:
            painter.fillRect(self.mouse.drop_at - 1, 0, 3, height, colour(look.theme.accent))
        painter.end()

    def _line(self, place: Place, middle: int) -> QRect:
        """Return the line of a column whose middle is so many pixels (at 100%) below the top."""
        look = self._appearance.look
        height = scaled(_LINE, look)
        return QRect(place.left, scaled(middle, look) - height // 2, place.width, height)

    def _paint_heading(self, painter: QPainter, place: Place) -> None:
        look, dragged = self._appearance.look, self.mouse.dragged
        if dragged is not None and dragged.section == place.section:
            ground = QRect(place.left, 0, place.width, self.viewport().height() - 1)
            painter.fillRect(ground, colour(look.theme.tint2))
        start = {TITLE: m.REF, DUE: m.DUE_TEXT}.get(place.column.key, 0)
        box = self._line(place, 31).adjusted(scaled(start, look), 0, -scaled(6, look), 0)
        for _, _, pager in self._pagers():
            # The arrow to earlier periods stands on the last heading before them.
            if place.left < pager.left() <= box.right():
                box.setRight(pager.left() - 1)
        draw_text(painter, box, place.column.label, fonts.font(fonts.Role.SMALL, look, 600), look.theme.text2)

    def _paint_period(self, painter: QPainter, place: Place) -> None:
        look, period = self._appearance.look, place.period
        if period is None:
            return
        heading, caption = heading_of(period), fonts.font(fonts.Role.CAPTION, look)
        if place.starts_year:
            top = scaled(_TOP, look)
            draw_upright(painter, place.left, top, self.viewport().height() - top, look.theme.line2)
            year = self._line(place, _YEAR).adjusted(scaled(5, look), 0, 0, 0)
            draw_text(painter, year, heading.year, caption, look.theme.text2)
        draw_centred(painter, self._line(place, _NAME), heading.name, caption, look.theme.text2)
        if period.frozen:
            paint_icon(painter, self._line(place, _LOCK), "frozen", look.theme.control, _LOCK_SIZE, look)

    def _paint_open(self, painter: QPainter, place: Place) -> None:
        look, period = self._appearance.look, place.period
        if period is None:
            return
        paint_head(painter, scaled(_TOP, look), self.viewport().height(), place, look)
        name = fonts.font(fonts.Role.BODY, look, 700)
        draw_centred(painter, self._line(place, _OPEN_NAME), heading_of(period).name, name, look.theme.accent)
        state = "frozen" if period.frozen else "open"
        caption = fonts.font(fonts.Role.CAPTION, look)
        draw_centred(painter, self._line(place, _OPEN_STATE), state, caption, look.theme.accent)

    # Paging with the mouse: a small arrow at each end that hides periods.

    def _pagers(self) -> list[tuple[int, str, QRect]]:
        first = next((place for place in self._places if place.period is not None), None)
        last = next((place for place in reversed(self._places) if place.period is not None), None)
        if first is None or last is None:
            return []
        side = scaled(_PAGER, self._appearance.look)
        top = self._line(first, _NAME).center().y() - side // 2
        found = []
        if self._earlier:
            found.append((-1, "chevron-left", QRect(first.left - side - 2, top, side, side)))
        if self._later:
            found.append((1, "chevron-right", QRect(last.left + last.width + 2, top, side, side)))
        return found

    def _paint_pagers(self, painter: QPainter) -> None:
        look = self._appearance.look
        for _, icon, box in self._pagers():
            paint_icon(painter, box, icon, look.theme.text2, 14, look)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of an edge or a heading, or page where an arrow is pressed."""
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pager = next((step for step, _, box in self._pagers() if box.adjusted(-4, -8, 4, 8).contains(at)), 0)
        if self.mouse.edge_at(at) is None and pager:
            self.paged.emit(pager)
        else:
            self.mouse.press(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Drag what is held, or show what could be."""
        at = event.position().toPoint()
        if self.mouse.move(at):
            self.viewport().update()
        else:
            self.viewport().setCursor(cursor_for(self.mouse, at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        if self.mouse.release(event.position().toPoint()):
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Fit a column to its texts at an edge; two quick clicks on an arrow page twice."""
        if not self.mouse.double_click(event.position().toPoint()):
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the column over which it is opened."""
        place = self.mouse.column_at(event.pos())
        if place is not None and place.period is not None:
            self.menu_wanted.emit(place.period.id, event.globalPos())
        elif place is not None:
            self.columns_menu_wanted.emit(place.column.key, event.globalPos())

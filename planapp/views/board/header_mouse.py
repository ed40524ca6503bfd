"""What the mouse does in the header of the board: puts columns in another order, and sizes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication

from planapp.models.columns import TITLE, TREND
from planapp.views.board.places import Place

_REACH = 4


@dataclass(frozen=True, slots=True)
class _Edge:
    """An edge that can be dragged: where it is, whose width it sets, and whether to the right is wider."""

    at: int
    place: Place
    way: int


class HeaderMouse(QObject):
    """`moved` gives a column's key and that of the one to stand before (None: last); `fit_wanted` a key.

    `sized` gives a key, a width in pixels of the screen, and whether that is final.
    """

    moved = Signal(str, object)
    sized = Signal(str, int, bool)
    fit_wanted = Signal(str)

    def __init__(self, parent: QObject) -> None:
        """Know no column yet."""
        super().__init__(parent)
        self.places: Sequence[Place] = ()
        self._edge: _Edge | None = None
        self._pressed: Place | None = None
        self._start = QPoint()
        # What is dragged, and where it would go: for the header to paint.
        self.dragged: Place | None = None
        self.drop_at: int | None = None

    @property
    def _movable(self) -> list[Place]:
        others = (TITLE, TREND)
        return [place for place in self.places if place.period is None and place.column.key not in others]

    def _edges(self) -> list[_Edge]:
        """Return the edges, each at the right of its column; the title's sizes the column beside it."""
        movable = self._movable
        first = [_Edge(movable[0].left, movable[0], -1)] if movable else []
        return first + [_Edge(place.left + place.width, place, 1) for place in movable]

    def edge_at(self, at: QPoint) -> _Edge | None:
        """Return the edge under the pointer, or None."""
        return next((edge for edge in self._edges() if abs(at.x() - edge.at) <= _REACH), None)

    def column_at(self, at: QPoint) -> Place | None:
        """Return the column under the pointer, or None."""
        return next((one for one in self.places if one.left <= at.x() < one.left + one.width), None)

    def press(self, at: QPoint) -> bool:
        """Take hold of an edge or a heading; return whether there is one."""
        self._edge, self._start = self.edge_at(at), at
        place = self.column_at(at)
        movable = place is not None and any(one.section == place.section for one in self._movable)
        self._pressed = place if movable and self._edge is None else None
        return self._edge is not None or self._pressed is not None

    def move(self, at: QPoint) -> bool:
        """Follow the pointer with what is held; return whether something is."""
        if self._edge is not None:
            self._size(at, final=False)
        elif self._pressed is not None and self._is_dragged(at):
            self.dragged = self._pressed
            self.drop_at = self._gap_at(at)[0]
        return self._edge is not None or self._pressed is not None

    def release(self, at: QPoint) -> bool:
        """Let go; return whether anything was held."""
        held = self._edge is not None or self._pressed is not None
        if self._edge is not None and at.x() != self._start.x():
            self._size(at, final=True)
        if self.dragged is not None:
            key, before = self.dragged.column.key, self._gap_at(at)[1]
            self.cancel()
            self.moved.emit(key, before)
        self.cancel()
        return held

    def cancel(self) -> None:
        """Hold nothing any more."""
        self._edge = self._pressed = self.dragged = self.drop_at = None

    def double_click(self, at: QPoint) -> bool:
        """Fit the column of an edge to its texts; return whether there is an edge."""
        edge = self.edge_at(at)
        self.cancel()
        if edge is not None:
            self.fit_wanted.emit(edge.place.column.key)
        return edge is not None

    def _size(self, at: QPoint, *, final: bool) -> None:
        if self._edge is not None:
            width = self._edge.place.width + self._edge.way * (at.x() - self._start.x())
            self.sized.emit(self._edge.place.column.key, width, final)

    def _is_dragged(self, at: QPoint) -> bool:
        far = abs(at.x() - self._start.x()) >= QApplication.startDragDistance()
        return far or self.dragged is not None

    def _gap_at(self, at: QPoint) -> tuple[int, str | None]:
        """Return the gap between columns that is nearest to the pointer: where, and before which column."""
        movable = self._movable
        gaps: list[tuple[int, str | None]] = [(place.left, place.column.key) for place in movable]
        # All may have gone meanwhile, as in a window that became narrow.
        gaps += [(place.left + place.width, None) for place in movable[-1:]]
        return min(gaps, key=lambda gap: abs(gap[0] - at.x()), default=(at.x(), None))


def cursor_for(mouse: HeaderMouse, at: QPoint) -> Qt.CursorShape:
    """Return the pointer's shape over the header."""
    return Qt.CursorShape.SplitHCursor if mouse.edge_at(at) is not None else Qt.CursorShape.ArrowCursor

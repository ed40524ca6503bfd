"""Dragging rows of the board with the mouse: between rows, or onto the one that they go below."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter

from planapp.application.moving import Drop, between, onto, why_not_below
from planapp.domain.naming import short
from planapp.views.board.drop_mark import DragTag, paint_frame, paint_line

if TYPE_CHECKING:
    from planapp.views.board.board_view import BoardView

# Milliseconds: between two steps of scrolling, and until a folded row under the pointer opens.
_SCROLL_EVERY, _OPEN_AFTER = 60, 700
_EDGE = 24
# The share of a row's height, at its head and foot, that means the gap there.
_GAP = 0.28
_TAG_TITLE = 48


class Mark(NamedTuple):
    """Where the rows would go, and what shows it: a frame round `row`, or a line at the height `y`."""

    drop: Drop
    row: QRect | None
    y: int


class Dragging(QObject):
    """Reads presses, moves and releases of the left button; `drop` moves items to a place."""

    def __init__(self, view: BoardView, drop: Callable[[list[int], Drop], object]) -> None:
        """Drag the rows of a board."""
        super().__init__(view)
        self._view, self._drop = view, drop
        self.is_allowed = True
        self.mark: Mark | None = None
        self._from: QPoint | None = None
        self._at = QPoint()
        self._keeps_press = False
        self._items: list[int] = []
        self._tag = DragTag(view.appearance, view.viewport())
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)
        self._opening = QTimer(self, singleShot=True, interval=_OPEN_AFTER)
        self._opening.timeout.connect(self._open)
        self._over: int | None = None
        # The rows move below the pointer: at the edges, and by the wheel.
        view.verticalScrollBar().valueChanged.connect(lambda _: self._follow())

    @property
    def active(self) -> bool:
        """Tell whether rows are being dragged."""
        return bool(self._items)

    @property
    def tag(self) -> str:
        """Return what the tag beside the pointer says, '' without one."""
        return "" if self._tag.isHidden() else self._tag.text

    # What the mouse does.

    def press(self, event: QMouseEvent) -> bool:
        """Get ready; return whether the press is kept from the board, as it would choose one of several."""
        self._from, self._keeps_press = None, False
        view, at = self._view, event.position().toPoint()
        index = view.indexAt(at)
        pressed = view.board.id_of(index)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if not self.is_allowed or pressed is None or not plain:
            return False
        # Over ratings the mouse chooses the rows that are rated together.
        if (
            event.button() != Qt.MouseButton.LeftButton
            or view.board.columns[index.column()].period is not None
        ):
            return False
        self._from, several = at, view.selected_ids()
        self._keeps_press = len(several) > 1 and pressed in several
        return self._keeps_press

    def move(self, event: QMouseEvent) -> bool:
        """Follow the pointer; return whether the board is not to see it: it would select a range."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return self.active
        self._at = event.position().toPoint()
        if not self.active and not self._begins():
            return True
        self._follow()
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Put the rows down; return whether that was it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return self.active
        pressed, kept = self._from, self._keeps_press
        self._from, self._keeps_press = None, False
        if not self.active:
            if kept and pressed is not None:
                self._view.setCurrentIndex(self._view.indexAt(pressed))
            return kept
        items, mark, refusal = self._items, self.mark, self._refusal()
        self.cancel()
        if mark is not None:
            self._drop(items, mark.drop)
        elif refusal:
            self._view.tell(refusal)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Let everything be as it was with Esc; other keys wait until the rows are put down."""
        if self.active and event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        return self.active

    def cancel(self) -> None:
        """Drag no more; nothing has been moved."""
        self._from = None
        if not self.active:
            return
        self._items, self.mark, self._over = [], None, None
        self._scrolling.stop()
        self._opening.stop()
        self._tag.hide()
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def _begins(self) -> bool:
        distance = QGuiApplication.styleHints().startDragDistance()
        if self._from is None or (self._at - self._from).manhattanLength() < distance:
            return False
        self._items = list(self._view.selected_ids())
        self._scrolling.start()
        return self.active

    def _follow(self) -> None:
        view = self._view
        if not self.active:
            return
        self.mark = self._mark_at(self._at)
        can = Qt.CursorShape.ClosedHandCursor if self.mark else Qt.CursorShape.ForbiddenCursor
        view.viewport().setCursor(can)
        self._tag.show_beside(self._words(), self._at.toPointF())
        self._wait_over(view.board.id_of(view.indexAt(self._at)))
        view.viewport().update()

    def _words(self) -> str:
        if len(self._items) > 1:
            return f"{len(self._items)} items"
        item = self._view.board.plan.items[self._items[0]]
        return short(f"{item.ref} {item.title}".strip() or f"untitled {item.kind}", _TAG_TITLE)

    # Where they would go.

    def _mark_at(self, at: QPoint) -> Mark | None:
        view, plan = self._view, self._view.board.plan
        if not view.viewport().rect().contains(at):
            return None
        index = view.indexAt(at)
        target = view.board.id_of(index)
        if target is None:
            return self._gap_mark(_last_shown(view), None)
        rect, _ = view.where(index)
        below = onto(plan, self._items, target)
        share = (at.y() - rect.top()) / max(1, rect.height())
        gap = _GAP if below is not None else 0.5
        mark = None
        if share < gap:
            mark = self._gap_mark(view.board.id_of(view.indexAbove(view.first_cell(index))), target)
        elif share >= 1 - gap:
            mark = self._gap_mark(target, view.board.id_of(view.indexBelow(view.first_cell(index))))
        if mark is None and below is not None:
            mark = Mark(below, rect, 0)
        return mark

    def _gap_mark(self, above: int | None, below: int | None) -> Mark | None:
        view = self._view
        drop = between(view.board.plan, self._items, above, below)
        if drop is None:
            return None
        if below is not None:
            return Mark(drop, None, view.where(view.board.index_of(below))[0].top())
        foot = view.where(view.board.index_of(above))[0].bottom() + 1 if above is not None else 0
        return Mark(drop, None, foot)

    def _refusal(self) -> str:
        """Return why the rows can't go where the pointer is; '' outside the rows, and where they were."""
        view = self._view
        target = view.board.id_of(view.indexAt(self._at))
        if target is None or target in self._items or not view.viewport().rect().contains(self._at):
            return ""
        return why_not_below(view.board.plan, self._items, target)

    # What happens while the pointer waits.

    def _scroll(self) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if self._at.y() < _EDGE:
            bar.setValue(bar.value() - 1)
        elif self._at.y() > height - _EDGE:
            bar.setValue(bar.value() + 1)

    def _wait_over(self, item_id: int | None) -> None:
        if item_id != self._over:
            self._over = item_id
            self._opening.start()

    def _open(self) -> None:
        view, first = self._view, self._view.board.index_of(self._over)
        if first.isValid() and self._over not in self._items and view.board.hasChildren(first):
            view.setExpanded(first, True)
            self._follow()

    # What shows it.

    def paint(self, painter: QPainter) -> None:
        """Paint the mark over the rows."""
        look = self._view.appearance.look
        if self.mark is None:
            return
        if self.mark.row is not None:
            paint_frame(painter, self.mark.row, look)
        else:
            paint_line(painter, self.mark.y, self.mark.drop.depth, self._view.viewport().width(), look)


def _last_shown(view: BoardView) -> int | None:
    """Return the item of the last row that stands open, be it in sight or not."""
    index = view.board.index(view.board.rowCount() - 1, 0)
    while view.isExpanded(index) and view.board.hasChildren(index):
        index = view.board.index(view.board.rowCount(index) - 1, 0, index)
    return view.board.id_of(index)

"""What the panes beside a board and a grid share: a head, a page that scrolls, and the keys of both."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planapp.domain.changes import ChangeSet
from planapp.views.detail.context import Context
from planapp.views.detail.empty_pane import EmptyPane
from planapp.views.detail.laying_out import lay_out_now
from planapp.views.detail.pane_header import PaneHeader
from planapp.views.detail.scrolling import Scrolling
from planapp.views.widgets.painted import ink

_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class Pane(QWidget):
    """Shows one row of the plan at a time, and follows the edits of a document.

    `closed` comes when the pane is to go out of sight, `done` when Esc gives the keyboard back.
    """

    closed = Signal()
    done = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self.context = context
        self._body = QStackedWidget()
        self._stop_following = context.document.subscribe(self._follow)
        context.theme.changed.connect(self.update)

    def _hold(self, header: PaneHeader, page: QWidget, nothing: str) -> None:
        """Hold a head and a page; `nothing` is said while there is no row to show."""
        self._scrolling = Scrolling(page)
        self._body.addWidget(EmptyPane(self.context.theme, nothing))
        self._body.addWidget(self._scrolling)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._body, 1)
        header.closed.connect(self.closed)
        header.stepped.connect(self.step)

    def step(self, step: int) -> None:
        """Go to the row before (-1) or after (1)."""
        raise NotImplementedError

    def _follow(self, change_set: ChangeSet) -> None:
        """Show what an edit changed."""
        raise NotImplementedError

    def _show_body(self, *, there_is_one: bool) -> None:
        """Show the page, or say that there is nothing to show."""
        self._body.setCurrentIndex(1 if there_is_one else 0)

    def _show_top(self) -> None:
        """Show the page from its top, laid out."""
        lay_out_now()
        self._scrolling.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """Take what is being typed, as leaving its field does."""
        self.context.leave()

    def close_document(self) -> None:
        """Take what is being typed, and listen to the document no more."""
        self.leave()
        if self.context.is_open:
            self.context.is_open = False
            self._stop_following()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the row before or after with Ctrl+PgUp and Ctrl+PgDn; give the keyboard back with Esc."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.step(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self.context.theme, "surface"))
        painter.end()

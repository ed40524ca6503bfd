"""What every page of a plan has and does, so that the window need not know which one is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.splitter import Splitter
from planapp.views.widgets.progress_line import ProgressLine

_LEFT_AT_LEAST, _PANE_AT_LEAST, _PANE_AT_MOST, _PANE = 640, 360, 560, 432
# Of the page, as long as the officer has not chosen a width.
_PANE_SHARE = 0.316


class Sight(QWidget):
    """What a page and a tab of one have and do.

    `chosen_changed` comes when other commands make sense, `counts_changed` with what is shown: words, and
    whether they are of a part that filters leave.
    """

    chosen_changed = Signal()
    counts_changed = Signal(str, bool)

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands that mean something of their own here, by key."""
        return {}

    def has_chosen(self) -> bool:
        """Tell whether there is something that commands can be made to."""
        return False

    def take_keyboard(self) -> None:
        """Give the keyboard to the main part."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Give the keyboard to the next part."""
        self.take_keyboard()

    def tell(self, sentence: str) -> None:
        """Show why something was refused."""

    def tell_counts(self) -> None:
        """Say how much is shown."""

    def close_document(self) -> None:
        """Save what is being typed, and listen to the document no more."""


class Page(Sight):
    """A page of the window, with the line that shows how far work has come."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.line = ProgressLine(theme, self)


class Panel(QWidget):
    """What a page shows in place of its pane for a while."""

    def close_document(self) -> None:
        """Listen to the document no more."""


class PanedPage(Page):
    """A page with a pane at its right, that is `pane_width` wide where the officer has chosen that."""

    pane_closed = Signal()
    pane_resized = Signal(int)
    pane: QWidget

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Have neither part yet."""
        super().__init__(theme, parent)
        self.splitter = Splitter(theme, self)
        self.pane_width = 0
        self.panel: Panel | None = None

    def lay_out(self, toolbar: QWidget, main: QWidget, foot: QWidget | None = None) -> None:
        """Put a toolbar over the main part, perhaps a line below it, and the pane beside all."""
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(toolbar)
        column.addWidget(main, 1)
        if foot is not None:
            column.addWidget(foot)
        left.setMinimumWidth(_LEFT_AT_LEAST)
        self.splitter.addWidget(left)
        self._add_at_right(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.splitter)
        self._toolbar, self._column = toolbar, column
        self.splitter.splitterMoved.connect(self._keep_pane_width)

    def _add_at_right(self, widget: QWidget) -> None:
        widget.setMinimumWidth(_PANE_AT_LEAST)
        widget.setMaximumWidth(_PANE_AT_MOST)
        self.splitter.addWidget(widget)

    def show_beside(self, panel: Panel) -> None:
        """Show a panel in place of the pane, until it is put away."""
        self.put_away()
        self.panel = panel
        self._add_at_right(panel)
        self.pane.hide()
        panel.show()
        self.share_width()

    def put_away(self) -> None:
        """Take away what is shown in place of the pane."""
        panel, self.panel = self.panel, None
        if panel is not None:
            panel.close_document()
            panel.hide()
            panel.setParent(None)
            panel.deleteLater()

    def add_notice(self, notice: QWidget) -> None:
        """Put what is hidden most of the time between the toolbar and the main part."""
        self._column.insertWidget(1, notice)

    def go_to_pane(self) -> None:
        """Show the pane and give it the keyboard."""
        self.put_away()
        self.pane.show()
        self.pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def share_width(self) -> None:
        """Give the pane its share of the width, unless the officer has chosen another."""
        share = min(_PANE, round(self.width() * _PANE_SHARE))
        pane = max(_PANE_AT_LEAST, min(self.pane_width or share, _PANE_AT_MOST))
        self.splitter.setSizes([self.width() - pane, pane, pane])
        self._place_line()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)
        self.share_width()

    def _keep_pane_width(self) -> None:
        self.pane_width = (self.panel or self.pane).width()
        self.pane_resized.emit(self.pane_width)
        self._place_line()

    def _place_line(self) -> None:
        self.line.setGeometry(0, self._toolbar.height() - 2, self._toolbar.width(), 2)
        self.line.raise_()

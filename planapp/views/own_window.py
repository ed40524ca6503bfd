"""An item in a window of its own, beside the plan or on a second screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.domain.changes import ChangeSet
from planapp.domain.naming import name_of
from planapp.graphics.theme import Appearance
from planapp.models.texts import one_line
from planapp.views.detail.detail_pane import DetailPane
from planapp.views.plan_file import PlanFile
from planapp.views.widgets.painted import px

_WIDTH, _HEIGHT, _LEAST = 520, 760, 360


class OwnWindow(QWidget):
    """A detail pane by itself: it follows the plan, and closes with it."""

    def __init__(self, document: PlanFile, theme: Appearance, parent: QWidget) -> None:
        """Show no item yet."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self.pane = DetailPane(document, theme, offers_window=False)
        self.pane.item_wanted.connect(self.show_item)
        self.pane.closed.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.setMinimumWidth(_LEAST)
        self.resize(px(theme, _WIDTH), px(theme, _HEIGHT))
        self._stop_following = document.subscribe(self._follow)

    def show_item(self, item_id: int) -> None:
        """Show an item."""
        self.pane.show_item(item_id)
        self._show_title()

    def _follow(self, _change_set: ChangeSet) -> None:
        self._show_title()

    def _show_title(self) -> None:
        item = self._document.plan.items.get(self.pane.item_id)
        if item is not None:
            title = " ".join(filter(None, [one_line(item.ref), one_line(item.title)])) or name_of(item)
            self.setWindowTitle(f"{title} – planapp")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Take what is being typed, and follow the plan no more."""
        self._stop_following()
        self.pane.close_document()
        super().closeEvent(event)

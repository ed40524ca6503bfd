"""The part of the pane that scrolls: up and down only, and to the field that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_MARGIN = 24


class Scrolling(QScrollArea):
    """Holds a page that is as wide as there is room."""

    def __init__(self, page: QWidget, parent: QWidget | None = None, *, as_needed: bool = False) -> None:
        """Hold a page; its scroll bar is there always, or where it is needed."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if as_needed else policy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(page)
        page.setAutoFillBackground(False)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Keep the field that is typed in within sight while the page grows."""
        if event.type() == QEvent.Type.LayoutRequest:
            page, field = self.widget(), QApplication.focusWidget()
            if page is not None and field is not None and page.isAncestorOf(field):
                self.ensureWidgetVisible(field, 0, _MARGIN)
        return super().eventFilter(watched, event)

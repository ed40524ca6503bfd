"""A splitter whose handle is drawn 1 px wide and grabbed 8 px wide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink

_BEFORE, _BEHIND = 4, 3


class _Handle(QSplitterHandle):
    def __init__(self, theme: Appearance, parent: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep room to grab at both sides: Qt lays out by the contents and lets the rest lie on top.

        In place of Qt's own, which keeps 2 px; each would resize the handle for the other again.
        """
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        self.setContentsMargins(_BEFORE, 0, _BEHIND, 0)
        self.setMask(QRegion(self.contentsRect()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), ink(self._theme, "line2"))
        painter.end()


class Splitter(QSplitter):
    """Side by side; nothing can be pushed away altogether."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Hold nothing yet."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802
        """Return a handle that is easy to grab."""
        return _Handle(self._theme, self)

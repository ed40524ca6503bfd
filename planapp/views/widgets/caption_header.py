"""The captions over a tree or list whose rows are painted as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.bare_view import make_bare_header
from planapp.views.widgets.painted import ink, paint_text, px


class CaptionHeader(QHeaderView):
    """Captions on a sunken ground, a line below them; `insets` are those of columns that begin further in."""

    def __init__(
        self,
        theme: Appearance,
        parent: QWidget,
        *,
        height: int = 32,
        insets: Mapping[int, int] | None = None,
        line_at_top: bool = False,
    ) -> None:
        """Stand over a view, with the captions of its model."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._height = theme, height
        self._insets, self._line_at_top = insets or {}, line_at_top
        make_bare_header(self)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the captions."""
        return QSize(0, px(self._theme, self._height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the captions and the lines."""
        painter, theme = QPainter(self.viewport()), self._theme
        painter.fillRect(self.viewport().rect(), ink(theme, "sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(theme, "line2"))
        if self._line_at_top:
            painter.fillRect(0, 0, self.width(), 1, ink(theme, "line2"))
        for column in range(self.count()):
            words = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            left = self.sectionViewportPosition(column) + px(theme, self._insets.get(column, 0))
            box = QRectF(left, 0, self.sectionSize(column), self.height() - 1)
            paint_text(painter, box, words, font(Role.SMALL, theme.look, 500), ink(theme, "text2"))
        painter.end()

"""The captions over the differences."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.differences_model import HEADINGS, Column
from planapp.views.widgets.bare_view import make_bare_header
from planapp.views.widgets.painted import ink, paint_text, px

_HEIGHT, _TAKE_AT = 32, 36


class DifferencesHeader(QHeaderView):
    """Captions on a sunken ground; the two columns of texts share the width."""

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Stand over a tree."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        make_bare_header(self)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the captions."""
        return QSize(0, px(self._theme, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the captions and the line below them."""
        painter, theme = QPainter(self.viewport()), self._theme
        painter.fillRect(self.viewport().rect(), ink(theme, "sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(theme, "line2"))
        for column, words in zip(Column, HEADINGS, strict=True):
            left = self.sectionViewportPosition(column)
            left += px(theme, _TAKE_AT) if column == Column.TAKE else 0
            box = QRectF(left, 0, self.sectionSize(column), self.height() - 1)
            paint_text(painter, box, words, font(Role.SMALL, theme.look, 500), ink(theme, "text2"))
        painter.end()

"""The captions over a list."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.bare_view import make_bare_header
from planapp.views.widgets.painted import ink, paint_text, px

_HEIGHT, _PAD, _BAR = 28, 8, 3


class ListHeader(QHeaderView):
    """Captions on a sunken line; those of figures stand at the right."""

    def __init__(self, theme: Appearance, at_right: frozenset[int], parent: QWidget) -> None:
        """Stand over a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._at_right = theme, at_right
        make_bare_header(self)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the captions."""
        return QSize(0, px(self._theme, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, captions and the line below them."""
        painter, theme = QPainter(self.viewport()), self._theme
        painter.fillRect(self.viewport().rect(), ink(theme, "sunken"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(theme, "line2"))
        type_, pad = font(Role.SMALL, theme.look, 500), px(theme, _PAD)
        for column in range(self.count()):
            start = pad + (_BAR if column == 0 else 0)
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            box = QRect(left + start, 0, width - start - pad, self.height() - 1)
            caption = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            caption = QFontMetricsF(type_).elidedText(caption, Qt.TextElideMode.ElideRight, box.width() + 0.5)
            right = column in self._at_right
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            paint_text(painter, box.toRectF(), caption, type_, ink(theme, "text3"), align)
        painter.end()

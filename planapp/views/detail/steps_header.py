"""The captions over the steps."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planapp.graphics.fonts import Role, font
from planapp.views.detail.context import Context
from planapp.views.detail.steps_delegate import MEASURE, STATUS, STEP, WHEN
from planapp.views.widgets.painted import ink, paint_text, px

HEIGHT = 24
NAMES = {STEP: "Step", WHEN: "When", MEASURE: "Measure", STATUS: "Status"}


class StepsHeader(QHeaderView):
    """Captions on a line."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        """Stand over a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self.setSectionsClickable(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the captions."""
        return QSize(0, px(self._context.theme, HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the captions and the line below them."""
        painter, theme = QPainter(self.viewport()), self._context.theme
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(theme, "line"))
        for column, name in NAMES.items():
            if self.isSectionHidden(column):
                continue
            box = QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), self.height() - 2)
            paint_text(painter, box.toRectF(), name, font(Role.SMALL, theme.look), ink(theme, "text3"))
        painter.end()

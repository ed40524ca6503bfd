"""The chart of one indicator: under the pointer, or with Left and Right, a month is named with its value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.line_chart import Chart, month_at, paint_line_chart
from planapp.graphics.theme import Appearance
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import ink, paint_face, px

_HEIGHT = 168


class ChartView(QWidget):
    """Hidden while there is no value to show."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self.chart = Chart()
        self.marked: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self.setVisible(chart.last is not None)
        if chart != self.chart:
            self.chart, self.marked = chart, None
            self._say()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size, at any width."""
        return QSize(200, px(self._theme, _HEIGHT))

    def _box(self) -> QRectF:
        inset = px(self._theme, PAD_X)
        return QRectF(self.rect()).adjusted(inset, 2, -inset, -2)

    def mark(self, at: int | None) -> None:
        """Name a month, or none."""
        if at != self.marked:
            self.marked = at
            self._say()
            self.update()

    def _say(self) -> None:
        at = self.marked if self.marked is not None else self.chart.last
        if at is not None:
            mark = self.chart.marks[at]
            levels = [line.words for line in (self.chart.target, self.chart.comparator) if line is not None]
            said = f"Course, {mark.words}: {mark.value_words or 'no value'}"
            self.setAccessibleName(", ".join([said, *levels]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Name the month under the pointer."""
        self.mark(month_at(self._box(), self.chart, self._theme.look, event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Name none."""
        super().leaveEvent(event)
        self.mark(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from month to month."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        last = self.chart.last
        if step is None or last is None:
            super().keyPressEvent(event)
        else:
            at = self.marked if self.marked is not None else last
            self.mark(max(0, min(at + step, len(self.chart.marks) - 1)))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Name no month any more."""
        super().focusOutEvent(event)
        self.mark(None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chart."""
        painter = QPainter(self)
        paint_line_chart(painter, self._box(), self.chart, self._theme.look, self.marked)
        if self.hasFocus():
            paint_face(painter, QRectF(self.rect()), None, ink(self._theme, "accent"), 6, 2)
        painter.end()

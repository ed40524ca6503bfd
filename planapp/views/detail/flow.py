"""Chips beside each other, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

_HIGHEST = 10_000


class Flow(QWidget):
    """Lays its widgets out at their own sizes, in order, from the left."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        """Hold nothing yet; the gap is between widgets and between lines."""
        super().__init__(parent)
        self._gap = gap
        self.widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Hold these and delete those that were held before."""
        for widget in self.widgets:
            if widget not in widgets:
                widget.hide()
                widget.deleteLater()
        self.widgets = list(widgets)
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._place(self.width(), move=True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size on one line."""
        sizes = [widget.sizeHint() for widget in self.widgets]
        width = sum(size.width() + self._gap for size in sizes)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a size that holds the widest."""
        widest = max((widget.sizeHint().width() for widget in self.widgets), default=0)
        return QSize(min(widest, 120), 0)

    def resizeEvent(self, event: object) -> None:  # noqa: N802
        """Lay out anew."""
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        margins = self.contentsMargins()
        left, right = margins.left(), width - margins.right()
        at, height = QPoint(left, margins.top()), 0
        for widget in self.widgets:
            size = widget.sizeHint().boundedTo(QSize(max(1, right - left), _HIGHEST))
            if at.x() > left and at.x() + size.width() > right:
                at = QPoint(left, at.y() + height + self._gap)
                height = 0
            if move:
                widget.setGeometry(QRect(at, size))
            at += QPoint(size.width() + self._gap, 0)
            height = max(height, size.height())
        return at.y() + height + margins.bottom()

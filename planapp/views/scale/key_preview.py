"""The key of the scale as it is shown and printed, with what the levels mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.domain.plan import Plan
from planapp.graphics.rating_key import Entry, key_height, paint_key
from planapp.graphics.theme import Appearance
from planapp.views.scale.key_cells import entries_of


class KeyPreview(QWidget):
    """Shows a key on as many lines as it needs."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._entries: Sequence[Entry] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.updateGeometry)

    def show_plan(self, plan: Plan) -> None:
        """Show the key of a plan."""
        self._entries = entries_of(plan)
        words = [f"{entry.name}: {entry.meaning}" if entry.meaning else entry.name for entry in self._entries]
        self.setAccessibleName(f"Key: {'; '.join(words)}")
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high the key is in that width."""
        return key_height(self._entries, width, self._theme.look)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size in the width that it has."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the key."""
        painter = QPainter(self)
        paint_key(painter, QRectF(self.rect()), self._entries, self._theme.look)
        painter.end()

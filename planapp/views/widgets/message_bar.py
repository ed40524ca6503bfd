"""A bar with one sentence and one way out: file trouble, and things that are frozen or read-only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, IconButton, Kind
from planapp.views.widgets.painted import ink, paint_face, paint_icon
from planapp.views.widgets.words import Words

_ICON, _RADIUS = 16, 6
# The sign, by what the bar tells.
_ICONS = {"danger": "warning", "warn": "lock", "ok": "check-circle"}


class MessageBar(QWidget):
    """Hidden until it has something to say; one message at a time."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._theme, self._state = theme, "danger"
        self._do: Callable[[], None] | None = None
        self._label = Words(theme, "", wrapped=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.way = Button(theme, "", Kind.QUIET)
        self.way.clicked.connect(self._take_way)
        self._close = IconButton(theme, "close", "Close this message")
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setSpacing(8)
        layout.setContentsMargins(56, 12, 20, 12)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.way)
        layout.addWidget(self._close)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence that is shown, '' for none."""
        return self._label.text() if not self.isHidden() else ""

    def tell(
        self, text: str, way: str = "", do: Callable[[], None] | None = None, state: str = "danger"
    ) -> None:
        """Show a sentence ('danger', 'warn' or 'ok') and the button of a way out."""
        self._state, self._do = state, do
        self._label.setText(text)
        self.way.setText(way)
        self.way.setVisible(bool(way))
        self.way.updateGeometry()
        self._restyle()
        self.show()

    def _take_way(self) -> None:
        do = self._do
        self.hide()
        if do is not None:
            do()

    def _restyle(self) -> None:
        self._label.set_token(self._state)
        self.way.set_colour(self._state)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the sign."""
        painter, colour = QPainter(self), partial(ink, self._theme)
        face = QRectF(self.rect()).adjusted(12, 8, -12, -8)
        paint_face(painter, face, colour(f"{self._state}_tint"), colour(self._state), _RADIUS)
        box = QRectF(face.left() + 16, face.top(), _ICON, face.height())
        paint_icon(painter, self._theme, _ICONS[self._state], box, _ICON, self._state)
        painter.end()

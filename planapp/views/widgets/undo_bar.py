"""The undo bar: at the bottom left, for 8 seconds or until the next change, what was done and Undo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.painted import ink, paint_face, paint_text, px, text_width

_SHOWN_FOR, _MARGIN, _HEIGHT, _PADDING = 8000, 16, 40, 16


class UndoBar(QWidget):
    """Lies over its parent's foot; `undo` comes when the officer takes back what it names."""

    undo = Signal()

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._over, self._theme, self._text = parent, theme, ""
        self._button = Button(theme, "Undo", Kind.QUIET)
        self._button.clicked.connect(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.addStretch(1)
        layout.addWidget(self._button)
        theme.changed.connect(self._restyle)
        parent.installEventFilter(self)
        self._restyle()
        self.hide()

    def _restyle(self) -> None:
        # The ground is the dark one in both themes: the accent of the light one can't be read on it.
        self._button.set_colour("accent" if self._theme.theme.is_dark else "tint2")
        self.place()

    @property
    def text(self) -> str:
        """Return what the bar says, '' for nothing."""
        return self._text if not self.isHidden() else ""

    def tell(self, text: str) -> None:
        """Say what was done."""
        self._text = text
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def _undo(self) -> None:
        self.hide()
        self.undo.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Count no longer."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay at the foot of what is below."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def place(self) -> None:
        """Lie at the foot of what is below, as wide as the words."""
        width = text_width(self._text, font(Role.BODY, self._theme.look)) + self._button.sizeHint().width()
        self.resize(width + 3 * _PADDING, px(self._theme, _HEIGHT))
        self.move(_MARGIN, self._over.height() - self.height() - _MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dark ground and the words."""
        painter, rect = QPainter(self), QRectF(self.rect())
        ground, text = ("band", "text") if self._theme.theme.is_dark else ("text", "surface")
        paint_face(painter, rect, ink(self._theme, ground), None, 6)
        inner = rect.adjusted(_PADDING, 0, 0, 0)
        paint_text(painter, inner, self._text, font(Role.BODY, self._theme.look), ink(self._theme, text))
        painter.end()

"""Choosing a tone: the level's own rating cell in each tone that the palette has, side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from planapp.domain.records import Level
from planapp.domain.tones import TONE_NAMES, tone_of
from planapp.graphics.rating_cell import Size, paint_cell
from planapp.graphics.theme import Appearance
from planapp.views.scale.level_delegate import cell_of
from planapp.views.widgets.painted import RING, PaintedButton, ink, paint_face, paint_ring, px

_WIDTH, _HEIGHT, _RADIUS = 48, 32, 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Tone(PaintedButton):
    """One of the tones; its name is its accessible name and tooltip."""

    def __init__(self, theme: Appearance, tone: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.tone = tone
        self._level: Level | None = None
        self.setCheckable(True)
        self.setAccessibleName(TONE_NAMES[tone])
        self.setToolTip(TONE_NAMES[tone])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, level: Level | None) -> None:
        """Show the letter of a level, and whether the tone is its own."""
        self._level = level
        self.setEnabled(level is not None)
        self.setChecked(level is not None and tone_of(level) == self.tone)
        # One stop of Tab for all: the tone that is chosen.
        policy = Qt.FocusPolicy.TabFocus if self.isChecked() else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the arrows to the row of tones."""
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of face and ring."""
        return QSize(px(self.theme, _WIDTH) + 2 * RING, px(self.theme, _HEIGHT) + 2 * RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cell; the chosen one on a ground with an edge."""
        painter, face = QPainter(self), self.face()
        if self.isChecked():
            paint_face(painter, face, ink(self.theme, "tint"), ink(self.theme, "accent"), _RADIUS, 2)
        elif self.hovered:
            paint_face(painter, face, ink(self.theme, "hover"), None, _RADIUS)
        if self._level is not None:
            paint_cell(painter, face, cell_of(self._level, self.tone, Size.LIST), self.theme.look)
        if self.hasFocus():
            paint_ring(painter, face, ink(self.theme, "accent"), _RADIUS)
        painter.end()


class ToneChoice(QWidget):
    """`chosen` gives the tone that the officer presses; Left and Right go from one to the next."""

    chosen = Signal(str)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Offer all tones."""
        super().__init__(parent)
        self.setAccessibleName("Colour")
        self.tones = [_Tone(theme, tone, self) for tone in TONE_NAMES]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.tones:
            button.clicked.connect(lambda _=False, tone=button.tone: self.chosen.emit(tone))
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, level: Level | None) -> None:
        """Show the tone of a level; None has none to choose."""
        for button in self.tones:
            button.show_level(level)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the tone beside."""
        step = _STEPS.get(Qt.Key(event.key()))
        at = next((at for at, button in enumerate(self.tones) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.tones[min(max(at + step, 0), len(self.tones) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

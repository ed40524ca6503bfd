"""The bubble at a cell that says why an edit was refused."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planapp.graphics import fonts
from planapp.graphics.icons import paint_icon
from planapp.graphics.look import colour, scaled
from planapp.graphics.theme import Appearance

_WIDEST, _PADDING, _ICON, _GAP, _RADIUS = 360, 10, 14, 8, 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class Bubble(QWidget):
    """Lies in its parent below what was refused, or above it; the next key or click takes it away."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._ground = parent
        self._appearance = appearance
        self._sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what is said, '' for nothing."""
        return "" if self.isHidden() else self._sentence

    def tell(self, sentence: str, beside: QRect) -> None:
        """Say a sentence beside a cell or field."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self.setGeometry(self._place(beside))
        self.show()
        self.raise_()
        self.update()

    def _place(self, beside: QRect) -> QRect:
        look, ground = self._appearance.look, self._ground.rect()
        padding = scaled(_PADDING, look)
        aside = 2 * padding + scaled(_ICON + _GAP, look)
        room = max(80, min(scaled(_WIDEST, look), ground.width() - 16) - aside)
        metrics = QFontMetrics(fonts.font(fonts.Role.SMALL, look))
        text = metrics.boundingRect(QRect(0, 0, room, 0), int(_WRAP), self._sentence)
        box = QRect(0, 0, text.width() + aside + 2, text.height() + padding + 4)
        box.moveTopLeft(beside.bottomLeft())
        box.translate(0, 5)
        if box.bottom() > ground.bottom() - 4:
            box.moveBottom(beside.top() - 5)
        box.moveLeft(max(ground.left() + 8, min(box.left(), ground.right() - box.width() - 8)))
        return box

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground, the triangle and the sentence."""
        painter, look = QPainter(self), self._appearance.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(look.theme.danger), 1))
        painter.setBrush(colour(look.theme.danger_tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        padding, icon = scaled(_PADDING, look), scaled(_ICON, look)
        sign = QRect(padding, 0, icon, self.height())
        paint_icon(painter, sign, "warning", look.theme.danger, _ICON, look)
        text = self.rect().adjusted(padding + icon + scaled(_GAP, look), 0, -padding + 4, 0)
        painter.setFont(fonts.font(fonts.Role.SMALL, look))
        painter.setPen(colour(look.theme.danger))
        painter.drawText(text, int(_WRAP), self._sentence)
        painter.end()

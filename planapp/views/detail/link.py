"""Words that do something when they are pressed, and chips that lead somewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import (
    RING,
    PaintedButton,
    ink,
    paint_face,
    paint_icon,
    paint_ring,
    paint_text,
    px,
    text_width,
)

_CHIP_HEIGHT, _CHIP_PADDING, _ICON, _RADIUS = 24, 8, 12, 4
_CUT = Qt.TextElideMode.ElideRight


class Link(PaintedButton):
    """Words in the colour of a token, cut where there is no room; underlined under the pointer."""

    def __init__(
        self,
        theme: Appearance,
        text: str,
        token: str = "accent",
        role: Role = Role.BODY,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`."""
        super().__init__(theme, text, parent)
        self._token, self._role = token, role
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of words and ring."""
        height = px(self.theme, self._role.line) + 2 * RING
        return QSize(text_width(self.text(), font(self._role, self.theme.look)) + 2 * RING + 1, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a size at which the words are cut."""
        return QSize(min(self.sizeHint().width(), 48), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words."""
        painter, face = QPainter(self), self.face()
        type_ = QFont(font(self._role, self.theme.look))
        type_.setUnderline(self.hovered)
        shown = QFontMetricsF(type_).elidedText(self.text(), _CUT, face.width() + 0.5)
        token = "disabled" if not self.isEnabled() else "accent" if self.hovered else self._token
        paint_text(painter, face, shown, type_, ink(self.theme, token))
        if self.hasFocus():
            paint_ring(painter, face, ink(self.theme, "accent"), _RADIUS)
        painter.end()


class LinkChip(PaintedButton):
    """A chip with an icon and words: a recommendation, or how much evidence there is."""

    def __init__(self, theme: Appearance, icon: str, text: str, parent: QWidget | None = None) -> None:
        """Show words behind an icon."""
        super().__init__(theme, text, parent)
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of face and ring."""
        width = text_width(self.text(), font(Role.SMALL, self.theme.look, 500)) + self._before()
        width += px(self.theme, _CHIP_PADDING) + 1
        return QSize(width + 2 * RING, px(self.theme, _CHIP_HEIGHT) + 2 * RING)

    def _before(self) -> int:
        return px(self.theme, _CHIP_PADDING + _ICON + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chip."""
        painter, face = QPainter(self), self.face()
        ground = "band" if self.isDown() else "hover" if self.hovered else "sunken"
        paint_face(painter, face, ink(self.theme, ground), ink(self.theme, "line"), _RADIUS)
        box = QRectF(face.left() + px(self.theme, _CHIP_PADDING), face.top(), _ICON, face.height())
        paint_icon(painter, self.theme, self._icon, box, _ICON, "accent")
        words = face.adjusted(self._before(), 0, -px(self.theme, _CHIP_PADDING) + 2, 0)
        type_ = font(Role.SMALL, self.theme.look, 500)
        shown = QFontMetricsF(type_).elidedText(self.text(), _CUT, words.width() + 0.5)
        paint_text(painter, words, shown, type_, ink(self.theme, "accent"))
        if self.hasFocus():
            paint_ring(painter, face, ink(self.theme, "accent"), _RADIUS)
        painter.end()

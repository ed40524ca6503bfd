"""Buttons with words: primary, secondary and quiet."""

from __future__ import annotations

from enum import Enum
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
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

_HEIGHT, _SMALL_HEIGHT, _PADDING, _QUIET_PADDING, _RADIUS = 32, 18, 16, 4, 6


class Kind(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"


class Button(PaintedButton):
    """A button with words, 32 high. A quiet one looks like a link."""

    def __init__(
        self,
        theme: Appearance,
        text: str,
        kind: Kind = Kind.SECONDARY,
        parent: QWidget | None = None,
        *,
        small: bool = False,
    ) -> None:
        """Show `text` as a button of a kind, 20 high where it is small."""
        super().__init__(theme, text, parent)
        self.kind = kind
        self._small = small
        self._quiet_token = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind is Kind.QUIET:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_colour(self, token: str) -> None:
        """Give the words of a quiet button the colour of what it stands on."""
        self._quiet_token = token
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of face and ring."""
        padding = px(self.theme, _QUIET_PADDING if self.kind is Kind.QUIET else _PADDING)
        width = text_width(self.text(), self._font()) + 2 * padding
        height = px(self.theme, _SMALL_HEIGHT if self._small else _HEIGHT)
        return QSize(width + 2 * RING, height + 2 * RING)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, words and focus ring."""
        painter = QPainter(self)
        fill, edge, text = self._colours()
        paint_face(painter, self.face(), fill, edge, _RADIUS, self.theme.theme.edge)
        type_ = QFont(self._font())
        # Not a ground: a quiet button stands on grounds of all colours.
        type_.setUnderline(self.kind is Kind.QUIET and self.hovered)
        paint_text(painter, self.face(), self.text(), type_, text, Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            paint_ring(painter, self.face(), ink(self.theme, "accent"), _RADIUS)
        painter.end()

    def _font(self) -> QFont:
        return font(Role.SMALL if self._small else Role.BODY, self.theme.look, 600)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Return ground, edge and text."""
        colour = partial(ink, self.theme)
        if not self.isEnabled():
            return (None if self.kind is Kind.QUIET else colour("band")), None, colour("disabled")
        if self.kind is Kind.QUIET:
            return None, None, colour(self._quiet_token)
        if self.kind is Kind.PRIMARY:
            fill = colour("accent_hover" if self.hovered or self.isDown() else "accent_fill")
            return fill, None, colour("on_accent")
        ground = "band" if self.isDown() else "hover" if self.hovered else "surface"
        return colour(ground), colour("control"), colour("text")


class IconButton(PaintedButton):
    """A button that is an icon, 28 by 28 at least; its words are its name to a screen reader and tooltip."""

    def __init__(self, theme: Appearance, icon: str, words: str, parent: QWidget | None = None) -> None:
        """Show the icon of a name."""
        super().__init__(theme, "", parent)
        self.icon_name = icon
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of face and ring."""
        side = px(self.theme, 28) + 2 * RING
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, icon and focus ring."""
        painter = QPainter(self)
        if self.isDown() or self.isChecked():
            paint_face(painter, self.face(), ink(self.theme, "band"), None, _RADIUS)
        elif self.hovered:
            paint_face(painter, self.face(), ink(self.theme, "hover"), None, _RADIUS)
        paint_icon(painter, self.theme, self.icon_name, self.face(), 16, self._token())
        if self.hasFocus():
            paint_ring(painter, self.face(), ink(self.theme, "accent"), _RADIUS)
        painter.end()

    def _token(self) -> str:
        return "text2" if self.isEnabled() else "disabled"

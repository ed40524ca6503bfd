"""The rail at the left edge: one button for each page that there is, and at its foot what is set."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import (
    PaintedButton,
    ink,
    paint_face,
    paint_icon,
    paint_text,
    px,
    text_width,
)

_WIDTH, _BUTTON, _HEIGHT, _ICON = 72, 64, 56, 20
# Where the middle of a badge stands from that of the icon, and how high it is.
_BADGE_X, _BADGE_Y, _BADGE = 14, 7, 16
_MOST_COUNTED = 99


class RailButton(PaintedButton):
    """An icon over its word; the active one has a tint, and a bar at the edge of the window."""

    def __init__(self, theme: Appearance, text: str, icon: str, parent: QWidget | None = None) -> None:
        """Lead to what is called `text`."""
        super().__init__(theme, text, parent)
        self._icon_name, self._badge = icon, 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def badge(self) -> int:
        """Return the number of the badge, 0 for none."""
        return self._badge

    def set_badge(self, number: int, words: str) -> None:
        """Show how many things wait there, 0 for none; `words` say it to a screen reader."""
        self._badge = number
        self.setAccessibleName(f"{self.text()}, {words}" if number else self.text())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size: as wide as the rail, so that the bar stands at the edge."""
        return QSize(px(self.theme, _WIDTH) - 1, px(self.theme, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, bar, icon and word."""
        painter, colour, length = QPainter(self), partial(ink, self.theme), partial(px, self.theme)
        face = QRectF(self.rect()).adjusted(length(4), 0, -length(3), 0)
        if self.isChecked():
            paint_face(painter, face, colour("tint2"), None, 8)
            bar = length(24)
            paint_face(painter, QRectF(-3, (self.height() - bar) / 2, 6, bar), colour("accent"), None, 3)
        elif self.hovered:
            paint_face(painter, face, colour("band"), None, 8)
        token = "accent" if self.isChecked() else "text2"
        icon = QRectF(face.left(), face.top() + length(8), face.width(), length(_ICON))
        paint_icon(painter, self.theme, self._icon_name, icon, _ICON, token)
        word = QRectF(face.left(), icon.bottom() + length(3), face.width(), length(16))
        align = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, word, self.text(), font(Role.CAPTION, self.theme.look, 500), colour(token), align)
        if self._badge:
            self._paint_badge(painter, icon.center())
        if self.hasFocus():
            paint_face(painter, face, None, colour("accent"), 8, 2)
        painter.end()

    def _paint_badge(self, painter: QPainter, middle: QPointF) -> None:
        number = f"{self._badge}" if self._badge <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
        type_, high = font(Role.CAPTION, self.theme.look, 600), px(self.theme, _BADGE)
        wide = max(high, text_width(number, type_) + px(self.theme, 8))
        at = middle + QPointF(px(self.theme, _BADGE_X) - high / 2, -px(self.theme, _BADGE_Y) - high / 2)
        face = QRectF(round(at.x()), round(at.y()), wide, high)
        paint_face(painter, face, ink(self.theme, "accent_fill"), None, high)
        align = Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, face, number, type_, ink(self.theme, "on_accent"), align)


class Rail(QWidget):
    """`page_wanted` gives the place of a page, in the order in which they were added."""

    page_wanted = Signal(int)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Have no page yet."""
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.page_wanted)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(4)
        self._layout.setContentsMargins(0, 8, 1, 8)
        self._layout.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add(self, text: str, icon: str) -> RailButton:
        """Add a page; the first one is the active one."""
        button = RailButton(self._theme, text, icon)
        at = len(self._group.buttons())
        self._group.addButton(button, at)
        self._layout.insertWidget(at, button)
        button.setChecked(at == 0)
        return button

    def add_at_foot(self, text: str, icon: str) -> RailButton:
        """Add a button at the foot that leads to no page: pressing it does something."""
        button = RailButton(self._theme, text, icon)
        button.setCheckable(False)
        self._layout.addWidget(button)
        return button

    @property
    def buttons(self) -> list[RailButton]:
        """Return the buttons of the pages, in order."""
        return [button for button in self._group.buttons() if isinstance(button, RailButton)]

    def show_page(self, at: int) -> None:
        """Show which page is the active one, by its place."""
        self._group.button(at).setChecked(True)

    def _restyle(self) -> None:
        self.setFixedWidth(px(self._theme, _WIDTH))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the line at its right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "window"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), ink(self._theme, "line"))
        painter.end()

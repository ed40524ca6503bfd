"""Filter chips: checkable, with a live count; a chip with a menu has a chevron instead."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.look import colour
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

_HEIGHT, _PADDING, _GAP, _ICON, _SWATCH = 28, 12, 8, 14, 10


class Chip(PaintedButton):
    """A chip of the toolbar: an icon or a swatch of a rating's tone, words, and how many rows it leaves."""

    def __init__(
        self,
        theme: Appearance,
        text: str,
        *,
        icon: str = "",
        tone: str | None = None,
        short: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show words behind an icon or a swatch of a tone; `short` ones where there is little room."""
        super().__init__(theme, text, parent)
        self._icon_name, self._tone, self._short = icon, tone, short
        self._is_short = False
        self._count: int | None = None
        self._menu: QMenu | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, tone: str) -> None:
        """Show other words, behind a swatch of another tone."""
        self._tone = tone
        self.setText(text)
        self._restyle()

    @property
    def words(self) -> str:
        """Return the words that are painted."""
        return self._short if self._is_short else self.text()

    def set_short(self, is_short: bool) -> None:
        """Show the short words, or the long ones again."""
        is_short = is_short and bool(self._short)
        if is_short != self._is_short:
            self._is_short = is_short
            self._restyle()

    @property
    def count(self) -> int | None:
        """Return how many rows the chip leaves, or None where that is not shown."""
        return self._count

    def set_count(self, count: int | None) -> None:
        """Show how many rows the chip leaves."""
        if count == self._count:
            return
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    @property
    def menu(self) -> QMenu | None:
        """Return the menu that opens when the chip is pressed, or None."""
        return self._menu

    def set_menu(self, menu: QMenu) -> None:
        """Open a menu when the chip is pressed; it is on while something in the menu is."""
        self._menu = menu
        self.setCheckable(False)
        self.clicked.connect(self._open_menu)

    def set_on(self, on: bool) -> None:
        """Show a chip with a menu as on or off."""
        self.setProperty("on", on)
        self.update()

    @property
    def is_on(self) -> bool:
        """Tell whether the chip filters."""
        return self.isChecked() or bool(self.property("on"))

    def _open_menu(self) -> None:
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of face and ring: a chip is never cut."""
        width = 2 * px(self.theme, _PADDING) + text_width(self.words, font(Role.SMALL, self.theme.look, 500))
        width += self._mark_width()
        if self._count is not None:
            width += _GAP - 1 + text_width(f"{self._count:,}", font(Role.SMALL, self.theme.look, 500))
        width += self._chevron_width()
        return QSize(width + 2 * RING, px(self.theme, _HEIGHT) + 2 * RING)

    def _chevron_width(self) -> int:
        return _GAP - 2 + 12 if self._menu is not None else 0

    def _mark_width(self) -> int:
        if self._icon_name:
            return _ICON + 6
        return _SWATCH + 6 if self._tone is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chip."""
        painter, face, token = QPainter(self), self.face(), partial(ink, self.theme)
        text, quiet = ("accent", "accent") if self.is_on else ("text", "text3")
        if not self.isEnabled():
            text = quiet = "disabled"
        self._paint_ground(painter, face)
        inner = face.adjusted(px(self.theme, _PADDING), 0, -px(self.theme, _PADDING), 0)
        self._paint_mark(painter, inner, quiet if self.is_on else "text2")
        inner.setLeft(inner.left() + self._mark_width())
        paint_text(painter, inner, self.words, font(Role.SMALL, self.theme.look, 500), token(text))
        self._paint_end(painter, inner, quiet)
        if self.hasFocus():
            paint_ring(painter, face, token("accent"), face.height())
        painter.end()

    def _paint_ground(self, painter: QPainter, face: QRectF) -> None:
        token = partial(ink, self.theme)
        if not self.isEnabled():
            paint_face(painter, face, token("band"), None, face.height())
            return
        ground = "tint" if self.is_on else "band" if self.isDown() else "hover" if self.hovered else "surface"
        edge = "accent" if self.is_on else "line2"
        paint_face(painter, face, token(ground), token(edge), face.height(), self.theme.theme.edge)

    def _paint_mark(self, painter: QPainter, inner: QRectF, token: str) -> None:
        if self._icon_name:
            box = QRectF(inner.left(), inner.top(), _ICON, inner.height())
            paint_icon(painter, self.theme, self._icon_name, box, _ICON, token)
        elif self._tone is not None:
            top = round(inner.center().y() - _SWATCH / 2)
            swatch = QRectF(inner.left(), top, _SWATCH, _SWATCH)
            colours = self.theme.theme.rating(self._tone)
            paint_face(painter, swatch, colour(colours.fill), colour(colours.edge), 3)

    def _paint_end(self, painter: QPainter, inner: QRectF, token: str) -> None:
        if self._count is not None:
            align, type_ = Qt.AlignmentFlag.AlignRight, font(Role.SMALL, self.theme.look, 500)
            box = inner.adjusted(0, 0, -self._chevron_width(), 0)
            paint_text(painter, box, f"{self._count:,}", type_, ink(self.theme, token), align)
        if self._menu is not None:
            box = QRectF(inner.right() - 12, inner.top(), 12, inner.height())
            paint_icon(painter, self.theme, "chevron-down", box, 12, token)

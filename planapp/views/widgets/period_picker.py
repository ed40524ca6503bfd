"""The period that is worked on: one back, a menu of all, one on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planapp.domain.naming import short
from planapp.domain.records import Period
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

_HEIGHT, _SIDE, _MIDDLE, _LONGEST, _RADIUS = 32, 28, 90, 168, 6
_PADDING, _IN_MENU = 4, 60


class _Part(PaintedButton):
    """One of the three buttons, without an edge of its own."""

    def __init__(self, theme: Appearance, words: str, icon: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self._icon_name = icon
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size without a ring: the ring of a part lies inside the frame."""
        width = px(self.theme, _SIDE)
        if not self._icon_name:
            wanted = text_width(self.text(), font(Role.BODY, self.theme.look, 600)) + 2 * px(self.theme, 12)
            width = max(px(self.theme, _MIDDLE), min(wanted, px(self.theme, _LONGEST)))
        return QSize(width, px(self.theme, _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground under the pointer, then icon or words."""
        painter, colour, rect = QPainter(self), partial(ink, self.theme), QRectF(self.rect())
        inside = rect.adjusted(1, 1, -1, -1)
        if self.hovered:
            paint_face(painter, inside, colour("band" if self.isDown() else "hover"), None, _RADIUS - 1)
        if self._icon_name:
            token = "text2" if self.isEnabled() else "disabled"
            paint_icon(painter, self.theme, self._icon_name, rect, 14, token)
        else:
            token = "text" if self.isEnabled() else "disabled"
            type_, align = font(Role.BODY, self.theme.look, 600), Qt.AlignmentFlag.AlignHCenter
            room = rect.width() - 2 * _PADDING
            words = QFontMetricsF(type_).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
            paint_text(painter, rect, words, type_, colour(token), align)
        if self.hasFocus():
            paint_face(painter, inside.adjusted(1, 1, -1, -1), None, colour("accent"), _RADIUS - 2, 2)
        painter.end()


class PeriodPicker(QWidget):
    """Shows the period that is worked on; `picked` gives the id of another one.

    `all_wanted` comes with the last entry of the menu.
    """

    picked = Signal(object)
    all_wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no period."""
        super().__init__(parent)
        self._theme = theme
        self._periods: tuple[Period, ...] = ()
        self._at = -1
        self._before = _Part(theme, "Previous period", "chevron-left", self)
        self._middle = _Part(theme, "Period", "", self)
        self._after = _Part(theme, "Next period", "chevron-right", self)
        self.menu = QMenu(self)
        self._before.clicked.connect(lambda: self.step(-1))
        self._after.clicked.connect(lambda: self.step(1))
        self._middle.clicked.connect(self.open_menu)
        layout = QHBoxLayout(self)
        layout.setSpacing(1)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._before, self._middle, self._after):
            layout.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_periods(self, periods: Sequence[Period], period_id: int | None) -> None:
        """Offer periods, and show one of them as the one that is worked on."""
        self._periods = tuple(periods)
        ids = [period.id for period in periods]
        self._at = ids.index(period_id) if period_id in ids else -1
        label = self._periods[self._at].label if self._at >= 0 else "No period"
        self._middle.setText(label)
        self._middle.setAccessibleName(f"Period: {label}")
        self._middle.setToolTip(f"Period: {label}")
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(0 <= self._at < len(periods) - 1)
        self._middle.updateGeometry()
        self.update()

    def step(self, by: int) -> None:
        """Go to a period before or after, if there is one."""
        at = self._at + by
        if self._at >= 0 and 0 <= at < len(self._periods):
            self.picked.emit(self._periods[at].id)

    def open_menu(self) -> None:
        """Offer all periods."""
        self.menu.clear()
        for at, period in reversed(list(enumerate(self._periods))):
            state = "frozen" if period.frozen else "open"
            label = short(period.label, _IN_MENU).replace("&", "&&")
            action = QAction(f"{label}\t{state}", self.menu, checkable=True, checked=at == self._at)
            action.triggered.connect(lambda _, chosen=period.id: self.picked.emit(chosen))
            self.menu.addAction(action)
        self.menu.addSeparator()
        self.menu.addAction("&Periods…").triggered.connect(lambda: self.all_wanted.emit())
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame and the lines between the parts."""
        painter, colour = QPainter(self), partial(ink, self._theme)
        ground, edge = colour("surface"), colour("control")
        paint_face(painter, QRectF(self.rect()), ground, edge, _RADIUS, self._theme.theme.edge)
        for part in (self._before, self._middle):
            painter.fillRect(part.geometry().right() + 1, 1, 1, self.height() - 2, colour("line"))
        painter.end()

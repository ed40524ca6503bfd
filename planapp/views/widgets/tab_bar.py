"""Tabs as words: the one that is shown stands in the accent colour, on a line."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import ink, paint_face, paint_text, px, text_width

_BETWEEN, _GAP, _LINE, _RING_HEIGHT = 28, 6, 3, 32


class TabBar(QTabBar):
    """`wanted` gives the place of the tab that is turned to. A tab may have a note behind its word."""

    wanted = Signal(int)

    def __init__(self, theme: Appearance, name: str, parent: QWidget | None = None) -> None:
        """Have no tab yet; `name` says to a screen reader what the tabs are of."""
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.currentChanged.connect(self.wanted)
        theme.changed.connect(self._restyle)

    def add(self, text: str) -> None:
        """Add a tab; telling of none."""
        self.blockSignals(True)
        self.addTab(text)
        self.blockSignals(False)

    def set_note(self, at: int, note: str, words: str = "") -> None:
        """Say something behind the word of a tab; `words` say it to a screen reader."""
        if note != self.tabData(at):
            self.setTabData(at, note)
            self.setAccessibleTabName(at, ", ".join(filter(None, (self.tabText(at), words or note))))
            self._restyle()

    def note(self, at: int) -> str:
        """Return what stands behind the word of a tab."""
        return self.tabData(at) or ""

    def _restyle(self) -> None:
        for at in range(self.count()):
            # Qt measures its tabs anew only with their texts.
            self.setTabText(at, self.tabText(at))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the room of a tab with what parts it from the next one."""
        return QSize(self._width(index) + px(self._theme, _BETWEEN), self.height())

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the same: no tab is cut."""
        return self.tabSizeHint(index)

    def _width(self, at: int) -> int:
        type_, small = font(Role.BODY, self._theme.look, 600), font(Role.SMALL, self._theme.look)
        note = self.note(at)
        behind = px(self._theme, _GAP) + text_width(note, small) if note else 0
        return text_width(self.tabText(at), type_) + behind

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Turn no tab: it must not change by rolling over it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tabs."""
        painter = QPainter(self)
        for at in range(self.count()):
            self._paint_tab(painter, at)
        painter.end()

    def _paint_tab(self, painter: QPainter, at: int) -> None:
        theme, colour = self._theme, partial(ink, self._theme)
        half = px(theme, _BETWEEN) // 2
        place = QRectF(self.tabRect(at)).adjusted(half, 0, 0, 0)
        place.setWidth(self._width(at))
        chosen = at == self.currentIndex()
        over = place.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        type_ = font(Role.BODY, theme.look, 600)
        token = "accent" if chosen else "text" if over else "text2"
        paint_text(painter, place, self.tabText(at), type_, colour(token))
        if self.note(at):
            behind = place.adjusted(text_width(self.tabText(at), type_) + px(theme, _GAP), 0, 0, 0)
            paint_text(painter, behind, self.note(at), font(Role.SMALL, theme.look), colour("text3"))
        if chosen:
            line = px(theme, _LINE)
            painter.fillRect(
                QRectF(place.left(), self.height() - line, place.width(), line), colour("accent")
            )
            if self.hasFocus():
                high = px(theme, _RING_HEIGHT)
                ring = QRectF(place.left() - 8, (self.height() - high) / 2, place.width() + 16, high)
                paint_face(painter, ring, None, colour("accent"), 6, 2)

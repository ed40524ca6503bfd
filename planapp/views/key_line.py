"""The key to the ratings on one line at the foot of the board."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planapp.domain.plan import Plan
from planapp.graphics import rating_cell as rc
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.models.key_entries import KeyEntry, Sign, key_entries
from planapp.palette import NONE
from planapp.views.widgets.painted import ink, paint_text, px, text_width

_HEIGHT, _MARGIN, _GAP, _BETWEEN = 28, 16, 6, 16
# A name that is longer is cut: it would keep all others out.
_LONGEST = 140


class KeyLine(QWidget):
    """Cells with their names; what they mean is in the tooltip. What has no room is left out at the end."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Have nothing to explain yet."""
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[KeyEntry, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_plan(self, plan: Plan) -> None:
        """Explain the ratings of a plan."""
        entries = key_entries(plan)
        if entries != self._entries:
            self._entries = entries
            self.setAccessibleName("Key to the ratings")
            self.setAccessibleDescription("; ".join(entry.words for entry in entries))
            self.update()

    def _restyle(self) -> None:
        self.setFixedHeight(px(self._theme, _HEIGHT))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height; any width will do."""
        return QSize(px(self._theme, 200), px(self._theme, _HEIGHT))

    def places(self) -> Sequence[tuple[KeyEntry, QRect]]:
        """Return the entries that are shown, and where."""
        theme, left = self._theme, px(self._theme, _MARGIN)
        cell = rc.cell_size(rc.Size.FROZEN, theme.look).width()
        found: list[tuple[KeyEntry, QRect]] = []
        for entry in self._entries:
            name = min(text_width(entry.name, font(Role.CAPTION, theme.look)), px(theme, _LONGEST))
            width = cell + px(theme, _GAP) + name
            if left + width > self.width() - px(theme, _MARGIN):
                break
            found.append((entry, QRect(left, 1, width, self.height() - 1)))
            left += width + px(theme, _BETWEEN)
        return found

    def event(self, event: QEvent) -> bool:
        """Say what the entry under the pointer means; beside the entries, the whole key."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = next((entry.words for entry, place in self.places() if place.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), at or "\n".join(one.words for one in self._entries), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, line and entries."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), ink(theme, "sunken"))
        painter.fillRect(0, 0, self.width(), 1, ink(theme, "line2"))
        cell, type_ = rc.cell_size(rc.Size.FROZEN, theme.look), font(Role.CAPTION, theme.look)
        for entry, place in self.places():
            box = QRect(place.left(), place.top(), cell.width(), place.height())
            rc.paint_cell(painter, box, _cell(entry), theme.look)
            words = QRectF(place).adjusted(cell.width() + px(theme, _GAP), 0, 0, 0)
            name = QFontMetricsF(type_).elidedText(entry.name, Qt.TextElideMode.ElideRight, words.width() + 1)
            paint_text(painter, words, name, type_, ink(theme, "text3"))
        painter.end()


def _cell(entry: KeyEntry) -> rc.Cell:
    if entry.sign is Sign.TO_RATE:
        return rc.Cell(rc.Size.FROZEN, state=rc.State.TO_RATE)
    return rc.Cell(
        rc.Size.FROZEN,
        entry.tone or NONE,
        entry.letter,
        has_comment=entry.sign is Sign.COMMENTED,
        is_carried=entry.sign is Sign.CARRIED,
    )

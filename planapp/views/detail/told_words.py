"""What a change did to one field: its label, and what it says now and said before, differences marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planapp.domain.change_words import REMOVED, Told
from planapp.domain.word_diff import DELETED, SAME, Piece
from planapp.graphics.fonts import Role, font
from planapp.graphics.theme import Appearance
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.marked_text import MarkedText, told_apart
from planapp.views.widgets.painted import ink, px

# Longer texts are compared word by word; a link names what it puts back up to that length.
_SHORT, _NAMED = 80, 28
_MOST_LINES, _GAP = 8, 2


class ToldWords(QWidget):
    """Paints a change; a screen reader is given it as one sentence."""

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._told: Told | None = None
        self._broken: dict[int, tuple[MarkedText, MarkedText]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._forget)

    def show_told(self, told: Told) -> None:
        """Say what a change did."""
        if told != self._told:
            self._told = told
            self.setAccessibleName(told.sentence)
            self._forget()

    def _forget(self) -> None:
        self._broken.clear()
        self.updateGeometry()
        self.update()

    def _lines(self, width: int) -> tuple[MarkedText, MarkedText]:
        """Return label and texts broken to a width of the widget."""
        if width not in self._broken:
            assert self._told is not None
            theme, room = self._theme, max(8, width - 2 * px(self._theme, PAD_X))
            caption, small = font(Role.CAPTION, theme.look), font(Role.SMALL, theme.look)
            label = (Piece(SAME, self._told.heading),)
            line, lines = px(theme, Role.CAPTION.line), px(theme, Role.SMALL.line)
            self._broken[width] = (
                MarkedText(label, caption, room, line, 2, theme.theme),
                MarkedText(pieces_of(self._told), small, room, lines, _MOST_LINES, theme.theme),
            )
        return self._broken[width]

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of label and texts."""
        return sum(part.height for part in self._lines(width)) + _GAP if self._told is not None else 0

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a size that the pane stretches."""
        width = px(self._theme, 300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a size at which the texts break into lines."""
        return QSize(px(self._theme, 60), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint label and texts."""
        if self._told is None:
            return
        painter, left = QPainter(self), float(px(self._theme, PAD_X))
        label, text = self._lines(self.width())
        label.paint(painter, QPointF(left, 0), ink(self._theme, "text3"))
        text.paint(painter, QPointF(left, label.height), ink(self._theme, "text"))
        painter.end()


def pieces_of(told: Told) -> tuple[Piece, ...]:
    """Return what is painted of a change: '31 Mar 2026, was 31 Jan 2026', or long texts with marks."""
    was, now = told.was.strip(), told.now.strip()
    if not was:
        return (Piece(SAME, now or "empty"),)
    if told.kind == REMOVED and not now:
        return (Piece(DELETED, was),)
    if len(was) + len(now) <= _SHORT and "\n" not in was + now:
        return (Piece(SAME, f"{now or 'empty'}, was {was}"),)
    if not now:
        return (Piece(SAME, "empty, was "), Piece(DELETED, was))
    pieces = told_apart(was, now)
    rewritten = all(piece.kind == SAME for piece in pieces)
    return (*pieces, Piece(SAME, "\nwas "), Piece(DELETED, was)) if rewritten else pieces


def put_back_words(told: Told) -> str:
    """Return what the link says that puts the older value back."""
    was = " ".join(told.was.split())
    if told.kind == REMOVED:
        return "Bring it back"
    if not was:
        return "Make it empty again"
    return f"Put back ‘{was}’" if len(was) <= _NAMED else "Put the earlier text back"

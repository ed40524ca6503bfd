"""The small box at a cell in which its comment is written."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planapp.graphics import fonts
from planapp.graphics.look import colour, scaled
from planapp.graphics.theme import Appearance
from planapp.views.board.cell_editor import CellEditor
from planapp.views.board.lettering import draw_text

_WIDTH, _HEIGHT, _PADDING, _LINE = 320, 128, 10, 18
_RADIUS = 8
_KEYS = "Enter saves  ·  Alt+Enter new line  ·  Esc leaves it"


class CommentBox(QWidget):
    """`accepted` gives the comment; the box stays until it is closed, so that what is refused is not lost."""

    accepted = Signal(str)
    reverted = Signal()

    def __init__(self, appearance: Appearance, heading: str, comment: str, parent: QWidget) -> None:
        """Hold a comment under a heading such as 'Comment on 1.2.2 in April 2026'."""
        super().__init__(parent)
        self._ground = parent
        self._appearance, self._heading = appearance, heading
        self.editor = CellEditor(appearance, self, centred=False)
        self.editor.setAccessibleName(heading)
        self.editor.start(comment)
        self.editor.accepted.connect(lambda _: self.accepted.emit(self.editor.text))
        self.editor.reverted.connect(self.reverted)
        self.setFocusProxy(self.editor)

    def open_at(self, cell: QRect) -> None:
        """Open below a cell, or above it where there is more room, inside the parent."""
        look, ground = self._appearance.look, self._ground.rect()
        box = QRect(0, 0, scaled(_WIDTH, look), scaled(_HEIGHT, look))
        box.moveTopRight(cell.bottomRight())
        box.translate(scaled(4, look), 6)
        if box.bottom() > ground.bottom() - 4:
            box.moveBottom(cell.top() - 6)
        box.moveLeft(max(ground.left() + 8, min(box.left(), ground.right() - box.width() - 8)))
        self.setGeometry(box)
        padding, line = scaled(_PADDING, look), scaled(_LINE, look)
        inner = self.rect().adjusted(padding, padding + line + 2, -padding, -padding - line)
        self.editor.lie_over(inner)
        self.show()
        self.raise_()
        self.editor.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground, the heading and the keys."""
        painter, look = QPainter(self), self._appearance.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(look.theme.control), 1))
        painter.setBrush(colour(look.theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        padding, line = scaled(_PADDING, look), scaled(_LINE, look)
        head = QRect(padding, padding - 3, self.width() - 2 * padding, line)
        foot = QRect(padding, self.height() - padding - line + 5, head.width(), line)
        draw_text(painter, head, self._heading, fonts.font(fonts.Role.SMALL, look, 600), look.theme.text2)
        draw_text(painter, foot, _KEYS, fonts.font(fonts.Role.CAPTION, look), look.theme.text3)
        painter.end()

"""The small box at a cell in which its comment is written."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planapp.graphics import fonts
from planapp.graphics.look import colour, scaled
from planapp.graphics.theme import Appearance
from planapp.views.widgets.cell_editor import CellEditor
from planapp.views.widgets.lettering import draw_text

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PADDING, _LINE, _GAP, _RADIUS = 10, 18, 2, 8


class Shape(NamedTuple):
    """How big a box is, and the keys that it tells of: below the text, or beside the heading."""

    width: int
    height: int
    keys: str
    has_foot: bool


TEXT = Shape(320, 128, "Enter saves  ·  Alt+Enter new line  ·  Esc leaves it", has_foot=True)
LINE = Shape(400, 66, "Enter keeps  ·  Esc skips", has_foot=False)

DEMAND = LINE._replace(keys="Enter rates  ·  Esc leaves it as it was")


class CommentBox(QWidget):
    """`accepted` gives the comment; the box stays until it is closed, so that what is refused is not lost.

    `passed` comes with Up (-1) and Down (1) in a box of one line in which nothing was typed.
    """

    accepted = Signal(str)
    reverted = Signal()
    passed = Signal(int)

    def __init__(
        self, appearance: Appearance, heading: str, comment: str, parent: QWidget, shape: Shape = TEXT
    ) -> None:
        """Hold a comment under a heading such as 'Comment on 1.2.2 in April 2026'."""
        super().__init__(parent)
        self._ground, self._shape = parent, shape
        self._appearance, self._heading = appearance, heading
        self.editor = CellEditor(appearance, self, centred=False)
        self.editor.setAccessibleName(heading)
        self.editor.start(comment)
        self.editor.accepted.connect(lambda _: self.accepted.emit(self.editor.text))
        self.editor.reverted.connect(self.reverted)
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice the keys that pass the box by."""
        if self._shape.has_foot or not isinstance(event, QKeyEvent) or self.editor.changed:
            return False
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or event.type() != QEvent.Type.KeyPress or event.modifiers() & ~_KEYPAD:
            return False
        self.passed.emit(step)
        return True

    def open_at(self, cell: QRect) -> None:
        """Open below a cell, or above it where there is more room, inside the parent."""
        look, ground = self._appearance.look, self._ground.rect()
        box = QRect(0, 0, scaled(self._shape.width, look), scaled(self._shape.height, look))
        box.moveTopRight(cell.bottomRight())
        box.translate(scaled(4, look), 6)
        if box.bottom() > ground.bottom() - 4:
            box.moveBottom(cell.top() - 6)
        box.moveLeft(max(ground.left() + 8, min(box.left(), ground.right() - box.width() - 8)))
        self.setGeometry(box)
        padding, line = scaled(_PADDING, look), scaled(_LINE, look)
        foot = line if self._shape.has_foot else 0
        self.editor.lie_over(self.rect().adjusted(padding, padding + line + _GAP, -padding, -padding - foot))
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
        strong, caption = fonts.font(fonts.Role.SMALL, look, 600), fonts.font(fonts.Role.CAPTION, look)
        head = QRect(padding, padding - 3, self.width() - 2 * padding, line)
        keys = QRect(padding, self.height() - padding - line + 5, head.width(), line)
        if not self._shape.has_foot:
            keys = QRect(head)
            keys.setLeft(head.right() - round(QFontMetricsF(caption).horizontalAdvance(self._shape.keys)))
            head.setRight(keys.left() - scaled(_PADDING, look))
        draw_text(painter, head, self._heading, strong, look.theme.text2)
        draw_text(painter, keys, self._shape.keys, caption, look.theme.text3)
        painter.end()

"""Completes what is typed in a text box from what the plan has: names of people, one a line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from planapp.graphics.theme import Appearance
from planapp.views.widgets.in_place_text import ENTER
from planapp.views.widgets.suggestions import Suggested, Suggestions

# Takes what is typed and the other entries of the field.
Find = Callable[[str, Collection[str]], Sequence[Suggested]]
SEPARATOR = ";"
_HINT = "Enter takes it, Esc keeps what is typed."


class Completion(QObject):
    """Lists what may be meant while one types. Up and Down choose, Enter or Tab takes, Esc closes the list.

    It goes with its field. Nothing is listed before a letter is typed.
    """

    def __init__(self, theme: Appearance, field: QPlainTextEdit | QLineEdit, find: Find) -> None:
        """Complete what is typed in a field."""
        super().__init__(field)
        self._field, self._find = field, find
        self._taking = False
        window = field.window()
        self.list = Suggestions(theme, window)
        self.list.taken.connect(self._take)
        field.destroyed.connect(self.list.deleteLater)
        field.installEventFilter(self)
        # A line edit also tells its text when it is set by the program.
        typed = field.textEdited if isinstance(field, QLineEdit) else field.textChanged
        typed.connect(lambda *_: self.offer())

    def close(self) -> None:
        """Close the list."""
        self.list.hide()
        self._field.setAccessibleDescription("")

    def offer(self) -> None:
        """List what may be meant by what is typed."""
        if self._taking:
            return
        before, others = self._entry()
        self.list.offer(self._find(before, others) if before.strip() else (), self._place())
        self._say()

    def _say(self) -> None:
        words = self.list.words()
        self._field.setAccessibleDescription(f"{words}. {_HINT}" if words else "")

    def _entry(self) -> tuple[str, set[str]]:
        """Return what is typed of the entry at the cursor, and the other entries."""
        field = self._field
        if isinstance(field, QLineEdit):
            return field.text(), set()
        cursor = field.textCursor()
        line = cursor.block().text()
        start, end = _bounds(line, cursor.positionInBlock())
        rest = [*field.toPlainText().splitlines()]
        rest[cursor.blockNumber() : cursor.blockNumber() + 1] = [line[:start], line[end:]]
        others = {part.strip() for text in rest for part in text.split(SEPARATOR) if part.strip()}
        return line[start : cursor.positionInBlock()], others

    def _place(self) -> QRect:
        field = self._field
        if isinstance(field, QLineEdit):
            return QRect(field.mapToGlobal(field.rect().topLeft()), field.size())
        cursor = field.textCursor()
        start, _ = _bounds(cursor.block().text(), cursor.positionInBlock())
        cursor.setPosition(cursor.block().position() + start)
        box = field.cursorRect(cursor)
        return QRect(field.viewport().mapToGlobal(box.topLeft()), box.size())

    def _take(self, text: str) -> None:
        field = self._field
        self._taking = True
        if isinstance(field, QLineEdit):
            field.setText(text)
        else:
            cursor = field.textCursor()
            start, end = _bounds(cursor.block().text(), cursor.positionInBlock())
            at = cursor.block().position()
            cursor.setPosition(at + start)
            cursor.setPosition(at + end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
            field.setTextCursor(cursor)
        self._taking = False
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Choose, take or close by keys while the list is open."""
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        current = self.list.current
        if current is None or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.list.step(steps[key])
            self._say()
        elif key in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._take(current.text)
        elif key == Qt.Key.Key_Tab:
            self._take(current.text)
            return False
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True


def _bounds(line: str, at: int) -> tuple[int, int]:
    """Return where the entry at a place of a line begins and ends, blanks around it left out."""
    start = line.rfind(SEPARATOR, 0, at) + 1
    end = line.find(SEPARATOR, at)
    end = len(line) if end < 0 else end
    while start < at and line[start].isspace():
        start += 1
    return start, end

"""The field in which a cell is edited in place: Enter takes the text, Esc gives it up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from planapp.graphics import fonts
from planapp.graphics.theme import Appearance
from planapp.views.widgets.in_place_text import ENTER, InPlaceText

_EDGE, _MARGIN = 2, 3
_MOST_LINES = 8
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def _is_own(event: QKeyEvent) -> bool:
    """Tell whether a key that is a command of the view below belongs to the text instead."""
    if event.modifiers() == Qt.KeyboardModifier.AltModifier:
        return event.key() in (*ENTER, *_ARROWS)
    return event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)


class CellEditor(InPlaceText):
    """Takes its text when the keyboard leaves it.

    A refused text stays, with the edge of what is wrong, until it is changed, accepted or given up.
    """

    INSET = _EDGE + _MARGIN

    def __init__(
        self, appearance: Appearance, parent: QWidget | None = None, *, centred: bool = True
    ) -> None:
        """Be empty; a single line is centred where it lies over a cell."""
        super().__init__(parent)
        self._centred = centred
        self._appearance = appearance
        self._over = QRect()
        self.started = False
        self.refused = False
        self.setFont(fonts.font(fonts.Role.SMALL, appearance.look))
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._grow)
        self.deserted.connect(lambda: self.accepted.emit(0))
        self._restyle()

    def start(self, text: str) -> None:
        """Hold a text as it is now, with the cursor at its end."""
        self.started = True
        self.hold(text)

    def replace(self, text: str) -> None:
        """Hold what was typed in place of the text."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def set_refused(self, refused: bool) -> None:
        """Show whether the text was refused."""
        if refused != self.refused:
            self.refused = refused
            self._restyle()

    def _restyle(self) -> None:
        theme = self._appearance.theme
        edge = theme.danger if self.refused else theme.accent
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: #{theme.surface}; color: #{theme.text}; padding: 0px;"
            f" border: {_EDGE}px solid #{edge}; border-radius: 5px;"
            f" selection-background-color: #{theme.tint2}; selection-color: #{theme.text}; }}"
        )

    # Place and size.

    def lie_over(self, over: QRect) -> None:
        """Lie over a cell, and grow down from it, or up where there is no room below."""
        self._over = over
        self._grow()

    def _grow(self) -> None:
        if self._over.isNull():
            return
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        text = self.fontMetrics().lineSpacing() * lines + 2 * self.INSET
        height = max(self._over.height() - 1, text)
        box = QRect(self._over.left(), self._over.top(), self._over.width(), height)
        parent = self.parentWidget()
        if parent is not None and box.bottom() > parent.height():
            box.moveBottom(max(height, parent.height()) - 1)
        many = self.document().size().height() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if self._centred:
            self._centre(box.height(), lines)
        if box != self.geometry():
            self.setGeometry(box)
            self.ensureCursorVisible()
        if not many:
            # It scrolled while it was still too low for what was typed.
            self.verticalScrollBar().setValue(0)

    def _centre(self, height: int, lines: int) -> None:
        """Let a single line stand in the middle, where it stood in the cell."""
        text = self.fontMetrics().lineSpacing() * lines + 2 * self.INSET
        self.setViewportMargins(0, max(0, (height - text) // 2), 0, 0)

    # Keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep keys that the text has no use for from the view below."""
        super().keyPressEvent(event)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of commands for the text while it is edited."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

"""The text box that opens in place of a value of the pane, whose ground and edge the value paints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from planapp.views.spelling_marks import SpellingMarks
from planapp.views.widgets.in_place_text import InPlaceText
from planapp.views.widgets.menus import pop_up

_BARE = "QPlainTextEdit, QPlainTextEdit:focus { background: transparent; border: none; padding: 0; }"


class InPlaceEditor(InPlaceText):
    """`menu_opened` lets others add to its menu; `spelling` marks its words, where it is checked."""

    menu_opened = Signal(QMenu)
    spelling: SpellingMarks | None = None

    def __init__(self, text: str, font: QFont, parent: QWidget, *, enter_breaks: bool = False) -> None:
        """Hold a text, with the cursor at its end."""
        super().__init__(parent, enter_breaks=enter_breaks)
        self.setStyleSheet(_BARE)
        self.setFont(font)
        self.document().setDocumentMargin(0)
        self.hold(text)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window while there is nothing typed to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            nothing = not (self.document().isUndoAvailable() or self.document().isRedoAvailable())
            if nothing and (event.matches(undo) or event.matches(redo)):
                event.ignore()
                return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Open the menu of texts, with what else may be done here."""
        menu = self.createStandardContextMenu()
        if self.spelling is not None:
            self.spelling.fill_menu(menu, self._place_of(event))
        self.menu_opened.emit(menu)
        pop_up(menu, event.globalPos())

    def _place_of(self, event: QContextMenuEvent) -> QPoint:
        """Return the point that a menu is asked for at: that of the cursor where it is by a key."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        return self.cursorRect().center() if is_by_key else event.pos()

"""The editor in which a change is put in the officer's own words, over theirs and mine."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from planapp.graphics.theme import Appearance
from planapp.models.return_rows import ReturnLine
from planapp.views.widgets.cell_editor import CellEditor


class OwnWords(QObject):
    """One at a time. `taken` gives the key of the change, the text, and whether to go on to the next one.

    What the keyboard leaves by Enter is taken even as it stands; what it leaves otherwise only if typed in.
    """

    taken = Signal(str, str, bool)

    def __init__(self, theme: Appearance, view: QAbstractItemView) -> None:
        """Have no editor open."""
        super().__init__(view)
        self._theme, self._view = theme, view
        self.editor: CellEditor | None = None
        self.key = ""

    def open(self, line: ReturnLine, text: str, over: QRect) -> None:
        """Edit a text over the cells of a change."""
        self.leave()
        editor = CellEditor(self._theme, self._view.viewport(), centred=False)
        editor.setAccessibleName(f"{line.label}, in your words")
        editor.accepted.connect(lambda _: self._take(editor))
        editor.reverted.connect(self.close)
        self.editor, self.key = editor, line.key
        editor.lie_over(over)
        editor.start(text)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.selectAll()

    def place(self, over: QRect) -> None:
        """Follow the cells to where they are now."""
        if self.editor is not None:
            self.editor.lie_over(over)

    def leave(self) -> None:
        """Take what is typed in an open editor."""
        if self.editor is not None:
            self._take(self.editor)

    def close(self) -> None:
        """Give up what is typed."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        had_keyboard = editor.hasFocus()
        # It is losing the keyboard: that is not one more time to take the text.
        editor.blockSignals(True)
        editor.hide()
        editor.deleteLater()
        if had_keyboard:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, editor: CellEditor) -> None:
        if editor is not self.editor:
            return
        text, in_hand, was_typed = editor.text, editor.hasFocus(), editor.changed
        self.close()
        if in_hand or was_typed:
            self.taken.emit(self.key, text, in_hand)

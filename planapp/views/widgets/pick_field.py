"""A line in which a few letters find what is meant, listed below it as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyledItemDelegate, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.painted import px

_HEIGHT, _MOST_SHOWN = 32, 12
_ID = Qt.ItemDataRole.UserRole
# Returns ids and words of what a text may mean, best first.
Find = Callable[[str], Sequence[tuple[int, str]]]


class PickField(QLineEdit):
    """`picked` gives the id of what was chosen from the list, `given` the text of Enter without a choice.

    A field that keeps its text shows what was picked; another one is empty again for the next.
    """

    picked = Signal(object)
    given = Signal(str)

    def __init__(
        self,
        theme: Appearance,
        name: str,
        find: Find,
        parent: QWidget | None = None,
        *,
        keeps_text: bool = False,
    ) -> None:
        """Show an empty field whose placeholder says what to type."""
        super().__init__(parent)
        self._theme, self._find, self._keeps_text = theme, find, keeps_text
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._found = QStandardItemModel(self)
        self.popup = QListView()
        self.popup.setObjectName("completions")
        self.popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._completer = QCompleter(self._found, self)
        self._completer.setPopup(self.popup)
        # The delegate that Qt gives a list of completions does not follow style sheets.
        self.popup.setItemDelegate(QStyledItemDelegate(self.popup))
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_SHOWN)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.textEdited.connect(self._offer)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(px(self._theme, _HEIGHT))

    def _offer(self, text: str) -> None:
        found = self._find(text)
        self._found.clear()
        for row_id, words in found:
            entry = QStandardItem(words)
            entry.setData(row_id, _ID)
            entry.setEditable(False)
            self._found.appendRow(entry)
        if not found:
            self.popup.hide()
            return
        self._completer.complete()
        if not self._keeps_text:
            self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        row_id = index.data(_ID)
        self.setText(index.data() if self._keeps_text else "")
        self.picked.emit(row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take with Enter what is chosen in the list, or give the text; Esc empties the field first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.text() and not self._keeps_text:
            self.popup.hide()
            self.clear()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """The list gives its keys to the field first, so that it is this that knows what is chosen there."""
        listed, index = self.popup.isVisible(), self.popup.currentIndex()
        self.popup.hide()
        if listed and self.popup.selectionModel().isSelected(index):
            self._take(index)
        elif not self._keeps_text and (found := self._find(self.text())):
            self.clear()
            self.picked.emit(found[0][0])
        elif self.text().strip() and not listed:
            self.given.emit(self.text())

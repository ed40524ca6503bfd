"""A line in which a few letters find what is meant, listed below it as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QWidget

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
        self.completer_ = QCompleter(self._found, self)
        self.completer_.setWidget(self)
        self.completer_.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer_.setMaxVisibleItems(_MOST_SHOWN)
        popup = self.completer_.popup()
        popup.setObjectName("completions")
        popup.setItemDelegate(QStyledItemDelegate(popup))
        popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.completer_.activated[QModelIndex].connect(self._take)
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
        popup = self.completer_.popup()
        if not found:
            popup.hide()
            return
        self.completer_.complete()
        if not self._keeps_text:
            popup.setCurrentIndex(self.completer_.completionModel().index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        row_id = index.data(_ID)
        self.setText(index.data() if self._keeps_text else "")
        self.picked.emit(row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give the text with Enter; Esc empties the field before it closes anything."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and self.text() and not self._keeps_text:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        found = self._find(self.text())
        if found and not self._keeps_text:
            self.clear()
            self.picked.emit(found[0][0])
        elif self.text().strip():
            self.given.emit(self.text())

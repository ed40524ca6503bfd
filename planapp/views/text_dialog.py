"""Asking for a line of text: a label, a field, and a button that says what happens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.words import Words

_WIDTH, _MARGIN, _FIELD = 440, 24, 32


class TextDialog(QDialog):
    """Enter takes what was typed, Esc gives up; an empty line can't be taken."""

    def __init__(
        self,
        title: str,
        label: str,
        verb: str,
        theme: Appearance,
        parent: QWidget,
        *,
        is_secret: bool = False,
    ) -> None:
        """Ask for the text that `label` says; a secret is not shown as it is typed."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        words = Words(theme, label, wrapped=True)
        self.field = QLineEdit()
        if is_secret:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setFixedHeight(px(theme, _FIELD))
        words.setBuddy(self.field)
        self.field.setAccessibleName(label)
        self.take, self.cancel = Button(theme, verb, Kind.PRIMARY), Button(theme, "Cancel")
        self.take.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.take.setEnabled(bool(text.strip())))
        self.field.returnPressed.connect(self.take.click)
        self.take.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._lay_out(words, px(theme, _WIDTH))
        self.field.setFocus()

    def _lay_out(self, words: Words, width: int) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 12, -RING, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN - 4, _MARGIN, _MARGIN - RING)
        column.setSpacing(8)
        column.addWidget(words)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.setFixedWidth(width)

    def ask(self) -> str | None:
        """Wait for the answer; None if there is none."""
        answered = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return self.field.text() if answered else None

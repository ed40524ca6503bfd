"""Asking for a line of text: a label, a field, and a button that says what happens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

_WIDTH, _FIELD = 440, 32


class TextDialog(Dialog):
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
        super().__init__(theme, parent, title, size=(_WIDTH, 0))
        # What was typed is asked for when the dialog is closed.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        words = Words(theme, label, wrapped=True)
        self.field = QLineEdit()
        if is_secret:
            self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setFixedHeight(px(theme, _FIELD))
        words.setBuddy(self.field)
        self.field.setAccessibleName(label)
        self.body.addWidget(words)
        self.body.addWidget(self.field)
        self.cancel = self.add_button("Cancel", self.reject)
        self.take = self.add_button(verb, self.accept, Kind.PRIMARY)
        self.take.setEnabled(False)
        self.field.textChanged.connect(lambda text: self.take.setEnabled(bool(text.strip())))
        self.field.setFocus()

    def ask(self) -> str | None:
        """Wait for the answer; None if there is none."""
        answered = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return self.field.text() if answered else None

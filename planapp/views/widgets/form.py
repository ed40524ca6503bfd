"""A few questions with a button that takes the answers: in a dialog of its own, or as part of another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import px
from planapp.views.widgets.words import Words

_FIELD, _GAP = 32, 12


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, what stands in the field first, and how wide the field is beside the others.

    `read` turns the text into the answer; it raises UserError to refuse. A refusal of all answers that says
    the word `about` is about this one.
    """

    label: str
    text: str = ""
    share: int = 1
    read: Callable[[str], Any] = str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions beside each other, the verb of the button, and what takes the answers or refuses them.

    `words` explain what happens then.
    """

    title: str
    questions: Sequence[Question]
    verb: str
    take: Callable[..., object]
    words: str = ""


class Form(QWidget):
    """Enter takes the answers, Esc gives up. What is refused stays, with the sentence below it.

    `cancel` and `take_button` go into the foot of the dialog that the form is part of.
    """

    taken = Signal()
    given_up = Signal()

    def __init__(self, theme: Appearance, asked: Asked, parent: QWidget | None = None) -> None:
        """Ask."""
        super().__init__(parent)
        self._asked = asked
        self.fields = [self._field(theme, question) for question in asked.questions]
        self.refusal = Words(theme, "", Role.SMALL, "danger", wrapped=True)
        self.refusal.hide()
        self.take_button = Button(theme, asked.verb, Kind.PRIMARY)
        self.cancel = Button(theme, "Cancel")
        self.take_button.clicked.connect(self.take)
        self.cancel.clicked.connect(self.given_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if asked.words:
            column.addWidget(Words(theme, asked.words, Role.SMALL, "text3", wrapped=True))
        column.addLayout(self._questions(theme))
        column.addWidget(self.refusal)

    def _field(self, theme: Appearance, question: Question) -> QLineEdit:
        field = QLineEdit(question.text)
        field.setAccessibleName(question.label)
        field.setFixedHeight(px(theme, _FIELD))
        field.returnPressed.connect(self.take)
        field.textEdited.connect(lambda: self._mark(None, ""))
        return field

    def _questions(self, theme: Appearance) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        for question, field in zip(self._asked.questions, self.fields, strict=True):
            label = Words(theme, question.label, Role.SMALL, "text3", wrapped=True)
            label.setBuddy(field)
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(label)
            cell.addWidget(field)
            row.addLayout(cell, question.share)
        return row

    @property
    def buttons(self) -> tuple[Button, Button]:
        """Return the buttons in their order."""
        return self.cancel, self.take_button

    def begin(self) -> None:
        """Give the keyboard to the first field, with its text selected; Tab goes on to the buttons."""
        for one, following in pairwise((*self.fields, *self.buttons)):
            QWidget.setTabOrder(one, following)
        self.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[0].selectAll()

    def take(self) -> None:
        """Take the answers, or say why they are refused."""
        answers: list[Any] = []
        for question, field in zip(self._asked.questions, self.fields, strict=True):
            try:
                answers.append(question.read(field.text()))
            except UserError as refusal:
                self._mark(field, refusal.message)
                return
        try:
            self._asked.take(*answers)
        except UserError as refusal:
            self._mark(self._meant(refusal.message), refusal.message)
            return
        self.taken.emit()

    def _meant(self, sentence: str) -> QLineEdit:
        """Return the field that a refusal is about: the first one, unless it names another."""
        pairs = zip(self._asked.questions, self.fields, strict=True)
        named = (field for question, field in pairs if question.about and question.about in sentence)
        return next(named, self.fields[0])

    def _mark(self, wrong: QLineEdit | None, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))
        for field in self.fields:
            field.setProperty("refused", field is wrong)
            field.style().polish(field)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give up with Esc; Enter in a field is for the form alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class FormDialog(Dialog):
    """A form by itself."""

    def __init__(self, theme: Appearance, parent: QWidget, asked: Asked) -> None:
        """Ask under a title."""
        super().__init__(theme, parent, asked.title, size=(480, 0))
        self.form = Form(theme, asked)
        self.body.addWidget(self.form)
        for button in self.form.buttons:
            self.put_in_foot(button)
        self.form.taken.connect(self.accept)
        self.form.given_up.connect(self.reject)

    def open(self) -> None:
        """Show it, ready to type."""
        super().open()
        self.form.begin()

"""What is asked before a circulation is written: its name, until when, on which paper, and where to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planapp.domain.days import read_day, show_day
from planapp.errors import UserError
from planapp.exchange.workbook.sending import A3, A4
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.folder_field import FolderField
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.words import Words

_FIELD, _PAD, _BETWEEN, _FOLDER = 32, 16, 12, 216
PAPERS = (A3, A4)
_PRIVATE = "Private fields in the master"
_LOCK = "Lock what is not to be edited"
_LOCKED = "Sorting and adding rows do not work in locked files."


class PrepareForm(QWidget):
    """`changed` comes with every answer, `folder_chosen` with another folder (None: the usual one)."""

    changed = Signal()
    folder_chosen = Signal(object)

    def __init__(
        self,
        theme: Appearance,
        folder: Path,
        usual: Path,
        ask: Callable[[Path], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        """Ask; `ask` asks for another folder."""
        super().__init__(parent)
        self._theme = theme
        self.name = self._line("Name")
        self.reply_by = self._line("Reply by")
        self.reply_by.setPlaceholderText("such as 17 April 2026")
        self.wrong = Words(theme, "", Role.SMALL, "danger", wrapped=True)
        self.wrong.hide()
        self.paper = Choice(theme)
        self.paper.setAccessibleName("Paper")
        self.paper.addItems([f"{one}, landscape" for one in PAPERS])
        self.private = CheckBox(theme, _PRIVATE)
        self.lock = CheckBox(theme, _LOCK)
        self.lock.setAccessibleDescription(_LOCKED)
        self.folder = FolderField(theme, "Folder", folder, usual, ask, width=_FOLDER)
        self._lay_out()
        self._connect()

    def _line(self, label: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(label)
        line.setFixedHeight(px(self._theme, _FIELD))
        self._theme.changed.connect(lambda: line.setFixedHeight(px(self._theme, _FIELD)))
        return line

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        # Painted controls bring the room for their focus ring with them.
        column.setContentsMargins(_PAD - RING, 12, _PAD - RING, 12)
        column.setSpacing(4)
        self._add(column, "Name", self.name)
        self._add(column, "Reply by", self.reply_by)
        self.wrong.setContentsMargins(RING, 0, 0, 4)
        column.insertWidget(column.count() - 1, self.wrong)
        self._add(column, "Paper", self.paper)
        for box in (self.private, self.lock):
            column.addWidget(box)
        hint = Words(self._theme, _LOCKED, Role.SMALL, "text3", wrapped=True)
        hint.setContentsMargins(px(self._theme, 26) + RING, 0, RING, _BETWEEN)
        column.addWidget(hint)
        self._add(column, "Folder", self.folder)
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, label: str, control: QWidget) -> None:
        words = Words(self._theme, label, Role.CAPTION, "text3")
        words.setContentsMargins(RING, 0, 0, 0)
        words.setBuddy(control)
        ring = RING if isinstance(control, QLineEdit) else 0
        place = QVBoxLayout()
        place.setContentsMargins(ring, 0, ring, 0)
        place.addWidget(control)
        column.addWidget(words)
        column.addLayout(place)
        column.addSpacing(_BETWEEN - 2 * ring)

    def _connect(self) -> None:
        self.name.textEdited.connect(lambda: self.changed.emit())
        self.reply_by.textEdited.connect(lambda: self._refuse(""))
        self.reply_by.editingFinished.connect(self._check_day)
        self.reply_by.textEdited.connect(lambda: self.changed.emit())
        self.paper.activated.connect(lambda: self.changed.emit())
        self.private.toggled.connect(lambda: self.changed.emit())
        self.lock.toggled.connect(lambda: self.changed.emit())
        self.folder.chosen.connect(self.folder_chosen)

    def _check_day(self) -> None:
        """Say at the place what is no day; write a day in full."""
        try:
            day = self.day()
        except UserError as refusal:
            self._refuse(refusal.message)
            return
        self._refuse("")
        if day is not None:
            self.reply_by.setText(show_day(day))

    def day(self) -> date | None:
        """Return the day that is typed. Raises UserError where it is none."""
        return read_day(self.reply_by.text())

    def _refuse(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        self.reply_by.setProperty("refused", bool(sentence))
        self.reply_by.style().polish(self.reply_by)

"""What one of the workbooks will hold, and the message that goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from planapp.domain.plan import Plan
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.rows_model import Row
from planapp.models.send_list import IN_IT
from planapp.views.detail.scrolling import Scrolling
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.ground import Ground
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.strip import Strip
from planapp.views.widgets.words import Words

_HEAD, _PAD, _LIST, _MESSAGE = 52, 16, 156, 112
_COLUMNS = (ListColumn(), ListColumn(120, gives_way=True), ListColumn(56, at_right=True))

_NOT_SENT = "This one is not sent as things stand, so there is no message."


class ExtractPreview(Ground):
    """`typed` gives the officer's own message, `copy_wanted` and `addresses_wanted` what is pressed."""

    typed = Signal(str)
    usual_wanted = Signal()
    copy_wanted = Signal()
    addresses_wanted = Signal()

    def __init__(self, theme: Appearance, plan: Plan, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(theme, "surface", parent=parent)
        self._rows: Sequence[Row] = ()
        self.heading = CutWords(theme, Role.HEADING)
        self.about = CutWords(theme, Role.SMALL, "text2")
        self.file = CutWords(theme, Role.SMALL, "text3", in_middle=True)
        self.model = ListModel(IN_IT, lambda plan, today: self._rows, plan, parent=self)
        self.list = ListView(self.model, _COLUMNS, theme, self)
        self.list.setAccessibleName("In this workbook")
        self.opening = Words(theme, "", Role.SMALL, "text2", wrapped=True)
        self.message = QPlainTextEdit()
        self.message.setAccessibleName("Message, for all of them")
        self.message.setTabChangesFocus(True)
        self.usual = Button(theme, "Usual text", Kind.QUIET)
        self.copy = Button(theme, "Copy message")
        self.addresses = Button(theme, "Copy all addresses")
        self._lay_out()
        self._fit()
        theme.changed.connect(self._fit)
        self.message.textChanged.connect(lambda: self.typed.emit(self.message.toPlainText()))
        self.usual.clicked.connect(self.usual_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.addresses.clicked.connect(self.addresses_wanted)

    def _lay_out(self) -> None:
        head = Strip(self._theme, _HEAD, self)
        row = QHBoxLayout(head)
        row.setContentsMargins(_PAD, 0, _PAD, 1)
        row.addWidget(self.heading, 1)
        row.addWidget(Words(self._theme, "Preview", Role.SMALL, "text2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(Scrolling(self._content(), as_needed=True), 1)

    def _fit(self) -> None:
        self.list.setMinimumHeight(px(self._theme, _LIST))
        self.message.setMinimumHeight(px(self._theme, _MESSAGE))

    def _content(self) -> QWidget:
        """Return what scrolls where there is little room."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        told = QVBoxLayout()
        told.setContentsMargins(_PAD, 8, _PAD, 8)
        told.setSpacing(2)
        told.addWidget(self.about)
        told.addWidget(self.file)
        column.addLayout(told)
        column.addWidget(Strip(self._theme, 1, line="line2"))
        column.addWidget(self.list, 3)
        column.addWidget(Strip(self._theme, 1, line="line2"))
        column.addLayout(self._message(), 2)
        return content

    def _message(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Words(self._theme, "Message", Role.STRONG))
        head.addStretch(1)
        head.addWidget(self.usual)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addWidget(self.addresses)
        buttons.addStretch(1)
        column = QVBoxLayout()
        # Buttons bring the room for their focus ring with them.
        column.setContentsMargins(_PAD - RING, 4, _PAD - RING, 8)
        column.setSpacing(4)
        field = QVBoxLayout()
        field.setContentsMargins(RING, 0, RING, 0)
        field.addLayout(head)
        field.addWidget(self.opening)
        field.addWidget(self.message, 1)
        column.addLayout(field, 1)
        column.addLayout(buttons)
        return column

    def show_content(self, heading: str, about: str, rows: Sequence[Row]) -> None:
        """Show what a workbook holds."""
        self.heading.set_text(heading)
        self.about.set_text(about)
        self._rows = rows
        self.model.refresh()

    def show_message(self, opening: str, message: str, *, is_own: bool) -> None:
        """Show how a message begins ('' where none goes out), and what is said in all of them."""
        self.opening.setText(opening)
        self.opening.setVisible(bool(opening))
        self.copy.setEnabled(bool(opening))
        self.copy.setToolTip("" if opening else _NOT_SENT)
        self.usual.setVisible(is_own)
        if self.message.toPlainText() != message:
            self.message.blockSignals(True)
            self.message.setPlainText(message)
            self.message.blockSignals(False)

"""The history beside the board: what was done, when and by whom, and the ways back to how it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.document import Document
from planapp.application.plan_history import What, read, told, undo_back
from planapp.domain import changes as c
from planapp.domain.changes import Change, ChangeSet
from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.history_model import HistoryModel
from planapp.store.journal import Entry
from planapp.views.detail.tab_order import follow
from planapp.views.history.entry_detail import EntryDetail
from planapp.views.history.history_list import HistoryList
from planapp.views.page import Panel
from planapp.views.widgets.buttons import IconButton
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.painted import ink, px
from planapp.views.widgets.search_field import SearchField
from planapp.views.widgets.words import Words

_HEAD, _PAD = 52, 20
_KINDS = (
    ("Everything", frozenset[str]()),
    ("Edits", frozenset({c.EDIT, c.UNDO, c.REDO})),
    ("Imports and merges", frozenset({c.IMPORT, c.MERGE})),
    ("Meetings and circulations", c.BARRIERS),
)


class HistoryPanel(Panel):
    """Follows a document. `item_wanted` gives the item to go to; `closed` asks to be put away."""

    item_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self, document: Document, theme: Appearance, *, read_only: bool = False, parent: QWidget | None = None
    ) -> None:
        """Show the history of a document."""
        super().__init__(parent)
        self._document, self._theme = document, theme
        # What was read last: an entry stays as it is, and a large one takes a while to be read.
        self._read: tuple[int, Sequence[Change] | None] = (0, ())
        self.model = HistoryModel(document.entries(), document.plan, self)
        self.search = SearchField(theme, "", self)
        self.search.setPlaceholderText("Search history")
        self.search.setAccessibleName("Search history")
        self.kinds = Choice(theme, self)
        self.kinds.setAccessibleName("Show")
        for words, kinds in _KINDS:
            self.kinds.addItem(words, kinds)
        self.list = HistoryList(self.model, theme, self)
        self.detail = EntryDetail(theme, read_only=read_only, parent=self)
        self.close_button = IconButton(theme, "close", "Close the history")
        self._lay_out()
        self._connect()
        self._leave = document.subscribe(self._follow)
        self._choose_first()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 0, 8, 0)
        head.addWidget(Words(self._theme, "History", Role.HEADING), 1)
        head.addWidget(self.kinds)
        head.addWidget(self.close_button)
        tools = QHBoxLayout()
        tools.setContentsMargins(_PAD, 0, 16, 10)
        tools.addWidget(self.search)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self.list, 3)
        column.addWidget(self.detail, 2)
        self.close_button.setFixedHeight(px(self._theme, _HEAD))
        follow(self.kinds, [self.close_button, self.search, self.list])

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.search.sought.connect(self._filter)
        self.search.left.connect(self.list.setFocus)
        self.kinds.activated.connect(self._filter)
        self.list.entry_chosen.connect(self._show)
        self.list.opened.connect(lambda _: self._go_to_first())
        self.detail.item_wanted.connect(self.item_wanted)
        self.detail.alone.connect(self._undo_alone)
        self.detail.back.connect(self._undo_back)

    def close_document(self) -> None:
        """Listen to the document no more."""
        self._leave()

    def _choose_first(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _filter(self) -> None:
        self.model.set_filter(self.search.text(), self.kinds.currentData())
        self._choose_first()

    def _follow(self, change_set: ChangeSet) -> None:
        entry = self._document.history.last
        if entry is not None:
            self.model.push(entry)
        if any(change.table == "bookmarks" for change in change_set.changes):
            self.model.show_points(self._document.plan)
        self._show(self.list.current)

    def _show(self, entry: Entry | None) -> None:
        last = self._document.history.last
        newest = entry is None or (last is not None and last.seq == entry.seq)
        found, refusal = What(), ""
        try:
            found = self._what(entry)
        except UserError as trouble:
            refusal = trouble.message
        self.detail.show_entry(entry, found, newest=newest)
        self.detail.refuse(refusal)
        follow(self.list, self.detail.stops)

    def _what(self, entry: Entry | None) -> What:
        if entry is None:
            return What()
        if self._read[0] != entry.seq:
            self._read = (entry.seq, read(self._document, entry.seq))
        return told(self._document.plan, self._read[1])

    def _go_to_first(self) -> None:
        item = next((part.item for part in self.detail.what.parts if part.item is not None), None)
        if item is not None:
            self.item_wanted.emit(item)

    def _undo_alone(self) -> None:
        entry = self.list.current
        if entry is not None:
            self._attempt(lambda: self._document.undo_alone(entry.seq))

    def _undo_back(self) -> None:
        entry = self.list.current
        document = self._document
        if entry is not None:
            self._attempt(
                lambda: document.edit(
                    undo_back(document.plan, entry.label, document.changes_after(entry.seq))
                )
            )

    def _attempt(self, make: Callable[[], Entry | None]) -> None:
        try:
            made = make()
        except UserError as refusal:
            self.detail.refuse(refusal.message)
            return
        if made is not None:
            self.list.choose(made.seq)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Put the panel away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground, and the line over what the entry changed."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.fillRect(QRectF(0, self.detail.y(), self.width(), 1), ink(self._theme, "line2"))
        painter.end()

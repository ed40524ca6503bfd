"""What the chosen entry of the history changed, field by field, and the buttons that take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planapp.application.plan_history import Part, What, can_be_undone
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.history_model import local, said
from planapp.store.journal import Entry
from planapp.views.ages import moment_words
from planapp.views.detail.flow import Flow
from planapp.views.detail.link import Link
from planapp.views.widgets.buttons import Button
from planapp.views.widgets.painted import RING
from planapp.views.widgets.words import Words

_PAD = 20
_NO_ENTRY = "Choose an entry to see what it changed."
_FIRST = "This made the plan: it can’t be undone."
_BARRIER = "This is not undone from here: it has a command of its own."


class EntryDetail(QWidget):
    """`item_wanted` gives an item to go to; `alone` asks to undo the entry, `back` all that came after it."""

    item_wanted = Signal(object)
    alone = Signal()
    back = Signal()

    def __init__(self, theme: Appearance, *, read_only: bool, parent: QWidget | None = None) -> None:
        """Show no entry yet."""
        super().__init__(parent)
        self._theme, self._read_only = theme, read_only
        self.what = What()
        self._links: list[Link] = []
        self.title = Words(theme, _NO_ENTRY, Role.STRONG, wrapped=True)
        self.when = Words(theme, "", Role.SMALL, "text3")
        self.refusal = Words(theme, "", Role.SMALL, "danger", wrapped=True)
        self.alone_button = Button(theme, "Undo this one alone")
        self.back_button = Button(theme, "Undo back to here")
        self.alone_button.clicked.connect(self.alone)
        self.back_button.clicked.connect(self.back)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self._lay_out()
        self.show_entry(None, What(), newest=False)

    def _lay_out(self) -> None:
        buttons = Flow(4)
        buttons.set_widgets([self.alone_button, self.back_button])
        words = QVBoxLayout()
        words.setContentsMargins(RING, 0, RING, 0)
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.when)
        words.addWidget(self._area, 1)
        words.addWidget(self.refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD - RING, 12, _PAD - RING, 12)
        column.setSpacing(4)
        column.addLayout(words, 1)
        column.addWidget(buttons)

    def show_entry(self, entry: Entry | None, what: What, *, newest: bool) -> None:
        """Show an entry and what it changed; there is nothing after the `newest` one to undo."""
        self.refuse("")
        self.title.setText(said(entry) if entry is not None else _NO_ENTRY)
        self.title.set_token("text" if entry is not None else "text3")
        self.when.setVisible(entry is not None)
        if entry is not None:
            at = local(entry)
            when = moment_words(at.replace(tzinfo=None), at.now())
            self.when.setText("  ·  ".join(filter(None, [when, entry.by])))
        self._offer(entry, newest=newest)
        if what != self.what or self._area.widget() is None:
            self.what = what
            self._show_changes()

    def _show_changes(self) -> None:
        before = self._area.takeWidget()
        if before is not None:
            # A link of it may just have been pressed: that saves what is typed elsewhere, and leads here.
            before.hide()
            before.deleteLater()
        self._links = []
        changes = self._changes(self.what)
        self._area.setWidget(changes)
        # Qt fills it again when it is taken in.
        changes.setAutoFillBackground(False)

    @property
    def stops(self) -> Sequence[QWidget]:
        """Return where Tab stops, in reading order."""
        return (*self._links, self.alone_button, self.back_button)

    def _offer(self, entry: Entry | None, *, newest: bool) -> None:
        writes = entry is not None and not self._read_only
        self.alone_button.setEnabled(writes and entry is not None and can_be_undone(entry))
        self.back_button.setEnabled(writes and not newest)
        why = ""
        if entry is not None and not can_be_undone(entry):
            why = _FIRST if entry.seq == 1 else _BARRIER
        self.alone_button.setToolTip(why)
        self.back_button.setToolTip("Nothing came after this" if newest and entry is not None else "")

    def _changes(self, what: What) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(2)
        for part in what.parts:
            self._add(column, part)
        more = "Too much to list here." if what.more is None else f"And {what.more:,} more changes."
        if what.more != 0:
            column.addWidget(Words(self._theme, more, Role.SMALL, "text3"))
        column.addStretch(1)
        return inside

    def _add(self, column: QVBoxLayout, part: Part) -> None:
        if part.item is not None:
            link = Link(self._theme, part.name, role=Role.SMALL)
            link.clicked.connect(lambda _=False, item=part.item: self.item_wanted.emit(item))
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.addSpacing(-RING)
            row.addWidget(link)
            self._links.append(link)
            row.addStretch(1)
            column.addLayout(row)
        elif part.name:
            column.addWidget(Words(self._theme, part.name, Role.SMALL, "text3", wrapped=True))
        for told in part.told:
            words = Words(self._theme, told.sentence, Role.SMALL, "text2", wrapped=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(words)

    def refuse(self, sentence: str) -> None:
        """Say why something could not be undone; '' says nothing."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

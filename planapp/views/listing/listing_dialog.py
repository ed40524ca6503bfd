"""A dialog about an ordered list of a plan: added, moved, deleted and typed where they stand, at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.views.listing.list_view import ListView
from planapp.views.widgets.buttons import Button, IconButton
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.form import Asked, Form

Edit = Callable[[Plan, int], ChangeSet]


@dataclass(frozen=True, slots=True)
class Listed:
    """What the rows are: their ids in order, what asks for another one, and the edits of one of them.

    `column` is that of the name.
    """

    ids: Callable[[Plan], Sequence[int]]
    adding: Callable[[], Asked]
    move: Callable[[Plan, int, int | None], ChangeSet]
    remove: Edit
    column: int = 0


class ListingDialog(Dialog):
    """Every edit is made at once and is one step to undo; what is refused is said at the row."""

    def __init__(
        self,
        document: Document,
        theme: Appearance,
        parent: QWidget,
        title: str,
        listed: Listed,
        *,
        size: tuple[int, int],
    ) -> None:
        """Be about the rows of a document; `fill` shows them."""
        super().__init__(theme, parent, title, size=size)
        self.document, self._listed = document, listed
        self.list: ListView
        self.form: Form | None = None
        self._place = QHBoxLayout()
        self.add = self.button("Add…", self.ask_to_add, "Ctrl+N")
        self.up = self._icon("chevron-up", "Move up", "Alt+Up", lambda: self.move_row(-1))
        self.down = self._icon("chevron-down", "Move down", "Alt+Down", lambda: self.move_row(1))
        self.delete = self.button("Delete", self.delete_row)
        self._resting: tuple[QWidget, ...] = ()
        self._act("Undo", ("Ctrl+Z",), partial(self._take_back, document.undo))
        self._act("Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), partial(self._take_back, document.redo))
        self._leave = document.subscribe(self._hear)

    def fill(self, view: ListView, own: Sequence[Button], below: Sequence[QWidget] = ()) -> None:
        """Show a list, its own buttons beside those of all lists, and what stands below it."""
        self.list = view
        view.setAccessibleName(self.windowTitle())
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.row_chosen.connect(lambda: self.show_state())
        view.opened.connect(lambda: view.edit_cell() or view.edit_cell(self._listed.column))
        view.delete_wanted.connect(self.delete_row)
        self.body.addWidget(view, 1)
        self.body.addLayout(self._place)
        for widget in below:
            self.body.addWidget(widget)
        commands = (self.add, *own, self.up, self.down, self.delete)
        for button in commands:
            self.put_in_foot(button, at_left=True)
        self._resting = (*below, *commands, self.add_button("Close", self.accept))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, words: str, do: Callable[[], object], keys: str = "") -> Button:
        """Return a button for the foot, with keys that work in the whole dialog."""
        button = Button(self.theme, words)
        button.clicked.connect(lambda: do())
        if keys:
            self._bind(button, words.rstrip("…"), keys, do)
        return button

    def _icon(self, icon: str, words: str, keys: str, do: Callable[[], object]) -> IconButton:
        button = IconButton(self.theme, icon, words)
        button.clicked.connect(lambda: do())
        self._bind(button, words, keys, do)
        return button

    def _bind(self, button: QWidget, words: str, keys: str, do: Callable[[], object]) -> None:
        action = self._act(words, (keys,), do)
        button.setToolTip(f"{words} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")

    def _act(self, words: str, keys: Sequence[str], do: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(one) for one in keys])
        action.triggered.connect(lambda: do())
        self.addAction(action)
        return action

    # What is shown.

    def ids(self) -> list[int]:
        """Return the ids of the rows, in their order."""
        return list(self._listed.ids(self.document.plan))

    def _hear(self, change_set: ChangeSet) -> None:
        self.heed(change_set)
        self.list.rows.apply(change_set, self.document.plan)
        self.show_state()

    def heed(self, change_set: ChangeSet) -> None:
        """Do what has to be done before the rows follow an edit."""

    def show_state(self) -> None:
        """Have the buttons offer what makes sense for the chosen row."""
        ids, chosen = self.ids(), self.list.current_id()
        at = ids.index(chosen) if chosen in ids else -1
        self.delete.setEnabled(at >= 0)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(ids) - 1)

    # What is done.

    def make(self, build: Edit) -> bool:
        """Make an edit to the chosen row, or say there why it is refused; return whether it was made."""
        chosen = self.list.current_id()
        if chosen is None or self.form is not None or not self.list.finish():
            return False
        try:
            return self.document.edit(build(self.document.plan, chosen)) is not None
        except UserError as refusal:
            self.list.tell(refusal.message)
            return False

    def move_row(self, step: int) -> None:
        """Move the chosen row up (-1) or down (1)."""
        ids, chosen = self.ids(), self.list.current_id()
        at = ids.index(chosen) + step if chosen in ids else -1
        if 0 <= at < len(ids):
            rest = [one for one in ids if one != chosen]
            self.make(lambda plan, one: self._listed.move(plan, one, rest[at - 1] if at else None))

    def delete_row(self) -> None:
        """Delete the chosen row, and stand on the next one."""
        row = self.list.currentIndex().row()
        if self.make(self._listed.remove):
            self.list.selectRow(min(row, self.list.rows.rowCount() - 1))

    def _take_back(self, do: Callable[[], object]) -> None:
        """Undo or redo, or say why that can't be done."""
        if self.form is None and self.list.finish():
            try:
                do()
            except UserError as refusal:
                self.list.tell(refusal.message)

    # What is asked below the list.

    def ask_to_add(self) -> None:
        """Ask for another row."""
        self.ask(self._listed.adding())

    def ask(self, asked: Asked) -> None:
        """Ask below the list, in place of its buttons and of what stands below it."""
        if self.form is not None or not self.list.finish():
            return
        form = self.form = Form(self.theme, asked)
        known = set(self.ids())
        form.taken.connect(lambda: self._taken(known))
        form.given_up.connect(self._end_form)
        self._place.addWidget(form)
        for button in form.buttons:
            self.put_in_foot(button)
        for widget in self._resting:
            widget.hide()
        # Qt shows what a layout gets a little later, and Tab passes over what is not seen yet.
        for part in (form, *form.buttons):
            part.show()
        form.begin()

    def _taken(self, known: set[int]) -> None:
        """Choose the row that was added, if one was."""
        self._end_form()
        added = set(self.ids()) - known
        if added:
            self.list.choose(added.pop(), self._listed.column)

    def _end_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            for part in (form, *form.buttons):
                part.hide()
                part.deleteLater()
            for widget in self._resting:
                widget.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give up what is asked with Esc from its buttons, too, before the dialog itself."""
        if event.key() == Qt.Key.Key_Escape and self.form is not None:
            self._end_form()
        else:
            super().keyPressEvent(event)

    def give_up(self) -> None:
        """Close, and give up what is refused."""
        self.list.finish_or_give_up()
        super().give_up()

    def done(self, result: int) -> None:
        """Close, once what is being typed is taken; what is refused keeps the dialog open."""
        if self.list.finish():
            self._leave()
            self._leave = _nothing
            super().done(result)


def _nothing() -> None:
    """Be told of no edit any more."""

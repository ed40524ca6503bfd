"""All reporting periods in one dialog: named, ordered, ended, made current, frozen and unfrozen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from planapp.application.document import Document
from planapp.application.frozen_since import frozen_since
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.days import read_day
from planapp.domain.plan import Plan
from planapp.domain.records import Period
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.period_list import periods_model
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.periods import period_forms
from planapp.views.widgets.buttons import Button, IconButton
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.form import Asked, Form

_ABOUT = (
    "The current period is the one that is reported on. The ratings, comments and updates of a frozen one "
    "can’t change, and its roll-ups stay as they were."
)
_COLUMNS = (ListColumn(), ListColumn(150), ListColumn(220), ListColumn(110, at_right=True))
_NONE_YET = "The plan has no period yet. Add the one that is reported on."


class PeriodsDialog(Dialog):
    """Every edit is made at once, and is one step to undo; a freeze is taken back by unfreezing."""

    def __init__(self, document: Document, theme: Appearance, parent: QWidget) -> None:
        """Show the periods of a document, with the current one chosen."""
        super().__init__(theme, parent, "Periods", size=(720, 560))
        self._document = document
        self._since = frozen_since(document)
        self._model = periods_model(
            document.plan, lambda: self._since, on_edit=self._set, today=date.today(), parent=self
        )
        self.list = ListView(self._model, _COLUMNS, theme, empty=_NONE_YET)
        self.list.setAccessibleName("Periods")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.form: Form | None = None
        self._place = QHBoxLayout()
        self.add = self._button("Add…", self.ask_to_add, "Ctrl+N")
        self.current = self._button("Make current", lambda: self._do(edits.make_current))
        self.freeze = self._button("Freeze", self._freeze)
        self.up = self._icon("chevron-up", "Move up", "Alt+Up", lambda: self._move(-1))
        self.down = self._icon("chevron-down", "Move down", "Alt+Down", lambda: self._move(1))
        self.delete = self._button("Delete", self._delete)
        self._fill()
        self.list.row_chosen.connect(self._show_state)
        self.list.opened.connect(lambda: self.list.edit_cell())
        self.list.delete_wanted.connect(self._delete)
        self._leave = document.subscribe(self._hear)
        self._choose_current()
        self._show_state()

    def _fill(self) -> None:
        self.add_words(_ABOUT)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self._place)
        commands = (self.add, self.current, self.freeze, self.up, self.down, self.delete)
        for button in commands:
            self.put_in_foot(button, at_left=True)
        self._resting = (*commands, self.add_button("Close", self.accept))

    def _button(self, words: str, do: Callable[[], object], keys: str = "") -> Button:
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
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: do())
        self.addAction(action)
        button.setToolTip(f"{words} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")

    # What is shown.

    def _choose_current(self) -> None:
        current = self._document.plan.current_period
        self.list.choose(current.id if current is not None else None)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _chosen(self) -> Period | None:
        return self._document.plan.periods.get(self.list.current_id())

    def _hear(self, change_set: ChangeSet) -> None:
        if any(change.table == "periods" for change in change_set.changes):
            self._since = frozen_since(self._document)
        self._model.apply(change_set, self._document.plan)
        self._show_state()

    def _show_state(self, _chosen: object = None) -> None:
        """Have the buttons offer what makes sense for the chosen period."""
        period, ids = self._chosen, [period.id for period in self._document.plan.periods.of()]
        at = ids.index(period.id) if period is not None else -1
        self.current.setEnabled(period is not None and not period.current)
        self.freeze.setText("Unfreeze…" if period is not None and period.frozen else "Freeze")
        self.freeze.updateGeometry()
        self.freeze.setEnabled(period is not None)
        self.delete.setEnabled(period is not None)
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < len(ids) - 1)

    # What is done.

    def _set(self, period_id: int, key: str, typed: Any) -> None:
        """Take what was typed in a cell; raises UserError for the list to tell."""
        plan = self._document.plan
        if key == "label":
            self._document.edit(edits.rename_period(plan, period_id, typed))
        else:
            self._document.edit(edits.set_period_end(plan, period_id, read_day(typed)))

    def _do(self, build: Callable[[Plan, int], ChangeSet]) -> bool:
        """Make an edit to the chosen period, or say at its row why it is refused."""
        period = self._chosen
        if period is None or not self.list.finish():
            return False
        try:
            return self._document.edit(build(self._document.plan, period.id)) is not None
        except UserError as refusal:
            self.list.tell(refusal.message)
            return False

    def _freeze(self) -> None:
        period = self._chosen
        if period is not None and period.frozen:
            self._ask(period_forms.unfreezing(self._document, period.id))
        else:
            self._do(edits.freeze)

    def _move(self, step: int) -> None:
        ids = [period.id for period in self._document.plan.periods.of()]
        chosen = self.list.current_id()
        at = ids.index(chosen) + step if chosen in ids else -1
        if 0 <= at < len(ids):
            rest = [one for one in ids if one != chosen]
            self._do(lambda plan, one: edits.move_period(plan, one, rest[at - 1] if at else None))

    def _delete(self) -> None:
        row = self.list.currentIndex().row()
        if self._do(edits.remove_period):
            self.list.selectRow(min(row, self._model.rowCount() - 1))

    def ask_to_add(self) -> None:
        """Ask for the next period below the list."""
        self._ask(period_forms.adding(self._document, date.today()))

    def _ask(self, asked: Asked) -> None:
        if self.form is not None or not self.list.finish():
            return
        form = self.form = Form(self.theme, asked)
        known = set(self._document.plan.periods)
        form.taken.connect(lambda: self._taken(known))
        form.given_up.connect(self._end_form)
        self._place.addWidget(form)
        for button in form.buttons:
            self.put_in_foot(button)
        self._rest(True)
        form.begin()

    def _rest(self, resting: bool) -> None:
        """Hide the buttons of the list while something is asked."""
        for button in self._resting:
            button.setVisible(not resting)

    def _taken(self, known: set[Period]) -> None:
        """Choose the period that was added, if one was."""
        self._end_form()
        added = {period.id for period in self._document.plan.periods} - {period.id for period in known}
        if added:
            self.list.choose(added.pop())

    def _end_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            for part in (form, *form.buttons):
                part.hide()
                part.deleteLater()
            self._rest(False)

    def done(self, result: int) -> None:
        """Close, once what is being typed is taken; what is refused keeps the dialog open."""
        if self.list.finish():
            self._leave()
            self._leave = _nothing
            super().done(result)


def _nothing() -> None:
    """Be told of no edit any more."""

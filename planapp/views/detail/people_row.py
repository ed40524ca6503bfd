"""Lead and officer beside each other: who they are, who they were, and the small forms below them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QMenu, QVBoxLayout, QWidget

from planapp.domain.records import LEAD, OFFICER, Item
from planapp.views.detail import item_fields as f
from planapp.views.detail.context import Context, MakeEdit
from planapp.views.detail.former_holders import FormerHolders
from planapp.views.detail.labelled import Labelled
from planapp.views.detail.people_form import HandOverForm, RenameForm
from planapp.views.detail.people_menu import PeopleCommands, fill_people_menu
from planapp.views.detail.people_value import PeopleValue
from planapp.views.detail.refusal import Refusal
from planapp.views.detail.value_face import PAD_X
from planapp.views.widgets.painted import px

_ROLES = ((LEAD, "Lead"), (OFFICER, "Responsible officer"))


class PeopleRow(QWidget):
    """The menu of a value has what can be done with each of the people in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nobody yet."""
        super().__init__(parent)
        self._context = context
        self._item: Item | None = None
        self.pairs = {role: Labelled(context, label, value=PeopleValue(context)) for role, label in _ROLES}
        self.former = {role: FormerHolders(context.theme, role) for role, _ in _ROLES}
        self.refusal = Refusal(context.theme)
        self.rename, self.hand_over = RenameForm(context), HandOverForm(context)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        for column, (role, pair) in enumerate(self.pairs.items()):
            pair.add_below(self.former[role])
            pair.value.menu_opened.connect(partial(self._fill_menu, role))
            grid.addWidget(pair, 0, column)
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)
        self._forms = QVBoxLayout()
        for widget in (self.refusal, self.rename, self.hand_over):
            self._forms.addWidget(widget)
        grid.addLayout(self._forms, 1, 0, 1, 2)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, in reading order."""
        return (
            *(pair.value for pair in self.pairs.values()),
            *(former.link for former in self.former.values()),
            *self.rename.fields,
            *self.hand_over.fields,
            self.hand_over.all_items,
        )

    def show_item(self, item: Item) -> None:
        """Show the people of an item."""
        plan = self._context.plan
        if self._item is None or self._item.id != item.id:
            self.refusal.tell("")
            for form in (self.rename, self.hand_over):
                form.close_form()
        self._item = item
        for role, pair in self.pairs.items():
            pair.bind(f.lent_binding(plan, item, role))
            self.former[role].show_item(plan, item)

    def _fill_menu(self, role: str, menu: QMenu) -> None:
        item, value = self._item, self.pairs[role].value
        if item is None:
            return
        do = PeopleCommands(
            lambda person: self._open(lambda: self.rename.ask(person, value)),
            lambda person: self._open(lambda: self.hand_over.ask(person, item.id, value)),
            self._attempt,
        )
        fill_people_menu(menu, self._context, item, role, do)

    def _open(self, ask: Callable[[], None]) -> None:
        """Open one form in place of another."""
        self.refusal.tell("")
        for form in (self.rename, self.hand_over):
            form.close_form()
        ask()

    def _attempt(self, make: MakeEdit) -> None:
        self._context.leave()
        self.refusal.tell(self._context.attempt(make))

    def _restyle(self) -> None:
        inset = px(self._context.theme, PAD_X)
        self._forms.setContentsMargins(inset, 0, inset, 0)

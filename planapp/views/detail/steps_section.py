"""The steps of an item: how many are done, the table, and a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, STEP, Item
from planapp.graphics.fonts import Role
from planapp.models.overdue import is_done
from planapp.views.detail.adding import Adding
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Context
from planapp.views.detail.section import Section
from planapp.views.detail.slip_prompt import SlipPrompt
from planapp.views.detail.steps_view import StepsView
from planapp.views.detail.value_face import Style


class StepsSection(Section):
    """`step_wanted` gives the id of a step that is to be shown by itself."""

    step_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Steps", "Add step", parent)
        self.view = StepsView(context, self.attempt)
        self.adding = Adding(context, Style(Role.SMALL, spelled=True))
        row = QHBoxLayout()
        row.addWidget(self.view)
        self.inset(row)
        self.prompt = SlipPrompt(context, self.view.cell, self.view)
        below = QHBoxLayout()
        below.addWidget(self.prompt)
        self.inset(below)
        self.body.addWidget(self.adding)
        self.wanted.connect(self.adding.begin)
        self.view.step_wanted.connect(self.step_wanted)

    def show_item(self, item: Item) -> None:
        """Show the steps of an item; only actions have them, and what the plan has them below."""
        steps = [
            child
            for child in self._context.plan.children(item.id)
            if child.kind == STEP and not child.archived
        ]
        has_steps = item.kind == ACTION or bool(steps)
        self.setVisible(has_steps)
        self.view.show_item(item.id if has_steps else None)
        self.view.setVisible(bool(steps))
        self.adding.show_for(_new_binding(item), is_empty=has_steps and not steps)
        done = sum(is_done(step) for step in steps)
        self.head.set_summary(f"{done} of {len(steps)} done" if steps else "none")

    def apply(self, change_set: ChangeSet) -> None:
        """Follow an edit."""
        self.view.apply(change_set)


def _new_binding(item: Item) -> Binding:
    def edit(plan: Plan, text: str) -> ChangeSet:
        return edits.add_item(plan, STEP, parent=item.id, title=text)

    return Binding(item.id, "new step", "New step", "", edit, "What is to be done?")

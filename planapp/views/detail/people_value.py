"""The people of an item in a role: typed one a line, completed from the people of the plan."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from planapp.domain.plan import Plan
from planapp.models.people_found import find_people
from planapp.models.texts import name_of_person
from planapp.views.detail.completion import Completion
from planapp.views.detail.context import Context
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import Style
from planapp.views.widgets.suggestions import Suggested


class PeopleValue(Value):
    """A value whose editor lists the people that may be meant."""

    completion: Completion | None = None

    def __init__(self, context: Context, style: Style | None = None, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, style, parent)
        self.closed.connect(self._forget)

    def open(self, text: str | None = None, at: QPoint | None = None) -> None:
        """Open the editor; typing lists people."""
        was_open = self.editor is not None
        super().open(text, at)
        editor = self.editor
        if editor is None or was_open or editor.isReadOnly():
            return
        self.completion = Completion(self._context.theme, editor, self._find)
        if text is not None:
            self.completion.offer()

    def _forget(self) -> None:
        """The list has gone with the editor."""
        self.completion = None

    def _find(self, typed: str, others: Collection[str]) -> list[Suggested]:
        return suggested(self._context.plan, typed, others)


def suggested(plan: Plan, typed: str, others: Collection[str]) -> list[Suggested]:
    """Return the people that a few letters may mean, with their posts."""
    found = find_people(plan, typed, others)
    return [
        Suggested(name_of_person(one), one.post if one.name and one.post != one.name else "") for one in found
    ]

"""Asking whose a return is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planapp.application.returns.model import Returned
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance
from planapp.models.people_found import find_people
from planapp.models.texts import name_of_person
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.pick_field import PickField


class WhoseDialog(Dialog):
    """`named` gives the name that was chosen or typed."""

    named = Signal(str)

    def __init__(self, plan: Plan, returned: Returned, theme: Appearance, parent: QWidget) -> None:
        """Ask about a return."""
        super().__init__(theme, parent, "Whose is it?", size=(440, 0))
        self._plan = plan
        label = self.add_words(
            f"Who sent {returned.file} back? Their updates are signed with this name.", "text"
        )
        self.field = PickField(theme, "Name or post", self._find, keeps_text=True)
        self.field.setText(returned.officer)
        self.field.selectAll()
        label.setBuddy(self.field)
        self.body.addWidget(self.field)
        self.cancel = self.add_button("Cancel", self.reject)
        self.take = self.add_button("Keep", self._keep, Kind.PRIMARY)
        self.field.textChanged.connect(self._enable)
        self.field.given.connect(lambda _: self._keep())
        self._enable()
        self.field.setFocus()

    def _find(self, typed: str) -> Sequence[tuple[int, str]]:
        return [(person.id, name_of_person(person)) for person in find_people(self._plan, typed)]

    def _enable(self) -> None:
        self.take.setEnabled(bool(self.field.text().strip()))

    def _keep(self) -> None:
        if self.take.isEnabled():
            self.named.emit(self.field.text().strip())
            self.accept()

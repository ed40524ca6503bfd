"""Asking who takes over what somebody has, and from which day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from planapp.domain.days import read_day
from planapp.domain.edits import find_person
from planapp.domain.naming import short
from planapp.domain.people import people_by_name
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.registers.items import counted
from planapp.models.search_texts import fold
from planapp.models.texts import name_of_person
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import px
from planapp.views.widgets.pick_field import PickField
from planapp.views.widgets.words import Words

_WIDTH, _FIELD, _DAY, _MOST = 520, 32, 140, 12
_ABOUT = "Who had them before that day stays on record, so last year’s leads are as they were."


class HandOverDialog(Dialog):
    """`make` takes the name of who takes over and the day; it raises UserError to refuse."""

    def __init__(
        self,
        theme: Appearance,
        parent: QWidget,
        plan: Plan,
        person_id: int,
        number: int,
        today: date,
        make: Callable[[str, date], object],
    ) -> None:
        """Ask for what a person hands over: so many open items."""
        name = name_of_person(plan.people[person_id])
        super().__init__(theme, parent, "Hand over", size=(_WIDTH, 0))
        self._plan, self._person, self._make = plan, person_id, make
        self.add_heading("Hand over")
        items = counted(number, "open item")
        self.add_words(f"{items} of {name} {'goes' if number == 1 else 'go'} to somebody else. {_ABOUT}")
        self.who = PickField(theme, "Name or post", self._find, keeps_text=True)
        self.day = QLineEdit(f"{today:%d/%m}/{today.year:04}")
        self.day.setFixedSize(px(theme, _DAY), px(theme, _FIELD))
        self.day.setAccessibleName("From which day")
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate((("Who takes over", self.who), ("From which day", self.day))):
            label = Words(theme, words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            place = Qt.AlignmentFlag(0) if field is self.who else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(field, row, 1, place)
        self.who.setAccessibleName("Who takes over")
        self.body.addLayout(grid)
        self.told = self.add_words(" ", "text2")
        self.add_button("Cancel", self.reject)
        self.take = self.add_button("Hand over", self._hand_over, Kind.PRIMARY)
        self.who.textChanged.connect(self._follow)
        self.who.given.connect(lambda _: self.take.click())
        self.take.setEnabled(False)
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, typed: str) -> Sequence[tuple[int, str]]:
        sought = fold(typed)
        people = [one for one in people_by_name(self._plan) if one.id != self._person]
        found = [one for one in people if sought and sought in fold(f"{one.name} {one.post}")]
        return [(one.id, one.name) for one in found if fold(one.name) != sought][:_MOST]

    def _follow(self, typed: str) -> None:
        """Say when a name is nobody’s yet: a slip must not make somebody new unseen."""
        name = typed.strip()
        self.take.setEnabled(bool(name))
        is_new = bool(name) and find_person(self._plan, name) is None
        self.told.setText(f"Nobody is called ‘{short(name)}’ yet: a new person is added." if is_new else " ")

    def _hand_over(self) -> None:
        if self.attempt(lambda: self._make(self.who.text(), self._from())):
            self.accept()

    def _from(self) -> date:
        day = read_day(self.day.text())
        if day is None:
            raise UserError("A hand-over needs its first day. Type it as 31/03/2026.")
        return day

"""The small forms below lead and officer: a name corrected everywhere, and a hand-over from a day on."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt

from planapp.domain import edits
from planapp.domain.days import read_day
from planapp.domain.naming import name_of
from planapp.domain.people import assignments_of, open_assignments_of
from planapp.errors import UserError
from planapp.models.texts import name_of_person
from planapp.views.detail.completion import Completion
from planapp.views.detail.context import Context, MakeEdit
from planapp.views.detail.people_value import suggested
from planapp.views.detail.place_form import PlaceForm
from planapp.views.detail.value import Value
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.suggestions import Suggested


class _PersonForm(PlaceForm):
    """Asks something about a person; the keyboard goes back to where it came from."""

    def __init__(self, context: Context, labels: tuple[tuple[str, int], ...], help_words: str) -> None:
        super().__init__(context.theme, labels, help_words)
        self._context = context
        self._person: int | None = None
        self._came_from: Value | None = None

    def _begin(self, person_id: int, came_from: Value, question: str, *texts: str) -> None:
        self._context.leave()
        self._person, self._came_from = person_id, came_from
        self.begin(question, texts)

    def _attempt(self, make: MakeEdit) -> None:
        sentence = self._context.attempt(make)
        if not self.refusal.tell(sentence):
            self.give_up()

    def give_up(self) -> None:
        """Close, with the keyboard where it came from."""
        had_keyboard = self.has_keyboard
        self.close_form()
        if had_keyboard and self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Close and take nothing."""
        self._person = None
        self.hide()

    @property
    def person(self) -> int | None:
        """Return the id of the person that is asked about, None if that is no longer in the plan."""
        return self._person if self._person in self._context.plan.people else None


class RenameForm(_PersonForm):
    """Corrects a name everywhere."""

    def __init__(self, context: Context) -> None:
        """Ask nothing yet."""
        super().__init__(context, (("Name", 1),), "Enter corrects it everywhere. Esc leaves it as it is.")
        (self.name,) = self.fields

    def ask(self, person_id: int, came_from: Value) -> None:
        """Ask what a person is called."""
        plan = self._context.plan
        name = name_of_person(plan.people[person_id])
        count = len(assignments_of(plan, person_id))
        parts = "1 part" if count == 1 else f"{count:,} parts"
        self._begin(person_id, came_from, f"{name} has {parts} in the plan. How is the name written?", name)

    def finish(self) -> None:
        """Correct the name."""
        person, name = self.person, self.name.text()
        if person is None:
            self.give_up()
        else:
            self._attempt(lambda plan: edits.rename_person(plan, person, name))


class HandOverForm(_PersonForm):
    """Hands the item that is shown to somebody else from a day on, or all open ones."""

    def __init__(self, context: Context) -> None:
        """Ask nothing yet."""
        labels = (("Who takes over", 3), ("From which day", 2))
        super().__init__(context, labels, "Enter hands over. Esc leaves it as it is.")
        self.who, self.day = self.fields
        self.all_items = CheckBox(context.theme, "")
        self.all_items.installEventFilter(self)
        self.extra.addWidget(self.all_items, 0, Qt.AlignmentFlag.AlignLeft)
        self._item: int | None = None
        self.completion: Completion | None = None

    def ask(self, person_id: int, item_id: int, came_from: Value) -> None:
        """Ask who takes over from a person."""
        if self.completion is None:
            self.completion = Completion(self._context.theme, self.who, self._find)
        plan, today = self._context.plan, self._context.today()
        self._item = item_id
        name, item = name_of_person(plan.people[person_id]), name_of(plan.items[item_id])
        others = {row.item for row in open_assignments_of(plan, person_id)} - {item_id}
        self.all_items.setChecked(False)
        self.all_items.setVisible(bool(others))
        self.all_items.setText(f"And the {len(others):,} other open item{'' if len(others) == 1 else 's'}")
        question = f"{item} goes from {name} to somebody else. That it was theirs until then stays on record."
        self._begin(person_id, came_from, question, "", f"{today:%d/%m}/{today.year:04}")

    def _find(self, typed: str, others: Collection[str]) -> list[Suggested]:
        plan = self._context.plan
        person = plan.people.get(self._person)
        return suggested(plan, typed, {name_of_person(person)} if person is not None else set())

    def finish(self) -> None:
        """Hand over."""
        person, item, name = self.person, self._item, self.who.text()
        if person is None or item is None:
            self.give_up()
            return
        try:
            day = read_day(self.day.text())
        except UserError as refusal:
            self.refusal.tell(refusal.message)
            return
        if day is None:
            self.refusal.tell("A hand-over needs its first day. Type it as 31/03/2026.")
            return
        plan = self._context.plan
        items = {item}
        if self.all_items.isChecked():
            items |= {row.item for row in open_assignments_of(plan, person)}
        self._attempt(lambda plan: edits.hand_over_to(plan, person, name, day, items))

"""Plan > People: the posts that lead and are responsible, put in order."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.naming import listed, short
from planapp.domain.people import Parts, alike_people, open_assignments_of
from planapp.domain.plan import Plan
from planapp.domain.records import Person
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.registers import people as p
from planapp.models.registers.items import counted
from planapp.models.registers.register import Register
from planapp.models.texts import name_of_person
from planapp.views.listing.list_view import ListColumn
from planapp.views.registers.alike_hint import AlikeHint
from planapp.views.registers.hand_over_dialog import HandOverDialog
from planapp.views.registers.merge_dialog import MergeDialog
from planapp.views.registers.register_dialog import RegisterDialog

_ITEM_COLUMNS = (ListColumn(60), ListColumn(), ListColumn(136))
_NARROW, _ADDRESS = 72, 150
_DIFFERENT = "people that differ"
_LONGEST = 48


def _register(count: p.PeopleCount) -> Register:
    return Register(
        title="People",
        search="Search people",
        tables=p.TABLES,
        headings=p.HEADINGS,
        rows=count.rows,
        edit=p.edit_person,
        empty="Nobody is named here.",
        item_tables=p.TABLES,
        item_headings=p.ITEM_HEADINGS,
        items_of=p.items_of_person,
        no_items="No item names this person.",
    )


def _columns(plan: Plan) -> tuple[ListColumn, ...]:
    """Return the columns of people: the names have what posts and addresses that nobody has don't need."""
    posts, addresses = (any(getattr(one, key) for one in plan.people) for key in (p.POST, p.EMAIL))
    figures = (ListColumn(56, at_right=True), ListColumn(60, at_right=True))
    return (
        ListColumn(),
        ListColumn(0 if posts else _NARROW),
        ListColumn(_ADDRESS if addresses else _NARROW),
        *figures,
    )


class PeopleDialog(RegisterDialog):
    """Everybody whom the plan names; former ones are grey."""

    def __init__(
        self, document: Document, theme: Appearance, parent: QWidget, *, writable: bool = True
    ) -> None:
        """Show everybody whom the plan names."""
        count, columns = p.PeopleCount(document.plan), (_columns(document.plan), _ITEM_COLUMNS)
        super().__init__(document, theme, parent, _register(count), columns, writable=writable)
        self._count = count
        self.hint = AlikeHint(theme)
        self.hint.merge_wanted.connect(lambda: self._ask_which_stays(self._alike()))
        self.hint.different.connect(self._keep_apart)
        self.hints.addWidget(self.hint)
        self.add_command("Add", self.add)
        self.merge_button = self.add_command("Merge…", self.merge, needs=2)
        self.hand_over_button = self.add_command("Hand over…", self.hand_over, needs=1)
        self.add_command("Delete", self.delete, needs=1)
        self.filter_button = self.add_item_command(
            "Filter the board", lambda: self.filter_wanted.emit(self.chosen())
        )
        self._groups: list[list[Person]] = []
        self._people: object = None
        self.begin()

    # What is shown.

    def _parts(self) -> dict[int, Parts]:
        return self._count.parts(self.plan)

    def sum_up(self) -> str:
        """Return how many people there are, and how many of them are former ones."""
        former = sum(parts.is_former for parts in self._parts().values())
        people = counted(len(self.plan.people), "person", "people")
        return f"{people}, {former:,} former" if former else people

    def describe(self, chosen: int | None) -> tuple[str, str]:
        """Return the name of the chosen person, and what he or she has."""
        person = self.plan.people.get(chosen)
        if person is None:
            return "", ""
        return name_of_person(person), p.parts_words(self._parts()[person.id])

    def show_state(self) -> None:
        """Say too whose names look alike, and whether there is something to filter by."""
        super().show_state()
        if self._people is not self.plan.people:
            self._people = self.plan.people
            self._groups = self._still_alike()
        self._tell_alike()
        self.filter_button.setEnabled(self.item_model.rowCount() > 0)

    def _tell_alike(self) -> None:
        if not self._groups or not self.writable:
            self.hint.tell("")
            return
        names = listed(f"‘{short(name_of_person(one), _LONGEST)}’" for one in self._groups[0])
        more = len(self._groups) - 1
        rest = f" {counted(more, 'more group')} like this." if more else ""
        self.hint.tell(f"{names} look alike.{rest}")

    def _still_alike(self) -> list[list[Person]]:
        """Return the groups of people alike of whom nobody has said that they differ."""
        told = {frozenset(ids) for ids in self.document.remembered(_DIFFERENT) or ()}
        groups = alike_people(self.plan)
        return [group for group in groups if frozenset(one.id for one in group) not in told]

    def _alike(self) -> list[int]:
        return [one.id for one in self._groups[0]] if self._groups else []

    def _keep_apart(self) -> None:
        told = [*(self.document.remembered(_DIFFERENT) or ()), self._alike()]
        if self.attempt(lambda: self.document.remember(_DIFFERENT, told)):
            self._people = None
            self.show_state()

    # What is done.

    def add(self) -> None:
        """Add somebody, and let the officer type the name."""
        self.add_and_type(lambda plan: edits.add_person(plan, p.new_name(plan)))

    def merge(self) -> None:
        """Ask which of the chosen people stays, and merge the others into that one."""
        self._ask_which_stays(self.list.selected_ids())

    def _ask_which_stays(self, ids: list[int]) -> None:
        if len(ids) < 2 or not self.list.finish():
            return
        parts = self._parts()
        ordered = sorted(ids, key=lambda one: -(parts[one].lead + parts[one].officer))
        rows = {row.id: row for row in p.people_rows(self.plan, parts)}
        words = "Choose the name that stays. All that the others lead and are responsible for goes to it."
        title = f"Merge {len(ids)} people"
        dialog = MergeDialog(
            self.theme, self, title, words, p.HEADINGS, _columns(self.plan), [rows[one] for one in ordered]
        )
        asked = self.plan

        def take(kept: int) -> None:
            told = f"{len(ids)} people merged"
            merge = partial(edits.merge_people, keep=kept, others=ids)
            if self.make_as_asked(asked, merge, told) is not None:
                self.list.choose(kept)

        dialog.wanted.connect(take)
        dialog.open()

    def hand_over(self) -> None:
        """Ask who takes over the open items of the chosen person, and from which day."""
        giver = self.chosen()
        if giver is None or not self.list.finish():
            return
        number = len({row.item for row in open_assignments_of(self.plan, giver)})
        name = name_of_person(self.plan.people[giver])
        if not number:
            self.message.tell(f"{name} has no open item to hand over.", state="warn")
            return

        def make(to: str, day: date) -> None:
            if giver not in self.plan.people:
                raise UserError(f"{name} is not in the plan any more. Close this and choose again.")
            self.document.edit(edits.hand_over_all(self.plan, giver, to, day))

        dialog = HandOverDialog(self.theme, self, self.plan, giver, number, date.today(), make)
        dialog.accepted.connect(lambda: self.undo_bar.tell(f"{counted(number, 'item')} handed over"))
        dialog.open()

    def delete(self) -> None:
        """Take out the chosen people; who has a part in the plan stays, and the refusal says so."""
        ids = self.list.selected_ids()
        if ids:
            name = name_of_person(self.plan.people[ids[0]]) if len(ids) == 1 else f"{len(ids)} people"
            self.make(lambda plan: edits.remove_people(plan, ids), f"{name} deleted")

    def hear(self, change_set: ChangeSet) -> None:
        """Count again what an edit touched, and show it."""
        self._count.go_on(change_set, self.plan)
        super().hear(change_set)

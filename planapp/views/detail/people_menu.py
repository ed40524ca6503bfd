"""The menu of lead and officer: what can be done with each of the people there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu

from planapp.domain import edits
from planapp.domain.records import Item, Person
from planapp.models.texts import name_of_person
from planapp.views.detail.context import Attempt, Context
from planapp.views.widgets.menus import offer


@dataclass(frozen=True, slots=True)
class PeopleCommands:
    """What the entries do: correct a name, hand over, and make other edits of who there is."""

    rename: Callable[[int], object]
    hand_over: Callable[[int], object]
    attempt: Attempt


def fill_people_menu(menu: QMenu, context: Context, item: Item, role: str, do: PeopleCommands) -> None:
    """Offer what can be done with the people of a role; of several, each has a menu of its own."""
    people = context.plan.assigned(item.id, role)
    if people:
        menu.addSeparator()
    for at, person in enumerate(people):
        inner = menu if len(people) == 1 else menu.addMenu(name_of_person(person).replace("&", "&&"))
        offer(inner, "Rename…", partial(do.rename, person.id))
        offer(inner, "Hand over…", partial(do.hand_over, person.id))
        if at > 0:
            offer(inner, "Move up", partial(_put, do, item, role, _moved(people, at, -1)))
        if at + 1 < len(people):
            offer(inner, "Move down", partial(_put, do, item, role, _moved(people, at, 1)))
        rest = [one for one in people if one.id != person.id]
        offer(inner, "Take off", partial(_put, do, item, role, rest))


def _moved(people: tuple[Person, ...], at: int, step: int) -> list[Person]:
    moved = list(people)
    moved.insert(at + step, moved.pop(at))
    return moved


def _put(do: PeopleCommands, item: Item, role: str, people: list[Person]) -> None:
    names = [one.name for one in people]
    do.attempt(lambda plan: edits.set_people(plan, item.id, role, names))

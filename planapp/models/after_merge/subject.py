"""The item that is shown, in the plan that has it, with the changes that are about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planapp.application.returns.model import ReturnChange
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.alignment.said import Key, Said, Sayings
from planapp.models.after_merge.merging import Merging, made_of
from planapp.models.after_merge.won import Winners


@dataclass(frozen=True, slots=True)
class Subject:
    """`plan` has the item after the merge, or the plan as it now is, or the return where only that has it.

    `changes` are those of the item and its steps, `about` the ids there, by key, of what they are about.
    """

    merging: Merging
    plan: Plan
    item: Item
    changes: tuple[ReturnChange, ...]
    about: Mapping[str, int | None]

    @property
    def winners(self) -> Winners:
        """Return who wins."""
        return self.merging.winners

    @property
    def is_of_return(self) -> bool:
        """Tell whether only the return has the item."""
        return self.plan is self.merging.compared.comparison.source

    def is_about(self, change: ReturnChange, item: Item) -> bool:
        """Tell whether a change is about an item that the plan of the subject has."""
        return self.about.get(change.key) == item.id

    def of(self, item: Item, field: str | None = None) -> list[ReturnChange]:
        """Return the changes of the item or one of its steps, in one field or in all."""
        return [
            one
            for one in self.changes
            if self.is_about(one, item) and (field is None or one.difference.field == field)
        ]

    def said(self, item: Item) -> Said:
        """Return what an item says in each field."""
        terms = self.merging.compared.comparison.terms if self.is_of_return else None
        return Sayings(self.plan, self.merging.now, terms).said(item)


def subject_of(merging: Merging, plan: Plan, item: Item, changes: Sequence[ReturnChange]) -> Subject:
    """Return an item with the changes of it and its steps."""
    is_of_return = plan is merging.compared.comparison.source
    about = {one.key: _about(merging, one, is_of_return=is_of_return) for one in changes}
    return Subject(merging, plan, item, tuple(changes), about)


def _about(merging: Merging, change: ReturnChange, *, is_of_return: bool) -> int | None:
    found = change.difference
    if found.item is not None or is_of_return:
        return found.item if found.item is not None else found.source
    made = made_of(merging, found.source) if found.source is not None else None
    return made.id if made is not None else None


def key_of(change: ReturnChange) -> Key:
    """Return the field, and the period or extra field, that a change is about."""
    return change.difference.field, change.difference.part

"""What became of the plan: what an entry of the journal changed, in words, and going back to how it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from planapp.application.document import Document
from planapp.domain.change_words import Told, tell
from planapp.domain.changes import BARRIERS, FREEZE, Change, ChangeSet, apply, compare, inverted
from planapp.domain.naming import name_of, row_words, short
from planapp.domain.plan import Plan
from planapp.domain.tables import SPEC_OF
from planapp.errors import UserError
from planapp.store.journal import Entry

# So many changes of an entry are told one by one; nobody reads through those of a whole import.
_MOST_TOLD = 60
# Bytes, packed: more than that takes a while to be read. It is the import of a large plan, and says so.
_MOST_READ = 500_000
# Bookmarks are kept when the plan goes back: what was sent, or decided in a meeting, stays so.
_KEPT = "bookmarks"


@dataclass(frozen=True, slots=True)
class Part:
    """What an entry changed of one item: its id (None: of no item), its name, and the changes in words."""

    item: int | None
    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class What:
    """What an entry changed, item by item, and how many changes more there are; None: too many to count."""

    parts: tuple[Part, ...] = ()
    more: int | None = 0


def read(document: Document, seq: int) -> Sequence[Change] | None:
    """Return the changes of an entry that are told; None if they are too much to be read."""
    if document.weight(seq) > _MOST_READ:
        return None
    return [one for one in document.changes(seq).changes if one.table != "rollups"]


def told(plan: Plan, changes: Sequence[Change] | None) -> What:
    """Return the changes of an entry in the words of a plan."""
    if changes is None:
        return What(more=None)
    shown = sorted(islice(changes, _MOST_TOLD), key=lambda change: _order(plan, change))
    parts = (
        Part(item, name, tuple(one for change in group for one in tell(plan, change)))
        for (item, name), group in groupby(shown, lambda change: _whose(plan, change))
    )
    return What(tuple(part for part in parts if part.told), max(0, len(changes) - _MOST_TOLD))


def _item_of(plan: Plan, change: Change) -> int | None:
    if change.table == "items":
        return change.id
    if SPEC_OF[change.table].owner != "item":
        return None
    row: Any = plan.table(change.table).get(change.id)
    if row is not None:
        return int(row.item)
    item = (change.before or change.after or {}).get("item")
    return int(item) if item is not None else None


def _order(plan: Plan, change: Change) -> tuple[int, str, int]:
    """Sort what belongs to no item first, and keep the changes of an item together."""
    item = _item_of(plan, change)
    return (0, change.table, 0) if item is None else (1, "", item)


def _whose(plan: Plan, change: Change) -> tuple[int | None, str]:
    item_id = _item_of(plan, change)
    if item_id is None:
        return None, ""
    item = plan.items.get(item_id)
    if item is not None:
        return item_id, f"{name_of(item)}  {short(item.title)}" if item.ref else name_of(item)
    title = (change.before or change.after or {}).get("title")
    return None, f"‘{short(title)}’, deleted" if title else f"{row_words('items').capitalize()}, deleted"


def undo_back(plan: Plan, label: str, later: Sequence[ChangeSet]) -> ChangeSet:
    """Return the edit that takes back what came after an entry of this label, `later` being oldest first.

    Raises UserError if a period was frozen or unfrozen since: that has a command of its own.
    """
    freeze = next((one for one in reversed(later) if one.kind == FREEZE), None)
    if freeze is not None:
        raise UserError(
            f"‘{freeze.label}’ came after it. Take that back first, in Plan > Periods, then go back further."
        )
    before = plan
    for change_set in reversed(later):
        kept = tuple(change for change in change_set.changes if change.table != _KEPT)
        before = apply(before, inverted(ChangeSet(change_set.label, kept)))
    return compare(plan, before, f"undo back to ‘{short(label)}’")


def can_be_undone(entry: Entry) -> bool:
    """Tell whether an entry may be undone by itself: not the first, which made the plan, nor a barrier."""
    return entry.seq > 1 and entry.kind not in BARRIERS

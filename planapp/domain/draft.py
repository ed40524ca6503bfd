"""A draft: the rows that an edit has in hand before it becomes a change set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar, cast

from planapp.domain import rank
from planapp.domain import records as r
from planapp.domain.changes import EDIT, Change, ChangeSet, difference
from planapp.domain.ids import new_id
from planapp.domain.plan import Plan
from planapp.domain.tables import NAME_OF, SPEC_OF, SPECS, TableSpec

R = TypeVar("R")
OWNED_BY_ITEM = tuple(spec for spec in SPECS if spec.owner == "item")


class Draft:
    """Collects additions, changes and removals on top of a plan, and nets them to one change a row."""

    def __init__(self, plan: Plan) -> None:
        """Start with nothing changed."""
        self.plan = plan
        self._rows: dict[str, dict[int, Any]] = {spec.name: {} for spec in SPECS}
        # The ids of rows that were put in below each owner: `of` must not go through all rows.
        self._arrived: dict[tuple[str, int | None], dict[int, None]] = {}

    def new_id(self, record: type[Any]) -> int:
        """Return an id that the record's table does not hold yet."""
        return new_id(self.plan.table(NAME_OF[record]))

    def add(self, record: Callable[..., R], **values: Any) -> R:
        """Add a row with a new id; return it."""
        row = record(id=self.new_id(cast("type[R]", record)), **values)
        self.put(row)
        return row

    def put(self, row: Any) -> None:
        """Put a whole row in, in place of any with its id."""
        spec = SPEC_OF[NAME_OF[type(row)]]
        self._rows[spec.name][row.id] = row
        self._arrived.setdefault((spec.name, _owner(spec, row)), {})[row.id] = None

    def set(self, row: R, **values: Any) -> R:
        """Change fields of a row as it now stands in the draft; return the new row."""
        changed: R = replace(self.now(row), **values)  # type: ignore[type-var]
        self.put(changed)
        return changed

    def remove(self, row: Any) -> None:
        """Take a row out; taking it out twice is as once."""
        self._rows[NAME_OF[type(row)]][row.id] = None

    def now(self, row: R) -> R:
        """Return a row as the draft has it."""
        name, row_id = NAME_OF[type(row)], row.id  # type: ignore[attr-defined]
        current: R | None = self._rows[name].get(row_id, row)
        if current is None:
            raise KeyError((name, row_id))
        return current

    def of(self, record: type[R], owner: int | None = None) -> list[R]:
        """Return an owner's rows, in order, as the draft has them."""
        table = self.plan.table(NAME_OF[record])
        spec, drafted = table.spec, self._rows[table.spec.name]
        arrived = self._arrived.get((spec.name, owner), {})
        if not arrived and drafted.keys().isdisjoint(table.ids_of(owner)):
            return list(table.of(owner))
        rows: list[Any] = [drafted.get(row.id, row) for row in table.of(owner) if row.id not in arrived]
        rows += [drafted[row_id] for row_id in arrived]
        present = [row for row in rows if row is not None and _owner(spec, row) == owner]
        return sorted(present, key=attrgetter("rank", "id") if spec.ranked else attrgetter("id"))

    def next_rank(self, record: type[Any], owner: int | None = None) -> str:
        """Return a rank after the last row of an owner."""
        rows = self.of(record, owner)
        return rank.between(rows[-1].rank if rows else "", "")

    def change_set(self, label: str, kind: str = EDIT) -> ChangeSet:
        """Return the net changes: additions owners first, removals owners last."""
        added: list[Change] = []
        removed: list[Change] = []
        for spec in SPECS:
            old_rows = self.plan.table(spec.name)
            for row_id, row in self._rows[spec.name].items():
                change = difference(spec.name, old_rows.get(row_id), row)
                if change is not None:
                    (removed if change.after is None else added).append(change)
        return ChangeSet(label, (*added, *reversed(removed)), kind)


def _owner(spec: TableSpec, row: Any) -> int | None:
    owner: int | None = getattr(row, spec.owner) if spec.owner else None
    return owner


def fill_ranks(rows: Iterable[Any]) -> list[Any]:
    """Return rows with fresh ranks in the order given."""
    rows = list(rows)
    ranks = rank.spread(len(rows))
    return [replace(row, rank=place) for row, place in zip(rows, ranks, strict=True)]


def remove_item_rows(draft: Draft, item: r.Item) -> None:
    """Take out an item and every row that belongs to it (its children are the caller's)."""
    for spec in OWNED_BY_ITEM:
        for row in draft.of(spec.record, item.id):
            draft.remove(row)
    draft.remove(item)

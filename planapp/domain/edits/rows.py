"""Adding, changing, removing and moving a row: what most small edits are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planapp.domain import rank
from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.plan import Plan
from planapp.domain.tables import NAME_OF, SPEC_OF


def add_row(plan: Plan, record: Callable[..., Any], label: str, /, **values: Any) -> ChangeSet:
    """Add a row, after its siblings where it has a rank."""
    draft = Draft(plan)
    draft.add(record, **ranked(draft, record, values))
    return draft.change_set(label)


def ranked(draft: Draft, record: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Return values with a rank after the last sibling, where the record has one."""
    spec = SPEC_OF[NAME_OF[record]]
    if not spec.ranked or "rank" in values:
        return values
    owner = values.get(spec.owner) if spec.owner else None
    return {**values, "rank": draft.next_rank(record, owner)}


def set_row(plan: Plan, row: Any, label: str, /, **values: Any) -> ChangeSet:
    """Change fields of a row."""
    draft = Draft(plan)
    draft.set(row, **values)
    return draft.change_set(label)


def remove_row(plan: Plan, row: Any, label: str) -> ChangeSet:
    """Take a row out."""
    draft = Draft(plan)
    draft.remove(row)
    return draft.change_set(label)


def move_row(plan: Plan, row: Any, after: int | None, label: str) -> ChangeSet:
    """Move a row behind its sibling `after`, or to the front (None)."""
    draft = Draft(plan)
    owner = getattr(row, SPEC_OF[NAME_OF[type(row)]].owner, None)
    place_rows(draft, [row], draft.of(type(row), owner), after)
    return draft.change_set(label)


def place_rows(draft: Draft, rows: list[Any], siblings: list[Any], after: int | None) -> None:
    """Give rows ranks behind the sibling `after` (None: in front), in their order."""
    moved = {row.id for row in rows}
    rest = [sibling for sibling in siblings if sibling.id not in moved]
    index = 0 if after is None else [sibling.id for sibling in rest].index(after) + 1
    low = rest[index - 1].rank if index else ""
    high = rest[index].rank if index < len(rest) else ""
    if high and low >= high:
        # Two siblings share a rank, as copies of a plan may: all of them get new ones.
        for sibling, place in zip(rest, rank.spread(len(rest)), strict=True):
            draft.set(sibling, rank=place)
        fresh = rank.spread(len(rest))
        low, high = (fresh[index - 1] if index else ""), (fresh[index] if index < len(fresh) else "")
    for row, place in zip(rows, rank.spread(len(rows), low, high), strict=True):
        draft.set(row, rank=place)

"""Adding, changing, removing and moving a row: what most small edits are."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from itertools import groupby, pairwise
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
    """Move a row behind its sibling `after`, or to the front (None); behind itself is where it is."""
    draft = Draft(plan)
    owner = getattr(row, SPEC_OF[NAME_OF[type(row)]].owner, None)
    if after != row.id:
        place_rows(draft, [row], draft.of(type(row), owner), after)
    return draft.change_set(label)


def shift_row(plan: Plan, row: Any, step: int, label: str) -> ChangeSet:
    """Move a row one place up (-1) or down (1) among its siblings; at the end it stays where it is."""
    owner = getattr(row, SPEC_OF[NAME_OF[type(row)]].owner, None)
    siblings = list(plan.table(NAME_OF[type(row)]).ids_of(owner))
    at = siblings.index(row.id) + step
    siblings.remove(row.id)
    if not 0 <= at <= len(siblings):
        return ChangeSet("")
    return move_row(plan, row, siblings[at - 1] if at else None, label)


def place_rows(draft: Draft, rows: Sequence[Any], siblings: Iterable[Any], after: int | None) -> None:
    """Give rows ranks behind the sibling `after` (None: in front), in their order."""
    moved = {row.id for row in rows}
    rest = [sibling for sibling in siblings if sibling.id not in moved]
    index = 0 if after is None else [sibling.id for sibling in rest].index(after) + 1
    put_in_order(draft, [*rest[:index], *rows, *rest[index:]], moved)


def put_in_order(draft: Draft, rows: Sequence[Any], moved: Container[int]) -> None:
    """Rank siblings in this order. Those not `moved` keep their ranks, and so does what is in place."""
    kept = [row.rank for row in rows if row.id not in moved]
    if not _ascending(["", *kept]):
        # They stand in another order, or two share a rank, as copies of a plan may: all get new ones.
        for row, place in zip(rows, rank.spread(len(rows)), strict=True):
            draft.set(row, rank=place)
        return
    bounds, low = iter([*kept, ""]), ""
    high = next(bounds)
    for is_moved, run in groupby(rows, key=lambda row: row.id in moved):
        if is_moved:
            _rank_run(draft, list(run), low, high)
        else:
            for row in run:
                low, high = row.rank, next(bounds)


def _rank_run(draft: Draft, run: Sequence[Any], low: str, high: str) -> None:
    now = [draft.now(row).rank for row in run]
    if _ascending([low, *now, *filter(None, [high])]):
        return
    for row, place in zip(run, rank.spread(len(run), low, high), strict=True):
        draft.set(row, rank=place)


def _ascending(ranks: Sequence[str]) -> bool:
    return all(low < high for low, high in pairwise(ranks))

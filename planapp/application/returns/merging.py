"""What was decided of a return as one edit of the plan: previewed as it is applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planapp.application.returns.model import EDIT, THEIRS, Compared, Decision, ReturnChange
from planapp.application.returns.own_words import put_in_own_words
from planapp.domain.changes import MERGE, ChangeSet, compare
from planapp.domain.plan import Plan
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.exchange.alignment import ADDED, take_into
from planapp.exchange.alignment.working import Working


@dataclass(frozen=True, slots=True)
class Merge:
    """The edit that merges a return, and the rows that it makes of new ones, by their keys."""

    change_set: ChangeSet
    rows: Mapping[str, int]


def merge_of(now: Plan, compared: Compared, decisions: Mapping[str, Decision]) -> Merge:
    """Return the one edit that makes the plan say what was decided.

    Raises UserError if nothing was decided, or the plan can't say it.
    """
    label = f"merge {compared.returned.file}"
    decided = [(one, decisions[one.key]) for one in compared.changes if one.key in decisions]
    theirs = [one for one, decision in decided if decision.choice == THEIRS]
    edited = [(one, decision.text) for one, decision in decided if decision.choice == EDIT]
    if not theirs and not edited:
        raise UserError("There is nothing to merge yet. Choose theirs for what the plan should say.")
    working = Working(now, compared.comparison, compared.returned.officer, compared.returned.came_on)
    take_into(working, [one.difference for one in theirs])
    for one, text in edited:
        put_in_own_words(working, one, text)
    change_set = compare(now, working.plan, label, MERGE)
    check(now, change_set, working.plan)
    return Merge(change_set, dict(_rows(theirs, working)))


def _rows(theirs: Iterable[ReturnChange], working: Working) -> Iterator[tuple[str, int]]:
    """Yield the key of each new row that was taken, and the id that it has got."""
    for change in theirs:
        one = change.difference
        if one.kind == ADDED and one.source is not None:
            yield change.key, working.made[one.source]

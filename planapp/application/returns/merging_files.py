"""Files that came back, compared with a plan and merged into it without a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from planapp.application.circulations import find
from planapp.application.document import Document
from planapp.application.import_into import field_name
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.matching import bases, matched
from planapp.application.returns.model import Compared, ReturnChange
from planapp.application.returns.passing import Passing
from planapp.application.returns.reading import read_return
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.exchange.alignment import ADDED, EMPTIED, MISSING
from planapp.exchange.as_kept import headings_of


@dataclass(frozen=True, slots=True)
class FileMerged:
    """A return as it was compared with the plan `now`, and of its changes those that were left open.

    `against` says what it was compared with, and `merged` how many changes are in the plan now.
    """

    compared: Compared
    now: Plan
    against: str
    merged: int
    left: tuple[ReturnChange, ...]


class MergingFiles:
    """Takes returns one after the other; a later one is held against what the earlier ones made of the plan.

    What the officer has decided in the plan's own inbox is not touched.
    """

    def __init__(self, document: Document, *, accept: bool) -> None:
        """Merge what is safe to take if `accept` says so; else only compare."""
        self._document, self._accept = document, accept
        self._inbox = Inbox(document, Passing())

    def take(self, path: Path) -> FileMerged | None:
        """Compare a file and perhaps merge it; None for one that was there already.

        Raises UserError if it is no return of this plan, or the plan refuses it; then nothing was changed.
        """
        plan = self._document.plan
        read = read_return(path, scale=plan.levels.of(), headings=headings_of(plan))
        returned = matched(read, bases(self._document, read), plan, date.today())
        before = len(self._inbox.returns)
        returned = self._inbox.add(returned)
        if len(self._inbox.returns) == before:
            return None
        compared = self._inbox.compared(returned.id)
        if self._accept and self._inbox.accept_all(returned.id):
            self._inbox.merge(returned.id)
        merged = self._inbox.tally(returned.id).merged
        circulation = find(self._document, returned.circulation)
        against = circulation.name if circulation is not None else "the plan as it was"
        return FileMerged(compared, plan, against, merged, self._inbox.compared(returned.id).changes)


def report(found: FileMerged) -> list[dict[str, Any]]:
    """Return the changes of a return as `planapp merge --json` prints them."""
    return [
        {
            "file": found.compared.returned.file,
            "item": change.difference.name,
            "ref": change.difference.ref,
            "field": _field(found, change),
            "was": change.difference.was,
            "theirs": change.difference.theirs,
            "mine": change.mine,
            "conflict": change.is_conflict,
            "kind": change.difference.kind,
        }
        for change in found.compared.changes
    ]


def _field(found: FileMerged, change: ReturnChange) -> str:
    """Return a field for scripts; what it is about may have been deleted since, or have come since."""
    part, comparison = change.difference.part, found.compared.comparison
    if part in found.now.periods or part in found.now.extra_fields:
        comparison = replace(comparison, plan=found.now)
    return field_name(comparison, change.difference)


def lines(found: FileMerged, plan_name: str, *, accept: bool) -> Iterator[str]:
    """Yield what a person is told of a return."""
    returned, changes = found.compared.returned, found.compared.changes
    whose = f" from {returned.officer}" if returned.officer else ""
    conflicts = sum(change.is_conflict for change in changes)
    counted = f"{_count(len(changes), 'change')}, {_count(conflicts, 'conflict')}"
    yield f"{returned.file}{whose}, compared with {found.against}: {counted}."
    if not accept:
        yield from map(_line, changes)
        return
    if found.merged:
        yield f"{_count(found.merged, 'change')} merged into {plan_name}, as one step that can be undone."
    if found.left:
        yield f"{_count(len(found.left), 'change')} left open:"
        yield from map(_line, found.left)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _line(change: ReturnChange) -> str:
    one = change.difference
    name = " ".join(filter(None, (one.ref, short(one.name) if one.name else "")))
    if one.kind == ADDED:
        return f"  New {one.label.lower()}: {name or short(one.theirs)}{_also(change)}"
    if one.kind == MISSING:
        return f"  Not in the return: {name or short(one.was)}{_also(change)}"
    said = "is empty in the return" if one.kind == EMPTIED else f"‘{short(one.theirs)}’"
    was = f", was ‘{short(one.was)}’" if one.was else ""
    return f"  {name} · {one.label}: {said}{was}{_also(change)}"


def _also(change: ReturnChange) -> str:
    """Return what keeps a change from being taken as it is."""
    if change.refusal:
        return f". {change.refusal}"
    if not change.is_conflict:
        return ""
    if change.mine is None:
        return ". Conflict: the plan does not have it any more."
    if change.mine == change.difference.was:
        return ". Conflict: another return says something else."
    return f". Conflict: the plan says {f'‘{short(change.mine)}’' if change.mine else 'nothing'} now."

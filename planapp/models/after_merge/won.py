"""Who wins each change of a return, in a word, and what an open one leaves to choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planapp.application.returns.model import EDIT, MINE, THEIRS, Decision, ReturnChange
from planapp.domain.plan import Plan
from planapp.domain.scale import level_of
from planapp.exchange.alignment import ADDED, CHANGED, MISSING
from planapp.exchange.alignment.said import LISTS
from planapp.exchange.workbook.columns import RATING

CHOOSE, STAYS = "Choose", "Stays"
_WORDS = {THEIRS: "Theirs", MINE: "Mine", EDIT: "Edited"}
_DUES = frozenset({"due", "first_due"})
# Two texts that are shorter together than this stand on one line.
_ONE_LINE = 56


class Winners:
    """Says who wins; what can't be taken as the plan now is stays as it is."""

    def __init__(self, decided: Mapping[str, Decision]) -> None:
        """Take what was decided, by the keys of the changes."""
        self._decided = decided

    def is_theirs(self, change: ReturnChange) -> bool:
        """Tell whether the merge takes a change."""
        decision = self._decided.get(change.key)
        return decision is not None and decision.choice != MINE and not change.refusal

    def is_open(self, change: ReturnChange) -> bool:
        """Tell whether the officer has still to choose."""
        return change.key not in self._decided and not change.refusal

    def word(self, change: ReturnChange) -> str:
        """Return who wins a change."""
        if self.is_open(change):
            return CHOOSE
        decision = self._decided.get(change.key)
        return STAYS if change.refusal or decision is None else _WORDS[decision.choice]

    def words(self, changes: Iterable[ReturnChange]) -> str:
        """Return who wins several: 'Choose' as long as one is open; what can't be taken comes last of all."""
        found = list(dict.fromkeys(map(self.word, changes)))
        if CHOOSE in found:
            return CHOOSE
        found = [word for word in found if word != STAYS] or found
        return ", ".join([*found[:1], *(word.lower() for word in found[1:])])

    def choices(self, plan: Plan, changes: Iterable[ReturnChange]) -> tuple[str, ...]:
        """Return what is to be chosen of those that are open."""
        return tuple(choice_of(plan, change) for change in changes if self.is_open(change))


def choice_of(plan: Plan, change: ReturnChange) -> str:
    """Return the two texts of an open change: '31 Jul or 31 May 2026'."""
    found = change.difference
    if found.kind == ADDED:
        return "New in the return: take it in or leave it out"
    if found.kind == MISSING:
        return "Not in the return: keep it or take it out"
    theirs, mine = found.theirs, change.mine if change.mine is not None else "no longer there"
    if found.field in LISTS and found.kind == CHANGED and found.entry is None and not mine:
        return f"Theirs: {theirs}\nMine: nothing new"
    if found.field == RATING:
        theirs, mine = _level(plan, theirs), _level(plan, mine)
    return either(theirs.strip() or "empty", mine.strip() or "empty", same_end=found.field in _DUES)


def either(theirs: str, mine: str, *, same_end: bool = False) -> str:
    """Return two texts as a choice; of dates, what both end with stands once."""
    if len(theirs) + len(mine) > _ONE_LINE or "\n" in theirs + mine:
        return f"Theirs: {theirs}\nMine: {mine}"
    first, second = theirs.split(" "), mine.split(" ")
    if same_end and min(len(first), len(second)) > 1 and first[-1] == second[-1]:
        first = first[:-1]
    return f"{' '.join(first)} or {mine}"


def _level(plan: Plan, letter: str) -> str:
    level = level_of(plan.levels.of(), letter) if letter else None
    return level.name if level is not None else letter

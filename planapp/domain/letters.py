"""Letters for places, and those of steps that have no number: shown, never stored."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.domain.records import STEP

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def letters_below(plan: Plan, parent: int | None) -> dict[int, str]:
    """Return the letter of each step below `parent` that has neither number nor archive, by id, in order."""
    steps = [
        item.id
        for item in plan.children(parent)
        if item.kind == STEP and not item.ref.strip() and not item.archived
    ]
    return {step: letter(place) for place, step in enumerate(steps)}


def letter(place: int) -> str:
    """Return the letter of a place: 0 'a', 25 'z', 26 'aa'."""
    found = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, len(_LETTERS))
        found = _LETTERS[digit] + found
    return found


def place_of(small_letter: str) -> int:
    """Return the place of a letter: 'a' 0, 'z' 25."""
    return _LETTERS.index(small_letter)

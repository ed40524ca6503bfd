"""How an officer likes to rate: which keys rate, where the cursor goes, and when she is asked why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class After(StrEnum):
    """Where the cursor goes after a rating key."""

    STAY = "stay"
    NEXT = "next"
    TO_RATE = "to rate"


class RatingKeys(StrEnum):
    """Which keys rate. 0, – and C are no ratings: at a rating they always do what they do."""

    BOTH = "both"
    DIGITS = "digits"
    LETTERS = "letters"

    def take(self, typed: str) -> bool:
        """Tell whether a typed character may rate."""
        return self is RatingKeys.BOTH or typed.isdigit() == (self is RatingKeys.DIGITS)


class Why(StrEnum):
    """Whether she is asked why when a rating differs from the last one before."""

    NO = "no"
    STATUS = "status"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Habits:
    """All of it; nothing is in the way of somebody who has chosen nothing yet."""

    after: After = After.STAY
    keys: RatingKeys = RatingKeys.BOTH
    why: Why = Why.STATUS


AFTER_WORDS = {After.STAY: "Stay", After.NEXT: "Next action", After.TO_RATE: "Next still to rate"}
KEY_WORDS = {
    RatingKeys.BOTH: "Digits and letters",
    RatingKeys.DIGITS: "Digits only",
    RatingKeys.LETTERS: "Letters only",
}
WHY_WORDS = {Why.NO: "No", Why.STATUS: "In the status bar", Why.CELL: "At the cell"}

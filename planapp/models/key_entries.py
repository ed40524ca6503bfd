"""The key to the ratings: what the cells of a plan look like, what they are called, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT, EVIDENCE, Level
from planapp.domain.scale import NOT_RATED_LETTER
from planapp.palette import NONE


class Sign(Enum):
    """What a cell of the key shows."""

    RATED = auto()
    TO_RATE = auto()
    CARRIED = auto()
    COMMENTED = auto()


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """An entry: what its cell shows, its name, and what it means in a sentence."""

    name: str
    meaning: str = ""
    sign: Sign = Sign.RATED
    tone: str = NONE
    letter: str = ""

    @property
    def words(self) -> str:
        """Return the whole entry: 'R, Red: off track'."""
        named = ", ".join(filter(None, [self.letter, self.name]))
        return f"{named}: {self.meaning}" if self.meaning else named


_NEEDS = {COMMENT: "needs a comment", EVIDENCE: "needs evidence"}


def key_entries(plan: Plan) -> tuple[KeyEntry, ...]:
    """Return the key of a plan, from its own scale; nothing where it has none."""
    levels = plan.levels.of()
    if not levels:
        return ()
    return (
        *map(_entry, levels),
        KeyEntry("Not rated", "looked at, and left without a rating", letter=NOT_RATED_LETTER),
        KeyEntry("Still to rate", "has no rating in the period yet", Sign.TO_RATE),
        KeyEntry(
            "Carried forward", "has the rating of an earlier period until it is rated again", Sign.CARRIED
        ),
        KeyEntry("Has a comment", "", Sign.COMMENTED),
    )


def _entry(level: Level) -> KeyEntry:
    more = [level.meaning.strip(), _NEEDS.get(level.needs, ""), "no longer given" if level.retired else ""]
    return KeyEntry(level.name, "; ".join(filter(None, more)), Sign.RATED, level.tone, level.letter)


def key_text(plan: Plan) -> str:
    """Return the key as lines, for a tooltip."""
    return "\n".join(entry.words for entry in key_entries(plan))

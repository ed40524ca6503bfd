"""The key of a plan as its cells are painted."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.graphics.rating_cell import Cell, Size, State
from planapp.graphics.rating_key import Entry
from planapp.models.key_entries import KeyEntry, Sign, key_entries
from planapp.palette import NONE

_MOST_EXPLAINED = 5


def entries_of(plan: Plan) -> list[Entry]:
    """Return the key of a plan; of more than a few levels only the names, so that it stays short."""
    levels = len(plan.levels)
    explained = levels if levels <= _MOST_EXPLAINED else 0
    return [
        Entry(_cell(entry), entry.name, " ".join(entry.meaning.split()) if at < explained else "")
        for at, entry in enumerate(key_entries(plan))
    ]


def _cell(entry: KeyEntry) -> Cell:
    if entry.sign is Sign.TO_RATE:
        return Cell(Size.LIST, state=State.TO_RATE)
    return Cell(
        Size.LIST,
        entry.tone or NONE,
        entry.letter,
        has_comment=entry.sign is Sign.COMMENTED,
        is_carried=entry.sign is Sign.CARRIED,
    )

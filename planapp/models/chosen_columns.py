"""Which columns the officer chose for the board, in which order and how wide: what a plan remembers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planapp.models.columns import TREND, USUAL, Column

NARROWEST, WIDEST = 48, 480
# Under this key a plan remembers the choice.
REMEMBERED_AS = "board.columns"


@dataclass(frozen=True, slots=True)
class ChosenColumns:
    """Keys in order, and the widths that were chosen (in pixels at 100%); the others have their usual ones.

    A key that the plan has no column for is kept: the column may come back.
    """

    keys: tuple[str, ...] = USUAL
    widths: Mapping[str, int] = field(default_factory=dict)

    def shows(self, key: str) -> bool:
        """Tell whether a column is chosen."""
        return key in self.keys

    def with_shown(self, key: str, shown: bool) -> ChosenColumns:
        """Return the choice with a column behind all others, or without it."""
        others = tuple(one for one in self.keys if one != key)
        return replace(self, keys=(*others, key) if shown else others)

    def put_before(self, key: str, before: str | None) -> ChosenColumns:
        """Return the choice with a column before another one, or behind all (None)."""
        if key == before or key not in self.keys:
            return self
        others = [one for one in self.keys if one != key]
        others.insert(others.index(before) if before in others else len(others), key)
        return replace(self, keys=tuple(others))

    def moved(self, key: str, step: int, known: Sequence[str]) -> ChosenColumns:
        """Return the choice with a column one place further left (-1) or right (1) among the known ones."""
        beside = [one for one in self.keys if one in known and one != TREND]
        if key not in beside:
            return self
        at = beside.index(key) + step
        if not 0 <= at < len(beside):
            return self
        others = [one for one in beside if one != key]
        return self.put_before(key, others[at] if at < len(others) else None)

    def sized(self, key: str, width: int | None) -> ChosenColumns:
        """Return the choice with a column so wide, within bounds; None for its usual width."""
        others = {one: wide for one, wide in self.widths.items() if one != key}
        if width is not None:
            others[key] = max(NARROWEST, min(width, WIDEST))
        return replace(self, widths=others)

    def in_order(self, choosable: Sequence[Column]) -> list[Column]:
        """Return the columns that may be chosen: those that are, as they stand, then the others."""
        known = {column.key: column for column in choosable}
        # The trend stands behind the periods, wherever it was chosen.
        keys = [key for key in self.keys if key != TREND] + [TREND] * self.shows(TREND)
        chosen = [known[key] for key in keys if key in known]
        return [*chosen, *(column for column in choosable if not self.shows(column.key))]


def to_plain(chosen: ChosenColumns) -> dict[str, Any] | None:
    """Return a choice as JSON can hold it; None for the usual one."""
    if chosen == ChosenColumns():
        return None
    return {"columns": list(chosen.keys), "widths": dict(chosen.widths)}


def from_plain(value: Any) -> ChosenColumns:
    """Return the choice that JSON holds; the usual one where it holds something else."""
    if not isinstance(value, dict):
        return ChosenColumns()
    keys, widths = value.get("columns"), value.get("widths")
    if not isinstance(keys, list) or not isinstance(widths, dict):
        return ChosenColumns()
    made = ChosenColumns(tuple(dict.fromkeys(key for key in keys if isinstance(key, str))))
    for key, width in widths.items():
        if isinstance(width, int) and not isinstance(width, bool):
            made = made.sized(key, width)
    return made

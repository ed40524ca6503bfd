"""Names that stand for rows in the document, for people to read and write."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from planapp.domain.records import Level


def free_name(label: str, taken: Container[str]) -> str:
    """Return the label, with ' (2)', ' (3)' … after it where another has it already."""
    name, number = label, 1
    while name in taken:
        number += 1
        name = f"{label} ({number})"
    return name


def names_by_id(rows: Iterable[Any], field: str) -> dict[int, str]:
    """Return a name of its own for each row, by id, in the order given."""
    names: dict[str, int] = {}
    for row in rows:
        names[free_name(getattr(row, field), names)] = row.id
    return {row_id: name for name, row_id in names.items()}


def folded_level(written: str) -> str:
    """Return a written level for comparison."""
    return written.strip().casefold()


def level_index(levels: Iterable[Level]) -> Mapping[str, tuple[int, ...]]:
    """Return the ids of the levels that a written level may mean: by letter, else by key, else by name."""
    levels = tuple(levels)
    index: dict[str, tuple[int, ...]] = {}
    for field in ("letter", "key", "name"):
        found: dict[str, tuple[int, ...]] = {}
        for level in levels:
            written = folded_level(getattr(level, field))
            if written and written not in index:
                found[written] = (*found.get(written, ()), level.id)
        index.update(found)
    return index


def written_levels(levels: Iterable[Level]) -> dict[int | None, dict[str, Any]]:
    """Return how each level stands in a rating: its letter, and its id where the letter is not enough."""
    levels = tuple(levels)
    index = level_index(levels)
    written: dict[int | None, dict[str, Any]] = {None: {"level": None}}
    for level in levels:
        name = level.letter or level.name or level.key
        alone = index.get(folded_level(name)) == (level.id,)
        written[level.id] = {"level": name} if alone else {"level": name, "level_id": level.id}
    return written

"""What a field is: what it is called, how it is shown, and the headings under which officers keep it."""

from __future__ import annotations

from dataclasses import dataclass

TEXT, LONG_TEXT, PEOPLE, DUE, STATUS, DAY, LIST, LEVEL, RATING = (
    "text",
    "long text",
    "people",
    "due",
    "status",
    "day",
    "list",
    "level",
    "rating",
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: key, label on screen, kind, width of its column in characters, and headings it is known by."""

    key: str
    label: str
    kind: str
    width: float
    aliases: tuple[str, ...] = ()


def words(text: str) -> tuple[str, ...]:
    """Split headings at bars; a bar may stand at the end of a line."""
    return tuple(part.strip() for part in text.split("|"))

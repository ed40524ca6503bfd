"""What a printed item shows, as plain data: its title, and parts of labels with texts."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.graphics.rating_cell import Cell
from planapp.reports.frame import Heading


@dataclass(frozen=True, slots=True)
class Entry:
    """A text beside its label, and a rating before it. The label is a number, a day, a name."""

    label: str
    text: str
    cell: Cell | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under a title, which may be ''."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """All of it; `path` is what stands above the item in the plan, `name` what it is called."""

    heading: Heading
    name: str
    path: str
    title: str
    parts: tuple[Part, ...]

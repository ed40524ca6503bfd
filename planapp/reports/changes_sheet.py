"""What a printed list of changes shows, as plain data: items, and fields with what they were and are."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.graphics.rating_cell import Cell
from planapp.reports.frame import Heading


@dataclass(frozen=True, slots=True)
class Said:
    """What a field says: a text, or the cell of a rating."""

    text: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A field that says something else."""

    label: str
    was: Said
    now: Said


@dataclass(frozen=True, slots=True)
class Group:
    """An item or indicator; `state` says how much changed, or what became of it."""

    ref: str
    title: str
    state: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesSheet:
    """All of it; `since` is what the point is called, `note` is said where nothing has changed."""

    heading: Heading
    since: str
    groups: tuple[Group, ...]
    note: str = ""

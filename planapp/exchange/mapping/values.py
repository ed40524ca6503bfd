"""Reading the value of a cell into an item, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime

from planapp.domain.due import Due
from planapp.domain.due_grammar import DAY
from planapp.domain.naming import listed
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.list_marks import split_marker
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.state_guess import state_guess
from planapp.exchange.remembered import due_of_day, notes_of, read_words, state_of


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold anything, without the blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def due_of(cell: Cell) -> Due:
    """Return what a cell says of a due date: a real date by its number format, else its words."""
    if isinstance(cell.value, datetime):
        return due_of_day(cell.value.date(), cell.number_format)
    if isinstance(cell.value, date):
        return due_of_day(cell.value, cell.number_format)
    return read_words(cell.text)


def split_measures(text: str) -> list[tuple[str, str]]:
    """Return the measures of a cell as (marker, text): one, unless its lines are a bulleted list."""
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if split_marker(line)[0]]
    if len(starts) < 2 or starts[0] != 0:
        return [split_marker(text)]
    ends = [*starts[1:], len(lines)]
    parts = ["\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return [split_marker(part) for part in parts]


def _due(node: Node, cell: Cell) -> str:
    due = due_of(cell)
    if node.due is not None:
        due = read_words(f"{node.due.text}\n{due.text}")
    node.due = due
    return ""  # what is doubtful about dates is told from their whole column


def _status(node: Node, cell: Cell) -> str:
    node.status = f"{node.status}\n{cell.text}" if node.status else cell.text
    node.state = state_of(node.status)
    if node.state:
        return ""
    guess = state_guess(cell.text)
    may_mean = f" It may mean ‘{guess}’." if guess else ""
    return f"The status ‘{cell.text}’ is not known.{may_mean} It is kept as written."


def _measure(node: Node, cell: Cell) -> str:
    node.measures.extend(split_measures(cell.text))
    return ""


def _update(node: Node, cell: Cell) -> str:
    node.notes.extend((note, "") for note in notes_of(cell.text))
    return ""


def _people(role: str) -> Callable[[Node, Cell], str]:
    def read(node: Node, cell: Cell) -> str:
        named = lines_of(cell.text)
        node.people.setdefault(role, {}).update(dict.fromkeys(named))
        twice = sorted(name for name, times in Counter(named).items() if times > 1)
        return f"{listed(twice)} stands twice in this cell, and is kept once." if twice else ""

    return read


def _lines(field: str) -> Callable[[Node, Cell], str]:
    def read(node: Node, cell: Cell) -> str:
        getattr(node, field).extend(lines_of(cell.text))
        return ""

    return read


def _slip_lines(field: str) -> Callable[[Node, Cell], str]:
    """Lines that pair up with others: a blank one keeps its place."""

    def read(node: Node, cell: Cell) -> str:
        text = due_of(cell).text if isinstance(cell.value, date) else cell.text
        getattr(node, field).extend(re.split(r"\r?\n", text))
        return ""

    return read


READERS: Mapping[str, Callable[[Node, Cell], str]] = {
    "lead": _people("lead"),
    "officer": _people("officer"),
    "due": _due,
    "status": _status,
    "measure": _measure,
    "update": _update,
    "recommendation": _lines("recommendations"),
    "evidence": _lines("evidence"),
    "first_due": _slip_lines("first_due"),
    "slip_reason": _slip_lines("slip_reasons"),
    "slip_approved": _slip_lines("slip_approvals"),
}
"""Each reads a cell into a node and returns a sentence if there is a doubt, or ''."""


def read_day(cell: Cell) -> date | None:
    """Return the full day that a cell names, or None."""
    due = due_of(cell)
    return due.end if due.precision == DAY else None

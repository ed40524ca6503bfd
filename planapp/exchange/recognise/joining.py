"""Putting together texts that run on over several cells, as they do where a document was pasted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from planapp.exchange.grid import Cell


def runs_on(text: str) -> bool:
    """Tell whether a text can't be the start of anything: it starts in lower case, or holds no letter."""
    first = next((character for character in text if character.isalpha()), "")
    leading = next((character for character in text if character.isalnum()), "")
    return not first or (leading == first and first.islower())


def starts_anew(text: str) -> bool:
    """Tell whether a text starts as a sentence does, with a capital letter."""
    first = next((character for character in text if character.isalnum()), "")
    return first.isupper()


def joined(cells: Sequence[Cell], row: int, column: int, *, as_line: bool = False) -> Cell:
    """Return the cells as one at a place: their words in order; digits alone stay a line of their own.

    A text that can only be one line, such as a title, is joined with blanks alone.
    """
    if len(cells) == 1 and (cells[0].row, cells[0].column) == (row, column):
        return cells[0]
    text = cells[0].text.strip()
    for cell in cells[1:]:
        more = cell.text.strip()
        text += (" " if as_line or any(map(str.isalpha, more)) else "\n") + more
    value = cells[0].value if len(cells) == 1 else text
    return replace(cells[0], row=row, column=column, value=value, text=text, parts=parts_of(cells))


def parts_of(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the cells of the sheet from which cells were put together."""
    return tuple(part for cell in cells for part in cell.parts or (cell,))

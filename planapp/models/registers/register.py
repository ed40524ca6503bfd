"""What a register is to its dialog: the rows of its list, those of the items of one, and their edits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.models.list_model import ListOf
from planapp.models.rows_model import Row
from planapp.models.search_texts import fold

# Takes the id of a row, the key of a cell and what was typed; raises UserError to refuse.
EditCell = Callable[[Plan, int, str, str], ChangeSet]


@dataclass(frozen=True, slots=True)
class Register:
    """`tables` are those that the list is made from, and `item_tables` those of the items as well.

    An edit of others changes nothing in them.
    """

    title: str
    search: str
    tables: frozenset[str]
    headings: Sequence[str]
    rows: ListOf
    edit: EditCell
    empty: str
    item_tables: frozenset[str]
    item_headings: Sequence[str]
    items_of: Callable[[Plan, int], list[Row]]
    no_items: str
    edit_item: EditCell | None = None


def matching(rows: Iterable[Row], text: str) -> list[Row]:
    """Return the rows that contain a text, below their headings; a heading that does keeps all below it."""
    sought = fold(text)
    if not sought:
        return list(rows)
    found: list[Row] = []
    heading: Row | None = None
    keeps_all = False
    for row in rows:
        hit = sought in _text_of(row)
        if getattr(row.about, "is_heading", False):
            heading, keeps_all = row, hit
            if hit:
                found.append(row)
                heading = None
        elif hit or keeps_all:
            found += [heading, row] if heading is not None else [row]
            heading = None
    return found


def _text_of(row: Row) -> str:
    return "\n".join(fold(field.typed or field.shown) for field in row.fields)

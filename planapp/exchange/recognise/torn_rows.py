"""Mending tables that were pasted line by line: an item's number, title and texts run on over rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from planapp.exchange.grid import Cell
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.joining import joined, parts_of, runs_on, starts_anew
from planapp.exchange.recognise.table_rows import TableRows
from planapp.exchange.recognise.torn_banners import Changes, shallow_rows

# A table is torn if so many rows without a number go on with a title, and so large a share of such rows.
_FEWEST, _SHARE = 2, 0.4
# These columns say something short, and a second cell is a second saying.
_SHORT = frozenset({"ref", "action", "due", "status", "lead", "officer", "done_on", "first_due", m.RATING})
_PEOPLE = ("lead", "officer")
# A name that ends so is not complete.
_JOINERS = frozenset("and for of the to with in &".split())


def is_torn(rows: TableRows) -> bool:
    """Tell whether titles run on into rows without a number, as they do in a table pasted line by line."""
    if not rows.ref or not rows.action or rows.ours:
        return False
    loose = [rows.text(row, rows.action) for row in rows.rows if not rows.text(row, rows.ref)]
    titles = [title for title in loose if title]
    torn = sum(map(runs_on, titles))
    numbered = [rows.text(row, rows.action) for row in rows.rows if rows.text(row, rows.ref)]
    habit = sum(map(runs_on, filter(None, numbered)))
    return torn >= max(_FEWEST, _SHARE * len(titles)) and 2 * habit < len(numbered)


def joined_items(rows: TableRows) -> tuple[Changes, frozenset[int]]:
    """Return the cells of a torn table put together, and the rows that only go on with the item above."""
    changes: Changes = {}
    further: set[int] = set()
    for item in _items(rows):
        changes.update(_ItemCells(rows, item).changes())
        further.update(row for row in item[1:] if rows.table.said.get(row, m.MORE) == m.MORE)
    return changes, frozenset(further)


def _items(rows: TableRows) -> Iterator[list[int]]:
    """Yield the rows of each action, from top to bottom."""
    said = rows.table.said
    banners = {row for row in shallow_rows(rows) if row not in said}
    banners |= {row for row, role in said.items() if role in (m.THEME, m.OBJECTIVE)}
    starts = {row for row, role in said.items() if role == m.ACTION}
    for group in _between(rows.rows, banners, starts):
        items = _numbered(rows, group)
        if items:
            yield from items
        elif group:
            yield group


def _between(rows: Iterable[int], banners: set[int], starts: set[int]) -> Iterator[list[int]]:
    """Yield the rows between banners, parted where the officer says that an action starts."""
    group: list[int] = []
    for row in rows:
        if row in banners or row in starts:
            yield group
            group = []
        if row not in banners:
            group.append(row)
    yield group


def _numbered(rows: TableRows, group: Sequence[int]) -> list[list[int]]:
    """Return the rows of each numbered action of a group; rows before the first number are its own."""
    items: list[list[int]] = []
    loose: list[int] = []
    for row in group:
        ref = rows.text(row, rows.ref)
        if not ref:
            loose.append(row)
        elif items and not loose and rows.text(items[-1][-1], rows.ref) == ref:
            items[-1].append(row)
        else:
            at = _start(rows, loose, row) if items else 0
            if items:
                items[-1].extend(loose[:at])
            items.append([*loose[at:], row])
            loose = []
    if items:
        items[-1].extend(loose)
    return items


def _start(rows: TableRows, loose: Sequence[int], numbered: int) -> int:
    """Return which of the rows above a number is the first of its action; their count if none is.

    Numbers stand in the middle of a cell: a lead or the start of a title may stand above them.
    """
    people = [column for key in _PEOPLE[:1] if (column := rows.table.number_of(key))]
    for at in range(len(loose) - 1, -1, -1):
        for column in people:
            if not rows.text(numbered, column) and rows.text(loose[at], column):
                return at
    title = rows.text(numbered, rows.action)
    if title and not runs_on(title):
        return len(loose)
    for at in range(len(loose) - 1, -1, -1):
        if starts_anew(rows.text(loose[at], rows.action)):
            return at
    return len(loose)


@dataclass(frozen=True, slots=True)
class _ItemCells:
    """The cells of the rows of one action."""

    table: TableRows
    rows: list[int]

    def changes(self) -> Changes:
        """Return the action's cells put together."""
        changes: Changes = {}
        for role in self.table.table.columns:
            cells = [cell for row in self.rows if (cell := self.table.spans.cell(row, role.column))]
            if not cells:
                continue
            made = self._made(role, cells)
            changes.update({(cell.row, cell.column): None for cell in cells})
            changes.update({(cell.row, cell.column): cell for cell in made})
        return changes

    def _made(self, role: m.ColumnRole, cells: list[Cell]) -> list[Cell]:
        if role.field == "ref":
            return [replace(cells[0], row=self.rows[0], parts=parts_of(cells))]
        if role.field == "action":
            return [joined(cells, self.rows[0], role.column, as_line=True)]
        if role.field in _PEOPLE:
            return self._people(cells)
        if role.field in _SHORT:
            return cells
        said = self.table.table.said
        return _joined_up(cells, {row for row in self.rows if said.get(row) == m.STEP})

    def _people(self, cells: list[Cell]) -> list[Cell]:
        """Return names put together: the first is the action's, one beside the start of a step the step's."""
        made = [replace(cells[0], row=self.rows[0], parts=parts_of(cells[:1]))]
        for cell in cells[1:]:
            last = made[-1]
            if _is_incomplete(last.text) or runs_on(cell.text):
                made[-1] = joined([last, cell], last.row, last.column)
            elif self._starts_a_step(cell.row):
                made.append(cell)
            else:
                text = f"{last.text}\n{cell.text}"
                made[-1] = replace(last, value=text, text=text, parts=parts_of([last, cell]))
        return made

    def _starts_a_step(self, row: int) -> bool:
        step = self.table.text(row, self.table.step)
        return bool(step) and not runs_on(step)


def _joined_up(cells: list[Cell], steps: set[int]) -> list[Cell]:
    """Return the cells of a column, those that only go on with the one above put together with it."""
    made = cells[:1]
    for cell in cells[1:]:
        if runs_on(cell.text) and cell.row not in steps:
            made[-1] = joined([made[-1], cell], made[-1].row, made[-1].column)
        else:
            made.append(cell)
    return made


def _is_incomplete(name: str) -> bool:
    words = name.split()
    return bool(words) and (words[-1].casefold() in _JOINERS or words[-1].endswith(("/", ",")))

"""Mending banners and group names that stand in several cells, though each is one title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planapp.domain.due import UNREAD
from planapp.exchange.grid import Cell
from planapp.exchange.recognise.joining import joined, parts_of, runs_on, starts_anew
from planapp.exchange.recognise.numbers import depth_of
from planapp.exchange.recognise.table_rows import TableRows
from planapp.exchange.remembered import read_words, state_of

# Of the rows that may be banners in pieces, so many must be certain.
_ENOUGH = 1 / 3

Changes = dict[tuple[int, int], Cell | None]


def shallow_rows(rows: TableRows) -> list[int]:
    """Return the rows whose number has fewer parts than that of an ordinary row: they name groups."""
    if not rows.ref:
        return []
    return [row for row in rows.rows if 0 < depth_of(rows.text(row, rows.ref)) < rows.usual_depth]


def joined_banners(rows: TableRows) -> Changes:
    """Return banners whose title is split over several columns as one cell in the column of the actions."""
    if not rows.action or rows.groups:
        return {}
    shallow = shallow_rows(rows)
    split = [row for row in shallow if len(_others(rows, row)) > 1 and not _has_values(rows, row)]
    certain = [row for row in split if _is_in_pieces(rows, row)]
    if not certain or len(certain) < _ENOUGH * len(split):
        return {}
    changes: Changes = {}
    titles: dict[int, list[Cell]] = {row: _others(rows, row) for row in shallow if row in split}
    titles.update({row: _others(rows, row) for row in shallow if len(_others(rows, row)) == 1})
    for row, after in reversed(list(pairwise(rows.rows))):
        if after in rows.table.said:
            continue
        if row in titles and after in titles and _goes_on(rows, titles[row], titles[after], row, after):
            titles[row] += titles.pop(after)
            number = rows.spans.cell(after, rows.ref)
            changes[row, rows.ref] = _numbered(rows, row, number)
            changes[after, rows.ref] = None
            changes.update({(cell.row, cell.column): None for cell in titles[row]})
    for row, cells in titles.items():
        changes.update({(cell.row, cell.column): None for cell in cells})
        changes[row, rows.action] = joined(cells, row, rows.action, as_line=True)
    return changes


def _others(rows: TableRows, row: int) -> list[Cell]:
    return [cell for cell in rows.cells(row) if cell.column != rows.ref]


def _has_values(rows: TableRows, row: int) -> bool:
    """Tell whether a row holds a date or a status: then its cells are values, not pieces of a title."""
    due, status = (rows.text(row, rows.table.number_of(key)) for key in ("due", "status"))
    return (bool(due) and UNREAD not in read_words(due).flags) or bool(status and state_of(status))


def _is_in_pieces(rows: TableRows, row: int) -> bool:
    due = rows.text(row, rows.table.number_of("due"))
    return bool(due) or any(runs_on(cell.text) for cell in _others(rows, row)[1:])


def _goes_on(rows: TableRows, above: Sequence[Cell], below: Sequence[Cell], row: int, after: int) -> bool:
    """Tell whether a banner only goes on with the title of the one above: same number, lower case."""
    same = rows.text(row, rows.ref) == rows.text(after, rows.ref)
    return same and runs_on(below[0].text) and not all(runs_on(cell.text) for cell in above)


def _numbered(rows: TableRows, row: int, other: Cell | None) -> Cell | None:
    """Return the number of a banner with the cell that only repeats it."""
    own = rows.spans.cell(row, rows.ref)
    return own if own is None or other is None else replace(own, parts=parts_of((own, other)))


def joined_groups(rows: TableRows) -> Changes:
    """Return themes and objectives of columns of their own whose names stand in several rows as one cell.

    Names follow one another without a gap where each group has one row, too: only where at least half of
    such runs hold a piece that runs on is every run one name.
    """
    changes: Changes = {}
    for column in rows.groups:
        runs = [run for run in _runs(rows, column) if len(run) > 1]
        torn = [run for run in runs if starts_anew(run[0].text) and any(runs_on(c.text) for c in run[1:])]
        if torn and 2 * len(torn) >= len(runs):
            for run in runs:
                changes.update({(cell.row, column): None for cell in run})
                changes[run[0].row, column] = joined(run, run[0].row, column, as_line=True)
    return changes


def _runs(rows: TableRows, column: int) -> list[list[Cell]]:
    """Return the cells of a column that stand in rows one after the other."""
    runs: list[list[Cell]] = [[]]
    for row in rows.rows:
        cell = rows.spans.cell(row, column)
        if cell is None:
            runs.append([])
        else:
            runs[-1].append(cell)
    return [run for run in runs if run]

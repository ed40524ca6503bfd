"""Keeps what is open, chosen and in sight of the board, by id, while its model starts again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QPoint
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from planapp.domain.plan import Plan
from planapp.models.board_model import BoardModel
from planapp.models.columns import TITLE
from planapp.models.view_state import ids_of_expanded, indexes_of, nearest_shown, restore_expanded

_SELECT = QItemSelectionModel.SelectionFlag.ClearAndSelect
_ONLY_CURRENT = QItemSelectionModel.SelectionFlag.NoUpdate


@dataclass(frozen=True, slots=True)
class Kept:
    """Ids of what is open and selected, of the current row and its column's key, and of the top row."""

    plan: Plan
    opened: frozenset[int]
    selected: tuple[int, ...]
    current: int | None
    column: str
    top: int | None


def keep(view: QTreeView, board: BoardModel, *, with_opened: bool = True) -> Kept:
    """Return what a view has now; the model still stands as it was. What is open takes longest to ask."""
    current = view.currentIndex()
    column = board.columns[current.column()].key if current.isValid() else TITLE
    return Kept(
        board.plan,
        frozenset(ids_of_expanded(board, view.isExpanded) if with_opened else ()),
        tuple(selected_ids(view)),
        board.id_of(current),
        column,
        board.id_of(view.indexAt(QPoint(0, 0))),
    )


def restore(view: QTreeView, board: BoardModel, kept: Kept, opened: Iterable[int]) -> None:
    """Open these rows, and choose and show what was chosen and shown, or what is nearest to it now."""
    restore_expanded(board, opened, view.setExpanded)
    section = max(0, board.section_of(kept.column))
    current = nearest_shown(board, kept.current, kept.plan)
    selection = selection_of(board, kept.selected if current == kept.current else [current or 0])
    if not selection.isEmpty():
        view.selectionModel().select(selection, _SELECT)
    index = board.index_of(current, section)
    if index.isValid():
        view.selectionModel().setCurrentIndex(index, _ONLY_CURRENT)
    top = board.index_of(nearest_shown(board, kept.top, kept.plan))
    if top.isValid():
        view.scrollTo(top, QAbstractItemView.ScrollHint.PositionAtTop)


def selection_of(board: BoardModel, item_ids: Iterable[int]) -> QItemSelection:
    """Return the rows of items that are shown, over all columns; those below each other are one range.

    Asked to widen cells to rows, Qt compares each range with each.
    """
    tree, last = board.rows.tree, len(board.columns) - 1
    below: dict[int | None, list[int]] = {}
    for index in indexes_of(board, item_ids):
        below.setdefault(tree.parent(index.internalId()), []).append(index.row())
    selection = QItemSelection()
    for parent, rows in below.items():
        above = board.index_of(parent)
        for top, bottom in _runs(sorted(rows)):
            ends = board.index(top, 0, above), board.index(bottom, last, above)
            selection.append(QItemSelectionRange(*ends))
    return selection


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of numbers that follow each other."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def open_rows(view: QTreeView, board: BoardModel) -> list[int]:
    """Return the ids of all rows that are not folded away, in order."""
    found: list[int] = []
    waiting = list(reversed(board.rows.tree.children(None)))
    while waiting:
        item_id = waiting.pop()
        found.append(item_id)
        below = board.rows.tree.children(item_id)
        if below and view.isExpanded(board.index_of(item_id)):
            waiting.extend(reversed(below))
    return found


def selected_ids(view: QTreeView) -> list[int]:
    """Return the ids of the selected rows: read from ranges of whole rows, as Qt asks for every cell."""
    model, selection = view.model(), view.selectionModel().selection()
    return [
        model.index(row, 0, chosen.parent()).internalId()
        for chosen in map(selection.at, range(selection.count()))
        for row in range(chosen.top(), chosen.bottom() + 1)
    ]

"""What a view of the board has open and chosen, by id, so that it can be found again after a reset."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex

from planapp.domain.plan import Plan
from planapp.models.board_model import BoardModel


def ids_of_expanded(model: BoardModel, is_expanded: Callable[[QModelIndex], bool]) -> set[int]:
    """Return the ids of the rows that are open, be those above them open or not.

    `is_expanded` is the view's. Ask before a filter is set: rows that it hides are not found.
    """
    below = model.plan.items.ids_of
    parents = [item_id for item_id in model.rows.tree.held() if below(item_id)]
    return {parent for parent in parents if is_expanded(model.index_of(parent))}


def restore_expanded(
    model: BoardModel, item_ids: Iterable[int], set_expanded: Callable[[QModelIndex, bool], None]
) -> None:
    """Open the rows with these ids that are shown, those above others first."""
    for item_id in _parents_first(model.plan, item_ids):
        index = model.index_of(item_id)
        if index.isValid():
            set_expanded(index, True)


def indexes_of(model: BoardModel, item_ids: Iterable[int], column: int = 0) -> list[QModelIndex]:
    """Return the indexes of the items that are shown."""
    indexes = (model.index_of(item_id, column) for item_id in item_ids)
    return [index for index in indexes if index.isValid()]


def nearest_shown(model: BoardModel, item_id: int | None, before: Plan) -> int | None:
    """Return an item, or if it is not shown any more the row nearest to where it was in the plan `before`.

    That is the next shown sibling, the one before, or the row above; None if nothing of it is left.
    """
    at = item_id
    while at is not None:
        if model.rows.shows(at):
            return at
        item = before.items.get(at)
        if item is None:
            return None
        near = _nearest_sibling(model, before.items.ids_of(item.parent), at)
        if near is not None:
            return near
        at = item.parent
    return None


def _nearest_sibling(model: BoardModel, siblings: tuple[int, ...], item_id: int) -> int | None:
    at = siblings.index(item_id)
    return next(
        (one for one in (*siblings[at + 1 :], *reversed(siblings[:at])) if model.rows.shows(one)), None
    )


def _parents_first(plan: Plan, item_ids: Iterable[int]) -> list[int]:
    known = [item_id for item_id in item_ids if item_id in plan.items]
    return sorted(known, key=lambda item_id: len(plan.ancestors(item_id)))

"""Helpers of the board's tests: rows by their numbers, and where to click."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from planapp.domain.plan import Plan
from planapp.domain.records import Item, Rating
from planapp.views.board.board_view import BoardView


def item(plan: Plan, ref: str) -> Item:
    """The item with a number."""
    return next(one for one in plan.items if one.ref == ref)


def go(view: BoardView, ref: str, column: str = "title") -> Item:
    """Stand on a cell of the row with a number."""
    found = item(view.board.plan, ref)
    view.choose(found.id)
    view.focus_column(column)
    return found


def rating(view: BoardView, ref: str, place: int = -1) -> Rating | None:
    """The rating of an item in a period by its place."""
    plan = view.board.plan
    return plan.rating(item(plan, ref).id, plan.periods.of()[place].id)


def letter(view: BoardView, ref: str, place: int = -1) -> str:
    """The letter of a rating, '-' for not rated, '' for none."""
    found = rating(view, ref, place)
    if found is None:
        return ""
    return view.board.plan.levels[found.level].letter if found.level is not None else "-"


def point(view: BoardView, ref: str, column: str = "title") -> QPoint:
    """The middle of a cell."""
    index = view.board.index_of(item(view.board.plan, ref).id, view.board.section_of(column))
    return view.cell_rect(index).center()


def sign_point(view: BoardView, item_id: int) -> QPoint:
    """The middle of a row's chevron or circle."""
    index = view.board.index_of(item_id)
    row, depth = view.where(index)
    parts = view.delegate.parts(index, depth, row)
    assert parts is not None
    return parts.sign.center()

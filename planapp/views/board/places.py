"""Where the columns of the board stand, and what of a row is to be painted there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect

from planapp.domain.records import Item, Period
from planapp.models.columns import DUE, TITLE, Column


class Place(NamedTuple):
    """A column that is shown: where it is, its period if it has one, and whether a year begins there."""

    column: Column
    section: int
    left: int
    width: int
    period: Period | None = None
    worked: bool = False
    starts_year: bool = False

    @property
    def sunken(self) -> bool:
        """Tell whether the column is that of a frozen period which is not worked on."""
        return self.period is not None and self.period.frozen and not self.worked

    def of_row(self, row: QRect) -> QRect:
        """Return the cell of a row."""
        return QRect(self.left, row.top(), self.width, row.height())


class Row(NamedTuple):
    """A row to be painted: where it is, how deep, and in which state.

    `focus` is the section that has the keyboard, or -1; `sought` is what is searched for, folded.
    """

    item: Item
    rect: QRect
    depth: int
    folds: bool
    is_open: bool
    selected: bool = False
    active: bool = True
    hovered: int = -1
    focus: int = -1
    sought: str = ""
    is_hovered: bool = False


def title_rect(row: QRect, places: Sequence[Place], runs_on: bool) -> QRect:
    """Return the cell of the title; it may run on through the due column."""
    title = next(place for place in places if place.column.key == TITLE)
    rect = title.of_row(row)
    if runs_on:
        # Only where the due column is the next one.
        beside = next((place for place in places if place.left == rect.right() + 1), None)
        if beside is not None and beside.column.key == DUE:
            rect.setRight(beside.left + beside.width - 1)
    return rect

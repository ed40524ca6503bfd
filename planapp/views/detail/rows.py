"""Rows of a section: widgets that are kept and shown anew, so that the keyboard and the scroll stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.views.detail.tab_order import follow


class Row(QWidget):
    """A row; `stops` are those of its widgets that take the keyboard, in reading order."""

    stops: tuple[QWidget, ...] = ()


W = TypeVar("W", bound=Row)


class Rows(Generic[W]):
    """A widget for each id, in order. Those that are not wanted now are hidden and wait."""

    def __init__(self, make: Callable[[], W], into: QVBoxLayout, after: QWidget) -> None:
        """Put rows made by `make` at the end of a layout; Tab comes to them from the widget `after`."""
        self._make, self._layout, self._after = make, into, after
        self._start = into.count()
        self._by_id: dict[int, W] = {}
        self._spare: list[W] = []

    def become(self, ids: Sequence[int]) -> list[W]:
        """Have a row for each id, in order; a row that stays is the same widget."""
        if list(ids) == list(self._by_id):
            return self.widgets
        for row_id in [one for one in self._by_id if one not in ids]:
            row = self._by_id.pop(row_id)
            row.hide()
            self._spare.append(row)
        for place, row_id in enumerate(ids):
            if row_id not in self._by_id:
                self._by_id[row_id] = self._spare.pop() if self._spare else self._make()
            self._put(self._by_id[row_id], self._start + place)
        self._by_id = {row_id: self._by_id[row_id] for row_id in ids}
        follow(self._after, [stop for row in self.widgets for stop in row.stops])
        return self.widgets

    def _put(self, row: W, place: int) -> None:
        if self._layout.indexOf(row) != place:
            self._layout.insertWidget(place, row)
        row.setVisible(True)

    @property
    def widgets(self) -> list[W]:
        """Return the rows that are shown, in order."""
        return list(self._by_id.values())

    def of(self, row_id: int) -> W | None:
        """Return the row of an id, if it is shown."""
        return self._by_id.get(row_id)

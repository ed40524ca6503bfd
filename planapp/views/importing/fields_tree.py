"""A tree of rows with their fields below: what each said beside what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from planapp.graphics.theme import Appearance
from planapp.models.difference_rows import Line
from planapp.models.differences_model import Column
from planapp.views.importing.differences_paint import ROW, DifferencePainter, Head, Look
from planapp.views.widgets.painted import px
from planapp.views.widgets.painted_tree import PaintedTree

Index = QModelIndex | QPersistentModelIndex
_LEAST_TEXT = 80


class Fields(Protocol):
    """The rows and lines of a model with the columns of differences."""

    def row_at(self, index: Index) -> Head | None:
        """Return the row at an index of the first level."""

    def line_at(self, index: Index) -> Line | None:
        """Return the line at an index of the second level."""


class FieldsTree(PaintedTree):
    """A subclass says how wide the columns before the texts are, and in which state a row is."""

    def __init__(
        self, fields: Fields, theme: Appearance, parent: QWidget | None = None, *, ticks: bool
    ) -> None:
        """Show nothing yet; `ticks` says whether rows are ticked."""
        super().__init__(theme, parent)
        self._fields = fields
        self._painter = DifferencePainter(theme, ticks=ticks)

    # What a subclass says.

    def widths_before(self) -> tuple[int, int]:
        """Return how wide what stands before the names of fields is, and these."""
        raise NotImplementedError

    def look_of(self, index: QModelIndex) -> Look:
        """Return in which state a row is."""
        raise NotImplementedError

    def refusal_of(self, index: Index) -> str:
        """Return why a line can't be taken, '' if it can."""
        return ""

    # Columns and heights.

    def widths_in(self, width: int) -> Mapping[int, int]:
        """Share a width out: the two columns of texts have what the others leave."""
        first, field = self.widths_before()
        text = max(_LEAST_TEXT, (width - first - field) // 2)
        widths = {Column.TAKE: first, Column.FIELD: field, Column.PLAN: text}
        widths[Column.FILE] = max(_LEAST_TEXT, width - sum(widths.values()))
        self._painter.widths = {int(column): wide for column, wide in widths.items()}
        return self._painter.widths

    def forget_heights(self) -> None:
        """Measure all rows anew."""
        super().forget_heights()
        self._painter.forget()

    def measured(self, index: Index) -> int:
        """Return how high a row is, with the line below it."""
        line = self._fields.line_at(index)
        if line is None:
            return px(self._theme, ROW)
        return self._painter.line_height(line, int(index.internalId()), self.refusal_of(index))

    # Painting.

    def paint_at(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """Paint a row over the whole width."""
        row, line = self._fields.row_at(index), self._fields.line_at(index)
        if row is not None:
            self._painter.paint_row(painter, rect, row, self.look_of(index))
        elif line is not None:
            lefts = [self.columnViewportPosition(column) for column in Column]
            key = int(index.internalId())
            self._painter.paint_line(painter, rect, lefts, line, key, self.look_of(index))

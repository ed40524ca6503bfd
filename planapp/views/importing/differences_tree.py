"""The tree of differences: Space ticks, Right and Left open and close, what is open stays so."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from planapp.exchange.alignment import CHANGED
from planapp.graphics.theme import Appearance
from planapp.models.differences_model import Column, DifferencesModel
from planapp.views.importing.differences_paint import Look, box_rect, take_width
from planapp.views.importing.fields_tree import FieldsTree
from planapp.views.widgets.caption_header import CaptionHeader
from planapp.views.widgets.painted import px
from planapp.views.widgets.painted_tree import is_plain

Index = QModelIndex | QPersistentModelIndex
_FIELD, _NEAR, _TAKE_AT = 190, 6, 36
# Rows with more lines than that are not opened by themselves: every open row costs time.
_MOST_OPENED = 1500
NOTHING_DIFFERS = "Nothing differs: the plan already says all that the file says."
ALL_HIDDEN = "No row is shown. Turn on above what you want to see."


class DifferencesTree(FieldsTree):
    """Shows differences; rows that changed are open at first."""

    def __init__(self, model: DifferencesModel, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(model, theme, parent, ticks=True)
        self.differences = model
        self._open: set[int] | None = None
        self._current: int | None = None
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.expanded.connect(lambda index: self._note(index, is_open=True))
        self.collapsed.connect(lambda index: self._note(index, is_open=False))
        self._restore()

    def _set_up(self) -> None:
        self.setHeader(CaptionHeader(self._theme, self, insets={Column.TAKE: _TAKE_AT}))
        self.setModel(self.differences)
        self.setAccessibleName("Differences between the plan and the file")

    # What is open and current stays so.

    def start_again(self) -> None:
        """Open what changed, as at first, when another comparison comes next."""
        self._open = None

    def _opened_at_first(self) -> set[int]:
        """Return the numbers of the rows that changed, as far as showing all of them costs no time."""
        found, lines = set(), 0
        for number in self.differences.numbers(CHANGED):
            lines += self.differences.line_count(number)
            if lines > _MOST_OPENED:
                break
            found.add(number)
        return found

    def _note(self, index: QModelIndex, *, is_open: bool) -> None:
        row = self.differences.row_at(index)
        if row is not None and self._open is not None:
            (self._open.add if is_open else self._open.discard)(row.number)

    def _keep(self) -> None:
        index = self.currentIndex()
        row = self.differences.row_at(index if not index.parent().isValid() else index.parent())
        self._current = row.number if row is not None and self._open is not None else None

    def _restore(self) -> None:
        self.forget_heights()
        self.scheduleDelayedItemsLayout()
        if self._open is None:
            self._open = self._opened_at_first()
        for number in tuple(self._open):
            index = self.differences.index_of(number)
            if index.isValid():
                self.setExpanded(index, True)
        current = self.differences.index_of(self._current) if self._current is not None else QModelIndex()
        self.setCurrentIndex(current if current.isValid() else self.differences.index(0, 0))

    def widths_before(self) -> tuple[int, int]:
        """Return how wide the column of ticks is, and that of the fields."""
        return take_width(self._theme), px(self._theme, _FIELD)

    def refusal_of(self, index: Index) -> str:
        """Return why a line can't be taken, '' if it can."""
        return self.differences.refusal(index)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows, or say why there are none."""
        super().paintEvent(event)
        if not self.differences.rowCount():
            self.paint_instead(ALL_HIDDEN if self.differences.comparison.differences else NOTHING_DIFFERS)

    def look_of(self, index: QModelIndex) -> Look:
        """Return in which state a row is."""
        model = self.differences
        return Look(
            model.state(index),
            refusal=model.refusal(index),
            is_selected=self.selectionModel().isSelected(index),
            is_active=self.is_active(),
            has_focus=self.is_at(index),
            is_open=self.isExpanded(index) if model.hasChildren(index) else None,
        )

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick with Space; open, close and go between levels with Right and Left."""
        index = self.currentIndex().siblingAtColumn(0)
        if not index.isValid() or not is_plain(event.modifiers()):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self.tick(index)
        elif event.key() == Qt.Key.Key_Right:
            self.go_in(index)
        elif event.key() == Qt.Key.Key_Left:
            self.go_out(index)
        else:
            super().keyPressEvent(event)

    def tick(self, index: QModelIndex) -> None:
        """Tick a row, and with it all that are selected; or take their ticks away."""
        selected = self.selectionModel().selectedRows()
        indexes = selected if index in selected else [index]
        self.differences.tick(indexes, self.differences.state(index) != Qt.CheckState.Checked)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick where a box is clicked, open and close where a chevron is; elsewhere choose a row."""
        at = event.position().toPoint()
        index = self.indexAt(at).siblingAtColumn(0)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        rect = self.visualRect(index)
        is_line = self.differences.line_at(index) is not None
        box = box_rect(rect, self._theme, is_line=is_line).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        if box.contains(at):
            if index not in self.selectionModel().selectedRows():
                self.setCurrentIndex(index)
            self.tick(index)
        elif not is_line and at.x() < box.left():
            self.setCurrentIndex(index)
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open or close a row; a second click on a box or a chevron counts as a first one."""
        index = self.indexAt(event.position().toPoint()).siblingAtColumn(0)
        in_text = event.position().x() > take_width(self._theme)
        if in_text and self.differences.row_at(index) is not None:
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.mousePressEvent(event)

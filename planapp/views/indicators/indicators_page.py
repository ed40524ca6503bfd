"""The Indicators page: toolbar and grid, and beside them the pane; what one says the others hear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.months import month_words
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models import indicator_cells as cells
from planapp.models.indicators_model import LINE, IndicatorsModel
from planapp.views.about_plan import counted
from planapp.views.clipboard_data import clipboard_data
from planapp.views.day import Day
from planapp.views.indicators.grid import IndicatorGrid
from planapp.views.indicators.pane import IndicatorPane
from planapp.views.indicators.toolbar import IndicatorToolbar
from planapp.views.page import PanedPage
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.menus import offer

if TYPE_CHECKING:
    from planapp.views.plan_file import PlanFile

Make = Callable[[Plan], ChangeSet]
_ADD_AT = 72


class IndicatorsPage(PanedPage):
    """Shows the indicators of one document. `item_wanted` gives the id of an item of the Plan page."""

    item_wanted = Signal(object)
    done = Signal(str)
    pane: IndicatorPane

    def __init__(self, document: PlanFile, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show a document."""
        super().__init__(theme, parent)
        self._document = document
        self.model = IndicatorsModel(document.plan, on_edit=self._set_cell, parent=self)
        self.toolbar = IndicatorToolbar(theme, self)
        self.grid = IndicatorGrid(self.model, theme, self)
        self.pane = IndicatorPane(document, theme, self)
        self._first = Button(theme, "Add the first indicator", Kind.PRIMARY, parent=self.grid.viewport())
        self._day = Day(self)
        self.lay_out(self.toolbar, self.grid)
        self._connect()
        self._unsubscribe = document.subscribe(self._follow)
        self._show_chosen()
        self._show_state()

    def _connect(self) -> None:
        grid, pane, toolbar = self.grid, self.pane, self.toolbar
        grid.chosen.connect(self._show_chosen)
        grid.emptied.connect(self._empty)
        grid.laid_out.connect(self._show_state)
        toolbar.paged.connect(grid.page)
        toolbar.add_wanted.connect(self.add)
        self._first.clicked.connect(self.add)
        pane.stepped.connect(lambda step: self.grid.go(0, step))
        pane.closed.connect(self.pane_closed)
        pane.item_wanted.connect(self.item_wanted)
        pane.done.connect(self.take_keyboard)
        pane.header.menu_wanted.connect(self._fill_menu)
        self._day.began.connect(self._begin_day)

    def _begin_day(self, today: date) -> None:
        self.model.set_today(today)

    def _follow(self, change_set: ChangeSet) -> None:
        self.model.apply(change_set, self._document.plan)
        self._show_state()
        if self.isVisible():
            self.tell_counts()

    def _show_chosen(self) -> None:
        self.pane.show_indicator(self.grid.current_id(), self.grid.current_month())
        self.chosen_changed.emit()

    def _show_state(self) -> None:
        shown = self.model.months[self.grid.columns.start : self.grid.columns.stop]
        words = f"{month_words(shown[0])} – {month_words(shown[-1])}" if shown else ""
        self.toolbar.show_months(words, earlier=self.grid.columns.earlier, later=self.grid.columns.later)
        self.toolbar.told.setText(self.model.summary())
        self._first.setVisible(not self.model.rowCount())
        self._place_first()

    # What the window asks of a page.

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what commands mean on this page."""
        return {
            "copy": self.copy,
            "paste": self.paste,
            "edit_title": self._edit_name,
            "move_up": partial(self.move_chosen, -1),
            "move_down": partial(self.move_chosen, 1),
            "duplicate": self.duplicate,
            "add_indicator": self.add,
            "delete_indicator": self.delete,
            "link_measure": self.pane.linked.wanted.emit,
        }

    def has_chosen(self) -> bool:
        """Tell whether an indicator is chosen."""
        return self.grid.current_id() is not None

    def take_keyboard(self) -> None:
        """Give the keyboard to the grid."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Give the keyboard to the pane, then to the toolbar, then to the grid again."""
        in_toolbar = any(one.hasFocus() for one in self.toolbar.findChildren(QWidget))
        if self.grid.hasFocus() and self.pane.isVisible():
            self.go_to_pane()
        elif in_toolbar or not self.pane.isVisible():
            self.take_keyboard()
        else:
            self.toolbar.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self, sentence: str) -> None:
        """Show at the cell that has the focus why something was refused."""
        self.grid.tell(sentence)

    def tell_counts(self) -> None:
        """Say how many indicators there are."""
        self.counts_changed.emit(counted(self.model.rowCount(), "indicator"), False)

    def close_document(self) -> None:
        """Save what is being typed, and listen to the document no more."""
        self.grid.finish()
        self._day.stop()
        self.pane.close_document()
        self._unsubscribe()

    # Edits.

    def _set_cell(self, row_id: int, key: str, text: str) -> None:
        self._document.edit(cells.edit_cells(self._document.plan, self.model.columns, {(row_id, key): text}))

    def make(self, build: Make) -> ChangeSet | None:
        """Build an edit on the plan and make it; None if it was refused or changes nothing."""
        self.grid.hush()
        try:
            change_set = build(self._document.plan)
            made = self._document.edit(change_set)
        except UserError as refusal:
            self.grid.tell(refusal.message)
            return None
        return change_set if made is not None else None

    def _edit_cells(self, texts: cells.Cells) -> ChangeSet | None:
        return self.make(lambda plan: cells.edit_cells(plan, self.model.columns, texts))

    def add(self) -> None:
        """Add an indicator after the last one, and let its name be typed."""
        if not self.grid.finish():
            return
        made = self.make(lambda plan: edits.add_indicator(plan, ""))
        if made is not None:
            self._choose_added(made)
            self.grid.edit_cell()

    def duplicate(self) -> None:
        """Put a copy of the indicator behind it, for figures of its own."""
        chosen = self.grid.current_id()
        if chosen is not None:
            made = self.make(lambda plan: edits.duplicate_indicator(plan, chosen))
            if made is not None:
                self._choose_added(made)

    def _choose_added(self, made: ChangeSet) -> None:
        added = [one.id for one in made.changes if one.table == "indicators" and one.before is None]
        self.grid.choose(next(iter(added), None))
        self.take_keyboard()

    def _edit_name(self) -> None:
        self.grid.choose(self.grid.current_id())
        self.take_keyboard()
        self.grid.edit_cell()

    def move_chosen(self, step: int) -> None:
        """Move the indicator up (-1) or down (1)."""
        chosen, ids = self.grid.current_id(), list(self.model.ids)
        if chosen is None:
            return
        at = ids.index(chosen) + step
        if not 0 <= at < len(ids):
            self.grid.tell(f"This indicator is the {'first' if step < 0 else 'last'} one already.")
            return
        rest = [one for one in ids if one != chosen]
        self.make(lambda plan: edits.move_indicator(plan, chosen, rest[at - 1] if at else None))

    def delete(self) -> None:
        """Delete the indicators in which cells are selected; it can be taken back."""
        chosen = self.grid.selected_rows()
        if chosen:
            made = self.make(lambda plan: edits.remove_indicators(plan, chosen))
            if made is not None:
                self.done.emit(f"{made.label.removeprefix('delete ')} deleted")

    def _empty(self) -> None:
        chosen = [one for one in self.grid.selected_cells() if self.model.columns[one.column()].key != LINE]
        texts = {}
        for index in chosen:
            row_id = self.model.id_of(index)
            if row_id is not None:
                texts[row_id, self.model.columns[index.column()].key] = ""
        if texts:
            self._edit_cells(texts)

    # The clipboard.

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        found = self.grid.selected_cells()
        if not found:
            return
        sections = sorted({index.column() for index in found})
        chosen = {(index.row(), index.column()) for index in found}
        table = [
            [str(self.model.index(row, at).data() or "") if (row, at) in chosen else "" for at in sections]
            for row in sorted({index.row() for index in found})
        ]
        data = clipboard_data()
        data.setText(cells.as_text(table))
        data.setHtml(cells.as_html(table))
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Put a block from the clipboard where the selection begins; a single figure into all of it."""
        found = self.grid.selected_cells()
        if not found:
            return
        try:
            block = cells.read_block(QGuiApplication.clipboard().text())
            texts = self._placed(block)
        except UserError as refusal:
            self.grid.tell(refusal.message)
            return
        self._edit_cells(texts)

    def _placed(self, block: list[list[str]]) -> dict[tuple[int, str], str]:
        found, columns = self.grid.selected_cells(), self.model.columns
        if len(block) == 1 and len(block[0]) == 1:
            places = [(self.model.id_of(one), columns[one.column()]) for one in found]
            return {
                (row, column.key): block[0][0]
                for row, column in places
                if row is not None and column.editable
            }
        row = min(index.row() for index in found)
        section = min(index.column() for index in found)
        return cells.place_block(block, self.model.ids[row:], self.grid.columns_from(section))

    # Keys, menu, and the way out of an empty page.

    def _fill_menu(self, menu: QMenu) -> None:
        offer(menu, "Link a measure", self.pane.linked.wanted.emit)
        menu.addSeparator()
        offer(menu, "Move up", partial(self.move_chosen, -1))
        offer(menu, "Move down", partial(self.move_chosen, 1))
        offer(menu, "Duplicate indicator", self.duplicate)
        offer(menu, "Delete indicator", self.delete)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Add an indicator with the key that adds an action on the Plan page."""
        control = Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_N and event.modifiers() == control:
            self.add()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the way out of an empty page in its middle."""
        super().resizeEvent(event)
        self._place_first()

    def _place_first(self) -> None:
        self._first.resize(self._first.sizeHint())
        room = self.grid.viewport().width() - self._first.width()
        self._first.move(room // 2, _ADD_AT)

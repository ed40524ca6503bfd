"""The officer's choice of columns: taken from header, menu and dialog, shown in the board, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtWidgets import QMenu

from planapp.application.document import Document
from planapp.graphics import fonts
from planapp.graphics.look import scaled
from planapp.models.board_model import BoardModel
from planapp.models.chosen_columns import REMEMBERED_AS, ChosenColumns, from_plain, to_plain
from planapp.models.columns import DUE, TREND, Column, choosable
from planapp.views.board import measures as m
from planapp.views.board.columned_tree import ColumnedTree
from planapp.views.widgets.check_menu import CheckMenu

# So many rows are looked at to fit a column to its texts; more take time that is felt.
_MOST_ROWS = 1500
_WIDEST_FIT = 360


def remembered_columns(document: Document) -> ChosenColumns:
    """Return the columns that were chosen for a plan when it was last open."""
    return from_plain(document.remembered(REMEMBERED_AS))


class ChoosingColumns(QObject):
    """Keeps what is chosen of one plan; `view` shows it."""

    def __init__(
        self, document: Document, view: ColumnedTree, remember: Callable[[str, Any], object]
    ) -> None:
        """Show what was chosen when the plan was last open; `remember` keeps a value by its key."""
        super().__init__(view)
        self._document, self._view, self._remember = document, view, remember
        self.chosen = remembered_columns(document)
        view.size_columns(self.chosen.widths)
        header = view.columns_header
        header.columns_menu_wanted.connect(self.open_menu)
        header.mouse.moved.connect(lambda key, before: self.choose(self.chosen.put_before(key, before)))
        header.mouse.sized.connect(self._size)
        header.mouse.fit_wanted.connect(self.fit)

    @property
    def all(self) -> list[Column]:
        """Return the columns that may be chosen: those that are, in their order, then the others."""
        return self.chosen.in_order(choosable(self._document.plan))

    def is_in_sight(self, key: str) -> bool:
        """Tell whether there is room for a column that is chosen."""
        return any(place.column.key == key for place in self._view.places)

    def width_of(self, key: str) -> int:
        """Return how wide a column now is, in pixels at 100%; 0 if there is no room for it."""
        shown = next((place.width for place in self._view.places if place.column.key == key), 0)
        return self.chosen.widths.get(key, round(shown / self._view.appearance.look.text_size))

    def choose(self, chosen: ChosenColumns) -> None:
        """Show other columns, or in another order or size, and remember that."""
        self._show(chosen)
        self._remember(REMEMBERED_AS, to_plain(chosen))

    def _show(self, chosen: ChosenColumns) -> None:
        before, self.chosen = self.chosen, chosen
        if chosen.keys != before.keys:
            self._board.set_chosen(chosen.keys)
        if chosen.widths != before.widths:
            self._view.size_columns(chosen.widths)

    @property
    def _board(self) -> BoardModel:
        return self._view.board

    def _size(self, key: str, pixels: int, final: bool) -> None:
        chosen = self.chosen.sized(key, round(pixels / self._view.appearance.look.text_size))
        if final:
            self.choose(chosen)
        else:
            self._show(chosen)

    def usual(self) -> None:
        """Show the usual columns as wide as usual."""
        self.choose(ChosenColumns())

    def fit(self, key: str) -> None:
        """Make a column as wide as its texts need."""
        board, look = self._board, self._view.appearance.look
        section = board.section_of(key)
        if section < 0 or key == TREND:
            return
        words = QFontMetricsF(fonts.font(fonts.Role.SMALL, look, 600))
        role = Qt.ItemDataRole.DisplayRole
        rows = list(board.rows.tree.held())[:_MOST_ROWS]
        texts = {str(board.index_of(one, section).data(role) or "") for one in rows}
        texts.add(board.columns[section].label)
        around = scaled((m.DUE_TEXT if key == DUE else 0) + m.TEXT_END, look)
        wanted = max(words.horizontalAdvance(text) for text in texts) + around
        self.choose(self.chosen.sized(key, min(round(wanted / look.text_size), _WIDEST_FIT)))

    # The menu over the header.

    def open_menu(self, key: str, at: QPoint) -> None:
        """Offer all columns to tick, and what can be done with the one under the pointer."""
        menu = self.menu(key)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def menu(self, key: str) -> QMenu:
        """Return the menu of a column, or of the header as a whole."""
        menu = CheckMenu(self._view)
        column = next((one for one in self._board.columns if one.key == key), None)
        if column is not None and self.chosen.shows(key):
            name = _in_menu(column.label)
            if key != TREND:
                menu.addAction(f"&Fit ‘{name}’ to its texts").triggered.connect(lambda: self.fit(key))
            hide = menu.addAction(f"&Hide ‘{name}’")
            hide.triggered.connect(lambda: self.choose(self.chosen.with_shown(key, False)))
            menu.addSeparator()
        for one in self.all:
            menu.addAction(self._tick(one, menu))
        menu.addSeparator()
        menu.addAction("&Usual columns").triggered.connect(self.usual)
        menu.addAction("&Columns…").triggered.connect(self.open_dialog)
        return menu

    def _tick(self, column: Column, menu: QMenu) -> QAction:
        checked = self.chosen.shows(column.key)
        action = QAction(_in_menu(column.label), menu, checkable=True, checked=checked)
        action.triggered.connect(lambda on: self.choose(self.chosen.with_shown(column.key, on)))
        return action

    def open_dialog(self) -> None:
        """Offer all columns in a dialog, to be chosen, moved and sized by keys."""
        from planapp.views.board.columns_dialog import ColumnsDialog

        ColumnsDialog(self, self._document, self._view.appearance, self._view.window()).open()


def _in_menu(label: str) -> str:
    return (label.strip() or "No heading").replace("&", "&&")

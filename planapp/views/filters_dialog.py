"""The dialog of the filters that are kept: chosen with Enter, called otherwise where they stand, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.rows_model import Field, Row
from planapp.models.saved_filters import renamed, without
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.saved_filters import SavedFilters
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import px

_NAME = "name"
_EMPTY = "No filter is kept yet. Filter the board, then choose View > Saved filters > Save filter."


class FiltersDialog(Dialog):
    """Lists the filters by name, each with what it asks for."""

    def __init__(self, filters: SavedFilters, plan: Plan, theme: Appearance, parent: QWidget) -> None:
        """Show the filters that are kept."""
        super().__init__(theme, parent, "Saved filters", size=(600, 400))
        self._filters = filters
        self._ids: dict[str, int] = {}
        self.model = ListModel(("Name", "Asks for"), self._rows, plan, on_edit=self._edit, parent=self)
        columns = [ListColumn(200), ListColumn()]
        self.list = ListView(self.model, columns, theme, empty=_EMPTY)
        self.list.setAccessibleName("Saved filters")
        self.list.setMinimumHeight(px(theme, 120))
        self.add_words("Enter filters the board; F2 changes the name; Del deletes.")
        self.body.addWidget(self.list, 1)
        self.remove = self.add_button("Delete", self._delete, at_left=True)
        self.use = self.add_button("Filter the board", self._use)
        self.add_button("Close", self.accept, Kind.PRIMARY)
        self.list.opened.connect(lambda _: self._use())
        self.list.delete_wanted.connect(self._delete)
        self.list.row_chosen.connect(lambda _: self._show_state())
        first = next(iter(filters.saved), None)
        self.list.choose(self._ids[first.name] if first is not None else None)
        self._show_state()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows(self, plan: Plan, today: date) -> Sequence[Row]:
        return [self._row(one.name, self._filters.words_of(one.sought)) for one in self._filters.saved]

    def _row(self, name: str, words: str) -> Row:
        row_id = self._ids.setdefault(name, len(self._ids) + 1)
        return Row(row_id, (Field(name, name, row_id, _NAME), Field(words)), name)

    def _names(self, row_ids: Sequence[int]) -> list[str]:
        return [name for name, one in self._ids.items() if one in row_ids]

    def _edit(self, row_id: int, key: str, value: Any) -> None:
        (name,) = self._names([row_id])
        new = " ".join(str(value).split())
        self._filters.keep(renamed(self._filters.saved, name, new))
        self._ids[new] = self._ids.pop(name)
        self.model.refresh()

    def _use(self) -> None:
        for name in self._names([self.list.current_id() or 0]):
            self._filters.choose(name)
            self.accept()

    def _delete(self) -> None:
        names = self._names(self.list.selected_ids())
        if self.attempt(lambda: self._filters.keep(without(self._filters.saved, names))):
            for name in names:
                del self._ids[name]
            self.model.refresh()
            self._show_state()

    def _show_state(self) -> None:
        chosen = self.list.current_id() is not None
        for button in (self.remove, self.use):
            button.setEnabled(chosen)
            button.setToolTip("" if chosen else "Choose a filter first")

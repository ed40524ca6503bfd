"""Asking which of several rows stays when they are merged into one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planapp.domain.plan import Plan, empty_plan
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.rows_model import Field, Row
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import px

_WIDTH, _ROW, _HEADER, _MOST = 600, 32, 30, 8


class MergeDialog(Dialog):
    """Up and Down choose which stays, Enter merges. `wanted` gives the id of the one that stays."""

    wanted = Signal(object)

    def __init__(
        self,
        theme: Appearance,
        parent: QWidget,
        title: str,
        words: str,
        headings: Sequence[str],
        columns: Sequence[ListColumn],
        rows: Sequence[Row],
    ) -> None:
        """Offer rows of which one stays; the first one is chosen."""
        super().__init__(theme, parent, title, size=(_WIDTH, 0))
        self._rows = [_only_shown(row) for row in rows]
        self.add_heading(title)
        self.add_words(words)
        self.list = ListView(ListModel(headings, self._all, empty_plan()), columns, theme)
        self.list.setAccessibleName("Which one stays")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFixedHeight(px(theme, _HEADER + _ROW * min(len(rows), _MOST)))
        self.list.opened.connect(lambda _: self._merge())
        self.body.addWidget(self.list)
        self.add_button("Cancel", self.reject)
        self.add_button("Merge", self._merge, Kind.PRIMARY)
        self.list.choose(rows[0].id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _all(self, _plan: Plan, _today: date) -> list[Row]:
        return self._rows

    def _merge(self) -> None:
        kept = self.list.current_id()
        self.accept()
        self.wanted.emit(kept)


def _only_shown(row: Row) -> Row:
    """Return a row in which nothing can be edited."""
    return Row(row.id, tuple(Field(field.shown) for field in row.fields), row.words, about=row.about)

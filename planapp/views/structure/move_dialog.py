"""Moving what is chosen below another item, found by its number or words of its title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planapp.application.moving import Drop, onto, targets, why_not_below
from planapp.domain.edits.structure import roots_of
from planapp.domain.naming import name_of, names_of
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row
from planapp.models.search_texts import fold
from planapp.models.texts import one_line
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.structure.parts import line_field
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog

# The row that stands for the top of the plan: ids begin at 1.
TOP = 0
_TOP_WORDS = "At the top of the plan"
_WIDTH, _HEIGHT = 560, 480
_IN_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MoveDialog(Dialog):
    """`move` puts the chosen items in a place. The list keeps what fits the words that are typed."""

    def __init__(
        self,
        plan: Plan,
        item_ids: Sequence[int],
        move: Callable[[Drop], object],
        theme: Appearance,
        parent: QWidget,
    ) -> None:
        """Offer every item that may take them."""
        self._plan, self._move = plan, move
        self._ids = [item.id for item in roots_of(plan, item_ids)]
        self._targets = targets(plan, self._ids)
        self._has_top = not why_not_below(plan, self._ids, None)
        what = names_of(plan, self._ids)
        super().__init__(theme, parent, f"Move {what}", size=(_WIDTH, _HEIGHT))
        self.add_heading(f"Move {what}")
        self.field = line_field(theme, "Below which item")
        self.field.setPlaceholderText("Number or words of the item that it goes below")
        self.field.installEventFilter(self)
        self.model = ListModel(("Goes below", "Stands in"), self._rows, plan, parent=self)
        columns = (ListColumn(), ListColumn(190))
        empty = "No item that can take this is called so."
        self.list = ListView(self.model, columns, theme, empty=empty)
        self.list.setAccessibleName("Items that can take it")
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.add_button("Cancel", self.reject)
        self.take = self.add_button("Move", self._take, Kind.PRIMARY)
        self.field.textChanged.connect(self._seek)
        self.list.row_chosen.connect(lambda _: self._name())
        self.list.opened.connect(lambda _: self._take())
        self._seek()
        self.field.setFocus()

    def _rows(self, plan: Plan, today: date) -> list[Row]:
        sought = fold(self.field.text())
        rows = [_row(plan, item) for item in self._targets if _fits(item, sought)]
        if self._has_top and sought in fold(_TOP_WORDS):
            rows.insert(0, Row(TOP, (Field(_TOP_WORDS), Field("")), _TOP_WORDS))
        return rows

    def _seek(self) -> None:
        self.model.refresh()
        best = self._best()
        if best is None:
            self.list.setCurrentIndex(QModelIndex())
        self.list.choose(best)
        self._name()

    def _best(self) -> int | None:
        """Return the row that is meant most likely: by its whole number, else the first; none for nothing."""
        sought = fold(self.field.text())
        if not sought:
            return None
        exact = next((item.id for item in self._targets if fold(item.ref) == sought), None)
        return exact if exact is not None else self.model.id_of(self.model.index(0, 0))

    def _name(self) -> None:
        chosen = self.list.current_id()
        item = self._plan.items.get(chosen)
        where = f" below {name_of(item)}" if item is not None else " to the top" if chosen == TOP else ""
        self.take.setText(f"Move{where}")
        self.take.updateGeometry()
        self.take.setEnabled(chosen is not None)

    def _take(self) -> None:
        chosen = self.list.current_id()
        if chosen is None:
            return
        tops = self._plan.items.ids_of(None)
        drop = Drop(None, tops[-1] if tops else None, 0) if chosen == TOP else None
        drop = drop or onto(self._plan, self._ids, chosen)
        if drop is not None:
            self.accept()
            self._move(drop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go through the list with the keyboard still in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _IN_LIST:
            self.list.keyPressEvent(event)
            return True
        return False


def _row(plan: Plan, item: Item) -> Row:
    parent = plan.items.get(item.parent)
    name = one_line(f"{item.ref} {item.title}") or name_of(item)
    where = one_line(f"{parent.ref} {parent.title}") if parent is not None else ""
    depth = len(plan.ancestors(item.id))
    return Row(item.id, (Field(name), Field(where)), name, about=Shown(depth=depth))


def _fits(item: Item, sought: str) -> bool:
    """Tell whether an item's number begins as typed, or its texts hold every word."""
    text = fold(f"{item.ref} {item.title}")
    return fold(item.ref).startswith(sought) or all(word in text for word in sought.split())

"""Find and replace: every place first, each to be left out, then all of them in one step."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.replacing import FIELDS, Hit, Sought, find, replace_in
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row
from planapp.models.texts import one_line
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.structure.hit_delegate import HitDelegate
from planapp.views.structure.parts import below_label, in_columns, line_field
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import RING

_WIDTH, _HEIGHT, _SEEK_AFTER = 820, 680, 120
_HEADINGS = ("Item", "Where", "How it will read")
_EMPTY = "Type what to find. Every place is shown before anything is changed."
_NOTHING = "Nothing like that stands in the fields that are ticked."


class ReplaceDialog(Dialog):
    """Stays open beside the plan. `item_wanted` gives an item to go to, `replaced` says how much was."""

    item_wanted = Signal(object)
    replaced = Signal(str)

    def __init__(self, document: Document, theme: Appearance, parent: QWidget) -> None:
        """Look for nothing yet, in all fields."""
        super().__init__(theme, parent, "Find and replace", size=(_WIDTH, _HEIGHT), modal=False)
        self._document = document
        self._hits: dict[int, Hit] = {}
        # Rows of these hits: one tick among thousands makes one row anew.
        self._made: dict[int, Row] = {}
        self._numbers: dict[Any, int] = {}
        self._spared: set[int] = set()
        self._sought = Sought("")
        self.text, self.by = line_field(theme, "Find"), line_field(theme, "Replace with")
        self.case = CheckBox(theme, "Match capitals")
        self.words = CheckBox(theme, "Whole words only")
        self.fields = {key: CheckBox(theme, words) for key, words in FIELDS.items()}
        self.model = ListModel(_HEADINGS, self._rows, document.plan, on_edit=self._tick, parent=self)
        columns = (ListColumn(200), ListColumn(190), ListColumn())
        self.list = ListView(self.model, columns, theme, empty=_EMPTY, delegate=HitDelegate)
        self.list.setAccessibleName("Places")
        self._fill_body()
        self._waiting = QTimer(self, singleShot=True, interval=_SEEK_AFTER)
        self._connect()
        self._show()
        self.text.setFocus()

    def _fill_body(self) -> None:
        self.add_heading("Find and replace")
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addLayout(below_label(self.theme, "Find", self.text))
        fields.addLayout(below_label(self.theme, "Replace with", self.by))
        self.body.addLayout(fields)
        for box in self.fields.values():
            box.setChecked(True)
        # The ways of finding stand below the fields, in columns of the same grid.
        ticks = in_columns([*self.fields.values()], 4)
        ticks.addWidget(self.case, 2, 0)
        ticks.addWidget(self.words, 2, 1)
        ticks.setContentsMargins(-RING, 0, 0, 0)
        self.body.addLayout(ticks)
        self.body.addWidget(self.list, 1)
        self.summary = self.add_words("", "text2")
        self.go = self.add_button("Go to item", self._go, Kind.QUIET, at_left=True)
        self.all = self.add_button("Untick all", self._tick_all, Kind.QUIET, at_left=True)
        self.add_button("Close", self.reject)
        self.take = self.add_button("Replace", self._take, Kind.PRIMARY)

    def _connect(self) -> None:
        for field in (self.text, self.by):
            field.textChanged.connect(lambda _: self._waiting.start())
        for box in (*self.fields.values(), self.case, self.words):
            box.toggled.connect(lambda _: self._seek())
        self._waiting.timeout.connect(self._seek)
        self.list.opened.connect(self.item_of_row)
        self.list.row_chosen.connect(lambda _: self._show())
        self._unsubscribe = self._document.subscribe(self._hear)
        self.finished.connect(self._leave)

    def _leave(self) -> None:
        self._waiting.stop()
        self._unsubscribe()

    def _hear(self, change_set: ChangeSet) -> None:
        self._waiting.start()

    # What is found.

    def _seek(self) -> None:
        """Find every place anew; those that were left out stay so."""
        self._waiting.stop()
        chosen = frozenset(key for key, box in self.fields.items() if box.isChecked())
        text, by = self.text.text(), self.by.text()
        self._sought = Sought(text, by, chosen, self.case.isChecked(), self.words.isChecked())
        found = find(self._document.plan, self._sought)
        self._made.clear()
        self._hits = {self._numbers.setdefault(hit.key, len(self._numbers) + 1): hit for hit in found}
        self.list.set_empty(_NOTHING if text else _EMPTY)
        self.model.show_plan(self._document.plan)
        self._show()

    def _rows(self, plan: Plan, today: date) -> list[Row]:
        for number, hit in self._hits.items():
            ticked = None if hit.stays else number not in self._spared
            if number not in self._made or self._made[number].ticked is not ticked:
                self._made[number] = _row(number, hit, ticked)
        return [self._made[number] for number in self._hits]

    def _ticked(self) -> list[Hit]:
        return [hit for number, hit in self._hits.items() if not hit.stays and number not in self._spared]

    def _tick(self, number: int, key: str, value: Any) -> None:
        self._spared ^= {number}
        self._refresh()

    def _tick_all(self) -> None:
        self._spared = set() if not self._ticked() else set(self._hits)
        self._refresh()

    def _refresh(self) -> None:
        self.model.refresh()
        self._show()

    def _show(self) -> None:
        ticked = self._ticked()
        many = len(ticked)
        self.take.setText(f"Replace {many:,}" if many else "Replace")
        self.take.setEnabled(bool(many))
        self.all.setText("Untick all" if many or not self._hits else "Tick all")
        self.all.setEnabled(bool(self._hits))
        self.go.setEnabled(self.list.current_id() is not None)
        for button in (self.take, self.all):
            button.updateGeometry()
        self.summary.setText(_counted(list(self._hits.values())))

    # What is done.

    def _go(self) -> None:
        self.item_of_row(self.list.current_id())

    def item_of_row(self, number: int | None) -> None:
        """Go to the item of a row."""
        hit = self._hits.get(number or 0)
        if hit is not None:
            self.item_wanted.emit(hit.item.id)

    def _take(self) -> None:
        # What was typed last may not have been looked for yet.
        self._seek()
        hits = self._ticked()
        made = self.attempt(lambda: self._document.edit(replace_in(self._document.plan, hits, self._sought)))
        if made and hits:
            places = "1 place" if len(hits) == 1 else f"{len(hits):,} places"
            self.replaced.emit(f"Replaced in {places}")


def _row(number: int, hit: Hit, ticked: bool | None) -> Row:
    name = one_line(f"{hit.item.ref} {hit.item.title}") or f"untitled {hit.item.kind}"
    where = f"{hit.label}, {hit.stays}" if hit.stays else hit.label
    about = Shown(
        is_quiet=bool(hit.stays),
        more=None if hit.stays else hit,
        icons={1: "lock"} if hit.stays else {},
    )
    fields = (Field(name), Field(where), Field(one_line(hit.after)))
    return Row(number, fields, name, ticked, about)


def _counted(hits: list[Hit]) -> str:
    if not hits:
        return "Names of people are changed once for all items, in Plan > People."
    items = len({hit.item.id for hit in hits})
    places = "1 place" if len(hits) == 1 else f"{len(hits):,} places"
    said = f"{places} in {'1 item' if items == 1 else f'{items:,} items'}."
    stays = sum(bool(hit.stays) for hit in hits)
    return (
        f"{said} {stays:,} of them can’t change and {'stays' if stays == 1 else 'stay'}." if stays else said
    )

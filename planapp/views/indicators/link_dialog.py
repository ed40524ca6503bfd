"""The dialog in which a measure is chosen that an indicator measures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planapp.domain.naming import name_of, short
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator
from planapp.graphics.theme import Appearance
from planapp.models.indicator_texts import name_of as indicator_name
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row
from planapp.models.texts import one_line
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.search_field import SearchField

_HEADINGS = ("Belongs to", "Measure", "Measured by now")
_NONE_LEFT = "There is no other measure in the plan. Measures are added to actions, on the Plan page."


class LinkDialog(Dialog):
    """`picked` gives the id of the measure."""

    picked = Signal(object)

    def __init__(self, plan: Plan, indicator: Indicator, theme: Appearance, parent: QWidget) -> None:
        """Offer all measures of a plan that the indicator does not measure yet."""
        super().__init__(theme, parent, "Link a measure", size=(880, 520))
        self._sought = ""
        self._indicator = indicator.id
        self.add_heading(f"What does ‘{short(indicator_name(indicator))}’ measure?")
        self.search = SearchField(theme, "")
        self.search.setPlaceholderText("Search measures")
        self.search.setAccessibleName("Search measures")
        self.rows = ListModel(_HEADINGS, self._rows, plan, parent=self)
        columns = (ListColumn(300), ListColumn(), ListColumn(168))
        self.list = ListView(self.rows, columns, theme, empty=_NONE_LEFT)
        self.list.setAccessibleName("Measures")
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        self.add_button("Cancel", self.reject)
        self.link = self.add_button("Link", self._pick, Kind.PRIMARY)
        self.search.sought.connect(self._seek)
        self.search.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.opened.connect(lambda _: self._pick())
        self.list.row_chosen.connect(lambda _: self._show_state())
        self._seek("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows(self, plan: Plan, _today: date) -> list[Row]:
        rows = []
        for item in plan.walk():
            for measure in plan.measures.of(item.id):
                other = plan.indicators.get(measure.indicator)
                name = " ".join(filter(None, [one_line(item.ref), one_line(item.title)])) or name_of(item)
                texts = (name, one_line(measure.text), indicator_name(other) if other is not None else "")
                if measure.indicator != self._indicator and self._matches(texts):
                    fields = tuple(Field(text) for text in texts)
                    rows.append(Row(measure.id, fields, texts[1], about=Shown(tokens={2: "text3"})))
        return rows

    def _matches(self, texts: tuple[str, ...]) -> bool:
        words = self._sought.casefold().split()
        whole = " ".join(texts).casefold()
        return all(word in whole for word in words)

    def _seek(self, text: str) -> None:
        self._sought = text
        self.rows.refresh()
        if self.list.current_id() is None and self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self._show_state()

    def _show_state(self) -> None:
        self.link.setEnabled(self.list.current_id() is not None)

    def _pick(self) -> None:
        chosen = self.list.current_id()
        if chosen is not None:
            self.picked.emit(chosen)
            self.accept()

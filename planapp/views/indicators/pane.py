"""The pane beside the grid: all that is said of one indicator, edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.indicators import Judged, judged
from planapp.domain.months import month_words
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.indicator_chart import chart_of
from planapp.models.indicator_texts import Facts, facts_of, figure
from planapp.views.detail.context import Context
from planapp.views.detail.laying_out import lay_out_now
from planapp.views.detail.pane import Pane
from planapp.views.detail.section import Section
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import PAD_X, Style
from planapp.views.indicators.chart_view import ChartView
from planapp.views.indicators.facts import IndicatorFacts
from planapp.views.indicators.indicator_fields import field_binding
from planapp.views.indicators.indicator_header import IndicatorHeader
from planapp.views.indicators.linked_section import LinkedSection
from planapp.views.indicators.standing import Standing
from planapp.views.widgets.painted import px

_INSET, _ABOVE, _BELOW = 20, 12, 24
_NOTHING = "Choose an indicator to see all of it here."
_NO_VALUES = Judged("No value yet. Type one in the grid.")


class IndicatorPane(Pane):
    """`item_wanted` gives the id of an item to show on the Plan page.

    `stepped` is -1 or 1 for the indicator before or after.
    """

    item_wanted = Signal(object)
    stepped = Signal(int)

    def __init__(self, document: Document, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show no indicator yet."""
        super().__init__(Context(document, theme), parent)
        self.indicator_id: int | None = None
        self._month = ""
        self.header = IndicatorHeader(self.context)
        self.name = Value(self.context, Style(Role.TITLE))
        self.standing = Standing(theme)
        self.chart = ChartView(theme)
        self.facts = IndicatorFacts(self.context)
        self.linked = LinkedSection(self.context)
        self.notes_section = Section(self.context, "Notes")
        self.notes = Value(self.context, Style(enter_breaks=True))
        self.notes_section.body.addWidget(self.notes)
        self._hold(self.header, self._page(), _NOTHING)
        self.setFocusProxy(self.name)
        self.linked.item_wanted.connect(self.item_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show()

    def _page(self) -> QWidget:
        page = QWidget()
        page.setMinimumWidth(1)
        self._column = QVBoxLayout(page)
        self._column.setSpacing(0)
        for part in (self.name, self.standing, self.chart, self.facts, self.linked, self.notes_section):
            self._column.addWidget(part)
        self._column.addStretch(1)
        return page

    def show_indicator(self, indicator_id: int | None, month: str = "") -> None:
        """Show an indicator, and how it stands in a month (''; or without a value then: the last one)."""
        if (indicator_id, month) == (self.indicator_id, self._month):
            return
        is_other = indicator_id != self.indicator_id
        if is_other:
            self.leave()
        self.indicator_id, self._month = indicator_id, month
        self._show()
        if is_other:
            self._show_top()

    def step(self, step: int) -> None:
        """Ask for the indicator before (-1) or after (1)."""
        self.stepped.emit(step)

    def _follow(self, change_set: ChangeSet) -> None:
        tables = {change.table for change in change_set.changes}
        if tables & {"indicators", "indicator_values", "measures", "items"}:
            self._show()
            lay_out_now()

    def _show(self) -> None:
        plan = self.context.plan
        indicator = plan.indicators.get(self.indicator_id)
        self.header.show_indicator(indicator)
        self._show_body(there_is_one=indicator is not None)
        if indicator is None:
            return
        facts = facts_of(plan, indicator)
        self.name.bind(field_binding(indicator, "name"))
        self._tell_standing(facts)
        self.chart.show_chart(chart_of(facts))
        self.facts.show_facts(facts)
        self.linked.show_indicator(indicator)
        self.notes.bind(field_binding(indicator, "notes"))
        self.notes_section.head.set_summary("" if indicator.notes.strip() else "none")

    def _tell_standing(self, facts: Facts) -> None:
        if not facts.values:
            self.standing.tell("", [_NO_VALUES])
            return
        months = [row.month for row in facts.values]
        at = months.index(self._month) if self._month in months else len(months) - 1
        indicator = facts.indicator
        told = judged(indicator, facts.values, at, lambda number: figure(indicator, number))
        self.standing.tell(month_words(months[at]), told)

    def _restyle(self) -> None:
        inset = px(self.context.theme, _INSET - PAD_X)
        self._column.setContentsMargins(inset, _ABOVE, max(0, inset - 12), _BELOW)

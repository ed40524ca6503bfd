"""The success measures of an item, each with what its indicator has come to."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.domain.records import Item, Measure
from planapp.graphics.fonts import Role
from planapp.models.edit_of import MEASURE
from planapp.views.detail.adding import Adding
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Attempt, Context
from planapp.views.detail.measure_bar import MeasureBar, reached_of
from planapp.views.detail.row_menu import add_place_entries
from planapp.views.detail.rows import Row, Rows
from planapp.views.detail.section import Section
from planapp.views.detail.value import Value
from planapp.views.detail.value_face import PAD_X, Style
from planapp.views.widgets.menus import offer
from planapp.views.widgets.painted import px


class _Row(Row):
    """A measure: its text, and value and target where an indicator measures it."""

    def __init__(self, context: Context, attempt: Attempt) -> None:
        super().__init__()
        self._context, self._attempt = context, attempt
        self._measure: Measure | None = None
        self.value = Value(context, Style(Role.SMALL, spelled=True))
        self.bar = MeasureBar(context.theme)
        self.stops = (self.value,)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self.value, 1)
        self._row.addWidget(self.bar)
        context.theme.changed.connect(self._restyle)
        self._restyle()
        self.value.menu_opened.connect(self._fill_menu)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, px(self._context.theme, PAD_X), 0)

    def show_measure(self, measure: Measure) -> None:
        self._measure = measure
        self.value.bind(measure_binding(measure))
        self.bar.show_reached(reached_of(self._context.plan, measure))

    def _fill_menu(self, menu: QMenu) -> None:
        measure, plan, attempt = self._measure, self._context.plan, self._attempt
        if measure is None:
            return
        menu.addSeparator()
        links = menu.addMenu("Measured by")
        links.setEnabled(len(plan.indicators) > 0)
        offer(
            links,
            "No indicator",
            partial(attempt, partial(edits.link_measure, measure_id=measure.id, indicator=None)),
            is_on=measure.indicator is None,
        )
        for one in plan.indicators.of():
            offer(
                links,
                short(one.name),
                partial(attempt, partial(edits.link_measure, measure_id=measure.id, indicator=one.id)),
                is_on=measure.indicator == one.id,
            )
        rows = [one.id for one in plan.measures.of(measure.item)]
        add_place_entries(menu, rows, measure.id, attempt, edits.move_measure)
        offer(menu, "Delete measure", partial(attempt, partial(edits.remove_measure, measure_id=measure.id)))


class MeasuresSection(Section):
    """A measure whose text is taken away is deleted."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(context, "Success measures", "Add measure", parent)
        self.rows = Rows(lambda: _Row(context, self.attempt), self.body, self.last_of_head)
        self.adding = Adding(context, Style(Role.SMALL, spelled=True))
        self.body.addWidget(self.adding)
        self.wanted.connect(self.adding.begin)

    def show_item(self, item: Item) -> None:
        """Show the measures of an item."""
        measures = self._context.plan.measures.of(item.id)
        for row, measure in zip(self.rows.become([one.id for one in measures]), measures, strict=True):
            row.show_measure(measure)
        self.adding.show_for(_new_binding(item), is_empty=not measures)
        linked = sum(measure.indicator is not None for measure in measures)
        told = (
            f"{linked} of {len(measures)} linked to an indicator" if linked else str(len(measures) or "none")
        )
        self.head.set_summary(told)


def measure_binding(measure: Measure) -> Binding:
    """Return the binding of a measure's text."""

    def edit(plan: Plan, text: str) -> ChangeSet:
        if not text.strip():
            return edits.remove_measure(plan, measure.id)
        return edits.set_measure(plan, measure.id, text)

    return Binding(measure.id, MEASURE, "Success measure", measure.text, edit, "Type how success shows")


def _new_binding(item: Item) -> Binding:
    def edit(plan: Plan, text: str) -> ChangeSet:
        return edits.add_measure(plan, item.id, text)

    return Binding(item.id, "new measure", "New success measure", "", edit, "How will success show?")

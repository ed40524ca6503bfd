"""Choosing what of this plan the next one takes along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from planapp.application.carried import Wanted, is_open
from planapp.application.next_plan import Taken, next_plan, next_title, taken
from planapp.domain.changes import ChangeSet
from planapp.domain.days import show_month
from planapp.domain.due import read_due
from planapp.domain.next_period import next_period
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, STEP, THEME, Item
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.rows_model import Field, Row
from planapp.models.texts import one_line
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.structure.parts import below_label, in_columns, line_field
from planapp.views.widgets.buttons import Kind
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.dialog import Dialog
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.words import Words

_WIDTH, _HEIGHT, _PERIOD = 720, 640, 180
_ABOUT = (
    "This plan stays as it is. The new one is a file of its own, with the same scale, people and layouts."
)
_BEHIND = (
    "Updates, evidence and history stay behind. ‘Carried over from’ says where each action and step was."
)
# What may be left behind, by its field in `Wanted`.
_PARTS = {
    "leads": "Leads and officers",
    "measures": "Success measures",
    "due": "Due dates",
    "steps": "Steps that are not done",
    "recommendations": "Recommendations",
    "extra_fields": "Your own fields",
    "indicators": "Indicators and their values",
    "ratings": "Last ratings, as a baseline",
}

# Makes and opens a plan of this title; False if the officer gave up. Raises UserError if none can be made.
Make = Callable[[ChangeSet, str], bool]


class NextPlanDialog(Dialog):
    """`make` is given the first edit of the new plan and its title."""

    def __init__(self, plan: Plan, today: date, make: Make, theme: Appearance, parent: QWidget) -> None:
        """Begin with all themes, and of them what is open."""
        super().__init__(theme, parent, "New plan from this one", size=(_WIDTH, _HEIGHT))
        self._plan, self._make = plan, make
        self._themes = {item.id for item in plan.children(None) if not item.archived}
        self.title = line_field(theme, "Title of the new plan", next_title(plan.about.title))
        label = next_period(plan.periods.of(), today).label or show_month(today)
        self.period = line_field(theme, "First period", label)
        self.period.setFixedWidth(px(theme, _PERIOD))
        self.open_only = CheckBox(theme, "Only what is open")
        self.parts = {key: CheckBox(theme, words) for key, words in _PARTS.items()}
        heading = "Theme" if self._are_themes() else "Item"
        headings = (heading, "Open actions", "Actions")
        self.model = ListModel(headings, self._rows, plan, on_edit=self._tick, parent=self)
        columns = (ListColumn(), ListColumn(120, at_right=True), ListColumn(90, at_right=True))
        self.list = ListView(self.model, columns, theme, empty="This plan holds nothing yet.")
        self.list.setAccessibleName(f"{heading}s to take along")
        self._fill()
        self._show()
        self.title.setFocus()

    def _are_themes(self) -> bool:
        return all(self._plan.items[item_id].kind == THEME for item_id in self._themes)

    def _fill(self) -> None:
        self.add_heading("New plan from this one")
        self.add_words(_ABOUT)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addLayout(below_label(self.theme, "Title", self.title), 1)
        fields.addLayout(below_label(self.theme, "First period", self.period))
        self.body.addLayout(fields)
        self.body.addWidget(self.list, 1)
        for box in (self.open_only, *self.parts.values()):
            box.setChecked(True)
            box.toggled.connect(lambda _: self._show())
        for field in (self.title, self.period):
            field.textChanged.connect(lambda _: self._show())
        ticks = in_columns([self.open_only, *self.parts.values()], 3)
        ticks.setContentsMargins(-RING, 0, 0, 0)
        self.body.addLayout(ticks)
        self.add_words(_BEHIND)
        self.summary = Words(self.theme, "", Role.BODY)
        self.body.addWidget(self.summary)
        self.add_button("Cancel", self.reject)
        self.take = self.add_button("Choose where to keep it…", self._take, Kind.PRIMARY)

    def _rows(self, plan: Plan, today: date) -> list[Row]:
        tops = [item for item in plan.children(None) if not item.archived]
        return [_row(plan, item, item.id in self._themes) for item in tops]

    def _tick(self, item_id: int, key: str, value: Any) -> None:
        self._themes ^= {item_id}
        self.model.refresh()
        self._show()

    def wanted(self) -> Wanted:
        """Return what is chosen."""
        label = self.period.text().strip()
        return Wanted(
            self.title.text().strip(),
            frozenset(self._themes),
            label,
            read_due(label).end,
            self.open_only.isChecked(),
            **{key: box.isChecked() for key, box in self.parts.items()},
        )

    def _show(self) -> None:
        self.message.hide()
        wanted = self.wanted()
        found = taken(self._plan, wanted)
        self.summary.setText(_counted(found))
        self.take.setEnabled(bool(wanted.title and wanted.period and found.items))

    def _take(self) -> None:
        wanted, made = self.wanted(), False

        def make() -> None:
            nonlocal made
            made = self._make(next_plan(self._plan, wanted), wanted.title)

        if self.attempt(make) and made:
            self.accept()


def _row(plan: Plan, item: Item, ticked: bool) -> Row:
    actions = [one for one in (item, *plan.walk(item.id)) if one.kind == ACTION and not one.archived]
    still = sum(is_open(plan, one) for one in actions)
    name = one_line(f"{item.ref} {item.title}") or f"untitled {item.kind}"
    return Row(item.id, (Field(name), Field(f"{still:,}"), Field(f"{len(actions):,}")), name, ticked)


def _counted(found: Taken) -> str:
    steps = sum(item.kind == STEP for item in found.items)
    themes = sum(item.kind == THEME for item in found.items)
    parts = [
        f"{found.actions:,} of {found.of_actions:,} actions",
        f"{themes:,} {'theme' if themes == 1 else 'themes'}",
        f"{steps:,} {'step' if steps == 1 else 'steps'}",
    ]
    return f"{', '.join(parts)} would be taken along."

"""The toolbar over the board: search, filter chips with live counts, and the period that is worked on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, Level, Person
from planapp.domain.scale import levels_in_order
from planapp.graphics.theme import Appearance
from planapp.models.board_filter import Filter
from planapp.views.widgets.chip import Chip
from planapp.views.widgets.painted import RING, ink, px
from planapp.views.widgets.period_picker import PeriodPicker
from planapp.views.widgets.search_field import SearchField

_HEIGHT, _MARGIN, _GAP = 52, 16, 8


class Toolbar(QWidget):
    """`sought` gives the text searched for, `filtered` a Filter of the chips, `picked` a period's id."""

    sought = Signal(str)
    filtered = Signal(object)
    picked = Signal(object)

    def __init__(self, theme: Appearance, parent: QWidget | None = None) -> None:
        """Offer nothing to filter by yet."""
        super().__init__(parent)
        self._theme = theme
        self._worst: Level | None = None
        self._chosen_leads: frozenset[int] = frozenset()
        self.search = SearchField(theme, "Ctrl+F", self)
        self.overdue = Chip(theme, "Overdue", icon="warning", parent=self)
        self.red = Chip(theme, "Red", tone="red", parent=self)
        self.not_rated = Chip(theme, "Not rated", tone="none", parent=self)
        self.lead = Chip(theme, "Lead", parent=self)
        self.folded = Chip(theme, "Filters", parent=self)
        self.periods = PeriodPicker(theme, self)
        self.leads, self._folded_menu = QMenu(self), QMenu(self)
        self.lead.set_menu(self.leads)
        self.folded.set_menu(self._folded_menu)
        self._folded_menu.aboutToShow.connect(self._fill_folded_menu)
        self._lay_out()
        self.search.sought.connect(self.sought)
        self.periods.picked.connect(self.picked)
        for chip in self._checkable:
            chip.toggled.connect(self._tell)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setSpacing(0)
        # The chips fold by themselves: what they want must not keep the window wide.
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(_MARGIN, 0, _MARGIN, 1)
        layout.addWidget(self.search)
        layout.addSpacing(12 - RING)
        for chip in (*self._chips, self.folded):
            layout.addWidget(chip)
        layout.addStretch(1)
        layout.addWidget(self.periods)

    @property
    def _checkable(self) -> tuple[Chip, ...]:
        return (self.overdue, self.red, self.not_rated)

    @property
    def _chips(self) -> tuple[Chip, ...]:
        return (*self._checkable, self.lead)

    def filter(self) -> Filter:
        """Return what the chips filter by, without the search text."""
        levels = (
            frozenset({self._worst.id}) if self.red.isChecked() and self._worst is not None else frozenset()
        )
        unrated = self.not_rated.isChecked()
        return Filter(
            overdue=self.overdue.isChecked(),
            levels=levels,
            not_rated=unrated,
            to_rate=unrated,
            leads=self._chosen_leads,
        )

    def _worst_ids(self) -> frozenset[int]:
        return frozenset() if self._worst is None else frozenset({self._worst.id})

    def show_plan(self, plan: Plan) -> None:
        """Offer what a plan has to filter by."""
        self._worst = next(iter(levels_in_order(plan)), None)
        if self._worst is not None:
            self.red.show_as(self._worst.name, self._worst.tone)
        self._fill_leads(plan)
        self._fold()

    def counted(self) -> list[Filter]:
        """Return the filters whose counts the chips show, as `show_counts` takes them."""
        unrated = Filter(not_rated=True, to_rate=True)
        return [Filter(overdue=True), Filter(levels=self._worst_ids()), unrated]

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many rows each chip would leave by itself."""
        for chip, number in zip(self._checkable, counts, strict=True):
            chip.set_count(number)
        self._fold()

    def clear(self) -> None:
        """Filter by nothing, and search for nothing."""
        self._chosen_leads = frozenset()
        for chip in self._checkable:
            chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(False)
        for action in self.leads.actions():
            action.setChecked(False)
        self.search.clear()
        self._tell()

    def _tell(self) -> None:
        self.lead.set_on(bool(self._chosen_leads))
        self._show_folded_count()
        self.filtered.emit(self.filter())

    def _fill_leads(self, plan: Plan) -> None:
        leads = {row.person for row in plan.assignments if row.role == LEAD and row.ends_on is None}
        people = sorted((plan.people[one] for one in leads), key=lambda person: person.name.casefold())
        self._chosen_leads &= leads
        self.leads.clear()
        for person in people:
            self.leads.addAction(self._lead_action(person))
        self.lead.setEnabled(bool(people))
        self.lead.setToolTip("" if people else "No action has a lead yet")

    def _lead_action(self, person: Person) -> QAction:
        name = (person.name or person.post).replace("&", "&&")
        action = QAction(name, self.leads, checkable=True, checked=person.id in self._chosen_leads)
        action.triggered.connect(lambda on: self._choose_lead(person.id, on))
        return action

    def _choose_lead(self, person: int, on: bool) -> None:
        self._chosen_leads = self._chosen_leads | {person} if on else self._chosen_leads - {person}
        self._tell()

    # A narrow window: chips fold from the right, never into a second line.

    def _hidden(self) -> Sequence[Chip]:
        return [chip for chip in self._chips if chip.isHidden()]

    def _fixed(self) -> int:
        """Return how wide all is that never folds."""
        return self.search.width() + self.periods.sizeHint().width() + 2 * _MARGIN + 12 + _GAP

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size at which all chips are folded."""
        return QSize(self._fixed() + self.folded.sizeHint().width(), self.height())

    def _fold(self) -> None:
        room = self.width() - self._fixed()
        wanted = [chip.sizeHint().width() for chip in self._chips]
        shown = len(wanted)
        if sum(wanted) > room:
            room -= self.folded.sizeHint().width()
            while shown and sum(wanted[:shown]) > room:
                shown -= 1
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < shown)
        self.folded.setVisible(shown < len(wanted))
        self._show_folded_count()

    def _show_folded_count(self) -> None:
        on = sum(chip.is_on for chip in self._hidden())
        self.folded.set_count(on or None)
        self.folded.set_on(bool(on))

    def _fill_folded_menu(self) -> None:
        self._folded_menu.clear()
        for chip in self._hidden():
            if chip is self.lead:
                self._folded_menu.addMenu(self.leads).setText(chip.text())
                continue
            words = chip.text() if chip.count is None else f"{chip.text()}\t{chip.count:,}"
            action = QAction(words, self._folded_menu, checkable=True, checked=chip.isChecked())
            action.triggered.connect(chip.setChecked)
            self._folded_menu.addAction(action)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def _restyle(self) -> None:
        self.setFixedHeight(px(self._theme, _HEIGHT))
        self._fold()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground and the line below it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink(self._theme, "line"))
        painter.end()

"""The chips over the board: what each asks for, together one filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from planapp.application.points import Point
from planapp.domain.naming import short
from planapp.domain.next_period import last_day
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, Level, Person
from planapp.domain.scale import levels_in_order
from planapp.graphics.theme import Appearance
from planapp.models import filter_words as words
from planapp.models.board_filter import Filter, Numbers
from planapp.models.period_of_day import Calendar
from planapp.models.point_words import about
from planapp.models.texts import called, name_of_person
from planapp.views.widgets.check_menu import IdChip
from planapp.views.widgets.chip import Chip
from planapp.views.widgets.menus import offer
from planapp.views.widgets.split_chip import SplitChip

_DAYS = (7, 14, 30, 90)
_PERIOD = 0
_WORKED_OUT = "Still being worked out"
_NOT_READ = (
    "What changed is not known: the history of this plan can’t be read. File > Backups has older copies."
)
_NOT_SENT = "Nothing has been sent round yet. Circulate the plan to see from then on what has changed."
_CHOOSE = "Choose a point, such as a restore point, to see what has changed since."
_IN_MENU = 60


class FilterChips(QObject):
    """Holds a `Filter` without text; `filtered` gives it whenever the officer changes it.

    `point_chosen` gives the Point since which changes are to count, and be all that is shown;
    `changes_wanted` asks for the list of them.
    """

    filtered = Signal(object)
    point_chosen = Signal(object)
    changes_wanted = Signal()

    def __init__(self, theme: Appearance, parent: QWidget) -> None:
        """Offer nothing to filter by yet."""
        super().__init__(parent)
        self._sought = Filter()
        self._worst: Level | None = None
        self.overdue = Chip(theme, words.OVERDUE, icon="warning", parent=parent)
        self.red = Chip(theme, "Red", tone="red", parent=parent)
        self.not_rated = Chip(theme, words.NOT_RATED, tone="none", parent=parent)
        self.changed = SplitChip(theme, words.changed_words(""), short="Changed", parent=parent)
        self.lead = IdChip(theme, words.LEAD, parent=parent)
        self.due = IdChip(theme, "Due within", single=True, parent=parent)
        self.people = IdChip(theme, words.PEOPLE, parent=parent)
        self.recommendation = IdChip(theme, words.RECOMMENDATION, parent=parent)
        self._point: Point | None = None
        self._told: tuple[Point | None, bool, bool] = (None, True, True)
        self._points: Callable[[], Sequence[Point]] = tuple
        self._points_menu = QMenu(parent)
        self._points_menu.aboutToShow.connect(self._fill_points)
        self.changed.set_menu(self._points_menu)
        self.show_point(None)
        for chip in self.checkable:
            # Clicks alone: what is set by `set_filter` is not the officer's.
            chip.clicked.connect(self._take)
        self.lead.chosen.connect(lambda ids: self._change(replace(self._sought, leads=ids)))
        self.people.chosen.connect(lambda ids: self._change(replace(self._sought, people=ids)))
        self.recommendation.chosen.connect(
            lambda ids: self._change(replace(self._sought, recommendations=ids))
        )
        self.due.chosen.connect(self._take_due)

    @property
    def checkable(self) -> tuple[Chip, ...]:
        """Return the chips that are on or off."""
        return (self.overdue, self.red, self.changed, self.not_rated)

    @property
    def all(self) -> tuple[Chip, ...]:
        """Return all chips, the one that folds last first."""
        return (*self.checkable, self.lead, self.due, self.people, self.recommendation)

    # The filter.

    @property
    def sought(self) -> Filter:
        """Return what the chips filter by, without a search text."""
        return self._sought

    def set_filter(self, sought: Filter) -> None:
        """Filter by this, without telling; a search text is passed over."""
        self._sought = sought.chips
        on = (sought.overdue, self._worst_ids() <= sought.levels and bool(sought.levels), sought.changed)
        for chip, checked in zip(self.checkable, (*on, sought.not_rated or sought.to_rate), strict=True):
            chip.setChecked(checked)
        self.lead.set_chosen(sought.leads)
        self.people.set_chosen(sought.people)
        self.recommendation.set_chosen(sought.recommendations)
        due = {sought.due_days} - {0} | ({_PERIOD} if sought.due_in_period else set())
        self.due.set_chosen(frozenset(due))

    def _change(self, sought: Filter) -> None:
        self._sought = sought
        self.filtered.emit(sought)

    def _take(self) -> None:
        if self.changed.isChecked() and not self._sought.changed and not self._knows_changes:
            self.changed.setChecked(False)
            self.changed.open_menu()
            return
        levels, unrated = self._sought.levels - self._worst_ids(), self.not_rated.isChecked()
        self._change(
            replace(
                self._sought,
                overdue=self.overdue.isChecked(),
                levels=levels | self._worst_ids() if self.red.isChecked() else levels,
                changed=self.changed.isChecked(),
                not_rated=unrated,
                to_rate=unrated,
            )
        )

    def _take_due(self, ids: frozenset[int]) -> None:
        days = next(iter(ids - {_PERIOD}), 0)
        self._change(replace(self._sought, due_days=days, due_in_period=_PERIOD in ids))

    def _worst_ids(self) -> frozenset[int]:
        return frozenset() if self._worst is None else frozenset({self._worst.id})

    # What there is to filter by.

    def show_plan(self, plan: Plan) -> None:
        """Offer what a plan has to filter by; what it has no more is not asked for any more."""
        self._worst = next(iter(levels_in_order(plan)), None)
        if self._worst is not None:
            self.red.show_as(self._worst.name, self._worst.tone)
        now = [row for row in plan.assignments if row.ends_on is None]
        leads = {row.person for row in now if row.role == LEAD}
        self.lead.offer(_named(plan.people[one] for one in leads), "No action has a lead yet")
        anybody = {row.person for row in now}
        self.people.offer(_named(plan.people[one] for one in anybody), "Nobody has a part in any action yet")
        answered = [(one.id, called(plan, one)) for one in plan.recommendations.of()]
        self.recommendation.offer(answered, "The plan has no recommendations yet")
        self.due.offer(_spans(plan), "")
        sought = replace(
            self._sought,
            levels=frozenset(one for one in self._sought.levels if one in plan.levels),
            leads=self._sought.leads & leads,
            people=self._sought.people & anybody,
            recommendations=self._sought.recommendations & {one for one, _ in answered},
        )
        self.set_filter(sought)

    # Since when changes count.

    @property
    def since(self) -> str:
        """Return what the point is called since which changes count, '' for none."""
        return self._point.name if self._point is not None else ""

    def offer_points(self, points: Callable[[], Sequence[Point]]) -> None:
        """Offer points since which changes may count, asked for when the menu opens."""
        self._points = points

    def show_point(self, point: Point | None, *, is_known: bool = True, is_readable: bool = True) -> None:
        """Say since when changes count, None for never yet, and whether all that changed since is known."""
        told = (point, is_known, is_readable)
        if told == self._told and point is not None:
            return
        self._told, self._point = told, point
        can_choose = point is not None or bool(self._points())
        self.changed.setEnabled(can_choose and (is_known or not is_readable))
        self.changed.setText(words.changed_words(self.since))
        waiting = "" if is_known else f"\n{_WORKED_OUT if is_readable else _NOT_READ}"
        nothing = f"{_NOT_SENT}\n{_CHOOSE}" if can_choose else _NOT_SENT
        self.changed.setToolTip(
            nothing if point is None else f"Since ‘{point.name}’, {about(point)}{waiting}"
        )
        if not self._knows_changes:
            self.changed.set_count(None)
        self.changed.updateGeometry()

    @property
    def _knows_changes(self) -> bool:
        point, is_known, _ = self._told
        return point is not None and is_known

    def _fill_points(self) -> None:
        """Offer the points, the newest first; the one that is filtered by is ticked."""
        menu, is_on = self._points_menu, self._sought.changed
        menu.clear()
        for point in self._points():
            name = f"{short(point.name, _IN_MENU)}\t{about(point)}"
            chosen = is_on and self._point is not None and point.key == self._point.key
            offer(menu, name, partial(self.point_chosen.emit, point), is_on=chosen)
        menu.addSeparator()
        offer(menu, "All rows", self._ask_for_all, is_on=not is_on)
        menu.addSeparator()
        offer(menu, "List of changes…", self.changes_wanted.emit)

    def _ask_for_all(self) -> None:
        if self._sought.changed:
            self.changed.click()

    def count_by(self, numbers: Callable[[], Numbers]) -> None:
        """Show in the lists how many rows each entry leaves."""
        self.lead.count_by(lambda: numbers().leads)
        self.people.count_by(lambda: numbers().people)
        self.recommendation.count_by(lambda: numbers().recommendations)

    def counted(self) -> list[Filter]:
        """Return the filters whose counts the chips show, as `show_counts` takes them."""
        unrated = Filter(not_rated=True, to_rate=True)
        return [Filter(overdue=True), Filter(levels=self._worst_ids()), Filter(changed=True), unrated]

    def show_counts(self, counts: Sequence[int]) -> None:
        """Show how many rows each chip would leave by itself."""
        for chip, number in zip(self.checkable, counts, strict=True):
            chip.set_count(number if chip is not self.changed or self._knows_changes else None)


def _named(people: Iterable[Person]) -> list[tuple[int, str]]:
    named = [(person.id, name_of_person(person)) for person in people]
    return sorted(named, key=lambda pair: pair[1].casefold())


def _spans(plan: Plan) -> list[tuple[int, str]]:
    """Return what the due chip offers: spans of days, and the current period where its days are known."""
    spans = [(days, f"{days} days") for days in _DAYS]
    period = plan.current_period
    if period is not None and (day := last_day(period)) is not None:
        inside = Calendar(plan).period_of(day) == period.id
        return [*spans, (_PERIOD, f"This period ({period.label})")] if inside else spans
    return spans

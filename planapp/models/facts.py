"""What the board shows of each row beyond its texts, worked out once and kept until it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from planapp.domain.letters import letters_below
from planapp.domain.plan import Plan
from planapp.domain.records import OBJECTIVE, STEP, THEME, Item, Level, Period, Rating
from planapp.domain.rollup import Trend, rated_below, roll_up, trend, trend_below
from planapp.models.overdue import is_over, is_overdue
from planapp.models.period_of_day import Calendar
from planapp.models.roles import Mark, State
from planapp.models.roll_ups import Counts, roll_ups
from planapp.models.touched import Touched

PARENTS = frozenset({THEME, OBJECTIVE})


@dataclass(frozen=True, slots=True)
class PeriodCell:
    """What a row shows in a period.

    `level` goes with State.RATED, `text` with State.UNREAD. `counts` are (level key, number) pairs of the
    actions below a parent as `rollup.roll_up` gives them; a parent may have a rating of its own beside them.
    """

    period: Period
    state: State = State.NONE
    level: Level | None = None
    text: str = ""
    has_comment: bool = False
    carried: bool = False
    counts: Counts = ()
    mark: Mark = Mark.NONE


class Facts:
    """The answers for one plan, each kept from when it is first asked for until it is forgotten."""

    def __init__(self, plan: Plan, today: date) -> None:
        """Know nothing yet."""
        self.today = today
        self.start_again(plan)

    def start_again(self, plan: Plan) -> None:
        """Take another plan and forget all of the old one."""
        self.plan = plan
        periods = plan.periods.of()
        self._place = {period.id: place for place, period in enumerate(periods)}
        self._current = next((place for place, period in enumerate(periods) if period.current), len(periods))
        self._calendar = Calendar(plan)
        self._cells: dict[int, dict[int, PeriodCell]] = {}
        self._roll_ups: dict[int, dict[int, Counts]] = {}
        self._trends: dict[int, Trend | None] = {}
        self._first: dict[int, int] = {}
        self._overdue: dict[int, bool] = {}
        self._actions: dict[int, int] = {}
        self._letters: dict[int | None, dict[int, str]] = {}

    @property
    def _by_item(self) -> tuple[dict[int, Any], ...]:
        return self._cells, self._roll_ups, self._trends, self._first, self._overdue, self._actions

    def go_on(self, plan: Plan, found: Touched) -> None:
        """Take a plan that differs from the last one in what a change set touched."""
        if found.everything:
            self.start_again(plan)
            return
        self.plan = plan
        for item_id in found.rows | found.above:
            for kept in self._by_item:
                kept.pop(item_id, None)
        for item_id, period_id in found.cells:
            self._cells.get(item_id, {}).pop(period_id, None)
            self._roll_ups.get(item_id, {}).pop(period_id, None)
            self._trends.pop(item_id, None)
        for parent in found.lists:
            self._letters.pop(parent, None)

    def cell(self, item: Item, period_id: int) -> PeriodCell:
        """Return what an item shows in a period."""
        cells = self._cells.setdefault(item.id, {})
        found = cells.get(period_id)
        if found is None:
            found = cells[period_id] = self._make_cell(item, self.plan.periods[period_id])
        return found

    def trend(self, item: Item) -> Trend | None:
        """Return how an item's rating in the current period compares with its last one before."""
        if item.id not in self._trends:
            self._trends[item.id] = self._make_trend(item)
        return self._trends[item.id]

    def overdue(self, item: Item) -> bool:
        """Tell whether an item is overdue today."""
        if item.id not in self._overdue:
            self._overdue[item.id] = is_overdue(self.plan, item, self.today)
        return self._overdue[item.id]

    def actions(self, item: Item) -> int:
        """Return how many actions stand below a parent; 0 for actions and steps."""
        if item.kind not in PARENTS:
            return 0
        if item.id not in self._actions:
            self._actions[item.id] = len(rated_below(self.plan, item.id))
        return self._actions[item.id]

    def letter(self, item: Item) -> str:
        """Return the letter of a step that has no number, else ''."""
        if item.kind != STEP:
            return ""
        if item.parent not in self._letters:
            self._letters[item.parent] = letters_below(self.plan, item.parent)
        return self._letters[item.parent].get(item.id, "")

    def _make_trend(self, item: Item) -> Trend | None:
        period = self.plan.current_period
        if period is None or item.kind == STEP:
            return None
        if self.actions(item):
            return trend_below(self.plan, item.id, period.id)
        return trend(self.plan, item.id, period.id)

    def _make_cell(self, item: Item, period: Period) -> PeriodCell:
        if item.kind == STEP:
            return PeriodCell(period, mark=self._mark(item, period.id))
        counts = self._roll_up(item, period.id) if item.kind in PARENTS else ()
        rating = self.plan.rating(item.id, period.id)
        if rating is None:
            return PeriodCell(period, self._nothing(item, period.id), counts=counts)
        return PeriodCell(
            period,
            _state(rating),
            self.plan.levels.get(rating.level),
            rating.text,
            bool(rating.comment.strip()),
            rating.carried,
            counts,
        )

    def _roll_up(self, parent: Item, period_id: int) -> Counts:
        """Return a roll-up: all periods at once the first time, then each that an edit touched by itself."""
        found = self._roll_ups.get(parent.id)
        if found is None:
            found = self._roll_ups[parent.id] = dict(roll_ups(self.plan, parent.id))
        if period_id not in found:
            found[period_id] = roll_up(self.plan, parent.id, period_id)
        return found[period_id]

    def _nothing(self, item: Item, period_id: int) -> State:
        """Return which kind of nothing it is that an item has no rating in a period."""
        place = self._place[period_id]
        if item.kind in PARENTS or place > self._current:
            return State.NONE
        return State.BEFORE if place < self._first_rated(item.id) else State.TO_RATE

    def _first_rated(self, item_id: int) -> int:
        """Return the place of the period in which an item was first rated; the current one if never."""
        if item_id not in self._first:
            places = [self._place[period_id] for period_id in self.plan.ratings.values_of(item_id, "period")]
            self._first[item_id] = min([self._current, *places])
        return self._first[item_id]

    def _mark(self, step: Item, period_id: int) -> Mark:
        if step.done_on is not None:
            return Mark.DONE if self._calendar.period_of(step.done_on) == period_id else Mark.NONE
        if is_over(step) or self._calendar.period_of(step.due_to) != period_id:
            return Mark.NONE
        return Mark.MISSED if self.overdue(step) else Mark.DUE


def _state(rating: Rating) -> State:
    if rating.level is not None:
        return State.RATED
    return State.UNREAD if rating.text.strip() else State.NOT_RATED

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import FREEZE
from planapp.domain.plan import Plan, make_plan
from planapp.domain.rollup import roll_up
from planapp.errors import UserError
from tests.domain.northshire import (
    GREEN,
    JULY,
    JUNE,
    MARCH,
    OBJECTIVE,
    PERIOD_COLUMN,
    REVIEW,
    THEME,
    UPDATE,
    VISIT,
    make,
)


def labels(plan: Plan) -> list[str]:
    return [period.label + "*" * period.current for period in plan.periods.of()]


def test_a_period_is_added_behind_the_last(plan: Plan) -> None:
    change_set = edits.add_period(plan, " Sept 2026 ", ends_on=date(2026, 9, 30))
    assert change_set.label == "add period Sept 2026"
    after = make(plan, change_set)
    assert labels(after) == ["March 2026", "June 2026", "July 2026*", "Sept 2026"]
    assert after.periods.of()[-1].ends_on == date(2026, 9, 30)


def test_a_period_is_added_as_the_current_one(plan: Plan) -> None:
    assert labels(make(plan, edits.add_period(plan, "Sept", current=True)))[2:] == ["July 2026", "Sept*"]


def test_the_first_period_is_current_and_is_taken_out_again() -> None:
    empty = make_plan()
    plan = make(empty, edits.add_period(empty, "March"))
    assert labels(plan) == ["March*"]
    assert make(plan, edits.remove_period(plan, plan.periods.of()[0].id)) == empty


def test_a_period_has_a_name(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"A period needs a name. Type one such as March 2026"):
        edits.add_period(plan, " ")
    with pytest.raises(UserError, match="A period needs a name"):
        edits.rename_period(plan, MARCH, "")


def test_a_period_is_renamed_and_given_a_last_day(plan: Plan) -> None:
    rename = edits.rename_period(plan, JUNE, " Q1 ")
    assert rename.label == "rename period June 2026"
    end = edits.set_period_end(plan, JUNE, date(2026, 6, 30))
    assert end.label == "end of June 2026"
    period = make(plan, rename, end).periods[JUNE]
    assert (period.label, period.ends_on) == ("Q1", date(2026, 6, 30))
    assert not edits.rename_period(plan, JUNE, "June 2026")
    assert not edits.set_period_end(plan, JUNE, None)


def test_a_name_typed_for_a_period_stands_on_one_line(plan: Plan) -> None:
    assert make(plan, edits.rename_period(plan, JUNE, "Quarter\n 1")).periods[JUNE].label == "Quarter 1"
    added = make(plan, edits.add_next_period(plan, "Quarter\n 9", None, current=False))
    assert added.periods.of()[-1].label == "Quarter 9"


def test_a_name_typed_for_a_period_is_its_own(plan: Plan) -> None:
    for refused in (
        lambda: edits.add_next_period(plan, "june 2026 ", None, current=True),
        lambda: edits.rename_period(plan, MARCH, "June 2026"),
    ):
        with pytest.raises(UserError, match=r"There is a period June 2026 already. Choose another name"):
            refused()
    assert edits.rename_period(plan, JUNE, "JUNE 2026")
    assert edits.add_period(plan, "June 2026")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2026, 3, 31), r"March 2026 ends on 31 March 2026. Type a later day for June 2026"),
        (date(2025, 6, 30), r"March 2026 ends on 31 March 2026. Type a later day for June 2026"),
        (date(2026, 7, 31), r"July 2026 ends on 31 July 2026. Type an earlier day for June 2026"),
    ],
)
def test_a_last_day_stands_between_those_of_its_neighbours(plan: Plan, day: date, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        edits.set_period_end(plan, JUNE, day)


def test_neighbours_without_a_last_day_are_passed_over(plan: Plan) -> None:
    plan = make(plan, edits.rename_period(plan, JULY, "Q2"), edits.rename_period(plan, MARCH, "Q4"))
    assert edits.set_period_end(plan, JUNE, date(2030, 1, 1))
    assert edits.set_period_end(plan, JULY, date(2026, 7, 1))
    with pytest.raises(UserError, match=r"June 2026 ends on 30 June 2026. Type a later day for Q2"):
        edits.set_period_end(plan, JULY, date(2026, 6, 30))


def test_the_next_period_ends_later(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"July 2026 ends on 31 July 2026. Type a later day for Aug"):
        edits.add_next_period(plan, " Aug ", date(2026, 7, 30), current=True)
    after = make(plan, edits.add_next_period(plan, " Aug ", date(2026, 8, 31), current=True))
    assert labels(after)[-1] == "Aug*"
    assert after.periods.of()[-1].ends_on == date(2026, 8, 31)


def test_the_current_period_may_be_frozen_and_a_frozen_one_current(plan: Plan) -> None:
    """The month is frozen before the next one is added; and an old one may be looked at again."""
    frozen = make(plan, edits.freeze(plan, JULY), edits.freeze(plan, MARCH), edits.make_current(plan, MARCH))
    assert labels(frozen)[0] == "March 2026*"
    assert frozen.periods[MARCH].frozen


def test_exactly_one_period_is_current(plan: Plan) -> None:
    change_set = edits.make_current(plan, MARCH)
    assert change_set.label == "make March 2026 current"
    assert labels(make(plan, change_set)) == ["March 2026*", "June 2026", "July 2026"]
    assert not edits.make_current(plan, JULY)


@pytest.mark.parametrize(
    ("period", "after", "order"),
    [
        (JULY, None, [JULY, MARCH, JUNE]),
        (MARCH, JUNE, [JUNE, MARCH, JULY]),
        (MARCH, JULY, [JUNE, JULY, MARCH]),
    ],
)
def test_a_period_is_moved(plan: Plan, period: int, after: int | None, order: list[int]) -> None:
    moved = make(plan, edits.move_period(plan, period, after))
    assert [row.id for row in moved.periods.of()] == order


@pytest.mark.parametrize(("period", "after"), [(MARCH, None), (MARCH, MARCH), (JUNE, MARCH), (JULY, JUNE)])
def test_a_period_that_stands_there_already_stays(plan: Plan, period: int, after: int | None) -> None:
    assert not edits.move_period(plan, period, after)


def test_a_period_that_holds_something_is_not_taken_out(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"July 2026 is the current period. Make another one current first"):
        edits.remove_period(plan, JULY)
    with pytest.raises(UserError, match=r"June 2026 has ratings. Clear them first"):
        edits.remove_period(plan, JUNE)
    noted = make(plan, edits.clear_ratings(plan, [VISIT], JUNE), edits.set_update(plan, UPDATE, period=JUNE))
    with pytest.raises(UserError, match=r"June 2026 has updates. Take them out or give them another period"):
        edits.remove_period(noted, JUNE)
    with pytest.raises(UserError, match=r"June 2026 is frozen. Unfreeze it first"):
        edits.remove_period(make(plan, edits.freeze(plan, JUNE)), JUNE)


def test_a_column_of_a_period_that_goes_stands_empty(plan: Plan) -> None:
    plan = make(plan, edits.make_current(plan, JUNE))
    change_set = edits.remove_period(plan, JULY)
    assert change_set.label == "delete period July 2026"
    column = make(plan, change_set).layout_columns[PERIOD_COLUMN]
    assert (column.heading, column.field, column.period) == ("July 2026", "", None)


def test_freezing_keeps_what_the_roll_ups_were(plan: Plan) -> None:
    freeze = edits.freeze(plan, MARCH)
    assert (freeze.label, freeze.kind) == ("freeze March 2026", FREEZE)
    frozen = make(plan, freeze)
    counts = (("amber", 1), ("green", 1), ("to rate", 1))
    assert {row.item: row.counts for row in frozen.rollups}[THEME] == counts
    moved = make(frozen, edits.move_items(frozen, [VISIT], None, None))
    assert roll_up(moved, THEME, MARCH) == counts
    assert roll_up(moved, OBJECTIVE, JUNE) == (("to rate", 1),)


def test_a_plan_without_themes_is_frozen_too() -> None:
    plan = make_plan([r.Item(1), r.Period(2, label="March", current=True), r.Level(GREEN, key="green")])
    plan = make(plan, edits.rate(plan, [1], 2, GREEN))
    frozen = make(plan, edits.freeze(plan, 2))
    assert (len(frozen.rollups), frozen.periods[2].frozen) == (0, True)


def test_a_period_is_frozen_and_unfrozen_once(plan: Plan) -> None:
    frozen = make(plan, edits.freeze(plan, MARCH))
    with pytest.raises(
        UserError, match=r"March 2026 is frozen already. Unfreeze it if something has to change"
    ):
        edits.freeze(frozen, MARCH)
    with pytest.raises(UserError, match=r"June 2026 is open. There is nothing to unfreeze"):
        edits.unfreeze(frozen, JUNE, "x")


def test_unfreezing_takes_a_reason(plan: Plan) -> None:
    frozen = make(plan, edits.freeze(plan, MARCH))
    with pytest.raises(UserError, match=r"Say why March 2026 is unfrozen: the reason is kept in the history"):
        edits.unfreeze(frozen, MARCH, " ")
    change_set = edits.unfreeze(frozen, MARCH, " One was missed ")
    assert (change_set.label, change_set.kind) == ("unfreeze March 2026: One was missed", FREEZE)
    assert make(frozen, change_set) == plan
    assert plan.items[REVIEW].kind == r.ACTION

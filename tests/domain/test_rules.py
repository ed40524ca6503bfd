from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import FREEZE, ChangeSet, apply, compare, difference
from planapp.domain.plan import DETAILS_ID, Plan, empty_plan, make_plan
from planapp.domain.rules import check, kinds_below
from planapp.domain.tables import NAME_OF, SPECS
from planapp.errors import UserError
from tests.domain.northshire import (
    AGREE,
    AMBER,
    AUDIT,
    AUDIT_MARCH,
    COLUMN,
    EVENT,
    GREEN,
    HEAD,
    INDICATOR,
    JULY,
    JUNE,
    LAYOUT,
    LEAD,
    MARCH,
    MEASURE,
    OBJECTIVE,
    PERIOD_COLUMN,
    RECOMMENDATION,
    RED,
    RISK,
    SECOND_OBJECTIVE,
    SECOND_THEME,
    TELL,
    THEME,
    UPDATE,
    VISIT,
    VISIT_MARCH,
    make,
)
from tests.strategies import plans

SAVEABLE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6)


def put(plan: Plan, *rows: Any) -> ChangeSet:
    """Return a change set that no edit makes: these rows, whatever they hold."""
    changes = (
        difference(NAME_OF[type(row)], plan.table(NAME_OF[type(row)]).get(row.id), row) for row in rows
    )
    return ChangeSet("by hand", tuple(filter(None, changes)))


def take(plan: Plan, *rows: tuple[str, int]) -> ChangeSet:
    """Return a change set that takes these rows out, and nothing that goes with them."""
    changes = (difference(table, plan.table(table)[row_id], None) for table, row_id in rows)
    return ChangeSet("by hand", tuple(filter(None, changes)))


def refuse(plan: Plan, change_set: ChangeSet, sentence: str) -> None:
    """Assert that a change set is refused with a sentence."""
    with pytest.raises(UserError, match=sentence):
        check(plan, change_set, apply(plan, change_set))


@given(plans(SAVEABLE))
def test_any_whole_plan_may_come_in_and_an_open_one_go_again(plan: Plan) -> None:
    rows = [row for spec in SPECS for row in plan.table(spec.name)]
    ended = make_plan(replace(row, starts_on=None) if isinstance(row, r.Assignment) else row for row in rows)
    check(empty_plan(), compare(empty_plan(), ended), ended)
    open_rows = (replace(row, frozen=False) if isinstance(row, r.Period) else row for row in rows)
    plan = make_plan(row for row in open_rows if not isinstance(row, r.Details))
    check(plan, compare(plan, empty_plan()), empty_plan())


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (r.Rating(9, 999, JULY), "an item that is not in the plan any more. Undo what took it out first"),
        (r.Rating(9, VISIT, 999), "a period that is not in the plan"),
        (r.Rating(9, VISIT, JULY, 999), "a level of the scale that is not in the plan"),
        (r.Item(9, 999), "an item that is not in the plan"),
        (r.Assignment(9, VISIT, 999), "a person that is not in the plan"),
        (r.Measure(9, VISIT, indicator=999), "an indicator that is not in the plan"),
        (r.ExtraValue(9, VISIT, 999), "a field that is not in the plan"),
        (r.Recommendation(9, source=999), "a source of recommendations that is not in the plan"),
        (r.RecommendationLink(9, VISIT, 999), "a recommendation that is not in the plan"),
        (r.IndicatorValue(9, 999), "an indicator that is not in the plan"),
        (r.LayoutColumn(9, 999), "a layout that is not in the plan"),
        (r.Update(9, VISIT, period=999), "a period that is not in the plan"),
    ],
)
def test_nothing_refers_to_what_is_not_there(plan: Plan, row: r.Row, sentence: str) -> None:
    refuse(plan, put(plan, row), sentence)


@pytest.mark.parametrize(
    ("table", "row_id", "sentence"),
    [
        (
            "items",
            VISIT,
            "need an item that you take out. Take out what stands below it or belongs to it first",
        ),
        ("people", HEAD, "need a person that you take out. Hand over what they lead first"),
        (
            "periods",
            JUNE,
            "need a period that you take out. Clear its ratings and take out its updates first",
        ),
        ("levels", AMBER, "need a level of the scale that you take out. Retire it instead"),
        ("extra_fields", RISK, "need a field that you take out. Clear its values first"),
        ("source_events", EVENT, "need a source of recommendations that you take out"),
        ("recommendations", RECOMMENDATION, "need a recommendation that you take out. Unlink it"),
        ("indicators", INDICATOR, "need an indicator that you take out. Unlink it from its measures"),
        ("layouts", LAYOUT, "need a layout that you take out. Take out its columns first"),
    ],
)
def test_nothing_goes_that_others_refer_to(plan: Plan, table: str, row_id: int, sentence: str) -> None:
    refuse(plan, take(plan, (table, row_id)), sentence)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (r.Rating(9, VISIT, MARCH), "There would be a rating twice"),
        (r.Level(9, key="red"), "There would be a level of the scale twice"),
        (r.ExtraValue(9, VISIT, RISK), "There would be a value of a field twice"),
        (r.RecommendationLink(9, VISIT, RECOMMENDATION), "There would be a link to a recommendation twice"),
        (r.IndicatorValue(9, INDICATOR, "2026-01"), "There would be a value of an indicator twice"),
    ],
)
def test_a_key_is_used_once(plan: Plan, row: r.Row, sentence: str) -> None:
    refuse(plan, put(plan, row), sentence)


def test_a_key_may_pass_from_one_row_to_another(plan: Plan) -> None:
    passed = ChangeSet(
        "pass", (*take(plan, ("ratings", AUDIT_MARCH)).changes, *put(plan, r.Rating(9, AUDIT, MARCH)).changes)
    )
    assert make(plan, passed).rating(AUDIT, MARCH) == r.Rating(9, AUDIT, MARCH)
    swapped = put(plan, replace(plan.levels[RED], key="amber"), replace(plan.levels[AMBER], key="red"))
    assert make(plan, swapped).levels[RED].key == "amber"


def item(plan: Plan, item_id: int, **values: Any) -> ChangeSet:
    return put(plan, replace(plan.items[item_id], **values))


@pytest.mark.parametrize(
    ("item_id", "values", "sentence"),
    [
        (VISIT, {"parent": THEME, "kind": r.THEME}, "A theme can’t stand below a theme"),
        (OBJECTIVE, {"parent": VISIT}, "An objective can’t stand below an action. Move it to another place"),
        (SECOND_OBJECTIVE, {"kind": r.STEP}, "An action can’t stand below a step"),
        (OBJECTIVE, {"kind": r.ACTION}, "An action can’t stand below an action"),
        (VISIT, {"kind": r.STEP}, "A step can’t stand below a step"),
        (AUDIT, {"kind": r.STEP}, r"1\.1\.2 has ratings, and steps have none. Keep it an action"),
        (TELL, {"parent": AGREE}, "A step can’t stand below a step"),
        (VISIT, {"parent": VISIT}, "An action can’t stand below an action"),
        (VISIT, {"kind": "task"}, r"1\.1\.1 has to be a theme, objective, action or step. Choose one"),
    ],
)
def test_kinds_go_down(plan: Plan, item_id: int, values: Mapping[str, Any], sentence: str) -> None:
    refuse(plan, item(plan, item_id, **values), sentence)


def test_items_in_a_ring_are_refused(plan: Plan) -> None:
    ring = put(
        plan,
        replace(plan.items[THEME], parent=SECOND_THEME),
        replace(plan.items[SECOND_THEME], parent=THEME),
    )
    refuse(plan, ring, "A theme can’t stand below a theme")


def test_levels_may_be_missing(plan: Plan) -> None:
    make(plan, item(plan, VISIT, parent=None), item(plan, AGREE, parent=THEME))
    assert kinds_below(r.OBJECTIVE) == (r.ACTION, r.STEP)
    assert kinds_below(r.STEP) == ()


def test_steps_have_no_ratings(plan: Plan) -> None:
    sentence = r"Steps have no ratings. Tick the step when it is done"
    refuse(plan, put(plan, r.Rating(9, AGREE, JULY, RED)), sentence)
    refuse(plan, put(plan, replace(plan.ratings[VISIT_MARCH], item=AGREE)), sentence)
    refuse(
        plan, put(plan, r.Item(9, VISIT, kind=r.STEP), r.Rating(8, 9, JULY)), "has ratings|have no ratings"
    )


def test_one_period_is_current(plan: Plan) -> None:
    sentence = r"One period has to be the current one. Choose which it is"
    refuse(plan, put(plan, replace(plan.periods[MARCH], current=True)), sentence)
    refuse(plan, put(plan, replace(plan.periods[JULY], current=False)), sentence)
    refuse(empty_plan(), put(empty_plan(), r.Period(1)), sentence)
    freed = replace(plan.layout_columns[PERIOD_COLUMN], period=None)
    gone = ChangeSet("x", (*put(plan, freed).changes, *take(plan, ("periods", JULY)).changes))
    refuse(plan, gone, sentence)


def test_a_plan_has_one_title(plan: Plan) -> None:
    refuse(
        plan, take(plan, ("details", DETAILS_ID)), r"A plan has one title. Change it rather than take it out"
    )
    refuse(plan, put(plan, r.Details(2)), "A plan has one title")


def test_an_assignment_has_a_role_and_ends_after_it_starts(plan: Plan) -> None:
    lead = plan.assignments[LEAD]
    days = {"starts_on": date(2026, 4, 2), "ends_on": date(2026, 4, 1)}
    refuse(
        plan,
        put(plan, replace(lead, **days)),
        "Head of Service would stop before they start. Choose a later day",
    )
    refuse(plan, put(plan, replace(lead, role="helper")), "Head of Service has to be a lead or an officer")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (r.Item(9, title="a\0b"), "A character in the title can’t be saved. Paste it as plain text"),
        (r.Item(9, title="é\0"), "A character in the title can’t be saved. Paste it as plain text"),
        (r.Item(9, due="\ud83d"), "A character in the due date can’t be saved. Paste it as plain text"),
        (r.Item(9, due_flags=("\0",)), "A character in the due date can’t be saved. Paste it as plain text"),
        (
            r.Layout(9, look=(("theme_as", "\udc00"),)),
            "A character in the look can’t be saved. Paste it as plain text",
        ),
        (
            r.IndicatorValue(9, INDICATOR, "2026-02", float("nan")),
            "A number in the value can’t be saved",
        ),
        (r.IndicatorValue(9, INDICATOR, "2026-02", float("inf")), "A number in the value can’t be saved"),
        (r.LayoutColumn(9, LAYOUT, width=float("-inf")), "A number in the width can’t be saved"),
        (r.Level(9, key="x", number=2**63), "A number in the number can’t be saved"),
        (r.Rollup(9, THEME, JULY, (("red", 2**70),)), "A character in the counts can’t be saved"),
    ],
)
def test_what_the_file_could_not_hold_is_refused(plan: Plan, row: r.Row, sentence: str) -> None:
    refuse(plan, put(plan, row), sentence)


@pytest.mark.parametrize("text", ["Größe ☂ \U0001f600", "tab\tline\nreturn\r", "\x07", ""])
def test_other_characters_are_kept(plan: Plan, text: str) -> None:
    assert make(plan, put(plan, r.Item(9, title=text))).items[9].title == text


FROZEN = r"March 2026 is frozen. Unfreeze it first, and say why"


@pytest.fixture
def frozen(plan: Plan) -> Plan:
    return make(plan, edits.freeze(plan, MARCH))


def test_a_frozen_period_keeps_ratings_comments_and_updates(frozen: Plan) -> None:
    rating, update = frozen.ratings[VISIT_MARCH], frozen.updates[UPDATE]
    for change_set in (
        put(frozen, replace(rating, level=GREEN)),
        put(frozen, replace(rating, comment="x")),
        put(frozen, replace(rating, period=JULY)),
        put(frozen, replace(frozen.ratings[AUDIT_MARCH], id=9, item=SECOND_OBJECTIVE)),
        put(frozen, replace(update, text="x")),
        take(frozen, ("ratings", VISIT_MARCH)),
        take(frozen, ("updates", UPDATE)),
    ):
        refuse(frozen, change_set, FROZEN)


def test_a_frozen_period_keeps_its_roll_ups_until_it_is_unfrozen(frozen: Plan) -> None:
    stored = frozen.rollups.of(THEME)[0]
    refuse(frozen, put(frozen, replace(stored, counts=())), FROZEN)
    refuse(frozen, take(frozen, ("rollups", stored.id)), FROZEN)
    refuse(frozen, put(frozen, r.Rollup(9, SECOND_THEME, MARCH)), FROZEN)
    make(frozen, edits.unfreeze(frozen, MARCH, "One was missed"))


def test_a_period_is_not_unfrozen_by_an_edit_that_gives_no_reason(frozen: Plan) -> None:
    period = next(period for period in frozen.periods if period.frozen)
    change = difference("periods", period, replace(period, frozen=False))
    assert change is not None
    plain = ChangeSet("change period", (change,))
    for change_set in (plain, replace(plain, kind=FREEZE)):
        with pytest.raises(UserError, match="command"):
            check(frozen, change_set, apply(frozen, change_set))
    proper = edits.unfreeze(frozen, period.id, "A rating was missed.")
    check(frozen, proper, apply(frozen, proper))


@pytest.mark.parametrize("reason", ["half a \ud800 character", "a \0 in it"])
def test_a_reason_that_cannot_be_saved_is_refused(frozen: Plan, reason: str) -> None:
    period = next(period for period in frozen.periods if period.frozen)
    change_set = edits.unfreeze(frozen, period.id, reason)
    with pytest.raises(UserError, match="can’t be saved"):
        check(frozen, change_set, apply(frozen, change_set))


def test_other_parts_of_a_plan_with_a_frozen_period_change(frozen: Plan) -> None:
    make(
        frozen,
        item(frozen, VISIT, title="x", archived=True),
        put(frozen, replace(frozen.ratings[VISIT_MARCH], id=9, period=JULY)),
        put(frozen, replace(frozen.periods[MARCH], label="Q4")),
        take(frozen, ("measures", MEASURE), ("layout_columns", COLUMN)),
    )


def test_only_what_changed_is_checked(plan: Plan) -> None:
    """A plan that came with a fault can still be mended, and edited elsewhere."""
    faulty = plan.with_tables({"items": plan.items.changed({9: r.Item(9, AGREE, kind=r.THEME)})})
    make(faulty, item(faulty, VISIT, title="x"), item(faulty, 9, parent=None))
    assert make(plan, ChangeSet("none")) == plan

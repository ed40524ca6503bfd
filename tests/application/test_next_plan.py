from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.application.carried import Wanted
from planapp.application.carry_over import ORIGIN
from planapp.application.next_plan import next_plan, next_title, taken
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.rules import check
from planapp.domain.tables import SPECS
from planapp.errors import UserError
from tests.domain.northshire import (
    AGREE,
    AUDIT,
    GREEN,
    HEAD,
    JULY,
    JUNE,
    MARCH,
    OBJECTIVE,
    REVIEW,
    SECOND_THEME,
    TELL,
    THEME,
    VISIT,
    make,
    northshire,
)
from tests.domain.northshire import COMPLETE as DONE

BOTH = frozenset({THEME, SECOND_THEME})
WANTED = Wanted("Improvement plan 2027", BOTH, "April 2027", date(2027, 4, 30))


def made(plan: Plan, wanted: Wanted = WANTED) -> Plan:
    """Make the next plan as a document does."""
    change_set = next_plan(plan, wanted)
    after = apply(empty_plan(), change_set)
    check(empty_plan(), change_set, after)
    return after


def by_title(plan: Plan, title: str) -> r.Item:
    return next(item for item in plan.items if item.title == title)


def titles(plan: Plan) -> list[str]:
    return [item.title for item in plan.walk()]


def origin(plan: Plan, title: str) -> str:
    heading = next(one for one in plan.extra_fields.of() if one.heading == ORIGIN)
    value = plan.extra(by_title(plan, title).id, heading.id)
    return value.text if value is not None else ""


@pytest.fixture
def plan() -> Plan:
    return northshire()


def test_open_items_are_taken_in_order_with_what_they_say(plan: Plan) -> None:
    after = made(plan)
    assert (after.about.title, after.about.organisation) == ("Improvement plan 2027", "Northshire")
    assert after.about.uid != plan.about.uid
    assert titles(after) == titles(plan)
    visit = by_title(after, "Visit every family")
    assert (visit.ref, visit.due, visit.due_to) == ("1.1.1", "31/03/2026", date(2026, 3, 31))
    assert [person.name for person in after.assigned(visit.id, r.LEAD)] == ["Head of Service"]
    first, _ = after.measures.of(visit.id)
    assert first.indicator is not None
    assert after.indicators[first.indicator].name == "Visits in time"
    assert [value.value for value in after.indicator_values] == [94.6]
    (link,) = after.recommendation_links.of(visit.id)
    assert after.recommendations[link.recommendation].ref == "Rec 3"
    risk = next(one for one in after.extra_fields.of() if one.heading == "Risk")
    assert after.extra(visit.id, risk.id) is not None


def test_history_and_evidence_stay_behind(plan: Plan) -> None:
    after = made(plan)
    assert not any(len(table) for table in (after.updates, after.slips, after.evidence, after.bookmarks))


def test_the_last_rating_of_each_action_is_a_frozen_baseline(plan: Plan) -> None:
    after = made(plan)
    baseline, new = after.periods.of()
    assert (baseline.label, baseline.frozen, baseline.current) == ("Baseline (June 2026)", True, False)
    assert (new.label, new.ends_on, new.frozen, new.current) == ("April 2027", date(2027, 4, 30), False, True)
    visit = after.rating(by_title(after, "Visit every family").id, baseline.id)
    audit = after.rating(by_title(after, "Audit case files").id, baseline.id)
    assert visit is not None
    assert audit is not None
    assert visit.level is not None
    assert after.levels[visit.level].name == "Green"
    assert visit.comment == ""
    assert audit.comment == "Rated in March 2026."
    assert dict(after.rollups.of(by_title(after, "Families are seen in time").id)[0].counts) == {"green": 2}
    assert not any(rating.period == new.id for rating in after.ratings)


def test_the_comment_of_an_earlier_rating_says_of_when_it_is(plan: Plan) -> None:
    plan = make(plan, edits.clear_ratings(plan, [VISIT], JUNE), edits.rate(plan, [REVIEW], JUNE, GREEN))
    after = made(plan)
    (row,) = after.ratings.of(by_title(after, "Visit every family").id)
    assert (row.comment, row.comment_by) == ("Two teams are short\nRated in March 2026.", "Team Manager")


def test_where_each_action_and_step_came_from(plan: Plan) -> None:
    after = made(plan)
    assert origin(after, "Visit every family") == "Improvement plan, 1.1.1"
    assert origin(after, "Agree the standard") == "Improvement plan, 1.1.1 a"
    assert origin(after, "Tell all teams") == "Improvement plan, 1.1.1 a"
    assert origin(after, "Families are seen in time") == ""
    again = made(after, replace(WANTED, title="Third", themes=frozenset(after.items.ids_of(None))))
    assert origin(again, "Review all plans") == "Improvement plan 2027, 1.2.1\nImprovement plan, 1.2.1"
    assert sum(one.heading == ORIGIN for one in again.extra_fields) == 1


def test_what_is_done_or_dropped_stays_behind_with_what_is_left_empty_by_it(plan: Plan) -> None:
    plan = make(plan, edits.rate(plan, [REVIEW], JULY, DONE), edits.set_field(plan, AUDIT, "status", "N/A"))
    plan = make(plan, edits.tick_step(plan, AGREE, date(2026, 3, 1)))
    assert titles(made(plan)) == [
        "Getting help early",
        "Families are seen in time",
        "Visit every family",
        "Tell all teams",
        "Leading well",
    ]
    counted = taken(plan, WANTED)
    assert (counted.actions, counted.of_actions, counted.themes) == (1, 3, 2)
    everything = made(plan, replace(WANTED, open_only=False))
    assert [title for title in titles(plan) if title not in titles(everything)] == ["Agree the standard"]


def test_archived_items_never_come_along(plan: Plan) -> None:
    plan = make(plan, edits.archive_items(plan, [OBJECTIVE]))
    assert "Visit every family" not in titles(made(plan, replace(WANTED, open_only=False)))


def test_only_what_is_wanted_is_taken(plan: Plan) -> None:
    wanted = replace(
        WANTED,
        leads=False,
        measures=False,
        due=False,
        steps=False,
        recommendations=False,
        extra_fields=False,
        indicators=False,
        ratings=False,
    )
    after = made(plan, wanted)
    assert not any(
        len(table)
        for table in (
            after.assignments,
            after.measures,
            after.recommendations,
            after.source_events,
            after.indicators,
            after.indicator_values,
            after.ratings,
            after.rollups,
        )
    )
    assert [one.heading for one in after.extra_fields] == [ORIGIN]
    assert not any(item.due or item.due_to or item.kind == r.STEP for item in after.items)
    assert [period.label for period in after.periods.of()] == ["April 2027"]


def test_people_scale_and_layouts_are_taken(plan: Plan) -> None:
    after = made(plan)
    assert sorted(one.name for one in after.people) == sorted(one.name for one in plan.people)
    assert [one.name for one in after.levels.of()] == ["Red", "Amber", "Green", "Complete"]
    (layout,) = after.layouts.of()
    columns = after.layout_columns.of(layout.id)
    assert [(one.heading, one.field) for one in columns] == [
        ("What?", "action"),
        ("April 2027", "rating"),
        ("Risk", "extra"),
    ]
    bare = made(plan, replace(WANTED, extra_fields=False))
    assert [one.heading for one in bare.layout_columns.of(bare.layouts.of()[0].id)] == [
        "What?",
        "April 2027",
    ]


def test_those_who_led_before_a_hand_over_stay_behind(plan: Plan) -> None:
    plan = make(plan, edits.hand_over(plan, HEAD, 203, date(2026, 5, 1)))
    after = made(plan)
    leads = after.assignments.of(by_title(after, "Visit every family").id)
    assert "Principal Social Worker" in {after.people[row.person].name for row in leads}
    assert all(row.ends_on is None for row in leads)


def test_nothing_to_take_is_refused(plan: Plan) -> None:
    with pytest.raises(UserError, match="Choose a theme"):
        next_plan(plan, replace(WANTED, themes=frozenset()))


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Improvement plan 2025–27", "Improvement plan 2027–29"),
        ("Plan 2025-2026", "Plan 2026-2027"),
        ("2025/26 plan", "2026/27 plan"),
        ("Plan 2026", "Plan 2027"),
        ("Plan of 12 March", "Plan of 12 March"),
    ],
)
def test_the_years_of_a_title_move_on(title: str, following: str) -> None:
    assert next_title(title) == following


# Laws.


@st.composite
def lives(draw: st.DrawFn) -> Plan:
    """Draw what became of the plan: actions done or archived, periods frozen, steps ticked."""
    plan = northshire()
    for action in draw(st.sets(st.sampled_from([VISIT, AUDIT, REVIEW]))):
        plan = make(plan, edits.rate(plan, [action], JULY, draw(st.sampled_from([GREEN, DONE]))))
    for item in draw(st.sets(st.sampled_from([AUDIT, TELL, OBJECTIVE]), max_size=2)):
        plan = make(plan, edits.archive_items(plan, [item]))
    for period in draw(st.sets(st.sampled_from([MARCH, JUNE]))):
        plan = make(plan, edits.freeze(plan, period))
    return plan


_BITS = st.fixed_dictionaries(
    {
        name: st.booleans()
        for name in (
            "open_only", "leads", "measures", "due", "steps", "recommendations", "extra_fields", "indicators",
            "ratings",
        )
    }
)  # fmt: skip


@given(lives(), st.sets(st.sampled_from(sorted(BOTH)), min_size=1), _BITS)
def test_everything_in_the_next_plan_refers_to_rows_of_it(
    plan: Plan, themes: set[int], bits: dict[str, bool]
) -> None:
    wanted = replace(WANTED, themes=frozenset(themes), **bits)
    if not taken(plan, wanted).items:
        return
    after = made(plan, wanted)
    old = {row.id for spec in SPECS if spec.name != "details" for row in plan.table(spec.name)}
    for spec in SPECS:
        for row in after.table(spec.name):
            assert spec.name == "details" or row.id not in old
            for name, table in spec.references.items():
                assert getattr(row, name) is None or getattr(row, name) in after.table(table)
    left = {item.title for top in BOTH - themes for item in (plan.items[top], *plan.walk(top))}
    assert not left & set(titles(after))
    done = {row.item for row in plan.ratings if row.level == DONE and wanted.open_only}
    assert not {plan.items[item].title for item in done} & set(titles(after))

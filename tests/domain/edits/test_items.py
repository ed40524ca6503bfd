from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import (
    AGREE,
    AUDIT,
    INDICATOR,
    JULY,
    JUNE,
    LEAD,
    MANAGER,
    MARCH,
    OBJECTIVE,
    REVIEW,
    RISK,
    SECOND_OBJECTIVE,
    SECOND_THEME,
    TELL,
    THEME,
    VISIT,
    make,
)


@pytest.mark.parametrize(
    ("key", "value", "field", "label"),
    [
        ("title", "See every family", "title", "title of 1.1.1"),
        ("ref", "9", "ref", "number of 1.1.1"),
        ("marker", "•", "marker", "list mark of 1.1.1"),
    ],
)
def test_a_text_is_set_to_the_letter(plan: Plan, key: str, value: str, field: str, label: str) -> None:
    change_set = edits.set_field(plan, VISIT, key, value)
    assert change_set.label == label
    assert make(plan, change_set).items[VISIT] == replace(plan.items[VISIT], **{field: value})


def test_a_status_is_kept_as_written_with_the_state_that_it_means(plan: Plan) -> None:
    item = make(plan, edits.set_field(plan, VISIT, "status", "COMPLTED")).items[VISIT]
    assert (item.status, item.state) == ("COMPLTED", "complete")


@pytest.mark.parametrize("typed", [date(2026, 3, 31), "31/03/2026", " 31 March 2026 "])
def test_a_day_done_is_a_day_however_it_is_typed(plan: Plan, typed: date | str) -> None:
    done = edits.set_field(plan, VISIT, "done_on", typed)
    assert done.label == "day done of 1.1.1"
    assert make(plan, done).items[VISIT].done_on == date(2026, 3, 31)


@pytest.mark.parametrize("typed", ["", "  ", None])
def test_no_day_takes_the_day_done_away(plan: Plan, typed: str | None) -> None:
    done = make(plan, edits.set_field(plan, VISIT, "done_on", date(2026, 3, 31)))
    assert make(done, edits.set_field(done, VISIT, "done_on", typed)).items[VISIT].done_on is None


@pytest.mark.parametrize("typed", ["soon", "March 2026 or April 2026", "31/02/2026"])
def test_what_is_no_day_is_refused(plan: Plan, typed: str) -> None:
    with pytest.raises(UserError, match=rf"‘{typed}’ is not a day. Type it as 31/03/2026"):
        edits.set_field(plan, VISIT, "done_on", typed)


def test_a_step_with_a_day_done_is_ticked(plan: Plan) -> None:
    step = make(plan, edits.set_field(plan, AGREE, "done_on", "31/03/2026")).items[AGREE]
    assert (step.done_on, step.state) == (date(2026, 3, 31), "complete")


def test_a_field_goes_to_the_edit_that_knows_it(plan: Plan) -> None:
    plan = make(plan, edits.set_field(plan, VISIT, "lead", " Team Manager \n\nDirector"))
    assert [person.name for person in plan.assigned(VISIT, r.LEAD)] == ["Team Manager", "Director"]
    plan = make(plan, edits.set_field(plan, VISIT, "due", "June 2026"))
    assert plan.items[VISIT].due_to == date(2026, 6, 30)
    plan = make(plan, edits.set_field(plan, VISIT, f"extra:{RISK}", "Low"))
    assert plan.extra_values.of(VISIT)[0].text == "Low"
    with pytest.raises(KeyError):
        edits.set_field(plan, VISIT, "colour", "red")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Visit every family"),
        ("status", ""),
        ("done_on", ""),
        ("due", "31/03/2026"),
        ("lead", "Head of Service"),
        (f"extra:{RISK}", "High"),
    ],
)
def test_what_is_there_already_is_no_change(plan: Plan, key: str, value: str) -> None:
    assert not edits.set_field(plan, VISIT, key, value)


def test_an_item_is_added_behind_the_last_or_behind_another(plan: Plan) -> None:
    change_set = edits.add_item(
        plan, r.ACTION, parent=OBJECTIVE, ref="1.1.3", title="Tell families", due="Termly", status="in hand"
    )
    assert change_set.label == "add action"
    after = make(plan, change_set, edits.add_item(plan, r.ACTION, parent=OBJECTIVE, after=VISIT, title="x"))
    titles = ["Visit every family", "x", "Audit case files", "Tell families"]
    assert [item.title for item in after.children(OBJECTIVE)] == titles
    last = after.children(OBJECTIVE)[-1]
    assert (last.ref, last.due, last.due_flags, last.state) == (
        "1.1.3",
        "Termly",
        ("recurring",),
        "in progress",
    )


def test_the_first_item_below_another_and_a_theme_at_the_top_can_be_added(plan: Plan) -> None:
    after = make(plan, edits.add_item(plan, r.OBJECTIVE, parent=SECOND_THEME), edits.add_item(plan, r.THEME))
    assert [item.kind for item in after.children(SECOND_THEME)] == [r.OBJECTIVE]
    assert [item.id for item in after.children(None)][:2] == [THEME, SECOND_THEME]


def test_items_go_with_what_is_below_and_belongs_to_them(plan: Plan) -> None:
    removal = edits.remove_items(plan, [VISIT, AGREE, VISIT])
    assert removal.label == "delete 2 items"
    after = make(plan, removal)
    assert {VISIT, AGREE, TELL}.isdisjoint(item.id for item in after.items)
    assert not any(
        after.table(name).of(VISIT) for name in ("measures", "updates", "slips", "evidence", "ratings")
    )
    assert INDICATOR in after.indicators
    assert edits.remove_items(plan, [REVIEW]).label == "delete 1.2.1"


@pytest.mark.parametrize("chosen", [VISIT, OBJECTIVE, THEME])
def test_an_item_that_is_part_of_a_frozen_period_is_archived_instead(plan: Plan, chosen: int) -> None:
    frozen = make(plan, edits.freeze(plan, MARCH))
    with pytest.raises(UserError, match=r"is part of March 2026, which is frozen. Archive it instead"):
        edits.remove_items(frozen, [chosen])
    archived = make(frozen, edits.archive_items(frozen, [chosen]))
    assert archived.items[VISIT].archived


def test_an_objective_whose_roll_up_is_frozen_is_kept_though_nothing_below_was_rated(plan: Plan) -> None:
    frozen = make(plan, edits.freeze(plan, JUNE))
    with pytest.raises(UserError, match=r"1\.2 is part of June 2026"):
        edits.remove_items(frozen, [SECOND_OBJECTIVE])
    make(frozen, edits.remove_items(frozen, [SECOND_THEME]))


def test_archiving_takes_what_is_below_along_and_bringing_back_what_is_above(plan: Plan) -> None:
    archive = edits.archive_items(plan, [OBJECTIVE])
    assert archive.label == "archive 1.1"
    away = make(plan, archive)
    assert {item.id for item in away.items if item.archived} == {OBJECTIVE, VISIT, AUDIT, AGREE, TELL}
    back = edits.archive_items(away, [AGREE], archived=False)
    assert back.label == "bring back a"
    assert {item.id for item in make(away, back).items if item.archived} == {AUDIT, TELL}
    assert not edits.archive_items(away, [OBJECTIVE])
    assert not edits.archive_items(plan, [OBJECTIVE], archived=False)


def test_a_step_is_ticked_and_the_tick_taken_away(plan: Plan) -> None:
    tick = edits.tick_step(plan, AGREE, date(2026, 3, 2))
    assert tick.label == "tick a"
    ticked = make(plan, tick)
    assert (ticked.items[AGREE].done_on, ticked.items[AGREE].state) == (date(2026, 3, 2), "complete")
    assert not edits.tick_step(ticked, AGREE, date(2026, 3, 2))
    untick = edits.tick_step(ticked, AGREE, None)
    assert untick.label == "untick a"
    assert make(ticked, untick) == plan


def test_only_steps_are_ticked(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"1\.1\.1 is not a step. Rate it instead"):
        edits.tick_step(plan, VISIT, date(2026, 3, 2))


def _duplicate(plan: Plan, *chosen: int) -> tuple[ChangeSet, Plan]:
    change_set = edits.duplicate_items(plan, chosen)
    return change_set, make(plan, change_set)


def test_a_copy_stands_behind_with_measures_people_and_links_but_no_history(plan: Plan) -> None:
    plan = make(plan, edits.tick_step(plan, AGREE, date(2026, 3, 2)))
    plan = make(plan, edits.hand_over(plan, plan.assignments[LEAD].person, MANAGER, date(2026, 2, 1)))
    change_set, after = _duplicate(plan, VISIT)
    assert change_set.label == "duplicate 1.1.1"
    first, copy, last = after.children(OBJECTIVE)
    assert (first.id, last.id) == (VISIT, AUDIT)
    assert replace(copy, id=VISIT, rank=first.rank) == first
    assert [row.text for row in after.measures.of(copy.id)] == ["95% seen in time", "Families say so"]
    assert [row.text for row in after.extra_values.of(copy.id)] == ["High"]
    assert len(after.recommendation_links.of(copy.id)) == 1
    assert [row.person for row in after.assignments.of(copy.id) if row.role == r.LEAD] == [MANAGER]
    assert not any(after.table(name).of(copy.id) for name in ("updates", "slips", "evidence", "ratings"))
    steps = [(step.title, step.done_on, step.state) for step in after.children(copy.id)]
    assert steps == [("Agree the standard", None, ""), ("Tell all teams", None, "")]


def test_each_of_several_is_copied_once_behind_itself(plan: Plan) -> None:
    change_set, after = _duplicate(plan, AUDIT, VISIT, AGREE, REVIEW)
    assert change_set.label == "duplicate 3 items"
    titles = ["Visit every family", "Visit every family", "Audit case files", "Audit case files"]
    assert [item.title for item in after.children(OBJECTIVE)] == titles
    assert len(after.children(SECOND_OBJECTIVE)) == 2
    assert len(after.children(VISIT)) == 2


def test_copies_stand_behind_items_that_share_a_rank(plan: Plan) -> None:
    rows = [replace(plan.items[item_id], rank="A") for item_id in (VISIT, AUDIT)]
    equal = plan.with_tables({"items": plan.items.changed({row.id: row for row in rows})})
    _, after = _duplicate(equal, VISIT)
    titles = ["Visit every family", "Visit every family", "Audit case files"]
    assert [item.title for item in after.children(OBJECTIVE)] == titles


def test_a_period_that_is_open_keeps_nothing_back(plan: Plan) -> None:
    after = make(plan, edits.remove_items(plan, [THEME]))
    assert [item.id for item in after.items] == [SECOND_THEME]
    assert after.periods[JULY].current

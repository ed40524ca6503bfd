from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import IMPORT, ChangeSet, compare
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.revert import revert
from planapp.errors import UserError
from tests.domain.northshire import (
    AUDIT,
    BOOKMARK,
    EVIDENCE,
    GREEN,
    HEAD,
    INDICATOR,
    JUNE,
    LAYOUT,
    MANAGER,
    MARCH,
    MEASURE,
    NOTES,
    RED,
    RISK,
    SECOND_OBJECTIVE,
    SLIP,
    UPDATE,
    VISIT,
    make,
)

Edit = Callable[[Plan], ChangeSet]
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)

TWICE: list[tuple[str, Edit, Edit]] = [
    (
        r"The title of 1\.1\.1 has changed since. Undo the later change first",
        lambda p: edits.set_field(p, VISIT, "title", "x"),
        lambda p: edits.set_field(p, VISIT, "title", "y"),
    ),
    (
        r"The number of 9 has changed since",
        lambda p: edits.set_field(p, VISIT, "ref", "8"),
        lambda p: edits.set_field(p, VISIT, "ref", "9"),
    ),
    (
        r"The due date of 1\.1\.1 has changed since",
        lambda p: edits.set_due(p, VISIT, "1 March 2026"),
        lambda p: edits.set_due(p, VISIT, "2 March 2026"),
    ),
    (
        r"The status of 1\.1\.1 has changed since",
        lambda p: edits.set_field(p, VISIT, "status", "x"),
        lambda p: edits.set_field(p, VISIT, "status", "Done"),
    ),
    (
        r"The day done of 1\.1\.1 has changed since",
        lambda p: edits.set_field(p, VISIT, "done_on", MAY),
        lambda p: edits.set_field(p, VISIT, "done_on", APRIL),
    ),
    (
        r"The place of 1\.1\.2 has changed since",
        lambda p: edits.move_items(p, [AUDIT], SECOND_OBJECTIVE, None),
        lambda p: edits.move_items(p, [AUDIT], None, None),
    ),
    (
        r"The archiving of 1\.1\.2 has changed since",
        lambda p: edits.archive_items(p, [AUDIT]),
        lambda p: edits.archive_items(p, [AUDIT], False),
    ),
    (
        r"The rating of 1\.1\.1 has changed since",
        lambda p: edits.rate(p, [VISIT], MARCH, RED),
        lambda p: edits.rate(p, [VISIT], MARCH, GREEN),
    ),
    (
        r"The measure of 1\.1\.1 has changed since",
        lambda p: edits.set_measure(p, MEASURE, "x"),
        lambda p: edits.set_measure(p, MEASURE, "y"),
    ),
    (
        r"The update of 1\.1\.1 has changed since",
        lambda p: edits.set_update(p, UPDATE, text="x"),
        lambda p: edits.set_update(p, UPDATE, text="y"),
    ),
    (
        r"The evidence of 1\.1\.1 has changed since",
        lambda p: edits.set_evidence(p, EVIDENCE, title="x"),
        lambda p: edits.set_evidence(p, EVIDENCE, title="y"),
    ),
    (
        r"The new due date of 1\.1\.1 has changed since",
        lambda p: edits.explain_slip(p, SLIP, "x"),
        lambda p: edits.explain_slip(p, SLIP, "y"),
    ),
    (
        r"The ‘Risk’ of 1\.1\.1 has changed since",
        lambda p: edits.set_extra(p, VISIT, RISK, "x"),
        lambda p: edits.set_extra(p, VISIT, RISK, "y"),
    ),
    (
        r"The lead of 1\.1\.1 has changed since",
        lambda p: edits.set_field(p, VISIT, "lead", "Head of Service\nx"),
        lambda p: edits.hand_over(p, next(one.id for one in p.people if one.name == "x"), MANAGER, APRIL),
    ),
    (
        r"The value of Visits in time in 2026-01 has changed since",
        lambda p: edits.set_value(p, INDICATOR, "2026-01", "1"),
        lambda p: edits.set_value(p, INDICATOR, "2026-01", "2"),
    ),
    (
        r"The target of ‘Visits in time’ has changed since",
        lambda p: edits.set_indicator(p, INDICATOR, target="1"),
        lambda p: edits.set_indicator(p, INDICATOR, target="2"),
    ),
    (
        r"The e-mail address of ‘Head of Service’ has changed since",
        lambda p: edits.set_person(p, HEAD, email="x"),
        lambda p: edits.set_person(p, HEAD, email="y"),
    ),
    (
        r"The current period has changed since",
        lambda p: edits.make_current(p, MARCH),
        lambda p: edits.make_current(p, JUNE),
    ),
    (
        r"The label of ‘Q2’ has changed since",
        lambda p: edits.rename_period(p, JUNE, "Q1"),
        lambda p: edits.rename_period(p, JUNE, "Q2"),
    ),
    (
        r"The letter of ‘Red’ has changed since",
        lambda p: edits.set_level(p, RED, letter="X"),
        lambda p: edits.set_level(p, RED, letter="Y"),
    ),
    (
        r"The title of the plan has changed since",
        lambda p: edits.set_details(p, title="x"),
        lambda p: edits.set_details(p, title="y"),
    ),
    (
        r"The name of ‘y’ has changed since",
        lambda p: edits.rename_bookmark(p, BOOKMARK, "x"),
        lambda p: edits.rename_bookmark(p, BOOKMARK, "y"),
    ),
    (
        r"The sheet of ‘y’ has changed since",
        lambda p: edits.set_layout(p, LAYOUT, sheet="x"),
        lambda p: edits.set_layout(p, LAYOUT, sheet="y"),
    ),
]


@pytest.mark.parametrize(("sentence", "first", "second"), TWICE)
def test_what_changed_since_is_named_as_the_officer_calls_it(
    plan: Plan, sentence: str, first: Edit, second: Edit
) -> None:
    older = first(plan)
    plan = make(plan, older)
    plan = make(plan, second(plan))
    with pytest.raises(UserError, match=f"^{sentence}"):
        revert(plan, older, older.label)


def test_later_edits_of_other_fields_stay(plan: Plan) -> None:
    older = edits.set_field(plan, VISIT, "title", "x")
    later = make(plan, older, edits.set_field(plan, VISIT, "ref", "9"))
    later = make(later, edits.rate(later, [VISIT], JUNE, RED))
    back = make(later, revert(later, older, older.label))
    assert back.items[VISIT] == replace(plan.items[VISIT], ref="9")
    assert back.ratings == later.ratings


def test_what_was_taken_out_since_is_named_as_far_as_it_is_known(plan: Plan) -> None:
    added = edits.add_measure(plan, VISIT, "New")
    there = make(plan, added)
    gone = make(there, edits.remove_measure(there, there.measures.of(VISIT)[-1].id))
    with pytest.raises(UserError, match=r"^The measure of 1\.1\.1 has been taken out since. Undo the later"):
        revert(gone, added, "x")
    titled = edits.set_field(plan, VISIT, "title", "x")
    with pytest.raises(UserError, match=r"^An item has been taken out since"):
        revert(make(plan, edits.remove_items(plan, [VISIT])), titled, "x")


def test_what_is_there_again_is_named(plan: Plan) -> None:
    removal = edits.remove_person(plan, 203)
    with pytest.raises(UserError, match=r"^‘Principal Social Worker’ is there again"):
        revert(plan, removal, "x")


def test_an_item_with_new_parts_is_not_taken_out_by_undoing_an_older_entry(plan: Plan) -> None:
    added = edits.add_item(plan, r.ACTION, title="New")
    there = make(plan, added)
    new = there.children(None)[-1]
    for later in (edits.add_item(there, r.STEP, parent=new.id), edits.add_measure(there, new.id, "x")):
        after = make(there, later)
        with pytest.raises(UserError, match="Take out what stands below it or belongs to it first"):
            make(after, revert(after, added, "x"))


def test_what_belonged_to_something_that_is_gone_does_not_come_back_alone(plan: Plan) -> None:
    removal = edits.remove_measure(plan, MEASURE)
    there = make(plan, removal)
    gone = make(there, edits.remove_items(there, [VISIT]))
    with pytest.raises(
        UserError, match=r"belongs to an item that is not in the plan any more. Undo what took"
    ):
        make(gone, revert(gone, removal, "x"))


def test_an_import_or_merge_with_edits_on_top_is_refused_in_words(plan: Plan) -> None:
    imported = compare(empty_plan(), plan, "import plan.xlsx", IMPORT)
    for later, sentence in (
        (edits.set_field(plan, VISIT, "title", "x"), r"^The title of 1\.1\.1 has changed since"),
        (edits.rate(plan, [VISIT], MARCH, RED), r"^The rating of 1\.1\.1 has changed since"),
        (edits.remove_items(plan, [AUDIT]), r"^1\.1\.2 has been taken out since"),
        (edits.merge_extra_fields(plan, RISK, NOTES), r"^The choice of kinds of ‘Risk’ has changed since"),
    ):
        with pytest.raises(UserError, match=sentence):
            revert(make(plan, later), imported, "x")


def test_undoing_a_merge_of_people_alone_is_refused_once_a_part_was_handed_over(plan: Plan) -> None:
    merged = edits.merge_people(plan, MANAGER, [HEAD])
    there = make(plan, merged)
    assert make(there, revert(there, merged, "x")) == plan
    later = make(there, edits.set_field(there, VISIT, "lead", ""))
    with pytest.raises(UserError, match=r"^A part of a person has been taken out since"):
        revert(later, merged, "x")

"""What a change says in words: each table, each kind of value, what goes together, and what has gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.change_words import ADDED, CHANGED, REMOVED, tell, whole_row
from planapp.domain.changes import Change, ChangeSet, apply, compare, inverted
from planapp.domain.draft import Draft
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.tables import SPECS
from tests.domain.northshire import (
    AMBER,
    EVIDENCE,
    HEAD,
    JUNE,
    LEAD,
    MEASURE,
    OBJECTIVE,
    RED,
    RISK,
    SECOND_OBJECTIVE,
    UPDATE,
    VISIT,
    make,
)

Edit = Callable[[Plan], ChangeSet]


def sentences(plan: Plan, change_set: ChangeSet) -> list[str]:
    return [told.sentence for change in change_set.changes for told in tell(plan, change)]


def unlinked(plan: Plan) -> ChangeSet:
    (link,) = plan.recommendation_links
    return edits.unlink_recommendation(plan, link.item, link.recommendation)


SAID: list[tuple[str, Edit, list[str]]] = [
    (
        "due date",
        lambda plan: edits.set_due(plan, VISIT, "Feb 2026"),
        ["Due date: Feb 2026, was 31/03/2026"],
    ),
    (
        "due date moved later",
        lambda plan: edits.set_due(plan, VISIT, "May 2026", reason="Two vacancies"),
        ["Due date: May 2026, was 31/03/2026", "Reason for new date added: Two vacancies"],
    ),
    (
        "title",
        lambda plan: edits.set_field(plan, VISIT, "title", "Visit all"),
        ["Title: Visit all, was Visit every family"],
    ),
    ("number", lambda plan: edits.set_field(plan, VISIT, "ref", ""), ["Number: empty, was 1.1.1"]),
    (
        "status",
        lambda plan: edits.set_field(plan, VISIT, "status", "IN HAND"),
        ["Status: IN HAND"],
    ),
    (
        "tick",
        lambda plan: edits.tick_step(plan, 1111, date(2026, 3, 2)),
        ["Done on: 2 March 2026"],
    ),
    (
        "place",
        lambda plan: edits.move_items(plan, [VISIT], SECOND_OBJECTIVE, None),
        ["Place: below Plans are good, was below Families are seen in time"],
    ),
    ("archive", lambda plan: edits.archive_items(plan, [1111]), ["Archiving: yes, was no"]),
    (
        "lead",
        lambda plan: edits.set_people(plan, VISIT, r.LEAD, ["Team Manager"]),
        ["Lead added: Team Manager", "Lead taken off: Head of Service"],
    ),
    (
        "hand over",
        lambda plan: edits.hand_over(plan, HEAD, 202, date(2026, 4, 1), [VISIT]),
        ["Lead Head of Service, last day: 31 March 2026", "Lead added: Team Manager"],
    ),
    (
        "first rating",
        lambda plan: edits.rate(plan, [VISIT], 303, RED),
        ["Rating, July 2026: Red, was still to rate"],
    ),
    (
        "rating",
        lambda plan: edits.rate(plan, [VISIT], JUNE, RED),
        ["Rating, June 2026: Red, was Green"],
    ),
    (
        "rating taken away",
        lambda plan: edits.rate(plan, [VISIT], JUNE, None),
        ["Rating, June 2026: not rated, was Green"],
    ),
    (
        "comment",
        lambda plan: edits.comment(plan, VISIT, JUNE, "Better"),
        ["Comment, June 2026: Better"],
    ),
    (
        "update",
        lambda plan: edits.set_update(plan, UPDATE, text="South has started"),
        ["Update of 2 March 2026: South has started, was North has started"],
    ),
    (
        "date of an update",
        lambda plan: edits.set_update(plan, UPDATE, on=date(2026, 3, 4)),
        ["Date of the update, 2 March 2026: 4 March 2026, was 2 March 2026"],
    ),
    (
        "measure",
        lambda plan: edits.set_measure(plan, MEASURE, "All seen"),
        ["Success measure: All seen, was 95% seen in time"],
    ),
    (
        "indicator of a measure",
        lambda plan: edits.link_measure(plan, MEASURE, None),
        ["Indicator of ‘95% seen in time’: empty, was Visits in time"],
    ),
    (
        "evidence",
        lambda plan: edits.set_evidence(plan, EVIDENCE, target="log.xlsx"),
        ["Link or file of ‘Visit log’: log.xlsx, was visits.xlsx"],
    ),
    ("evidence gone", lambda plan: edits.remove_evidence(plan, EVIDENCE), ["Evidence deleted: Visit log"]),
    ("extra", lambda plan: edits.set_extra(plan, VISIT, RISK, "Low"), ["Risk: Low, was High"]),
    ("recommendation", unlinked, ["Recommendation taken off: Rec 3"]),
    (
        "person",
        lambda plan: edits.rename_person(plan, HEAD, "Head of Help"),
        ["Name of ‘Head of Service’: Head of Help, was Head of Service"],
    ),
    (
        "plan",
        lambda plan: edits.set_details(plan, title="New plan"),
        ["Title: New plan, was Improvement plan"],
    ),
    (
        "value",
        lambda plan: edits.set_value(plan, 601, "2026-01", 95.0),
        ["Visits in time, 2026-01: 95, was 94.6"],
    ),
    ("period", lambda plan: edits.add_period(plan, "August 2026"), ["Period added: August 2026"]),
]


@pytest.mark.parametrize(("edit", "said"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
def test_an_edit_in_words(plan: Plan, edit: Edit, said: list[str]) -> None:
    assert sentences(plan, edit(plan)) == said


def test_every_row_says_something_when_it_comes_and_when_it_goes(plan: Plan) -> None:
    whole = compare(empty_plan(), plan)
    assert {change.table for change in whole.changes} == {spec.name for spec in SPECS} - {"rollups"}
    for change in whole.changes:
        came, went = tell(plan, change), tell(plan, inverted(ChangeSet("", (change,))).changes[0])
        assert {told.kind for told in came} == {ADDED}
        assert {told.kind for told in went} == {REMOVED}
        assert [(told.label, told.was, told.now) for told in came] == [
            (told.label, told.now, told.was) for told in went
        ]
        assert all(told.label for told in came)


def test_every_field_can_be_told(plan: Plan) -> None:
    for change in compare(empty_plan(), plan).changes:
        assert change.after is not None
        for field, value in change.after.items():
            (told,) = tell(plan, Change(change.table, change.id, {field: value}, {field: value}))
            assert (told.kind, told.fields, told.was) == (CHANGED, (field,), told.now)
            assert told.label.strip()


def test_what_has_gone_is_said_to_have(plan: Plan) -> None:
    change = Change("assignments", LEAD, {"person": HEAD}, {"person": 999})
    assert [told.sentence for told in tell(plan, change)] == ["Lead: deleted since, was Head of Service"]
    change = Change("ratings", 999, {"level": RED}, {"level": AMBER})
    assert [told.sentence for told in tell(plan, change)] == ["Level: Amber, was Red"]


def test_a_date_that_is_read_anew_tells_what_was_read(plan: Plan) -> None:
    draft = Draft(plan)
    draft.set(plan.items[VISIT], due_to=date(2026, 4, 30), due_precision="month")
    (told,) = tell(plan, draft.change_set("").changes[0])
    assert told.sentence == "Due date: until 30 April 2026, was until 31 March 2026"


def test_carrying_forward_is_told(plan: Plan) -> None:
    draft = Draft(plan)
    draft.set(plan.ratings[703], carried=True)
    (told,) = tell(plan, draft.change_set("").changes[0])
    assert told.sentence == "Rating, June 2026: carried forward, was given anew"


def test_a_row_that_is_given_is_what_the_change_is_told_with(plan: Plan) -> None:
    gone = make(plan, edits.remove_evidence(plan, EVIDENCE))
    change = Change("evidence", EVIDENCE, {"on": None}, {"on": date(2026, 1, 2)})
    assert tell(gone, change, plan.evidence[EVIDENCE])[0].label == "Date of ‘Visit log’"
    assert tell(gone, change)[0].label == "Day"


def test_whole_rows(plan: Plan) -> None:
    added = compare(empty_plan(), plan).changes[1]
    assert whole_row(added) == plan.items[added.id]
    assert whole_row(Change("items", OBJECTIVE, {"ref": "1"}, {"ref": "2"})) is None


def test_long_texts_are_cut_in_the_sentence_alone(plan: Plan) -> None:
    change_set = edits.set_field(plan, VISIT, "title", "very " * 40)
    (told,) = tell(apply(plan, change_set), change_set.changes[0])
    assert told.now == "very " * 40
    assert len(told.sentence) < 140

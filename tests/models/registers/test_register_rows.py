"""The rows of the registers: what they show, how they follow the plan, and the edits that typing asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.people import parts_of_people
from planapp.domain.plan import Plan, empty_plan
from planapp.errors import UserError
from planapp.models.list_model import ListModel
from planapp.models.registers import extra_fields as f
from planapp.models.registers import people as p
from planapp.models.registers import recommendations as rec
from planapp.models.registers.register import matching
from planapp.models.rows_model import Row
from tests.domain.northshire import (
    AUDIT,
    EVENT,
    HEAD,
    MANAGER,
    NOTES,
    RECOMMENDATION,
    RISK,
    RISK_VALUE,
    VISIT,
    WORKER,
    make,
    northshire,
)
from tests.edit_strategies import random_edit, repeatable_ids
from tests.models.mirror import watched

TODAY = date(2026, 4, 24)
LISTS: tuple[tuple[Any, ...], ...] = (
    (p.HEADINGS, lambda plan, _today: people(plan), p.TABLES),
    (rec.HEADINGS, rec.recommendation_rows, rec.TABLES),
    (f.HEADINGS, f.field_rows, f.TABLES),
)


def people(plan: Plan) -> list[Row]:
    return p.people_rows(plan, parts_of_people(plan))


def texts(rows: list[Row]) -> list[list[str]]:
    return [[field.shown for field in row.fields] for row in rows]


@pytest.fixture
def plan() -> Plan:
    return northshire()


# People.


def test_people_stand_by_name_with_what_they_have(plan: Plan) -> None:
    assert texts(people(plan)) == [
        ["Head of Service", "", "head@northshire.example", "1", "–"],
        ["Principal Social Worker", "", "", "–", "–"],
        ["Team Manager", "Team Manager, North", "", "–", "1"],
    ]


@settings(max_examples=20)
@given(st.data())
def test_people_counted_edit_by_edit_are_as_if_counted_anew(data: st.DataObject) -> None:
    plan = northshire()
    count = p.PeopleCount(plan)
    with repeatable_ids():
        for _ in range(8):
            assert count.rows(plan, TODAY) == people(plan)
            change_set = random_edit(data.draw, plan)
            plan = apply(plan, change_set)
            count.go_on(change_set, plan)


def test_former_people_come_last_in_grey(plan: Plan) -> None:
    plan = make(plan, edits.hand_over_all(plan, HEAD, "Director", date(2026, 4, 1)))
    rows = people(plan)
    assert [row.fields[0].shown for row in rows][-1] == "Head of Service"
    assert [row.about.is_quiet for row in rows] == [False, False, False, True]
    assert rows[-1].words == "Head of Service, former"


def test_what_a_person_has_is_told_now_before_past(plan: Plan) -> None:
    plan = make(
        plan,
        edits.hand_over_all(plan, HEAD, "Director", date(2026, 4, 1)),
        edits.set_people(plan, AUDIT, r.LEAD, ["Head of Service"]),
    )
    rows = p.items_of_person(plan, HEAD)
    assert texts(rows) == [
        ["1.1.2", "Audit case files", "Lead"],
        ["1.1.1", "Visit every family", "Lead until 31 Mar 26"],
    ]
    assert [(row.about.more, row.about.is_quiet) for row in rows] == [(AUDIT, False), (VISIT, True)]
    director = edits.find_person(plan, "Director")
    assert director is not None
    assert texts(p.items_of_person(plan, director.id))[0][2] == "Lead from 1 Apr 26"


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (p.Parts(), "Nothing open"),
        (p.Parts(lead=1), "Leads 1 open item"),
        (p.Parts(officer=2), "Officer of 2 open items"),
        (p.Parts(3, 1, 1, 1), "Leads 3 open items, officer of 1; 2 closed or past"),
    ],
)
def test_what_a_person_has_in_words(parts: p.Parts, words: str) -> None:
    assert p.parts_words(parts) == words


def test_cells_of_people_are_edited(plan: Plan) -> None:
    renamed = make(plan, p.edit_person(plan, HEAD, p.NAME, "Director"))
    assert renamed.people[HEAD].name == "Director"
    posted = make(plan, p.edit_person(plan, HEAD, p.POST, " North "))
    assert posted.people[HEAD].post == "North"
    assert make(plan, p.edit_person(plan, HEAD, p.EMAIL, "")).people[HEAD].email == ""
    with pytest.raises(UserError, match="Merge the two instead"):
        p.edit_person(plan, HEAD, p.NAME, "Team Manager")


def test_somebody_new_has_a_name_that_is_free(plan: Plan) -> None:
    for expected in ("New person", "New person 2", "New person 3"):
        assert p.new_name(plan) == expected
        plan = make(plan, edits.add_person(plan, expected))


# Recommendations.


def with_more(plan: Plan) -> Plan:
    plan = make(plan, edits.add_recommendation(plan, "Rec 4", source=EVENT, text="Lead\nbetter"))
    return make(plan, edits.add_recommendation(plan, "", text="Of nobody"))


def test_recommendations_stand_below_their_sources(plan: Plan) -> None:
    rows = rec.recommendation_rows(with_more(plan), TODAY)
    assert texts(rows) == [
        ["inspection", "Inspection of May 2025", "12 May 25", "1 of 2"],
        ["Rec 3", "See families in time", "41", "1 item"],
        ["Rec 4", "Lead better", "", "No action"],
        ["", "No source given", "", ""],
        ["", "Of nobody", "", "No action"],
    ]
    assert [row.about.is_heading for row in rows] == [True, False, False, True, False]
    assert [row.about.icons.get(3, "") for row in rows] == ["", "", "warning", "", "warning"]


def test_without_any_source_no_heading_says_so() -> None:
    plan = make(empty_plan(), edits.add_recommendation(empty_plan(), "1"))
    assert len(rec.recommendation_rows(plan, TODAY)) == 1


def test_what_nothing_answers_can_stand_alone(plan: Plan) -> None:
    plan = with_more(plan)
    rows = rec.recommendation_rows(plan, TODAY)
    alone = [["Inspection of May 2025"], ["Lead better"], ["No source given"], ["Of nobody"]]
    assert [line[1:2] for line in texts(rec.only_unanswered(plan, rows))] == alone
    assert len(rec.only_unanswered(plan, rows, {RECOMMENDATION})) == 5
    answered = make(northshire(), edits.link_items(northshire(), [AUDIT], RECOMMENDATION))
    assert rec.only_unanswered(answered, rec.recommendation_rows(answered, TODAY)) == []


def test_cells_of_recommendations_and_sources_are_edited(plan: Plan) -> None:
    for row, key, text, field, value in (
        (RECOMMENDATION, rec.REF, " R1 ", "ref", "R1"),
        (RECOMMENDATION, rec.PARAGRAPH, "42", "paragraph", "42"),
        (EVENT, rec.KIND, "letter", "kind", "letter"),
        (EVENT, rec.TITLE, "Letter", "title", "Letter"),
        (EVENT, rec.ON, "3 June 2025", "on", date(2025, 6, 3)),
        (EVENT, rec.ON, "", "on", None),
    ):
        change_set = rec.edit_recommendation(plan, row, key, text)
        table = make(plan, change_set).table(change_set.changes[0].table)
        assert getattr(table[row], field) == value
    with pytest.raises(UserError, match="is not a day"):
        rec.edit_recommendation(plan, EVENT, rec.ON, "soon")


def test_the_items_of_a_recommendation_or_of_a_source(plan: Plan) -> None:
    plan = make(with_more(plan), edits.link_items(plan, [AUDIT, VISIT], RECOMMENDATION))
    rows = rec.items_of_recommendation(plan, RECOMMENDATION)
    assert texts(rows) == [
        ["1.1.1", "Visit every family", "Head of Service"],
        ["1.1.2", "Audit case files", ""],
    ]
    assert rec.items_of_recommendation(plan, EVENT) == rows
    assert rec.source_of(plan, EVENT) == rec.source_of(plan, RECOMMENDATION) == EVENT
    assert rec.source_of(plan, None) is rec.source_of(plan, rec.NO_SOURCE) is None
    assert rec.split(plan, [EVENT, RECOMMENDATION, rec.NO_SOURCE]) == ([EVENT], [RECOMMENDATION])


# Extra fields.


def test_fields_say_what_they_are_for_and_what_they_hold(plan: Plan) -> None:
    assert texts(f.field_rows(plan, TODAY)) == [
        ["Risk", "Text", "Actions", "1"],
        ["Private notes", "Text", "Steps", "–"],
    ]
    assert f.field_rows(plan, TODAY)[1].about.icons == {0: "lock"}
    assert f.kinds_words(r.ExtraField(1)) == f.kinds_words(r.ExtraField(1, kinds=r.KINDS)) == "All"


def test_a_value_that_is_not_of_the_type_is_marked_and_stays(plan: Plan) -> None:
    plan = make(
        plan, edits.set_extra_field(plan, RISK, type="number"), edits.set_extra(plan, AUDIT, RISK, "3")
    )
    high, three = f.items_of_field(plan, RISK)
    assert [row.fields[2].shown for row in (high, three)] == ["High", "3"]
    assert [row.about.icons for row in (high, three)] == [{2: "warning"}, {}]
    assert f.field_rows(plan, TODAY)[0].words == "Risk, 1 not read as a number"


def test_cells_of_fields_and_their_values_are_edited(plan: Plan) -> None:
    after = make(plan, f.edit_field(plan, RISK, f.HEADING, " Risk level "))
    assert after.extra_fields[RISK].heading == "Risk level"
    assert make(plan, f.edit_value(plan, RISK_VALUE, f.VALUE, "Low")).extra_values[RISK_VALUE].text == "Low"


# What all have.


def test_a_search_keeps_headings_and_all_below_one_that_matches(plan: Plan) -> None:
    rows = rec.recommendation_rows(with_more(plan), TODAY)
    assert [row.words for row in matching(rows, "LEAD  better")] == [
        "source, Inspection of May 2025",
        "Rec 4",
    ]
    assert len(matching(rows, "inspection")) == 3
    assert matching(rows, " ") == rows
    assert matching(rows, "zebra") == []


@pytest.mark.parametrize(("headings", "rows", "tables"), LISTS)
@settings(max_examples=20)
@given(st.data())
def test_lists_follow_any_edit_by_signals(
    headings: tuple[str, ...], rows: Callable[..., list[Row]], tables: frozenset[str], data: st.DataObject
) -> None:
    plan = northshire()
    model = ListModel(headings, rows, plan, today=TODAY)
    with repeatable_ids(), watched(model) as mirror:
        for _ in range(6):
            change_set: ChangeSet = random_edit(data.draw, plan)
            before, plan = rows(plan, TODAY), apply(plan, change_set)
            if tables.isdisjoint(change.table for change in change_set.changes):
                assert rows(plan, TODAY) == before
            model.apply(change_set, plan)
            shown = [[cell[0] for cell in node.cells[2]] for node in mirror.top.children]
            assert shown == texts(rows(plan, TODAY))


@pytest.mark.parametrize(
    ("items_of", "row"),
    [
        (p.items_of_person, WORKER),
        (p.items_of_person, MANAGER),
        (rec.items_of_recommendation, RECOMMENDATION),
        (f.items_of_field, RISK),
        (f.items_of_field, NOTES),
    ],
)
def test_each_row_of_the_items_has_an_id_of_its_own(items_of: Callable[..., list[Row]], row: int) -> None:
    ids = [one.id for one in items_of(northshire(), row)]
    assert len(ids) == len(set(ids))

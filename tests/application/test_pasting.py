"""Rows that were copied elsewhere, put into a plan where the officer expects them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planapp.application.copying import as_tsv
from planapp.application.pasted import Pasted, read_again, read_pasted, with_column
from planapp.application.pasting import first_pasted, paste, words_of
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.exchange.clipboard import read_clipboard
from planapp.exchange.mapping.account import LOST
from planapp.exchange.workbook.model import Column
from tests.exchange.clipboards import EXCEL_HTML, EXCEL_TEXT, LIBREOFFICE_HTML

# (kind, number, title) from top to bottom.
_ITEMS = (
    (r.THEME, "1", "Front door"),
    (r.OBJECTIVE, "1.1", "Children are seen"),
    (r.ACTION, "1.1.1", "See children in five days"),
    (r.STEP, "a", "Publish the standard"),
    (r.ACTION, "1.1.2", "Ask every child"),
    (r.THEME, "2", "Partners"),
)


@pytest.fixture
def plan() -> Plan:
    made = apply(empty_plan(), edits.new_plan("Plan"))
    for label, ends_on in (("March 2026", date(2026, 3, 31)), ("April 2026", date(2026, 4, 30))):
        made = apply(made, edits.add_period(made, label, ends_on=ends_on, current=True))
    above: dict[str, int] = {}
    for kind, ref, title in _ITEMS:
        outer = r.KINDS[r.KINDS.index(kind) - 1]
        parent = above[outer] if kind != r.THEME else None
        added = edits.add_item(made, kind, parent=parent, ref=ref, title=title)
        made, above[kind] = apply(made, added), added.changes[0].id
    made = apply(made, edits.set_field(made, id_of(made, "1.1.1"), "lead", "Head of Service\nTeam Manager"))
    return apply(made, edits.add_extra_field(made, "Budget"))


def id_of(plan: Plan, ref: str) -> int:
    return next(item.id for item in plan.items if item.ref == ref)


def columns_of(plan: Plan) -> list[Column]:
    periods = [Column(one.label, "rating", period=one.id) for one in plan.periods.of()]
    return [
        Column("Theme, objective, action, step", "title"),
        Column("Due", "due"),
        Column("Lead", "lead"),
        *periods,
    ]


def read(plan: Plan, text: str, html: str = "") -> Pasted:
    return read_pasted(read_clipboard(html, text), plan, columns_of(plan))


def put(plan: Plan, pasted: Pasted | str, ref: str = "") -> Plan:
    """Paste behind the item of a number ('': no item is chosen); every rule of the plan is kept to."""
    pasted = read(plan, pasted) if isinstance(pasted, str) else pasted
    change_set = paste(plan, id_of(plan, ref) if ref else None, pasted)
    after = apply(plan, change_set)
    check(plan, change_set, after)
    return after


def outline(plan: Plan) -> list[str]:
    return [f"{'  ' * len(plan.ancestors(item.id))}{item.kind} {item.title}" for item in plan.walk()]


def new_items(before: Plan, after: Plan) -> list[r.Item]:
    return [item for item in after.walk() if item.id not in before.items]


def letters(plan: Plan, item: r.Item) -> dict[str, str]:
    rated = plan.ratings.of(item.id)
    return {
        plan.periods[one.period].label: plan.levels[one.level].letter if one.level else one.text
        for one in rated
    }


# Where a list of titles goes.


NEW, OTHER = "    action New", "    action Other"


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("1.1.1", ["      step Publish the standard", NEW, OTHER, "    action Ask every child"]),
        ("a", ["      step Publish the standard", "      step New", "      step Other"]),
        ("1.1", ["    action Ask every child", NEW, OTHER, "theme Partners"]),
        ("2", ["theme Partners", "  action New", "  action Other"]),
        ("", ["theme Partners", "  action New", "  action Other"]),
    ],
)
def test_titles_go_behind_what_is_chosen_or_below_it(plan: Plan, ref: str, expected: list[str]) -> None:
    found = outline(put(plan, "New\nOther\n", ref))
    at = found.index(expected[0])
    assert found[at : at + len(expected)] == expected


def test_titles_make_the_first_actions_of_an_empty_plan() -> None:
    empty = apply(empty_plan(), edits.new_plan("Plan"))
    assert outline(put(empty, "New\nOther")) == ["action New", "action Other"]


def test_a_list_of_titles_is_taken_as_it_stands(plan: Plan) -> None:
    text = '"Every child" first\n• 2026: recruit, train; keep | lead\n1.1 Numbers stay in titles\n=1+1\n'
    pasted = read(plan, text)
    assert pasted.is_certain
    items = new_items(plan, put(plan, pasted, "1.1.2"))
    assert [item.marker + item.title for item in items] == text.splitlines()
    assert all(item.ref == "" and item.kind == r.ACTION for item in items)


def test_blanks_in_front_of_titles_make_steps(plan: Plan) -> None:
    after = put(plan, "Recruit\n   Advertise\n   Interview\nTrain\n", "1.1.2")
    assert [(item.kind, item.title) for item in new_items(plan, after)] == [
        (r.ACTION, "Recruit"),
        (r.STEP, "Advertise"),
        (r.STEP, "Interview"),
        (r.ACTION, "Train"),
    ]


def test_a_heading_above_titles_is_none_of_them(plan: Plan) -> None:
    assert [item.title for item in new_items(plan, put(plan, "Action\nRecruit\nTrain"))] == [
        "Recruit",
        "Train",
    ]


def test_the_edit_is_one_and_says_what_it_is(plan: Plan) -> None:
    pasted = read(plan, "New\nOther\n")
    change_set = paste(plan, id_of(plan, "a"), pasted)
    assert (change_set.label, change_set.kind) == ("paste 2 steps", "edit")
    assert words_of(plan, id_of(plan, "1"), pasted) == "2 actions"
    after = apply(plan, change_set)
    first = after.items[first_pasted(after, change_set) or 0]
    assert first.title == "New"


# Rows of spreadsheets.


@pytest.mark.parametrize(("text", "html"), [(EXCEL_TEXT, ""), ("", EXCEL_HTML), ("", LIBREOFFICE_HTML)])
def test_rows_of_spreadsheets_fill_the_fields_that_their_headings_name(
    plan: Plan, text: str, html: str
) -> None:
    pasted = read(plan, text, html)
    assert not pasted.is_certain
    assert not pasted.found.accounting.left_out
    after = put(plan, pasted, "1.1.2")
    first = new_items(plan, after)[0]
    assert (first.ref, first.title) == ("1.1", "Recruit social workers\nand keep them")
    assert (first.due, first.due_to) == ("31/03/2026", date(2026, 3, 31))
    assert [person.name for person in after.assigned(first.id, r.LEAD)] == ["Head of Service"]
    assert letters(after, first) == {"April 2026": "A" if "LibreOffice" in html else "G"}
    assert not any("name no period" in one.text for one in pasted.found.findings)


def test_people_periods_and_fields_of_the_plan_are_used_again(plan: Plan) -> None:
    text = "Action\tLead\tDue\tMarch 2026\tBudget\nRecruit\thead of service\tJune 2026\tR\t£5k\n"
    after = put(plan, text, "1.1.2")
    (item,) = new_items(plan, after)
    assert [person.id for person in after.people] == [person.id for person in plan.people]
    assert len(after.periods) == 2
    assert letters(after, item) == {"March 2026": "R"}
    (field,) = after.extra_fields.of()
    value = after.extra(item.id, field.id)
    assert value is not None
    assert value.text == "£5k"


def test_ratings_of_no_period_go_to_the_current_one(plan: Plan) -> None:
    pasted = read(plan, "Action\tLead\tDue\tRAG\nRecruit\tTeam Manager\tJune 2026\tAmber\n")
    (item,) = new_items(plan, after := put(plan, pasted, "1.1.2"))
    assert letters(after, item) == {"April 2026": "A"}
    assert any("April 2026, the current one" in one.text for one in pasted.found.findings)


def test_a_new_period_and_a_new_field_are_made_and_told(plan: Plan) -> None:
    pasted = read(plan, "Action\tLead\tDue\tRAG May 2026\tFunding\nRecruit\tTeam Manager\tJune 2026\tG\tX1\n")
    told = [one.text for one in pasted.found.findings]
    assert any("is a period that the plan does not have yet" in text for text in told)
    assert "‘Funding’ is a field that the plan does not have yet." in told
    after = put(plan, pasted, "1.1.2")
    assert [field.heading for field in after.extra_fields.of()] == ["Budget", "Funding"]
    assert len(after.periods) == 3


def test_groups_go_in_with_what_stands_below_them(plan: Plan) -> None:
    text = (
        "Ref\tTheme\tObjective\tAction\tStep\tLead\tDue\n"
        "3.1.1\tCare\tHomes are near\tFind homes\tAsk councils\tTeam Manager\tJune 2026\n"
        "\t\t\t\tVisit them\t\t\n"
        "3.1.2\tCare\tHomes are near\tKeep homes\t\tTeam Manager\tJuly 2026\n"
    )
    after = put(plan, text, "1.1.1")
    at = outline(after).index("theme Care")
    assert outline(after)[at:] == [
        "theme Care",
        "  objective Homes are near",
        "    action Find homes",
        "      step Ask councils",
        "      step Visit them",
        "    action Keep homes",
        "theme Partners",
    ]


def test_as_many_columns_as_the_board_are_the_boards(plan: Plan) -> None:
    pasted = read(plan, "Recruit\tJune 2026\tA person nobody knows\tR\tG\nTrain\t\tSomebody\t–\t\n")
    assert not pasted.is_certain
    assert pasted.found.accounting.filled == 8
    after = put(plan, pasted, "1.1.2")
    first, second = new_items(plan, after)
    assert (first.title, first.due) == ("Recruit", "June 2026")
    assert [person.name for person in after.assigned(first.id, r.LEAD)] == ["A person nobody knows"]
    assert letters(after, first) == {"March 2026": "R", "April 2026": "G"}
    assert letters(after, second) == {"March 2026": ""}


def test_rows_without_headings_are_told_by_their_values_and_by_the_people_of_the_plan(plan: Plan) -> None:
    text = (
        "4.1\tRecruit social workers\t31 March 2026\tHead of Service\n"
        "4.2\tTrain them all\tJune 2026\tTeam Manager\n"
    )
    after = put(plan, text, "1.1.2")
    first, _ = new_items(plan, after)
    assert (first.ref, first.title, first.due) == ("4.1", "Recruit social workers", "31 March 2026")
    assert [person.name for person in after.assigned(first.id, r.LEAD)] == ["Head of Service"]


def test_what_nothing_names_is_kept_under_the_letter_of_its_column(plan: Plan) -> None:
    pasted = read(plan, "Recruit social workers now\tzz\n")
    assert pasted.found.accounting.left_out == ()
    after = put(plan, pasted, "1.1.2")
    (item,) = new_items(plan, after)
    assert item.title == "Recruit social workers now"
    assert [after.extra_fields[one.field].heading for one in after.extra_values.of(item.id)] == ["Column B"]


# What the officer says of columns and rows.


def test_another_column_can_be_chosen_for_a_field(plan: Plan) -> None:
    pasted = read(plan, "Recruit social workers now\tzz\n")
    chosen = read_again(pasted, plan, with_column(pasted, 2, "action"))
    (item,) = new_items(plan, after := put(plan, chosen, "1.1.2"))
    assert item.title == "zz"
    assert [one.text for one in after.extra_values.of(item.id)] == ["Recruit social workers now"]
    back = read_again(chosen, plan, with_column(chosen, 1, "status"))
    (item,) = new_items(plan, put(plan, back, "1.1.2"))
    assert (item.title, item.status) == ("zz", "Recruit social workers now")


def test_a_column_that_is_left_out_is_named_as_such(plan: Plan) -> None:
    pasted = read(plan, EXCEL_TEXT)
    left = read_again(pasted, plan, with_column(pasted, 4, "skipped"))
    assert left.found.accounting.left_out == ()
    assert [item.due for item in new_items(plan, put(plan, left, "1.1.2"))] == ["", "", ""]


def test_without_titles_there_is_nothing_to_paste(plan: Plan) -> None:
    pasted = read(plan, "Recruit\nTrain\n")
    said = pasted.corrections.with_row(1, "skipped").with_row(2, "skipped")
    assert not len(read_again(pasted, plan, said).plan.items)


def test_rows_that_were_said_to_be_actions_stay_actions_behind_a_step(plan: Plan) -> None:
    pasted = read(plan, "No\tTask\tOwner\tDeadline\n1\tRecruit\tTeam Manager\tJune 2026\n")
    assert words_of(plan, id_of(plan, "a"), pasted) == "1 step"
    said = read_again(pasted, plan, pasted.corrections.with_row(2, "action"))
    again = read_again(said, plan, with_column(said, 3, "officer"))
    assert words_of(plan, id_of(plan, "a"), again) == "1 action"


# What has no place.


def test_ratings_of_a_frozen_period_stay_out_and_that_is_said(plan: Plan) -> None:
    march = plan.periods.of()[0]
    frozen = apply(plan, edits.freeze(plan, march.id))
    pasted = read(
        frozen, "Action\tLead\tDue\tMarch 2026\tApril 2026\nRecruit\tTeam Manager\tJune 2026\tR\tG\n"
    )
    assert any("March 2026 can’t change any more" in one.text for one in pasted.found.findings)
    (item,) = new_items(frozen, after := put(frozen, pasted, "1.1.2"))
    assert letters(after, item) == {"April 2026": "G"}


def test_rated_rows_stay_actions_behind_a_step(plan: Plan) -> None:
    after = put(plan, "Action\tLead\tDue\tRAG\nRecruit\tTeam Manager\tJune 2026\tG\n", "a")
    (item,) = new_items(plan, after)
    assert item.kind == r.ACTION
    assert (
        outline(after).index("    action Recruit")
        == outline(after).index("      step Publish the standard") + 1
    )


def test_steps_without_an_action_are_refused(plan: Plan) -> None:
    with pytest.raises(UserError, match="Choose the action first"):
        put(plan, "Step\tDue\nRecruit\tJune 2026\n", "2")


def test_a_cell_that_a_board_can_not_take_is_left_out_and_told(plan: Plan) -> None:
    pasted = read(plan, "Step\tDue\tApril 2026\nRecruit\tJune 2026\tG\n")
    assert pasted.found.accounting.left_out == ("C2",)
    assert not pasted.is_certain
    assert "Steps have no ratings" in pasted.found.findings[0].text


# Whatever was copied, it is taken in by the rules, accounted for, or refused in a sentence.

CELLS = st.sampled_from(
    "Action,Lead,Due,RAG,Ref,Theme,Step,1,1.1,1.2,G,Amber,–,31/03/2026,Jun 2026,Head of Service,"
    'Recruit social workers,  Train,• Ask,No change,=1+1,"quoted,'.split(",")
) | st.text(max_size=5)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6)


@given(table=TABLES, ref=st.sampled_from(["1", "1.1.1", "a", ""]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_rows_are_taken_in_whole_or_refused(plan: Plan, table: list[list[str]], ref: str) -> None:
    try:
        pasted = read(plan, as_tsv(table))
        put(plan, pasted, ref)
    except UserError:
        return
    cells = pasted.found.accounting
    assert cells.placed + cells.named + len(cells.left_out) == cells.filled
    assert not cells.left_out or any(one.severity == LOST for one in pasted.found.findings)

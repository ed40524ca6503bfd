"""An item after the merge: what is shown of it, who won, and what is left to choose."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planapp.application.returns.model import EDIT, MINE
from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.exchange.alignment import ADDED, MISSING
from planapp.models.after_merge import AfterMerge, Merging, Part, after_merge
from planapp.models.after_merge.won import either
from tests.models.deciding import Decided
from tests.models.previews import Change, cell, column, row_of

STEP = "Report working days to the first visit, every week"


def change(sheet: Any) -> None:
    """Change an action and a step of it, one rating in a frozen month; add a step below it."""
    cell(sheet, "1.1.2", "Due").value = "31 Jul 2026"
    cell(sheet, "1.1.2", "RAG April 2026").value = "A"
    cell(sheet, "1.1.2", "RAG March 2026").value = "G"
    cell(sheet, "1.1.2", "Progress update").value = "Two posts are filled."
    row = row_of(sheet, "Step", STEP)
    sheet.cell(row, column(sheet, "Status")).value = "In progress"
    sheet.cell(row, column(sheet, "Due")).value = "30 Apr 2099"
    sheet.insert_rows(row + 1)
    sheet.cell(row + 1, column(sheet, "Step")).value = "Read 20 records a month"


def edit(plan: Plan) -> Plan:
    """Move the due date of the action as well."""
    item = next(one for one in plan.items if one.ref == "1.1.2")
    return apply(plan, edits.set_field(plan, item.id, "due", "31 May 2026"))


@pytest.fixture
def decided(tmp_path: Path) -> Decided:
    return Decided(tmp_path, change, edit)


def shown(decided: Decided, key: str) -> AfterMerge:
    after = apply(decided.plan, decided.change_set(1))
    merging = Merging(decided.all, decided.decided(1), decided.plan, after)
    found = after_merge(merging, key, date(2026, 4, 16))
    assert found is not None
    return found


def part(decided: Decided, key: str, label: str) -> Part:
    return next(one for one in shown(decided, key).parts if one.label == label)


def made(tmp_path: Path, change: Change) -> Decided:
    return Decided(tmp_path, change)


def test_what_is_open_shows_both_texts(decided: Decided) -> None:
    key = decided.key("1.1.2", "due")
    due = part(decided, key, "Due")
    assert (due.won, due.choices, due.texts) == ("Choose", ("31 Jul or 31 May 2026",), ())
    assert shown(decided, key).title == "Plan every visit in a meeting"


def test_what_is_decided_shows_what_the_plan_will_say(decided: Decided) -> None:
    key = decided.key("1.1.2", "due")
    decided.decide([key])
    assert [(one.won, one.texts[0].text) for one in [part(decided, key, "Due")]] == [
        ("Theirs", "31 Jul 2026")
    ]
    decided.decide([key], MINE)
    assert [(one.won, one.texts[0].text) for one in [part(decided, key, "Due")]] == [("Mine", "31 May 2026")]
    decided.decide([key], EDIT, "30 Jun 2026")
    assert part(decided, key, "Due").won == "Edited"


def test_what_the_return_does_not_touch_has_no_winner(decided: Decided) -> None:
    lead = part(decided, decided.key("1.1.2", "due"), "Lead")
    assert (lead.won, lead.texts[0].text) == ("", "Team Manager")


def test_a_rating_in_a_frozen_month_stays(decided: Decided) -> None:
    ratings = [one for one in decided.all.changes if one.difference.field == "rating"]
    april = next(one for one in ratings if not one.refusal)
    assert part(decided, april.key, "Rating").choices == ("April 2026: Amber or empty",)
    decided.decide([april.key])
    rating = part(decided, april.key, "Rating")
    assert (rating.won, rating.choices, rating.changed) == ("Theirs", (), {april.difference.part})
    assert rating.words.endswith("April 2026; amber")
    frozen = next(one for one in ratings if one.refusal)
    assert part(decided, frozen.key, "Rating").cells[-2].level is not None


def test_a_step_is_shown_in_its_action(decided: Decided) -> None:
    status, due = decided.key(STEP, "status"), decided.key(STEP, "due")
    assert shown(decided, status) == shown(decided, decided.key("1.1.2", "due"))
    assert not part(decided, status, "Steps").steps[1].is_touched
    decided.decide([status])
    step = part(decided, status, "Steps").steps[1]
    assert (step.title, step.status, step.is_touched) == (STEP, "In progress", True)
    assert step.choices == ("Due: 30 Apr or 31 Mar 2099",)
    decided.decide([due])
    assert part(decided, due, "Steps").steps[1].notes == ("Due: 30 Apr 2099",)
    assert part(decided, due, "Steps").steps[0].is_done


def test_a_new_step_is_there_once_it_is_taken(decided: Decided) -> None:
    key = decided.key("Read 20 records a month", "", ADDED)
    last = part(decided, key, "Steps").steps[-1]
    assert (last.title, last.choices) == (
        "Read 20 records a month",
        ("New in the return: take it in or leave it out",),
    )
    decided.decide([key])
    assert [one.title for one in part(decided, key, "Steps").steps].count(last.title) == 1
    assert part(decided, key, "Steps").steps[-1].status == "New"
    decided.decide([key], MINE)
    assert part(decided, key, "Steps").steps[-1].notes == ("Not taken into the plan",)


def test_a_new_update_stands_among_the_others(decided: Decided) -> None:
    key = decided.key("1.1.2", "update")
    updates = part(decided, key, "Progress updates")
    assert (updates.texts, updates.choices) == ((), ("Theirs: Two posts are filled.\nMine: nothing new",))
    decided.decide([key])
    (text,) = part(decided, key, "Progress updates").texts
    assert (text.text, text.source, text.is_new) == ("Two posts are filled.", "Head of Service", True)


def test_of_many_updates_the_latest_are_shown(tmp_path: Path) -> None:
    def many(plan: Plan) -> Plan:
        item = next(one for one in plan.items if one.ref == "1.1.2")
        for day in range(1, 31):
            plan = apply(plan, edits.add_update(plan, item.id, f"Day {day}", on=date(2026, 4, day)))
        return plan

    decided = Decided(tmp_path, change, many)
    texts = part(decided, decided.key("1.1.2", "due"), "Progress updates").texts
    assert [texts[0].text, texts[7].text, texts[-1].text] == ["Day 30", "Day 23", "and 22 earlier"]


def test_a_new_action_is_shown_before_and_after_it_is_taken(tmp_path: Path) -> None:
    def add(sheet: Any) -> None:
        last = sheet.max_row
        for heading, value in (("Ref", "2.1.3"), ("Action", "Share it"), ("RAG April 2026", "G")):
            sheet.cell(last + 1, column(sheet, heading)).value = value
        sheet.cell(last + 2, column(sheet, "Step")).value = "Print the leaflet"

    decided = made(tmp_path, add)
    key = decided.key("2.1.3", "", ADDED)
    before = shown(decided, key)
    assert (before.ref, before.title, before.parts[0].won) == ("2.1.3", "Share it", "Choose")
    assert before.parts[-1].steps[0].title == "Print the leaflet"
    decided.decide([key, decided.key("Print the leaflet", "", ADDED)])
    after = shown(decided, key)
    assert [one.text for one in after.parts[0].texts] == ["New in the plan"]
    assert after.parts[-1].steps[0].status == "New"


def test_what_is_missing_stays_unless_it_is_taken_out(tmp_path: Path) -> None:
    decided = made(tmp_path, lambda sheet: sheet.delete_rows(row_of(sheet, "Step", STEP)))
    key = decided.key(STEP, "", MISSING)
    assert part(decided, key, "Steps").steps[1].choices == ("Not in the return: keep it or take it out",)
    decided.decide([key])
    steps = part(decided, key, "Steps").steps
    assert (len(steps), steps[1].title, steps[1].notes) == (2, STEP, ("Taken out of the plan",))
    decided.decide([key], MINE)
    assert part(decided, key, "Steps").steps[1].choices == ()


def test_what_can_not_be_taken_out_stays(tmp_path: Path) -> None:
    decided = made(tmp_path, lambda sheet: sheet.delete_rows(row_of(sheet, "Ref", "2.1.2")))
    first = shown(decided, decided.key("2.1.2", "", MISSING)).parts[0]
    assert (first.won, first.texts[0].text, first.choices) == ("Stays", "Stays in the plan", ())


def test_a_figure_of_an_indicator_is_shown_by_itself(tmp_path: Path) -> None:
    def type_figure(sheet: Any) -> None:
        (figure,) = (one for row in sheet.parent["Indicators"] for one in row if one.value == 83)
        figure.value = 85

    decided = made(tmp_path, type_figure)
    (change,) = decided.all.changes
    found = shown(decided, change.key)
    assert (found.title, found.parts[0].choices) == ("Seen within five working days", ("85 or 83",))
    decided.decide([change.key])
    assert shown(decided, change.key).parts[0].texts[0].text == "85"


def test_an_emptied_field_says_so(tmp_path: Path) -> None:
    def empty(sheet: Any) -> None:
        cell(sheet, "2.1.2", "Lead").value = None

    decided = made(tmp_path, empty)
    key = decided.key("2.1.2", "lead")
    assert part(decided, key, "Lead").choices == ("empty or Assistant Director",)
    decided.decide([key])
    assert part(decided, key, "Lead").texts[0].text == ""


@pytest.mark.parametrize(
    ("theirs", "mine", "shown"),
    [
        ("31 Jul 2026", "31 May 2026", "31 Jul or 31 May 2026"),
        ("Jul 2026", "May 2026", "Jul or May 2026"),
        ("2026", "2026", "2026 or 2026"),
        ("31 Jul 2026", "empty", "31 Jul 2026 or empty"),
        ("31 Jul 2026", "31 May 2027", "31 Jul 2026 or 31 May 2027"),
        ("a\nb", "c", "Theirs: a\nb\nMine: c"),
        ("long " * 12, "c", f"Theirs: {'long ' * 12}\nMine: c"),
    ],
)
def test_two_texts_as_a_choice(theirs: str, mine: str, shown: str) -> None:
    assert either(theirs, mine, same_end=True) == shown


def test_the_ends_of_other_texts_stay() -> None:
    assert either("the north team", "the south team") == "the north team or the south team"

"""A circulation before it is sent, and the message that goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from planapp.application.circulation_draft import extracts_by_lead, named, preview
from planapp.application.circulation_message import message_text, usual_message
from planapp.application.circulations import Circulation, Extract
from planapp.application.document import Document
from planapp.domain import edits
from tests.application.sending_round import REPLY_BY, TODAY, draft, item, made_plan, person


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = made_plan(tmp_path / "a.plan")
    yield made
    made.close()


def test_the_preview_says_what_each_workbook_holds(document: Document) -> None:
    helper = person(document.plan, "Head of Help")
    document.edit(edits.set_person(document.plan, helper, email="help@example.org"))
    books = preview(document.plan, draft(extracts=extracts_by_lead(document.plan)), ())
    assert [
        (book.extract.recipient, book.extract.email, book.extract.file, book.actions, book.steps)
        for book in books
    ] == [
        ("", "", "Our plan 2026 – March.xlsx", 4, 1),
        ("Director", "", "Our plan 2026 – March – Director.xlsx", 2, 1),
        ("Head of Care", "", "Our plan 2026 – March – Head of Care.xlsx", 2, 0),
        ("Head of Help", "help@example.org", "Our plan 2026 – March – Head of Help.xlsx", 2, 1),
    ]


def test_a_chosen_step_counts_without_its_action(document: Document) -> None:
    chosen = Extract(0, "Board", items=(item(document.plan, "Choose a trainer"),))
    (book,) = preview(document.plan, draft(with_master=False, extracts=(chosen,)), ())
    assert (book.actions, book.steps) == (0, 1)


def test_leads_without_a_name_and_plans_without_a_title(document: Document) -> None:
    plan = edits.set_details(document.plan, title=" ")
    document.edit(plan)
    helper = document.plan.people[person(document.plan, "Head of Help")]
    table = document.plan.people.changed({helper.id: replace(helper, name="", post="Helper")})
    blank = document.plan.with_tables({"people": table})
    files = {extract.file for extract in named(blank, draft(extracts=extracts_by_lead(blank)), ()).extracts}
    assert "Plan – March – Helper.xlsx" in files


def test_a_name_that_no_file_can_have_does_not_make_it_look_like_the_master(document: Document) -> None:
    made = named(document.plan, draft(extracts=(Extract(0, "?", items=(1,)),)), ()).extracts
    assert [one.file for one in made] == [
        "Our plan 2026 – March.xlsx",
        "Our plan 2026 – March – Lead without a name.xlsx",
    ]


def test_the_message_says_what_until_when_and_how(document: Document) -> None:
    chosen = draft()
    extract = Extract(1, "Head of Help", file="Our plan – March – Head of Help.xlsx", items=(3,))
    message = usual_message(document.plan, chosen)
    sent = Circulation(1, "March", 4, TODAY, REPLY_BY, message, extracts=(extract,))
    text = message_text(sent, extract)
    assert text.startswith(
        "Dear Head of Help,\n\nAttached is ‘Our plan – March – Head of Help.xlsx’: your part "
    )
    assert "as it stands on 2 March 2026 (March). Please send it back by Friday 20 March 2026." in text
    for said in ("‘New update’", "Sort, filter", "leave the hidden column"):
        assert said in text
    assert text.endswith("Kind regards\nPerformance Officer\nNorthmere")
    assert "send it back" not in message_text(replace(sent, reply_by=None), extract)
    assert "Dear colleagues,\n\nAttached is ‘’: the whole plan" in message_text(sent, Extract(2))


def test_the_usual_message_asks_for_no_rating_where_all_periods_are_frozen(document: Document) -> None:
    document.edit(edits.add_period(document.plan, "March", current=True))
    assert "letter" in usual_message(document.plan, draft())
    document.edit(edits.freeze(document.plan, document.plan.periods.of()[0].id))
    assert "letter" not in usual_message(document.plan, draft())


def test_the_usual_message_fits_the_plan(document: Document) -> None:
    assert "letter" not in usual_message(document.plan, draft())
    document.edit(edits.add_period(document.plan, "Mar 2026"))
    told = usual_message(document.plan, draft())
    assert "Type a letter for the rating: R, A, G, B." in told
    assert "‘New update, Mar 2026’" in told
    locked = usual_message(document.plan, draft(protected=True))
    assert "Sort" not in locked
    assert "locked" in locked

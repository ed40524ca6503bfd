"""What became of an item, from the journal: its own fields and its rows, newest first, and putting back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.application.item_history import Past, Step, can_put_back, history_of, put_back
from planapp.domain import edits
from planapp.domain.changes import IMPORT, compare
from planapp.domain.edits.dates import NO_REASON
from planapp.domain.plan import empty_plan
from planapp.domain.records import LEAD
from planapp.errors import UserError
from tests.domain.northshire import (
    AUDIT,
    EVIDENCE,
    JULY,
    JUNE,
    RED,
    REVIEW,
    SECOND_OBJECTIVE,
    UPDATE,
    VISIT,
    northshire,
)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    first = compare(empty_plan(), northshire(), "import", IMPORT)
    made = Document.create(tmp_path / "made.plan", first, by="Officer")
    yield made
    made.close()


def said(document: Document, item_id: int = VISIT) -> list[list[str]]:
    return [[step.told.sentence for step in past.steps] for past in history_of(document, item_id)]


def newest(document: Document, item_id: int = VISIT) -> Past:
    return history_of(document, item_id)[0]


def only(document: Document) -> Step:
    (step,) = newest(document).steps
    return step


def test_it_begins_with_what_made_the_item(document: Document) -> None:
    (first,) = history_of(document, VISIT)
    assert first.entry.kind == IMPORT
    assert [step.told.sentence for step in first.steps] == ["Action added: Visit every family"]
    assert dict(first.came)["measures"] == 2
    assert dict(first.came)["updates"] == 1
    assert not can_put_back(document.plan, first.steps[0])


def test_changes_of_the_item_and_its_rows_newest_first(document: Document) -> None:
    document.edit(edits.set_due(document.plan, VISIT, "May 2026", reason="Vacancies"))
    document.edit(edits.set_field(document.plan, AUDIT, "title", "Audit more"))
    document.edit(edits.rate(document.plan, [VISIT, AUDIT], JULY, RED))
    document.edit(edits.set_update(document.plan, UPDATE, text="All have started"))
    document.edit(edits.add_period(document.plan, "August 2026"))
    document.undo()
    document.undo()
    assert said(document)[:4] == [
        ["Update of 2 March 2026: North has started, was All have started"],
        ["Update of 2 March 2026: All have started, was North has started"],
        ["Rating, July 2026: Red, was still to rate"],
        ["Due date: May 2026, was 31/03/2026", "Reason for new date added: Vacancies"],
    ]
    assert newest(document).entry.kind == "undo"
    assert said(document, AUDIT)[:2] == [
        ["Rating, July 2026: Red, was still to rate"],
        ["Title: Audit more, was Audit case files"],
    ]
    assert len(said(document, REVIEW)) == 1


def test_rows_that_have_gone_are_told_too(document: Document) -> None:
    document.edit(edits.set_evidence(document.plan, EVIDENCE, on=date(2026, 3, 1)))
    document.edit(edits.remove_evidence(document.plan, EVIDENCE))
    assert said(document)[:2] == [["Evidence deleted: Visit log"], ["Date of ‘Visit log’: 1 March 2026"]]


def test_a_person_who_came_and_went_with_the_lead_is_named(document: Document) -> None:
    document.edit(edits.set_people(document.plan, VISIT, LEAD, ["New Post"]))
    document.undo()
    assert said(document)[:2] == [
        ["Lead taken off: New Post", "Lead added: Head of Service"],
        ["Lead added: New Post", "Lead taken off: Head of Service"],
    ]
    assert [can_put_back(document.plan, step) for step in newest(document).steps] == [False, False]


def test_moves_within_a_list_are_not_told(document: Document) -> None:
    first, second = document.plan.measures.of(VISIT)
    document.edit(edits.move_measure(document.plan, first.id, second.id))
    assert len(said(document)) == 1
    document.edit(edits.move_items(document.plan, [VISIT], SECOND_OBJECTIVE, None))
    assert said(document)[0] == ["Place: below Plans are good, was below Families are seen in time"]


def test_an_older_value_is_put_back_as_one_edit(document: Document) -> None:
    before = document.plan
    document.edit(edits.set_due(document.plan, VISIT, "Feb 2026"))
    document.edit(edits.set_field(document.plan, VISIT, "title", "Visit soon"))
    step = history_of(document, VISIT)[1].steps[0]
    assert can_put_back(document.plan, step)
    edit = put_back(document.plan, step)
    assert edit.label == "put back due date of 1.1.1"
    document.edit(edit)
    item = document.plan.items[VISIT]
    assert (item.due, item.due_to, item.title) == ("31/03/2026", date(2026, 3, 31), "Visit soon")
    assert not can_put_back(document.plan, step)
    slip = document.plan.slips.of(VISIT)[-1]
    assert (slip.was, slip.now, slip.reason) == ("Feb 2026", "31/03/2026", NO_REASON)
    for _ in range(3):
        document.undo()
    assert document.plan == before


def test_what_was_taken_out_is_brought_back(document: Document) -> None:
    before = document.plan
    document.edit(edits.remove_update(document.plan, UPDATE))
    edit = put_back(document.plan, only(document))
    assert edit.label == "bring back update of 2 March 2026 of 1.1.1"
    document.edit(edit)
    assert document.plan == before
    assert not can_put_back(document.plan, history_of(document, VISIT)[1].steps[0])


def test_nothing_is_offered_where_it_can_not_be(document: Document) -> None:
    document.edit(edits.clear_ratings(document.plan, [VISIT], JUNE))
    taken = only(document)
    assert can_put_back(document.plan, taken)
    document.edit(edits.rate(document.plan, [VISIT], JUNE, RED))
    assert not can_put_back(document.plan, taken), "another rating stands there now"

    document.edit(edits.set_update(document.plan, UPDATE, text="More"))
    changed = only(document)
    document.edit(edits.remove_update(document.plan, UPDATE))
    assert not can_put_back(document.plan, changed), "the row is gone"

    document.edit(edits.set_people(document.plan, VISIT, LEAD, []))
    lead = only(document)
    assert can_put_back(document.plan, lead)
    (person,) = [one for one in document.plan.people if one.name == "Head of Service"]
    document.edit(edits.remove_person(document.plan, person.id))
    assert not can_put_back(document.plan, lead), "the person is gone"


def test_a_frozen_period_refuses(document: Document) -> None:
    document.edit(edits.rate(document.plan, [VISIT], JUNE, RED))
    step = only(document)
    document.edit(edits.freeze(document.plan, JUNE))
    with pytest.raises(UserError, match="June 2026 is frozen"):
        document.edit(put_back(document.plan, step))


def test_a_freeze_of_a_parent_says_nothing_of_it(document: Document) -> None:
    document.edit(edits.freeze(document.plan, JUNE))
    assert len(said(document, SECOND_OBJECTIVE)) == 1

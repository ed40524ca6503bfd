"""An open plan: edits are saved, undone, redone and told; what is refused changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.application.reading import faults_of, read_plan
from planapp.domain import edits
from planapp.domain.changes import REDO, ChangeSet
from planapp.domain.records import Item
from planapp.errors import UserError


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = Document.create(tmp_path / "made.plan", edits.new_plan("Our plan"), by="Officer")
    made.edit(edits.add_item(made.plan, "theme", title="Help", ref="1"))
    theme = made.plan.children(None)[0]
    made.edit(edits.add_item(made.plan, "action", parent=theme.id, title="Visit", ref="1.1"))
    made.edit(edits.add_period(made.plan, "March 2026"))
    yield made
    made.close()


def action(document: Document) -> Item:
    return next(item for item in document.plan.items if item.kind == "action")


def reopened(document: Document) -> Document:
    document.close()
    return Document.open(document.path, by="Officer")


def test_an_edit_is_in_the_file_at_once(document: Document) -> None:
    document.edit(edits.set_field(document.plan, action(document).id, "title", "Visit within 5 days"))
    assert read_plan(document.path) == document.plan
    assert action(document).title == "Visit within 5 days"


def test_undo_and_redo_survive_closing(document: Document) -> None:
    before = document.plan
    document.edit(edits.set_field(document.plan, action(document).id, "title", "Visit soon"))
    after = document.plan
    document = reopened(document)
    try:
        document.undo()
        assert document.plan == before
        document.close()
        document = Document.open(document.path, by="Officer")
        document.redo()
        assert document.plan == after
    finally:
        document.close()


def test_undoing_everything_leaves_the_new_plan(document: Document) -> None:
    while document.history.to_undo is not None and document.history.to_undo.seq > 1:
        document.undo()
    assert len(document.plan.items) == 0
    assert len(document.plan.levels) == 4
    assert faults_of(document.path) == []


def test_a_barrier_is_not_undone_by_ctrl_z(document: Document) -> None:
    period = document.plan.periods.of()[0]
    document.edit(edits.freeze(document.plan, period.id))
    with pytest.raises(
        UserError, match=r"Undo stops at ‘freeze March 2026’. Unfreeze it under Plan > Periods"
    ):
        document.undo()
    document.edit(edits.unfreeze(document.plan, period.id, "A rating was missed."))
    assert not document.plan.periods[period.id].frozen


def test_an_older_edit_is_undone_alone(document: Document) -> None:
    item = action(document)
    document.edit(edits.set_field(document.plan, item.id, "title", "Visit soon"))
    title_entry = document.history.to_undo
    assert title_entry is not None
    document.edit(edits.set_field(document.plan, item.id, "status", "In progress"))
    document.undo_alone(title_entry.seq)
    assert action(document).title == "Visit"
    assert action(document).status == "In progress"
    with pytest.raises(UserError, match="title"):
        document.undo_alone(title_entry.seq)


def test_an_undo_that_is_taken_back_by_itself_is_a_redo(document: Document) -> None:
    item = action(document)
    document.edit(edits.set_field(document.plan, item.id, "title", "Visit"))
    undone = document.undo()
    document.edit(edits.set_field(document.plan, item.id, "status", "In progress"))
    assert undone is not None
    again = document.undo_alone(undone.seq)
    assert again is not None
    assert (again.kind, again.undoes) == (REDO, undone.seq)
    assert (action(document).title, action(document).status) == ("Visit", "In progress")
    document.undo()
    assert action(document).title == item.title


def test_a_refused_edit_changes_nothing_and_tells_nobody(document: Document) -> None:
    told: list[ChangeSet] = []
    document.subscribe(told.append)
    item, period = action(document), document.plan.periods.of()[0]
    level = document.plan.levels.of()[0]
    document.edit(edits.rate(document.plan, [item.id], period.id, level.id))
    late = edits.clear_ratings(document.plan, [item.id], period.id)
    document.edit(edits.freeze(document.plan, period.id))
    before, told[:] = document.plan, []
    with pytest.raises(UserError, match="frozen"):
        document.edit(late)
    assert document.plan is before
    assert told == []
    assert read_plan(document.path) == before


def test_subscribers_hear_of_edits_until_they_leave(document: Document) -> None:
    told: list[ChangeSet] = []
    leave = document.subscribe(told.append)
    document.edit(edits.set_field(document.plan, action(document).id, "ref", "1.2"))
    leave()
    document.undo()
    assert len(told) == 1


def test_an_edit_that_changes_nothing_is_no_entry(document: Document) -> None:
    before = document.history.to_undo
    assert document.edit(edits.set_field(document.plan, action(document).id, "title", "Visit")) is None
    assert document.history.to_undo == before


def test_what_a_view_remembers_is_there_when_the_plan_is_opened_again(document: Document) -> None:
    last = document.history.last
    assert document.remembered("board") is None
    document.remember("board", {"columns": ["status"]})
    document = reopened(document)
    try:
        assert document.remembered("board") == {"columns": ["status"]}
        assert document.history.last == last
    finally:
        document.close()


def test_what_a_view_of_a_plan_that_is_only_read_remembers_goes_with_it(document: Document) -> None:
    document.close()
    for _ in range(2):
        reading = Document.open(document.path, by="", read_only=True)
        assert reading.remembered("board") is None
        reading.remember("board", [1])
        assert reading.remembered("board") == [1]
        reading.close()

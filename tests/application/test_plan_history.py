"""What entries changed, in words and by items; and the plan as it was after an entry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.application.plan_history import What, can_be_undone, read, told, undo_back
from planapp.application.reading import faults_of
from planapp.domain import edits
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


def action(document: Document) -> int:
    return next(item.id for item in document.plan.items if item.kind == "action")


def last(document: Document) -> int:
    assert document.history.last is not None
    return document.history.last.seq


def what(document: Document, seq: int) -> What:
    return told(document.plan, read(document, seq))


def test_an_entry_is_told_item_by_item(document: Document) -> None:
    document.edit(edits.set_field(document.plan, action(document), "title", "Visit within 5 days"))
    (part,) = what(document, last(document)).parts
    assert (part.item, part.name) == (action(document), "1.1  Visit within 5 days")
    assert [told.sentence for told in part.told] == ["Title: Visit within 5 days, was Visit"]


def test_what_belongs_to_no_item_comes_first_and_what_is_gone_leads_nowhere(document: Document) -> None:
    gone = action(document)
    document.edit(edits.remove_items(document.plan, [gone]))
    (part,) = what(document, last(document)).parts
    assert part.item is None
    assert part.name == "‘Visit’, deleted"
    document.undo()
    document.edit(edits.rename_period(document.plan, document.plan.periods.of()[0].id, "April 2026"))
    (part,) = what(document, last(document)).parts
    assert part.item is None
    assert "April 2026" in part.told[0].sentence


def test_only_the_first_changes_of_a_large_entry_are_told(document: Document) -> None:
    for number in range(70):
        document.edit(edits.add_item(document.plan, "theme", title=f"Theme {number}"))
    later = [item.id for item in document.plan.items if item.title.startswith("Theme")]
    document.edit(edits.remove_items(document.plan, later))
    found = what(document, last(document))
    assert len(found.parts) == 60
    assert found.more == 10


def test_undoing_back_gives_the_plan_as_it_was_and_can_be_undone(document: Document) -> None:
    before, seq = document.plan, last(document)
    period = document.plan.periods.of()[0].id
    document.edit(edits.rate(document.plan, [action(document)], period, document.plan.levels.of()[0].id))
    document.edit(edits.add_item(document.plan, "theme", title="Later"))
    document.undo()
    document.edit(edits.set_field(document.plan, action(document), "due", "March 2026"))
    after = document.plan
    change_set = undo_back(document.plan, "add period March 2026", document.changes_after(seq))
    assert change_set.label == "undo back to ‘add period March 2026’"
    document.edit(change_set)
    assert document.plan == before
    document.undo()
    assert document.plan == after
    assert faults_of(document.path) == []


def test_undoing_back_keeps_named_points(document: Document) -> None:
    seq = last(document)
    document.edit(edits.add_item(document.plan, "theme", title="Later"))
    document.keep_restore_point("Before the board")
    document.edit(undo_back(document.plan, "x", document.changes_after(seq)))
    assert [item.title for item in document.plan.children(None)] == ["Help"]
    assert [bookmark.name for bookmark in document.plan.bookmarks] == ["Before the board"]


def test_undoing_back_does_not_cross_a_freeze(document: Document) -> None:
    seq, period = last(document), document.plan.periods.of()[0].id
    document.edit(edits.freeze(document.plan, period))
    with pytest.raises(UserError, match="freeze March 2026’ came after it"):
        undo_back(document.plan, "x", document.changes_after(seq))


def test_what_made_the_plan_and_barriers_are_not_undone_alone(document: Document) -> None:
    document.edit(edits.freeze(document.plan, document.plan.periods.of()[0].id))
    entries = document.entries()
    assert [can_be_undone(entry) for entry in entries] == [False, True, True, True, False]

"""Which items changed since the last circulation, in a document that goes on being edited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planapp.application.changed_since import ChangedSince
from planapp.application.document import Document
from planapp.application.points import last_circulation, points_of
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.domain.plan import Plan


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = Document.create(tmp_path / "made.plan", edits.new_plan("Our plan"), by="Officer")
    for ref in ("1", "2", "3"):
        made.edit(edits.add_item(made.plan, "action", title=f"Action {ref}", ref=ref))
    yield made
    made.close()


def item_id(plan: Plan, ref: str) -> int:
    return next(item.id for item in plan.items if item.ref == ref)


def retitle(plan: Plan, ref: str, title: str) -> ChangeSet:
    return edits.set_field(plan, item_id(plan, ref), "title", title)


def circulate(document: Document, name: str = "March", entry: int | None = None) -> None:
    last = document.history.last
    assert last is not None
    at = "2026-03-01T09:00:00+00:00"
    number = last.seq if entry is None else entry
    document.edit(edits.add_bookmark(document.plan, name, CIRCULATION, entry=number, at=at))


def refs(changed: ChangedSince, plan: Plan) -> set[str]:
    return {plan.items[one].ref for one in changed.items}


def followed(document: Document) -> ChangedSince:
    changed = ChangedSince(document)
    document.subscribe(changed.hear)
    return changed


def test_before_anything_was_sent_round_nothing_is_known_to_have_changed(document: Document) -> None:
    changed = followed(document)
    assert changed.point is None
    assert not changed.gather()
    document.edit(retitle(document.plan, "1", "New"))
    assert changed.items == frozenset()


def test_the_journal_is_read_from_the_last_circulation_on(document: Document) -> None:
    circulate(document, "February")
    document.edit(retitle(document.plan, "1", "New"))
    circulate(document, "March")
    document.edit(retitle(document.plan, "2", "New"))
    changed = followed(document)
    assert changed.point is not None
    assert changed.point.name == "March"
    assert not changed.gather()
    assert refs(changed, document.plan) == {"2"}


def test_each_edit_afterwards_counts_at_once_and_undo_takes_it_back(document: Document) -> None:
    circulate(document)
    changed = followed(document)
    changed.gather()
    document.edit(retitle(document.plan, "1", "New"))
    document.edit(retitle(document.plan, "3", "New"))
    assert refs(changed, document.plan) == {"1", "3"}
    document.undo()
    assert refs(changed, document.plan) == {"1"}
    document.redo()
    document.edit(edits.remove_items(document.plan, [item_id(document.plan, "3")]))
    assert refs(changed, document.plan) == {"1"}


def test_what_is_edited_while_the_journal_is_read_is_read_there(document: Document) -> None:
    circulate(document)
    for ref in ("1", "2"):
        document.edit(retitle(document.plan, ref, "New"))
    for turns in range(9):
        changed = followed(document)
        steps = iter([True] * turns + [False])
        changed.gather(lambda steps=steps: next(steps))  # type: ignore[misc]
        document.edit(retitle(document.plan, "3", f"New {turns}"))
        assert not changed.gather()
        assert refs(changed, document.plan) == {"1", "2", "3"}, turns
        document.undo()
        assert refs(changed, document.plan) == {"1", "2"}, turns


def test_a_new_circulation_begins_anew_and_its_undo_goes_back(document: Document) -> None:
    circulate(document, "February")
    document.edit(retitle(document.plan, "1", "New"))
    changed = followed(document)
    changed.gather()
    circulate(document, "March")
    assert not changed.gather()
    assert changed.items == frozenset()
    document.edit(retitle(document.plan, "2", "New"))
    assert refs(changed, document.plan) == {"2"}
    document.undo()
    document.undo()
    assert not changed.gather()
    assert refs(changed, document.plan) == {"1"}


def test_a_journal_that_can_not_be_read_leaves_it_unknown(document: Document) -> None:
    circulate(document)
    document.edit(retitle(document.plan, "1", "New"))
    last = document.history.last
    assert last is not None
    with closing(sqlite3.connect(document.path)) as other, other:
        other.execute("UPDATE journal SET changes = 'gone' WHERE seq = ?", (last.seq,))
    changed = followed(document)
    assert not changed.gather()
    assert not changed.is_readable
    assert not changed.is_known
    assert changed.items == frozenset()


def test_any_point_can_be_looked_from_and_is_remembered(document: Document) -> None:
    document.keep_restore_point("Before the visit")
    document.edit(retitle(document.plan, "1", "New"))
    circulate(document)
    document.edit(retitle(document.plan, "2", "New"))
    sent, before = points_of(document)
    changed = followed(document)
    assert changed.point == sent
    changed.choose(before)
    assert not changed.gather()
    assert refs(changed, document.plan) == {"1", "2"}
    document.edit(retitle(document.plan, "3", "New"))
    assert refs(changed, document.plan) == {"1", "2", "3"}
    # So it is in the next window, too, and whatever is sent round in the meantime.
    circulate(document, "April")
    assert changed.point == followed(document).point == before


def test_who_looks_from_the_last_circulation_goes_on_to_the_next(document: Document) -> None:
    document.keep_restore_point("Before the visit")
    circulate(document)
    changed = followed(document)
    changed.choose(points_of(document)[1])
    changed.choose(points_of(document)[0])
    circulate(document, "April")
    assert changed.point is not None
    assert changed.point.name == "April"


def test_where_the_point_is_gone_the_last_circulation_counts_again(document: Document) -> None:
    circulate(document)
    document.keep_restore_point("Before the visit")
    changed = followed(document)
    changed.choose(points_of(document)[0])
    document.undo()
    assert changed.point == last_circulation(document.plan)
    assert not changed.gather()

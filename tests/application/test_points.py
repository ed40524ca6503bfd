"""The named points of a plan's past: the newest first, found again by name and by what is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.application.points import last_circulation, point_called, point_of_key, points_of
from planapp.domain import edits
from planapp.domain.changes import FREEZE
from planapp.domain.edits.bookmarks import CIRCULATION, RESTORE_POINT


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = Document.create(tmp_path / "made.plan", edits.new_plan("Our plan"), by="Officer")
    made.edit(edits.add_period(made.plan, "March 2026"))
    yield made
    made.close()


def mark(document: Document, name: str, kind: str = CIRCULATION) -> None:
    last = document.history.last
    assert last is not None
    at = "2026-03-01T09:00:00+00:00"
    document.edit(edits.add_bookmark(document.plan, name, kind, entry=last.seq, at=at))


def test_bookmarks_and_freezes_are_points_the_newest_first(document: Document) -> None:
    mark(document, "March circulation")
    (period,) = document.plan.periods
    document.edit(edits.freeze(document.plan, period.id))
    document.keep_restore_point("Before the visit")
    found = points_of(document)
    assert [(point.name, point.kind, point.entry) for point in found] == [
        ("Before the visit", RESTORE_POINT, 4),
        ("Freeze March 2026", FREEZE, 4),
        ("March circulation", CIRCULATION, 2),
    ]
    assert last_circulation(document.plan) == found[-1]
    assert [point_of_key(document, point.key) for point in found] == list(found)
    assert point_of_key(document, "bookmark 7") is None


def test_a_point_is_found_by_its_name(document: Document) -> None:
    mark(document, "March  circulation")
    mark(document, "Sent round")
    mark(document, "sent round", RESTORE_POINT)
    found = point_called(document, " march circulation ")
    assert found is not None
    assert found.entry == 2
    twice = point_called(document, "Sent round")
    assert twice is not None
    assert twice.kind == RESTORE_POINT
    assert point_called(document, "April") is None


def test_a_plan_that_was_never_sent_has_no_last_circulation(document: Document) -> None:
    document.keep_restore_point("Here")
    assert last_circulation(document.plan) is None

"""What changed since a point, and its words for the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.application.changes_since import as_page, as_text, changes_since
from planapp.application.document import Document
from planapp.application.points import point_called, points_of
from planapp.domain import edits
from planapp.domain.changes import compare
from planapp.domain.plan import empty_plan
from tests.domain import northshire as n


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    first = compare(empty_plan(), n.northshire(), "new plan")
    made = Document.create(tmp_path / "made.plan", first, by="Officer")
    made.keep_restore_point("Before the visit")
    yield made
    made.close()


def edit_all(document: Document) -> None:
    document.edit(edits.set_field(document.plan, n.VISIT, "title", "Visit <each>\nfamily"))
    document.edit(edits.rate(document.plan, [n.VISIT], n.JULY, n.RED))
    document.edit(edits.remove_items(document.plan, [n.AGREE, n.TELL]))
    document.edit(edits.archive_items(document.plan, [n.REVIEW]))


def test_changes_are_lines_for_a_mail(document: Document) -> None:
    point = point_called(document, "Before the visit")
    assert point is not None
    edit_all(document)
    text = as_text(changes_since(document, point), "Changes since Before the visit")
    assert text.splitlines() == [
        "Changes since Before the visit",
        "",
        "1.1.1 Visit <each>",
        "family",
        "    Title: Visit <each>",
        "    family (was: Visit every family)",
        "    Rating July 2026: R",
        "a Agree the standard",
        "    Deleted",
        "1.1.1 … Tell all teams",
        "    Deleted",
        "1.2.1 Review all plans",
        "    Archived",
    ]


def test_changes_are_a_table_for_a_spreadsheet(document: Document) -> None:
    point = point_called(document, "Before the visit")
    assert point is not None
    edit_all(document)
    page = as_page(changes_since(document, point))
    assert page.count("<tr>") == 6
    assert "Visit &lt;each&gt;" in page


def test_they_follow_the_plan_and_what_was_brought_back_says_so(document: Document) -> None:
    document.edit(edits.archive_items(document.plan, [n.REVIEW]))
    document.keep_restore_point("Later")
    found = changes_since(document, points_of(document)[0])
    assert found.fields == ()
    document.edit(edits.archive_items(document.plan, [n.REVIEW], archived=False))
    found = found.followed(document.plan)
    assert [found.fate(change) for change in found.fields] == ["Brought back"]
    assert found.followed(document.plan) is found
    assert found == changes_since(document, points_of(document)[0])

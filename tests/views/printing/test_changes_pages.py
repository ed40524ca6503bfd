"""Changes since a point on paper: whole rows under the headings of their columns, and text that is text."""

from __future__ import annotations

from pathlib import Path

import pytest

from planapp.application.changes_since import changes_since
from planapp.application.document import Document
from planapp.application.points import points_of
from planapp.cli import main
from planapp.domain import edits
from planapp.graphics.rating_cell import State
from planapp.reports.changes_report import ChangesReport
from planapp.reports.changes_sheet import ChangesSheet
from planapp.reports.paper import A3, A4, Paper, write_pdf
from planapp.views.printing.changes_sheet import changes_sheet
from tests.views.printing.conftest import TODAY
from tests.views.printing.test_board_pages import needs_pdftotext, text_of

LONG = "Each family was seen and each child was spoken to alone, whoever made the referral. "


def item_id(document: Document, ref: str) -> int:
    return next(item.id for item in document.plan.items if item.ref == ref)


@pytest.fixture
def changed(document: Document) -> Document:
    """A plan with edits of all kinds since a restore point."""
    document.keep_restore_point("Before the visit")
    period = document.plan.current_period
    assert period is not None
    title = document.plan.items[item_id(document, "1.1.1")].title
    document.edit(edits.set_field(document.plan, item_id(document, "1.1.1"), "title", f"{title} at once"))
    document.edit(
        edits.rate(document.plan, [item_id(document, "1.1.2")], period.id, document.plan.levels.of()[0].id)
    )
    document.edit(edits.add_update(document.plan, item_id(document, "1.2.1"), LONG * 90))
    document.edit(edits.add_update(document.plan, item_id(document, "2.1.1"), "All partners have signed"))
    document.edit(edits.archive_items(document.plan, [item_id(document, "1.2.2")]))
    return document


def sheet_of(document: Document) -> ChangesSheet:
    return changes_sheet(changes_since(document, points_of(document)[0]), TODAY)


def test_the_sheet_says_since_when_and_what(changed: Document, qapp: object) -> None:
    sheet = sheet_of(changed)
    assert sheet.heading.about[-2].startswith("Changes since Before the visit (restore point, ")
    assert sheet.heading.about[-1].startswith("4 changes in 4 items, ")
    assert [(one.ref, one.state) for one in sheet.groups][:4] == [
        ("1.1.1", "1 change"),
        ("1.1.2", "1 change"),
        ("1.2.1", "1 change"),
        ("2.1.1", "1 change"),
    ]
    (rating,) = sheet.groups[1].entries
    assert rating.was.cell is not None
    assert rating.was.cell.state is State.TO_RATE
    assert rating.now.cell is not None
    assert rating.now.cell.letter == "R"


@pytest.mark.parametrize("paper", [Paper(A4), Paper(A4, landscape=False), Paper(A3)])
def test_no_row_is_torn_and_none_is_lost(changed: Document, qapp: object, paper: Paper) -> None:
    report = ChangesReport(sheet_of(changed), paper)
    assert report.pages > 1
    lines: list[str] = []
    for page in range(report.pages):
        rows = report.rows_on(page)
        assert rows[0][1].top == 0
        assert all(spot.top + spot.height <= report.room + 1e-6 for _, spot in rows)
        # The row of an item is never left alone at the foot of a page.
        assert not (rows[-1][0].is_head and rows[-1][0].group.entries)
        lines += [line for row, _ in rows if row.now is not None for line in row.now.lines]
    assert " ".join(lines).count("spoken to alone") == 90


@needs_pdftotext
def test_the_pdf_reads_in_order(changed: Document, qapp: object, tmp_path: Path) -> None:
    report = ChangesReport(sheet_of(changed), Paper())
    write_pdf(report, tmp_path / "changes.pdf")
    text = " ".join(text_of(tmp_path / "changes.pdf").split())
    parts = (
        "Field Was Is",
        "1.1.1",
        "at once",
        "1.1.2",
        "Rating",
        "1.2.1",
        "continued",
        "2.1.1 ",
        "have signed",
    )
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert f"Page {report.pages} of {report.pages}" in text
    assert text.count("Field Was Is") == report.pages


def test_a_plan_that_has_not_changed_says_so(document: Document, qapp: object, tmp_path: Path) -> None:
    document.keep_restore_point("Here")
    report = ChangesReport(sheet_of(document), Paper())
    assert report.pages == 1
    write_pdf(report, tmp_path / "changes.pdf")
    assert sheet_of(document).note == "Nothing has changed since Here."


@needs_pdftotext
def test_the_command_writes_changes_since_a_name(
    changed: Document, qapp: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "changes.pdf"
    asked = ["export", str(changed.path), "-o", str(target), "--since"]
    assert main([*asked, "before the visit"]) == 0
    assert "Changes since Before the visit" in text_of(target)
    assert main([*asked, "April"]) == 1
    assert capsys.readouterr().err == "This plan has no point ‘April’. It has ‘Before the visit’.\n"
    asked[3] = str(tmp_path / "changes.xlsx")
    assert main([*asked, "Before the visit"]) == 1
    assert "ends in .pdf" in capsys.readouterr().err


def test_a_plan_without_points_says_how_to_have_one(
    document: Document, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(document.path), "-o", str(tmp_path / "a.pdf"), "--since", "April"]) == 1
    assert "no named points yet" in capsys.readouterr().err

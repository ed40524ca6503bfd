"""One item on paper: all that the plan has of it, and its history at the end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.application.item_history import history_of
from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.reports.item_report import ItemReport
from planapp.reports.item_sheet import Entry, ItemSheet, Part
from planapp.reports.paper import A4, Paper, write_pdf
from planapp.views.printing.board_sheet import heading_of_plan
from planapp.views.printing.item_sheet import item_sheet
from tests.views.printing.conftest import TODAY
from tests.views.printing.test_board_pages import needs_pdftotext, text_of

PORTRAIT = Paper(A4, landscape=False)


def item_of(plan: Plan, ref: str) -> Item:
    return next(item for item in plan.items if item.ref == ref)


def sheet_of_item(document: Document, ref: str) -> ItemSheet:
    plan, item = document.plan, item_of(document.plan, ref)
    return item_sheet(plan, item, history_of(document, item.id), heading_of_plan(plan, TODAY), TODAY)


def part(sheet: ItemSheet, title: str) -> tuple[Entry, ...]:
    return next(one.entries for one in sheet.parts if one.title == title)


def words(sheet: ItemSheet, title: str) -> str:
    return "\n".join(f"{entry.label}: {entry.text}" for entry in part(sheet, title))


def test_an_action_tells_all_that_it_has(document: Document) -> None:
    item = item_of(document.plan, "1.1.2")
    document.edit(edits.set_field(document.plan, item.id, "due", "30 June 2026"))
    sheet = sheet_of_item(document, "1.1.2")
    assert (sheet.name, sheet.title) == ("1.1.2", "1.1.2 Plan every visit in a meeting")
    assert sheet.path == ("1 Help and protection > 1.1 Assessments are timely and lead to measurable change")
    assert ("Lead", "Team Manager") in [(entry.label, entry.text) for entry in part(sheet, "")]
    ratings = part(sheet, "Rating history")
    assert [entry.cell.letter for entry in ratings if entry.cell is not None][:7] == list("RRRAAAA")
    assert ratings[-1].label == "April 2026, current"
    assert ratings[-1].text == "Still to rate"
    steps = part(sheet, "Steps")
    assert [entry.label for entry in steps] == ["a", "b"]
    assert steps[0].text.startswith("Publish the standard for visits\n")
    assert "28 Feb 2026 → 30 June 2026\nReason: not given" in words(sheet, "Due date moved")
    assert "Due date: 30 June 2026, was 28 Feb 2026" in words(sheet, "History")
    assert sheet.parts[-1].title == "History"


def test_a_theme_tells_what_stands_below_it(document: Document) -> None:
    sheet = sheet_of_item(document, "1")
    assert [entry.label for entry in part(sheet, "Below this")] == ["1.1", "1.2"]
    assert "red" in words(sheet, "Rating history")
    assert sheet.path == ""


def test_an_overdue_item_says_so(document: Document) -> None:
    entries = {entry.label: entry for entry in part(sheet_of_item(document, "1.1.2"), "")}
    assert entries["Due"].late
    assert entries["Due"].text.endswith("Overdue")
    assert not entries["Lead"].late


@pytest.mark.parametrize("landscape", [True, False])
def test_no_line_is_lost_over_many_pages(document: Document, landscape: bool) -> None:
    sheet = sheet_of_item(document, "1.1.1")
    long = tuple(Entry(f"{day} March 2026", "seen within five days " * (day * 9)) for day in range(1, 40))
    report = ItemReport(replace(sheet, parts=(*sheet.parts, Part("Updates", long))), Paper(A4, landscape))
    assert report.pages > 3
    lines = [line for page in range(report.pages) for line, _ in report.lines_on(page)]
    told = " ".join(line.text for line in lines if line.text)
    assert told.count("seen within five days") == sum(day * 9 for day in range(1, 40))
    for page in range(report.pages):
        spots = [spot for _, spot in report.lines_on(page)]
        assert spots[0].top == 0
        assert all(spot.top + spot.height <= report.room for spot in spots)
        assert not report.lines_on(page)[-1][0].rule


@needs_pdftotext
def test_the_text_reads_from_the_head_to_the_history(document: Document, tmp_path: Path) -> None:
    report = ItemReport(sheet_of_item(document, "1.1.2"), PORTRAIT)
    write_pdf(report, tmp_path / "a.pdf")
    text = text_of(tmp_path / "a.pdf")
    parts = [
        "Northmere improvement plan",
        "1.1.2 Plan every",
        "Rating history",
        "Steps",
        "History",
        "Page 1 of",
    ]
    places = [text.index(words) for words in parts]
    assert places == sorted(places)
    assert report.title == "1.1.2, Northmere improvement plan 2025–27"

"""Notes and threaded comments on the cells of what comes back: none of them is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from planapp.application.returns.reading import ReadReturn, read_return
from planapp.domain import records as r
from planapp.domain.plan import Plan
from tests.application.returns.coming_back import cell, mangled, sent, told
from tests.exchange.alignment.sheets_again import column_of, header_row
from tests.exchange.workbook.making import Making

# What Excel writes for programs that know no threads.
_THREAD = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any "
    "edits to it will get removed if the file is opened in a newer version of Excel. Learn more: "
    "https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    {}"
)


@pytest.fixture
def plan() -> Plan:
    making = Making()
    period = making.add(r.Period, label="03/18", current=True)
    theme = making.item(r.THEME, "Keep children safe", ref="1")
    for number in (1, 2):
        action = making.item(
            r.ACTION, f"Visit family {number} in its home", theme, ref=f"1.{number}", due="Jun 2026"
        )
        making.lead(action, "Head of Service")
        making.add(r.Update, item=action.id, text=f"Visit {number} was agreed")
        level = next(level for level in making.rows if isinstance(level, r.Level))
        making.add(r.Rating, item=action.id, period=period.id, level=level.id, comment="Two posts are vacant")
    return making.plan()


@pytest.fixture
def workbook(plan: Plan, tmp_path: Path) -> Path:
    return sent(plan, tmp_path / "sent.xlsx")


def noted(workbook: Path, heading: str, text: str) -> Path:
    """Put a note on the cell of 1.1 below a heading."""

    def change(book: Any) -> None:
        cell(book.worksheets[0], "1.1", heading).comment = Comment(text, "tc={GUID}")

    return mangled(workbook, change)


def findings(read: ReadReturn) -> list[tuple[str, str]]:
    return [(one.severity, one.text) for one in read.found.findings if "note" in one.text]


@pytest.mark.parametrize("text", ["Ask the board first", _THREAD.format("Ask the board first")])
def test_on_any_cell_it_is_an_update_and_told_with_its_words(plan: Plan, workbook: Path, text: str) -> None:
    path = noted(workbook, "Due", text)
    assert told(plan, path) == {("update", "1.1", "", "Ask the board first")}
    assert findings(read_return(path)) == [
        ("note", "The note on this cell is kept as a progress update: ‘Ask the board first’.")
    ]


def test_on_a_rating_it_is_the_comment(plan: Plan, workbook: Path) -> None:
    path = noted(workbook, "RAG 03/18", _THREAD.format("One post was filled"))
    assert told(plan, path) == {("comment", "1.1", "Two posts are vacant", "One post was filled")}


def test_on_a_heading_it_is_told_that_it_has_no_place(plan: Plan, workbook: Path) -> None:
    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        at = sheet.cell(header_row(sheet, "Due"), column_of(sheet, "Due"))
        at.comment = Comment("All of them by June", "Head of Service")

    path = mangled(workbook, change)
    assert told(plan, path) == set()
    ((severity, text),) = findings(read_return(path))
    assert severity == "lost"
    assert "‘All of them by June’" in text


def test_the_comment_of_a_rating_that_was_cleared_is_no_update(plan: Plan, workbook: Path) -> None:
    def change(book: Any) -> None:
        cell(book.worksheets[0], "1.1", "RAG 03/18").value = None

    letter = plan.levels[next(iter(plan.ratings)).level or 0].letter
    assert told(plan, mangled(workbook, change)) == {
        ("rating", "1.1", letter, ""),
        ("comment", "1.1", "Two posts are vacant", ""),
    }

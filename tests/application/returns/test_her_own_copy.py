"""Copies of her own sheet, which planapp never stamped: merges taken apart, rows sorted, edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp.application.document import Document
from planapp.application.importing import import_as_new
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.matching import bases, matched
from planapp.application.returns.model import Compared
from planapp.application.returns.passing import Passing
from planapp.application.returns.reading import read_return
from planapp.exchange.as_kept import headings_of
from tests.exchange.alignment.sheets_again import by_column, header_row, reordered

_HEADINGS = (
    "Priority 3", "Objective", "Action", "Success measure(s)", "Lead", "Time", "RAG 01/18", "RAG 03/18",
    "Notes to the board",
)  # fmt: skip
_SAFE = "Risk is identified and responded to"
_TIMELY = "Decisions are made in time"
# Objective, action and lead; where either is blank it is that of the row above.
_ROWS = (
    (_SAFE, "Develop a shared understanding of threshold", "Head of MASH"),
    ("", "See children within five days of allocation", "Head of Assessment"),
    ("", "Use risk assessment tools in every safety plan", "Head of MASH"),
    ("", "", "Team Manager"),
    (_TIMELY, "Make plans that are purposeful and brief", "Head of Safeguarding"),
    ("", "Begin direct work with all children early", "Head of Assessment"),
    (_SAFE, "Monitor the formal escalation procedure monthly", "Head of Safeguarding"),
    ("", "", "Board Manager"),
    ("", "Hold conferences that address risk in proportion", "Team Manager"),
)
_OBJECTIVES, _ACTIONS = ((2, 5), (6, 7), (8, 10)), ((4, 5), (8, 9))
Row = list[Any]


def write(path: Path, rows: list[Row], merges: dict[str, tuple[tuple[int, int], ...]]) -> Path:
    """Write a sheet as she keeps it."""
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    sheet.title = "Priority 3"
    sheet.append(_HEADINGS)
    for row in rows:
        sheet.append(row)
    for letter, spans in merges.items():
        for first, last in spans:
            sheet.merge_cells(f"{letter}{first}:{letter}{last}")
    workbook.save(path)
    return path


def her_rows() -> list[Row]:
    return [
        [
            "", objective, action, f"Audit {at} shows nine in ten good", lead, f"{at % 12 + 1:02}/2018",
            "RAG"[at % 3], "GRA"[at % 3], f"Work on part {at} has begun in the north (9.{at + 1}.2018)",
        ]
        for at, (objective, action, lead) in enumerate(_ROWS)
    ]  # fmt: skip


def filled(rows: list[Row], columns: int) -> list[Row]:
    """Return rows with blank cells of the first columns filled from above."""
    above = [""] * columns
    for row in rows:
        above = [row[at] or above[at] for at in range(columns)]
        row[:columns] = above
    return rows


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    source = write(tmp_path / "plan.xlsx", her_rows(), {"B": _OBJECTIVES, "C": _ACTIONS})
    import_as_new(source, tmp_path / "our.plan", by="Officer")
    document = Document.open(tmp_path / "our.plan", by="Officer")
    assert len([item for item in document.plan.items if item.kind == "action"]) == len(_ROWS)
    yield document
    document.close()


def compared(document: Document, path: Path) -> Compared:
    plan = document.plan
    read = read_return(path, scale=plan.levels.of(), headings=headings_of(plan))
    inbox = Inbox(document, Passing())
    return inbox.compared(inbox.add(matched(read, bases(document, read), plan, date(2018, 4, 16))).id)


@pytest.mark.parametrize(
    ("column", "is_filled"), [(2, True), (3, True), (4, True), (8, True), (2, False), (3, False), (8, False)]
)
def test_a_copy_without_merges_that_was_sorted(
    document: Document, tmp_path: Path, column: int, is_filled: bool
) -> None:
    rows = her_rows()
    rows[1][8] = rows[1][8].replace("north", "south")
    rows[4][6] = "R" if rows[4][6] != "R" else "G"
    rows = sorted(filled(rows, 3) if is_filled else rows, key=lambda row: str(row[column]))
    changes = compared(document, write(tmp_path / "back.xlsx", rows, {})).changes
    told = {(one.difference.field, one.difference.kind) for one in changes}
    if is_filled:
        assert told == {("extra", "changed"), ("rating", "changed")}
        assert len(changes) == 2
    else:
        # A title that went with its merge may be gone, but is never another one.
        assert told - {("title", "emptied")} == {("extra", "changed"), ("rating", "changed")}


def test_the_real_plan_b_taken_apart_and_sorted(shared: Path, tmp_path: Path) -> None:
    source = shared / "plans" / "plan-b.xlsx"
    import_as_new(source, tmp_path / "b.plan", by="Officer")
    document = Document.open(tmp_path / "b.plan", by="Officer")
    workbook = openpyxl.load_workbook(source)
    sheet: Any = workbook.worksheets[0]
    for merged in list(sheet.merged_cells.ranges):
        first = sheet.cell(merged.min_row, merged.min_col).value
        sheet.unmerge_cells(str(merged))
        for row in range(merged.min_row, merged.max_row + 1):
            sheet.cell(row, merged.min_col).value = first
    reordered(sheet, header_row(sheet, "Outcome") + 1, by_column(2))
    workbook.save(tmp_path / "back.xlsx")
    assert compared(document, tmp_path / "back.xlsx").changes == ()
    document.close()


def test_the_headings_of_a_plan_are_known_by_what_they_stand_for(document: Document) -> None:
    known = headings_of(document.plan)
    assert (known["objective"], known["action"], known["time"]) == ("objective", "action", "due")

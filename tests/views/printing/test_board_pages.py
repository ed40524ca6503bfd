"""The board on paper: what it shows is what the screen shows, every row once and whole."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QSize

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import ACTION, STEP
from planapp.graphics.rating_cell import Cell
from planapp.models.board_filter import Filter
from planapp.models.board_model import BoardModel
from planapp.reports.board_report import BoardReport
from planapp.reports.board_sheet import Row
from planapp.reports.paper import A3, A4, Paper, picture, write_pdf
from planapp.views.printing.board_sheet import sheet_of

LONG = "seen and spoken to alone by a qualified worker within five working days " * 8
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


def worked(plan: Plan) -> int | None:
    return plan.current_period.id if plan.current_period is not None else None


def report_of(board: BoardModel, paper: Paper | None = None) -> BoardReport:
    return BoardReport(sheet_of(board, worked=worked(board.plan)), paper or Paper())


def printed(report: BoardReport) -> list[Row]:
    return [row for page in range(report.pages) for row, _ in report.rows_on(page)]


def text_of(path: Path) -> str:
    command = ["pdftotext", "-raw", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def titles(board: BoardModel, above: QModelIndex | None = None) -> list[str]:
    found = []
    for at in range(board.rowCount(above or QModelIndex())):
        index = board.index(at, 0, above or QModelIndex())
        found += [index.data(), *titles(board, index)]
    return found


def test_every_row_is_printed_once_and_in_order(board: BoardModel) -> None:
    report = report_of(board)
    assert [row.title for row in printed(report)] == titles(board)
    assert report.title == "Northmere improvement plan 2025–27"


@pytest.mark.parametrize("size", [A4, A3])
@pytest.mark.parametrize("landscape", [True, False])
def test_rows_are_whole_on_their_pages(small: Plan, qapp: object, size: str, landscape: bool) -> None:
    plan = small
    for number in range(120):
        plan = apply(plan, edits.add_item(plan, ACTION, title=f"{number} {LONG[: number * 7]}"))
    report = report_of(BoardModel(plan), Paper(size, landscape))
    assert len(printed(report)) == len(list(plan.walk()))
    assert report.pages > 1
    for page in range(report.pages):
        spots = [spot for _, spot in report.rows_on(page)]
        assert all(above.top + above.height == below.top for above, below in pairwise(spots))
        assert all(spot.top + spot.height <= report.room for spot in spots)


def test_a_row_that_is_higher_than_a_page_is_cut(small: Plan, qapp: object) -> None:
    first = next(item for item in small.items if item.kind == ACTION)
    plan = apply(small, edits.set_field(small, first.id, "title", LONG * 60))
    report = report_of(BoardModel(plan))
    assert len(printed(report)) == len(list(plan.walk()))
    (laid,) = [
        laid for page in range(report.pages) for laid, _ in report.laid_on(page) if laid.row.ref == first.ref
    ]
    assert laid.title[-1].endswith("…")


def test_only_what_is_filtered_and_open_is_printed(board: BoardModel) -> None:
    board.set_filter(Filter(text="every child"))
    sheet = sheet_of(board, worked=worked(board.plan))
    assert [row.ref for row in sheet.rows] == ["1", "1.2", "1.2.2"]
    assert sheet.heading.about == ("Northmere Council", "Filtered by ‘every child’")
    board.set_filter(Filter())
    folded = sheet_of(board, worked=None, is_open=lambda index: index.data() == "Partnership working")
    assert [row.ref for row in folded.rows] == ["1", "2", "2.1"]


def test_columns_are_those_of_the_board(board: BoardModel) -> None:
    board.set_chosen(("measure", "due"))
    sheet = sheet_of(board, worked=worked(board.plan), widths={"measure": 300})
    assert [(one.label, one.width, one.is_due) for one in sheet.words] == [
        ("Success measures", 300, False),
        ("Due", 100, True),
    ]
    assert sheet.trend_label == ""
    assert [period.name for period in sheet.periods][-2:] == ["Mar", "Apr"]
    assert [period.is_open for period in sheet.periods] == [False] * 7 + [True]


def test_the_number_of_actions_stands_at_the_end_of_a_banner(board: BoardModel) -> None:
    board.set_chosen(("due", "lead", "measure", "status"))
    theme = sheet_of(board, worked=None).rows[0]
    assert [words.text for words in theme.words] == ["", "", "", "4 actions"]


def test_ratings_are_letters_and_steps_have_marks(board: BoardModel) -> None:
    rows = {row.ref: row for row in sheet_of(board, worked=worked(board.plan)).rows}
    letters = [mark.letter for mark in rows["1.1.1"].marks if isinstance(mark, Cell)]
    assert letters == list("RRAAGGBB")
    assert rows["1"].marks[0] not in (None, ())
    assert rows["a"].state is not None


def test_archived_rows_say_so_where_they_are_shown(small: Plan, qapp: object) -> None:
    item = next(item for item in small.items if item.kind == STEP)
    plan = apply(small, edits.archive_items(small, [item.id]))
    board = BoardModel(plan)
    assert f"{item.title} (archived)" not in [row.title for row in sheet_of(board, worked=None).rows]
    board.set_archived_shown(True)
    sheet = sheet_of(board, worked=None)
    assert f"{item.title} (archived)" in [row.title for row in sheet.rows]
    assert sheet.heading.about[-1] == "Archived items too"


def test_equal_neighbouring_titles_are_shown_once_a_page(small: Plan, qapp: object) -> None:
    plan = small
    for _ in range(60):
        plan = apply(plan, edits.add_item(plan, ACTION, title="Visits to children are timely"))
    report = report_of(BoardModel(plan))
    rows = [row for row in printed(report) if row.title == "Visits to children are timely"]
    assert [row.repeats for row in rows] == [False] + [True] * 59
    assert report.pages > 1


@needs_pdftotext
def test_the_text_of_a_pdf_reads_row_by_row(board: BoardModel, tmp_path: Path) -> None:
    write_pdf(report_of(board), tmp_path / "a.pdf")
    text = " ".join(text_of(tmp_path / "a.pdf").split())
    assert "1.1.1 Complete assessments in 20 days 31 Dec 25 Head of Service R R A A G G B B 1.1.2" in text
    assert text.endswith("Page 1 of 1")
    assert text.startswith("Northmere improvement plan 2025–27")
    for level in board.plan.levels:
        assert f"{level.letter} {level.name}" in text


@needs_pdftotext
def test_a_title_that_goes_on_over_rows_is_said_again_on_the_next_page(
    small: Plan, qapp: object, tmp_path: Path
) -> None:
    plan = small
    for _ in range(60):
        plan = apply(plan, edits.add_item(plan, ACTION, title="Visits to children are timely"))
    report = report_of(BoardModel(plan))
    write_pdf(report, tmp_path / "a.pdf")
    pages = [page for page in range(report.pages) if any(row.repeats for row, _ in report.rows_on(page))]
    assert text_of(tmp_path / "a.pdf").count("Visits to children are timely") == len(pages)


def test_a_pdf_has_its_title_its_pages_and_its_fonts(board: BoardModel, tmp_path: Path) -> None:
    report = report_of(board)
    write_pdf(report, tmp_path / "a.pdf")
    written = (tmp_path / "a.pdf").read_bytes()
    assert report.title.encode("utf-16-be") in written.replace(b"\\", b"")
    assert written.count(b"/Type /Page\n") == report.pages
    assert b"/FontFile2" in written or b"/FontFile3" in written
    box = re.search(rb"/MediaBox \[[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)\]", written)
    assert box is not None
    assert float(box[1]) == pytest.approx(842, abs=1)
    assert float(box[2]) == pytest.approx(595, abs=1)


def test_a_plan_with_nothing_in_it_has_a_page_that_says_so(qapp: object, tmp_path: Path) -> None:
    plan = apply(empty_plan(), edits.new_plan(""))
    board = BoardModel(plan, today=date(2026, 4, 16))
    sheet = sheet_of(board, worked=None)
    assert (sheet.rows, sheet.key) == ((), ())
    report = BoardReport(sheet, Paper())
    assert report.pages == 1
    assert report.title == "Untitled plan"
    write_pdf(report, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").stat().st_size > 1000


def test_many_columns_and_deep_rows_find_room(small: Plan, qapp: object, tmp_path: Path) -> None:
    keys = (
        "ref",
        "due",
        "lead",
        "officer",
        "measure",
        "update",
        "status",
        "evidence",
        "recommendation",
        "slip_reason",
    )
    board = BoardModel(small, chosen=(*keys, "first_due", "slip_approved", "done_on", "trend"))
    sheet = sheet_of(board, worked=worked(small))
    deep = replace(sheet, rows=tuple(replace(row, depth=row.depth + 40) for row in sheet.rows))
    report = BoardReport(deep, Paper(A4, landscape=False))
    assert len(printed(report)) == len(sheet.rows)
    write_pdf(report, tmp_path / "a.pdf")


def test_a_page_as_a_picture(board: BoardModel) -> None:
    image = picture(report_of(board), 0, QSize(400, 300))
    assert image.width() == 400
    assert image.height() == pytest.approx(283, abs=1)
    colours = {image.pixel(x, y) for x in range(0, 400, 2) for y in range(0, 280, 2)}
    assert len(colours) > 20

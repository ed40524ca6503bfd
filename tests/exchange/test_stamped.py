"""The stamp of a workbook as it is read back: what was written, and what somebody made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import records as r
from planapp.domain.plan import Plan
from planapp.exchange.grid import Book, Cell, Sheet, in_rows
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.stamped import Stamp, stamp_of, stamp_sheets
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.workbook.making import Making

SENDING = Sending(0xC1, 0xE1, 7, "March", date(2026, 3, 2), recipient="Head of Service")


@pytest.fixture
def plan() -> Plan:
    making = Making()
    theme = making.item(r.THEME, "Keep children safe", ref="1")
    action = making.item(r.ACTION, "Visit every family", theme, ref="1.1", status="In progress")
    making.item(r.STEP, "Agree a day", action)
    making.lead(action, "Head of Service")
    making.add(r.Period, label="03/18")
    return making.plan()


@pytest.fixture
def book(plan: Plan, tmp_path: Path) -> Book:
    write_workbook(plan, tmp_path / "sent.xlsx", sending=SENDING)
    return read_xlsx(tmp_path / "sent.xlsx")


def stamp_in(book: Book) -> Stamp:
    stamp = stamp_of(book)
    assert stamp is not None
    return stamp


def with_stamp(book: Book, lines: list[tuple[str, ...]], **changes: str) -> Book:
    """Return the workbook with other lines on its hidden sheet."""
    cells = [
        Cell(row, column, text, text)
        for row, line in enumerate(lines, 1)
        for column, text in enumerate(line, 1)
        if text
    ]
    others = tuple(sheet for sheet in book.sheets if sheet.name != "planapp")
    values: dict[str, str] = {"name": "planapp", "state": "hidden", **changes}
    return replace(book, sheets=(*others, Sheet(cells=in_rows(cells), **values)))


def lines_of(book: Book) -> list[tuple[str, ...]]:
    sheet = next(sheet for sheet in book.sheets if sheet.name == "planapp")
    return [tuple(cell.text for cell in row) for row in sheet.cells]


def test_it_names_plan_and_circulation(plan: Plan, book: Book) -> None:
    stamp = stamp_in(book)
    assert stamp.plan == plan.about.uid
    assert (stamp.circulation, stamp.extract, stamp.entry) == (0xC1, 0xE1, 7)
    assert (stamp.recipient, stamp.name, stamp.sent_on) == ("Head of Service", "March", date(2026, 3, 2))


def test_a_plain_export_names_no_circulation(plan: Plan, tmp_path: Path) -> None:
    write_workbook(plan, tmp_path / "plain.xlsx")
    stamp = stamp_in(read_xlsx(tmp_path / "plain.xlsx"))
    assert stamp.plan == plan.about.uid
    assert (stamp.circulation, stamp.extract, stamp.entry, stamp.recipient) == (None, None, None, "")


def test_each_cell_that_was_sent_has_its_hash(plan: Plan, book: Book) -> None:
    stamp = stamp_in(book)
    sent, hash_of = stamp.tables["plan"], stamp.hasher()
    items = {item.title: item.id for item in plan.items}
    # The action shares its row with its first step, unless it has a status of its own.
    assert sent.hash_of(items["Visit every family"], "action") == hash_of("Visit every family")
    assert sent.hash_of(items["Visit every family"], "lead") == hash_of("Head of Service")
    assert sent.hash_of(items["Visit every family"], "measure") == ""
    assert sent.hash_of(items["Agree a day"], "step") == hash_of("Agree a day")
    assert sent.count == len(sent.rows) == 3
    period = plan.periods.of()[0]
    assert sent.headings[sent.places[f"rating:{period.id:012x}"]] == hash_of("RAG 03/18")


def test_lines_of_another_version_are_passed_over(book: Book) -> None:
    lines = [*lines_of(book), ("colour", "green"), ("plan", "colours", "red green")]
    assert stamp_of(with_stamp(book, lines)) == stamp_of(book)


def test_a_workbook_from_before_headings_were_hashed_has_none(book: Book) -> None:
    lines = [line for line in lines_of(book) if line[1:2] != ("headings",)]
    assert stamp_in(with_stamp(book, lines)).tables["plan"].headings == ()


@pytest.mark.parametrize("line", ["format", "plan", "salt"])
def test_without_what_makes_it_one_it_is_no_stamp(book: Book, line: str) -> None:
    lines = [one for one in lines_of(book) if one[0] != line or len(one) == 3]
    assert stamp_of(with_stamp(book, lines)) is None


def test_a_stamp_that_was_cut_off_tells_of_the_rows_that_are_left(book: Book) -> None:
    whole = stamp_in(book).tables["plan"]
    lines = lines_of(book)
    *kept, last = lines[: lines.index(next(line for line in lines if line[1:2] == ("headings",))) + 3]
    cut = stamp_in(with_stamp(book, [*kept, (*last[:2], last[2][:-20])])).tables["plan"]
    assert list(cut.rows) == list(whole.rows)[:1]
    assert cut.rows.items() <= whole.rows.items()


def test_it_is_found_where_the_sheet_was_shown_or_copied(book: Book) -> None:
    shown = with_stamp(book, lines_of(book), name="planapp (2)", state="visible")
    assert stamp_of(shown) == stamp_of(book)
    assert [sheet.name for sheet in stamp_sheets(shown)] == ["planapp (2)"]


def test_a_sheet_of_hers_of_that_name_is_no_stamp(book: Book) -> None:
    hers = with_stamp(book, [("Action", "Lead"), ("Visit every family", "Head of Service")])
    assert stamp_of(hers) is None
    assert stamp_sheets(hers) == []


def test_sheets_without_it_have_none(book: Book) -> None:
    assert stamp_of(replace(book, sheets=book.sheets[:1])) is None


@given(st.lists(st.lists(st.text(max_size=12), max_size=4).map(tuple), max_size=12))
def test_no_lines_whatever_are_more_than_no_stamp(lines: list[tuple[str, ...]]) -> None:
    book = with_stamp(Book("a.xlsx", ()), [("format", "1"), *lines])
    stamp = stamp_of(book)
    assert stamp is None or stamp.salt

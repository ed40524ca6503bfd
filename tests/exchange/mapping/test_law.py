"""Laws of recognising and mapping: whatever a workbook holds, nothing of it is lost in silence."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.changes import IMPORT, compare
from planapp.domain.field import Field
from planapp.domain.fields import ITEM_FIELDS
from planapp.domain.list_fields import INDICATOR_FIELDS, KEY_FIELDS, TEXT_FIELDS, UPDATE_FIELDS
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.rules import check
from planapp.domain.tables import SPECS
from planapp.exchange.grid import Book, Cell, Merge, Sheet, Value, in_rows
from planapp.exchange.mapping import Mapped, map_book
from planapp.exchange.recognise import is_ours, recognise
from planapp.exchange.recognise.model import KEY, TEXTS, UPDATES
from planapp.exchange.shown import shown_text
from planapp.exchange.shown_numbers import general

_WIDTH, _HEIGHT = 7, 12
_EXTRA_HEADINGS = [
    "Cost (£)",
    "Board",
    "Date added",
    "RAG 11/17",
    "03/18",
    "RAG Q1",
    "Jul",
    "2016/17",
    "planapp",
]
_PLAIN: list[Value] = [
    *("1", "1.1", "2.3.1", "5.1", "a", "A1", 1, 1.1, 10, "R", "amber", "●", "–", "2 2", "3", "n/a"),
    *("COMPLETED", "In progress", "Mar 2017", "Half Termly", "31/03/2017", date(2018, 1, 31), 0.5, True),
    *(datetime(2017, 3, 1, 9, 30), "High is good", "Action", "Ref", "planapp", "x" * 120),
]
_LINED = [
    "• First{0}\n• Second{1}",
    "Head of Service{0}\nTeam Manager{1}",
    "Done{0} 9.12.16\nMore{1}",
    "Inspection{0}, rec 3",
    "Minutes{0}: docs/minutes{1}.docx",
    "1.2 Titled{0}",
    "Theme 1: Titled{0}",
    "See{0}: https://example.org/{1}",
    "Improve{0} this, that and\u2028those{1}",
    "{0}",
    " padded{0} ",
    "   indented{0}",
    "goes on{0} in lower case",
    "CAPITALS {0}",
    "Amber – slipping{0}",
    "Signed off by{0}",
    "Text",
    "(Ofsted December 2016) {0}",
    "Jul {0}",
    "Indicator Visits{0} Plans{1}",
    "HIGH{0}",
    "\n\nLines{0}\n\n\tand tab{1}",
]
_FILLS = ["", "", "", "FF0000", "FFC000", "00B050", "0070C0", "D9D9D9"]
_HEADED = [ITEM_FIELDS, ITEM_FIELDS, INDICATOR_FIELDS, KEY_FIELDS, UPDATE_FIELDS, TEXT_FIELDS]
_WITH_OURS = ["Plan", "planapp"]
_COLUMNS = st.integers(1, _WIDTH)
_ROWS = st.integers(1, _HEIGHT)


@st.composite
def texts(draw: st.DrawFn) -> Value:
    """Values as officers type them; those that are texts bear words that no other cell has."""
    if draw(st.booleans()):
        return draw(st.sampled_from(_PLAIN))
    if draw(st.integers(0, 9)) == 0:
        return draw(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=8))
    number = draw(st.integers(100, 99_999))
    return draw(st.sampled_from(_LINED)).format(f"w{number}", f"v{number}")


def headings(declared: tuple[Field, ...]) -> st.SearchStrategy[str]:
    """Headings of fields, as any of their aliases."""
    return st.sampled_from([alias for field in declared for alias in field.aliases])


@st.composite
def header_rows(draw: st.DrawFn) -> list[Value]:
    """Rows of headings, mixed from the fields of one kind of table and headings of any other sort."""
    declared = draw(st.sampled_from(_HEADED))
    heading = st.one_of(headings(declared), headings(declared), st.sampled_from([*_EXTRA_HEADINGS, ""]))
    row: list[Value] = list(draw(st.lists(heading, min_size=2, max_size=_WIDTH)))
    if declared is ITEM_FIELDS and draw(st.booleans()):
        row[:2] = draw(st.sampled_from([["Ref", "Action"], ["Action", "Lead"], ["Action", "Step"]]))
    return row


@st.composite
def merges(draw: st.DrawFn) -> list[Merge]:
    """Merges down, across and both; they may overlap, as those of damaged files do."""
    found = []
    for _ in range(draw(st.integers(0, 5))):
        top, left = draw(_ROWS), draw(_COLUMNS)
        size = draw(st.sampled_from([(1, 0), (2, 0), (4, 0), (0, 1), (0, _WIDTH), (2, 2), (10**6, 0)]))
        found.append(Merge(top, left, top + size[0], left + size[1]))
    return found


@st.composite
def sheets(draw: st.DrawFn, name: str = "Plan") -> Sheet:
    """Sheets with header rows, of one line or two, among rows of any values; some have no header."""
    rows: list[list[Value]] = []
    for _ in range(draw(st.integers(0, 2))):
        rows += draw(st.lists(st.lists(st.one_of(st.none(), texts()), max_size=2), max_size=2))
        rows.append(draw(header_rows()))
        if draw(st.integers(0, 3)) == 0:
            rows.append(draw(header_rows()))
        rows += draw(
            st.lists(st.lists(st.one_of(st.none(), texts()), max_size=_WIDTH), max_size=_HEIGHT // 2)
        )
    if draw(st.booleans()):
        _give_paths(draw, rows)
    cells = [
        _cell(draw, row, column, value)
        for row, values in enumerate(rows, 1)
        for column, value in enumerate(values, 1)
    ]
    state = draw(st.sampled_from(["visible", "visible", "hidden"]))
    outline = {row: draw(st.integers(0, 3)) for row in range(2, len(rows)) if draw(st.booleans())}
    return Sheet(name, in_rows(filter(None, cells)), state, tuple(draw(merges())), outline=outline)


def _give_paths(draw: st.DrawFn, rows: list[list[Value]]) -> None:
    """Put paths of ids below the first heading that names planapp's own column."""
    at = next((index for index, row in enumerate(rows) if "planapp" in row), len(rows))
    for row in rows[at + 1 :]:
        column = rows[at].index("planapp")
        if len(row) > column:
            ids = draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4))
            row[column] = "/".join(12 * one for one in ids)


def _cell(draw: st.DrawFn, row: int, column: int, value: Value) -> Cell | None:
    fill = draw(st.sampled_from(_FILLS))
    note = draw(st.sampled_from([""] * 8 + [f"Note{row}q{column}"]))
    if value is None and not fill and not note:
        return None
    number_format = (
        draw(st.sampled_from(["General", "mmm-yy", "dd/mm/yyyy"])) if isinstance(value, date) else "General"
    )
    shown = shown_text(value, number_format)
    font, bold = draw(st.sampled_from(_FILLS)), draw(st.booleans())
    indent = draw(st.sampled_from([0, 0, 0, 1, 2]))
    return Cell(
        row, column, value, shown, number_format, fill, font, bold, indent=indent, note=note, note_author=""
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Workbooks of one or two sheets."""
    return Book(
        "any.xlsx",
        tuple(
            draw(sheets(name)) for name in draw(st.sampled_from([["Plan"], ["North", "South"], _WITH_OURS]))
        ),
    )


def read(book: Book) -> Mapped:
    return map_book(book, recognise(book), "any")


def words_of(plan: Plan) -> set[str]:
    """Return the words of all texts of a plan; numbers and days as a sheet shows them."""
    found: set[str] = set()
    for spec in SPECS:
        for row in plan.table(spec.name):
            for field in fields(row):
                found |= _words(_as_text(getattr(row, field.name)))
    return found


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_as_text, value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y %d %B %Y}"
    return general(value) if isinstance(value, float) else str(value)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def shown(sheet: Sheet, cell: Cell) -> str:
    """Return a sheet as lines, for a failing test to say what it is about."""
    rows = [
        f"{[(cell.address, cell.text, cell.fill, cell.bold, cell.note) for cell in row]}"
        for row in sheet.cells
    ]
    return "\n".join([f"LOST {cell.address} {cell.text!r} {cell.note}", *rows, str(sheet.merges)])


@given(books())
def test_every_cell_is_placed_named_or_left_out(book: Book) -> None:
    account = read(book).accounting
    filled = sum(1 for sheet in book.sheets for _ in sheet.filled())
    assert account.filled == filled
    assert account.placed + account.named + len(account.left_out) == filled


@given(books())
def test_no_word_is_lost(book: Book) -> None:
    found = read(book)
    known = words_of(found.plan)
    left_out = set(found.accounting.left_out)
    lists = [table for table in recognise(book).tables if table.kind in (KEY, UPDATES, TEXTS)]
    left_out |= {
        f"{table.sheet.name}!{cell.address}"
        for table in lists
        for row in table.title_rows
        for cell in table.sheet.row(row)
    }
    said = " ".join(finding.text for finding in found.findings)
    for sheet in book.sheets:
        if is_ours(sheet):
            continue
        for cell in sheet.filled():
            unique = {word for word in _words(cell.text) if re.search(r"[wv]\d{3}", word)}
            if f"{sheet.name}!{cell.address}" not in left_out:
                assert unique <= known, shown(sheet, cell)
        for row in sheet.cells:
            for cell in row:
                assert cell.note in known or cell.note in said, shown(sheet, cell)


@given(books())
def test_a_mapped_plan_is_one_change_set(book: Book) -> None:
    plan = read(book).plan
    changes = compare(empty_plan(), plan, "import", IMPORT)
    assert len(changes.changes) == sum(len(plan.table(spec.name)) for spec in SPECS)
    check(empty_plan(), changes, plan)

"""No cell that was altered is told as it was sent, and every row that nobody touched is."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from planapp.application.returns.reading import ReadReturn, understand_return
from planapp.domain import records as r
from planapp.domain.fields import FIELD_OF, ITEM_FIELDS
from planapp.domain.plan import Plan
from planapp.exchange.alignment.said import Sayings
from planapp.exchange.grid import Book, Cell, Sheet, in_rows
from planapp.exchange.mapping.own_ids import ids_in
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.reading import Reading
from planapp.exchange.unaltered import Place
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.alignment.edited import plans
from tests.exchange.workbook.making import Making

_OF_ACTION = tuple(FIELD_OF[key].label for key in ("ref", "action", "lead", "officer"))
_FIELDS = {field.label: field.key for field in ITEM_FIELDS} | {
    FIELD_OF[key].label: "title" for key in ("action", "step")
}


def book_of(plan: Plan) -> Book:
    """Return a plan as its workbook is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sent.xlsx"
        write_workbook(plan, path)
        return read_xlsx(path)


def back(book: Book, plan: Plan) -> ReadReturn:
    return understand_return(Path("back.xlsx"), Reading(book), scale=plan.levels.of())


def with_cells(book: Book, cells: list[Cell]) -> Book:
    """Return a workbook whose first sheet has these cells."""
    first, *others = book.sheets
    return replace(book, sheets=(replace(first, cells=in_rows(cells)), *others))


def header_of(sheet: Sheet) -> tuple[Cell, ...]:
    return next(row for row in sheet.cells if any(cell.text == "planapp" for cell in row))


def place_of(plan: Plan, sheet: Sheet, cell: Cell) -> list[Place]:
    """Return what a cell says, as somebody who looks at the sheet sees it."""
    headings = {one.column: one.text for one in header_of(sheet)}
    heading, row = headings[cell.column], {headings[one.column]: one.text for one in sheet.row(cell.row)}
    path = ids_in(row["planapp"])
    item = plan.items[path[-1]]
    if item.kind in (r.THEME, r.OBJECTIVE):
        return [(item.id, "title", None), (item.id, "ref", None)]
    is_shared = bool(row.get(FIELD_OF["step"].label) and row.get(FIELD_OF["action"].label))
    is_rated = heading.startswith("RAG ")
    if is_shared and (heading in _OF_ACTION or is_rated):
        item = plan.items[path[-2]]
    if is_rated:
        period = next(one for one in plan.periods if f"RAG {one.label}" == heading)
        return [(item.id, "rating", period.id)]
    extra = next((one for one in plan.extra_fields if one.heading == heading), None)
    return [(item.id, "extra", extra.id)] if extra is not None else [(item.id, _FIELDS[heading], None)]


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_only_what_nobody_altered_is_unaltered(data: st.DataObject) -> None:
    plan = data.draw(plans())
    book = book_of(plan)
    sheet, header = book.sheets[0], header_of(book.sheets[0])
    ours = header[-1].column
    cells = [cell for row in sheet.cells for cell in row]
    changeable = [
        at
        for at, cell in enumerate(cells)
        if cell.row > header[0].row and cell.column < ours and cell.is_filled
    ]
    chosen = data.draw(st.sets(st.sampled_from(changeable), max_size=8))
    altered = [place for at in chosen for place in place_of(plan, sheet, cells[at])]
    for number, at in enumerate(chosen):
        cells[at] = replace(cells[at], value=f"Otherwise {number}", text=f"Otherwise {number}")
    unaltered = back(with_cells(book, cells), plan).unaltered
    assert unaltered.isdisjoint(altered)
    touched = {cells[at].row for at in chosen}
    told = {
        ids_in(cell.text)[-1] for cell in cells if cell.column == ours and cell.row > header[0].row
        and cell.row not in touched
    }  # fmt: skip
    sayings = Sayings(plan, plan)
    for item in (plan.items[item_id] for item_id in told):
        said = {(item.id, *key) for key in sayings.said(item) if key[0] != "comment"}
        assert said <= unaltered


def two_leads() -> Plan:
    making = Making()
    for number in range(1, 5):
        action = making.item(r.ACTION, f"Visit family {number} in its home", ref=f"1.{number}")
        making.lead(action, f"Head {number}")
        making.lead(action, f"Head {number}", r.OFFICER)
    return making.plan()


def test_two_columns_that_say_the_same_are_told_apart_by_their_headings() -> None:
    plan = two_leads()
    book = book_of(plan)
    header = {cell.text: cell for cell in header_of(book.sheets[0])}
    cells = [cell for row in book.sheets[0].cells for cell in row]
    at = next(
        at for at, cell in enumerate(cells) if cell.text == "Head 2" and cell.column == header["Lead"].column
    )
    cells[at] = replace(cells[at], value="Head 9", text="Head 9")
    read = back(with_cells(book, cells), plan)
    item = next(item.id for item in plan.items if item.ref == "1.2")
    assert (item, "lead", None) not in read.unaltered
    assert (item, "officer", None) in read.unaltered


def test_where_both_lose_their_headings_neither_is_guessed() -> None:
    plan = two_leads()
    book = book_of(plan)
    header = header_of(book.sheets[0])
    names = {
        cell.column: f"Column {cell.column}"
        for cell in header
        if cell.text in ("Lead", "Officer", "Responsible officer")
    }
    assert len(names) == 2
    cells = [
        replace(cell, value=names[cell.column], text=names[cell.column])
        if cell.row == header[0].row and cell.column in names
        else cell
        for row in book.sheets[0].cells
        for cell in row
    ]
    unaltered = back(with_cells(book, cells), plan).unaltered
    assert {field for _, field, _ in unaltered}.isdisjoint({"lead", "officer"})
    assert (next(iter(plan.items)).id, "title", None) in unaltered


def test_an_indicator_with_a_note_may_have_other_notes_now() -> None:
    making = Making()
    making.item(r.ACTION, "Visit every family", ref="1.1")
    indicator = making.add(r.Indicator, name="Visits in time", unit="%", notes="By hand")
    making.add(r.IndicatorValue, indicator=indicator.id, month="2018-03", value=94.5)
    plan = making.plan()
    book = book_of(plan)
    at = next(at for at, sheet in enumerate(book.sheets) if sheet.name == "Indicators")
    assert (indicator.id, "indicator_notes", None) in back(book, plan).unaltered
    cells = [
        replace(cell, note="Counted anew") if cell.text == "94.5" else cell
        for row in book.sheets[at].cells
        for cell in row
    ]
    sheets = [*book.sheets]
    sheets[at] = replace(sheets[at], cells=in_rows(cells))
    unaltered = back(replace(book, sheets=tuple(sheets)), plan).unaltered
    assert (indicator.id, "indicator_notes", None) not in unaltered
    assert (indicator.id, "value", "2018-03") in unaltered


def test_of_a_text_that_did_not_fit_into_its_cell_nothing_is_vouched_for() -> None:
    making = Making()
    action = making.item(r.ACTION, "Visit every family", ref="1.1")
    making.add(r.Measure, item=action.id, text="Nine in ten agree. " * 3_000)
    other = making.item(r.ACTION, "Audit closed files", ref="1.2")
    plan = making.plan()
    unaltered = back(book_of(plan), plan).unaltered
    assert not any(item == action.id for item, *_ in unaltered)
    assert (other.id, "title", None) in unaltered

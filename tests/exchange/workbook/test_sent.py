"""The workbook of a circulation, read back with openpyxl: what is marked in it, asked for and told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp import palette, paths
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.exchange.alignment import compare_plans
from planapp.exchange.changed_fields import changed_fields
from planapp.exchange.new_update import heading_for
from planapp.exchange.workbook.overflow import LONGEST_TEXT
from planapp.exchange.workbook.sending import A4
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.alignment.sheets_again import (
    by_column,
    column_of,
    header_row,
    reordered,
    shuffled,
    without_ours,
)
from tests.exchange.likeness import likeness
from tests.exchange.reading import read
from tests.exchange.workbook.making import Making, all_text, fields, values
from tests.exchange.workbook.sending import items, now, sending, sent, then

NEW = "New update, Nov 2026"


def row_of(sheet: Any, text: str) -> int:
    """Return the row in which a text stands."""
    return next(int(cell.row) for row in sheet.iter_rows() for cell in row if cell.value == text)


def is_marked(cell: Any) -> bool:
    """Tell whether a cell has the mark of what changed, in a colour that is no rating's."""
    side = cell.border.left
    return side is not None and side.style == "thick" and side.color.rgb[-6:] == palette.ACCENT


def marked(sheet: Any) -> list[str]:
    return [str(cell.value or "") for row in sheet.iter_rows() for cell in row if is_marked(cell)]


def test_what_changed_is_marked_and_nothing_else(tmp_path: Path) -> None:
    assert marked(sent(tmp_path)["Plan"]) == [
        "Tell the parents", "2 Protect better", "Train all staff", "Head of Training", "R",
        "Begun to protect well.\nHalf of them are trained.", "Complete",
    ]  # fmt: skip


def test_a_title_keeps_the_ground_of_its_neighbours_and_other_cells_get_a_tint(tmp_path: Path) -> None:
    sheet = sent(tmp_path)["Plan"]
    row = row_of(sheet, "Train all staff")
    assert sheet.cell(row, column_of(sheet, "ACTION")).fill.fill_type is None
    assert sheet.cell(row, column_of(sheet, "LEAD")).fill.fgColor.rgb[-6:] == palette.TINT


def test_an_emptied_cell_is_marked_too(tmp_path: Path) -> None:
    before = then()
    after = apply(before, edits.set_field(before, items(before, r.STEP)[0].id, "status", ""))
    assert marked(sent(tmp_path, after)["Plan"]) == [""]


def test_the_changes_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    book = sent(tmp_path)
    assert book.sheetnames == ["Plan", "Indicators", "Changes", "Key", "planapp"]
    rows = values(book["Changes"])
    assert rows[0][0] == "Changes since October pack"
    assert rows[3] == ["Item number", "Item", "Field", "Was", "Is"]
    assert rows[4:6] == [
        [1.2, "Tell the parents", "New action", "", "1.2 Tell the parents"],
        [2, "Protect better", "Title", "Protect well", "Protect better"],
    ]
    assert [2.1, "Train all staff", "Rating Nov 2026", "A", "R"] in rows


def test_what_is_gone_is_told_and_long_texts_are_cut(tmp_path: Path) -> None:
    before = then()
    first, second = items(before, r.ACTION)
    after = apply(before, edits.remove_items(before, [first.id, *(i.id for i in before.walk(first.id))]))
    update = after.updates.of(second.id)[0]
    after = apply(after, edits.set_update(after, update.id, text="x" * (LONGEST_TEXT + 9)))
    rows = values(sent(tmp_path, after)["Changes"])
    assert [1.1, first.title, "Action taken out", f"1.1 {first.title}", ""] in rows
    (long,) = [row[4] for row in rows if str(row[4]).startswith("xxx")]
    assert len(long) == LONGEST_TEXT
    assert long.endswith("x …")


def test_without_an_earlier_circulation_there_are_no_changes(tmp_path: Path) -> None:
    book = sent(tmp_path, since="", changes=())
    assert "Changes" not in book.sheetnames
    assert marked(book["Plan"]) == []


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    assert ["Nothing has changed.", "", "", "", ""] in values(sent(tmp_path, then())["Changes"])


def test_an_extract_tells_no_change_of_the_rest(tmp_path: Path) -> None:
    before = then()
    first, second = items(before, r.ACTION)
    after = now(before)
    after = apply(after, edits.move_items(after, [items(after, r.ACTION)[1].id], second.parent, second.id))
    book = sent(tmp_path, after, only={second.id})
    text = all_text(tmp_path / "sent.xlsx")
    for secret in ("parents", "early", first.title):
        assert secret not in text
    assert "Protect better" in text
    assert [row[2] for row in values(book["Changes"])[4:]] == [
        "Title", "Title", "Lead", "Rating Nov 2026", "Progress update", "Status",
    ]  # fmt: skip


def test_private_fields_are_not_told_of(tmp_path: Path) -> None:
    before = then()
    after = apply(before, edits.add_extra_field(before, "Risk to us", private=True))
    (field,) = after.extra_fields
    after = apply(after, edits.set_extra(after, items(after, r.ACTION)[0].id, field.id, "Xylophone"))
    sent(tmp_path, after, private=False)
    assert "Xylophone" not in all_text(tmp_path / "sent.xlsx")
    assert "Risk to us" not in all_text(tmp_path / "sent.xlsx")
    sent(tmp_path, after)
    assert "Xylophone" in all_text(tmp_path / "sent.xlsx")


def test_what_is_new_has_a_column_right_of_the_updates(tmp_path: Path) -> None:
    sheet = sent(tmp_path)["Plan"]
    number = column_of(sheet, NEW)
    assert number == column_of(sheet, "UPDATE") + 1
    top = header_row(sheet, NEW)
    assert sheet.cell(top, number).fill.fgColor.rgb[-6:] == palette.ACCENT
    cells = [sheet.cell(row, number) for row in range(top + 2, sheet.max_row + 1)]
    kinds = {(cell.value, cell.number_format, cell.alignment.wrap_text) for cell in cells}
    assert kinds == {(None, "@", True)}
    offers = sheet.data_validations.dataValidation
    told = [offer for offer in offers if offer.prompt and "Write here" in offer.prompt]
    assert [str(offer.sqref) for offer in told] == [sheet.cell(top, number).coordinate]


def test_reading_it_back_gives_the_plan(tmp_path: Path) -> None:
    plan = now(then())
    (tmp_path / "plain").mkdir()
    write_workbook(plan, tmp_path / "plain" / "sent.xlsx")
    sent(tmp_path, plan)
    mapped = read(tmp_path / "sent.xlsx")
    assert mapped.accounting.left_out == ()
    assert likeness(mapped.plan) == likeness(read(tmp_path / "plain" / "sent.xlsx").plan)
    assert compare_plans(plan, mapped.plan, paths=mapped.paths).differences == ()


def test_reading_it_back_without_the_hidden_parts_gives_the_plan(tmp_path: Path) -> None:
    plan = now(then())
    sent(tmp_path, plan)
    mapped = read(without_ours(tmp_path / "sent.xlsx", tmp_path / "copied.xlsx"))
    assert mapped.accounting.left_out == ()
    assert compare_plans(plan, mapped.plan).differences == ()


def test_sorted_rows_with_new_updates_come_back(tmp_path: Path) -> None:
    plan = read(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan
    period = plan.current_period
    assert period is not None
    sent(tmp_path, plan, changes=())
    book = openpyxl.load_workbook(tmp_path / "sent.xlsx")
    sheet: Any = book.worksheets[0]
    top, number = header_row(sheet, heading_for(period.label)), column_of(sheet, heading_for(period.label))
    texts = [f"New in row {row}" for row in range(top + 1, sheet.max_row + 1)]
    for row, text in enumerate(texts, top + 1):
        sheet.cell(row, number).value = text
    reordered(sheet, top + 1, shuffled)
    book.save(tmp_path / "sent.xlsx")
    mapped = read(tmp_path / "sent.xlsx")
    told = compare_plans(plan, mapped.plan, paths=mapped.paths).differences
    assert {(one.field, one.entry, one.was) for one in told} == {("update", None, "")}
    assert sorted(one.theirs for one in told) == sorted(texts)


def test_missed_due_dates_are_bold_and_dark(tmp_path: Path) -> None:
    plan = then()
    first, second = items(plan, r.ACTION)
    plan = apply(plan, edits.set_due(plan, second.id, "1 December 2026"))
    sheet = sent(tmp_path, plan)["Plan"]
    due = column_of(sheet, "DUE")
    fonts = [sheet.cell(row_of(sheet, item.title), due).font for item in (first, second)]
    assert [font.bold for font in fonts] == [True, False]
    assert fonts[0].color.rgb[-6:] == palette.DANGER
    assert sheet.cell(row_of(sheet, first.title), due).value == "30 October 2026"


def test_what_is_done_is_not_late(tmp_path: Path) -> None:
    plan = then()
    first = items(plan, r.ACTION)[0]
    plan = apply(plan, edits.set_field(plan, first.id, "status", "Complete"))
    sheet = sent(tmp_path, plan)["Plan"]
    assert not sheet.cell(row_of(sheet, first.title), column_of(sheet, "DUE")).font.bold


def test_a_new_date_or_status_takes_the_mark_of_a_late_one_away(tmp_path: Path) -> None:
    sheet = sent(tmp_path)["Plan"]
    due = sheet.cell(1, column_of(sheet, "DUE")).column_letter
    status = sheet.cell(1, column_of(sheet, "STATUS")).column_letter
    first = header_row(sheet, "DUE") + 1
    (found,) = [one for one in sheet.conditional_formatting if str(one.sqref).startswith(f"{due}{first}:")]
    formulas = [(rule.formula[0], rule.dxf.font.b, rule.stopIfTrue) for rule in found.rules]
    assert formulas == [
        (f'OR(${status}{first}="Complete",${status}{first}="Dropped")', False, True),
        (f"IF(ISNUMBER(${due}{first}),${due}{first}>=TODAY(),FALSE)", False, True),
        (f"IF(ISNUMBER(${due}{first}),${due}{first}<TODAY(),FALSE)", True, True),
    ]


def test_rows_that_are_added_below_are_coloured_and_offered_choices(tmp_path: Path) -> None:
    sheet = sent(tmp_path)["Plan"]
    lasts = {int(str(offer.sqref).rpartition(":")[2].lstrip("ABCDEFGHIJKLM")) for offer in
             sheet.data_validations.dataValidation if offer.type == "list"}  # fmt: skip
    assert min(lasts) > sheet.max_row + 100


def test_ratings_of_a_frozen_period_are_not_asked_for(tmp_path: Path) -> None:
    plan = then()
    first = plan.periods.of()[0]
    plan = apply(plan, edits.freeze(plan, first.id))
    sheet = sent(tmp_path, plan)["Plan"]
    frozen = sheet.cell(header_row(sheet, NEW), column_of(sheet, f"RAG {first.label}"))
    offers = sheet.data_validations.dataValidation
    (told,) = [offer for offer in offers if offer.prompt and "final" in offer.prompt]
    assert str(told.sqref) == frozen.coordinate
    rated = [str(offer.sqref) for offer in offers if offer.formula1 and "R,A,G" in offer.formula1]
    assert rated
    assert not any(frozen.column_letter in place for place in rated)


@pytest.mark.parametrize(("paper", "size"), [("A3", 8), (A4, 9)])
def test_the_page_says_what_it_is_and_for_whom(tmp_path: Path, paper: str, size: int) -> None:
    book = sent(tmp_path, paper=paper, recipient="Head of R&D", reply_by=date(2026, 12, 12))
    for sheet in book.worksheets[:-1]:
        assert int(sheet.page_setup.paperSize) == size
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.HeaderFooter.scaleWithDoc is False
        assert (sheet.oddHeader.left.text, sheet.oddHeader.right.text) == ("Improvement plan", "Board pack")
        assert sheet.oddFooter.left.text == "for Head of R&&D, reply by 12 December 2026"
        assert (sheet.oddFooter.center.text, sheet.oddFooter.right.text) == (
            "1 December 2026",
            "Page &P of &N",
        )
        assert sheet.print_title_rows


def test_the_head_of_a_page_is_never_longer_than_excel_allows(tmp_path: Path) -> None:
    write_workbook(then(), tmp_path / "a.xlsx", sending=sending(name="&" * 300, recipient="x\x01" * 200))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    head, foot = book["Plan"].oddHeader, book["Plan"].oddFooter
    assert head.right.text == "&&" * 55 + "…"
    for end in (head, foot):
        assert sum(len(part.text or "") + 2 for part in (end.left, end.center, end.right)) <= 255


def test_nothing_is_locked_unless_it_is_wanted(tmp_path: Path) -> None:
    book = sent(tmp_path)
    assert not any(sheet.protection.sheet for sheet in book)
    assert not (book.security and book.security.lockStructure)


def test_a_locked_workbook_leaves_open_what_is_asked_for(tmp_path: Path) -> None:
    book = sent(tmp_path, protected=True)
    assert all(sheet.protection.sheet for sheet in book)
    assert book.security.lockStructure
    sheet = book["Plan"]
    row, top = row_of(sheet, "Train all staff"), header_row(sheet, NEW)
    opened = [sheet.cell(top, cell.column).value for cell in sheet[row] if not cell.protection.locked]
    assert opened == ["DUE", "STATUS", "RAG Nov 2026", NEW]
    assert all(cell.protection.locked for cell in sheet[top])


def test_indicators_are_marked(tmp_path: Path) -> None:
    before = then()
    first, second = before.indicators.of()
    after = apply(before, edits.set_value(before, first.id, "2026-06", "95%"))
    after = apply(after, edits.set_indicator(after, second.id, target="92%"))
    assert {change.field for change in changed_fields(before, after)} == {"value", "target"}
    sheet = sent(tmp_path, after)["Indicators"]
    assert marked(sheet) == ["0.95", "92%"]


def test_a_changes_sheet_whose_texts_look_like_headings_is_no_plan(tmp_path: Path) -> None:
    before = then()
    after: Plan = before
    for item, title in zip(items(before, r.ACTION), ("Activities", "Actions"), strict=True):
        after = apply(after, edits.set_field(after, item.id, "title", title))
        after = apply(after, edits.set_due(after, item.id, "By when"))
    sent(tmp_path, after)
    mapped = read(tmp_path / "sent.xlsx")
    assert mapped.accounting.left_out == ()
    assert compare_plans(after, mapped.plan, paths=mapped.paths).differences == ()


def short_plan() -> Plan:
    """A plan whose objectives stand in a column of their own, with few actions below each."""
    making = Making()
    making.add(r.Period, label="Nov 2026", current=True)
    outcome = {"field": "objective", "heading": "Outcome", "width": 30.0}
    making.layout(*fields("ref"), outcome, *fields("action", "lead"))
    for number, words in enumerate(("Risk is told early", "Children are seen", "Plans are made"), 1):
        objective = making.item(r.OBJECTIVE, words)
        for place, verb in enumerate(("Write", "Agree", "Review"), 1):
            action = making.item(r.ACTION, f"{verb} the guide to {number}", objective, ref=f"{number}{place}")
            making.lead(action, f"Head of {verb}ing")
    return making.plan()


@pytest.mark.parametrize("column", ["ACTION", "LEAD", "REF"])
def test_a_short_sheet_that_was_sorted_differs_in_nothing(tmp_path: Path, column: str) -> None:
    plan = short_plan()
    write_workbook(plan, tmp_path / "a.xlsx", sending=sending())
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet: Any = book["Plan"]
    number = column_of(sheet, column)
    reordered(sheet, header_row(sheet, column) + 1, lambda rows: by_column(number)(rows)[::-1])
    book.save(tmp_path / "a.xlsx")
    mapped = read(tmp_path / "a.xlsx")
    assert compare_plans(plan, mapped.plan, paths=mapped.paths).differences == ()


def test_a_row_that_was_moved_in_a_short_sheet_is_told(tmp_path: Path) -> None:
    plan = short_plan()
    write_workbook(plan, tmp_path / "a.xlsx", sending=sending())
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet: Any = book["Plan"]
    first = header_row(sheet, "ACTION") + 1
    reordered(sheet, first, lambda rows: [*rows[:2], *rows[3:7], rows[2], *rows[7:]])
    book.save(tmp_path / "a.xlsx")
    mapped = read(tmp_path / "a.xlsx")
    (one,) = compare_plans(plan, mapped.plan, paths=mapped.paths).differences
    assert (one.field, one.name, one.theirs) == ("place", "Review the guide to 1", "Plans are made")

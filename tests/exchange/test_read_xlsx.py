from __future__ import annotations

import pickle
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from planapp.errors import UserError
from planapp.exchange import read_xlsx as module
from planapp.exchange import reading
from planapp.exchange.grid import Book, Cell, Merge, Sheet
from planapp.exchange.read_xlsx import read_xlsx
from tests.exchange.xlsx_files import LINKS, MAIN, links, parts_of, write_package


@pytest.fixture
def book() -> Workbook:
    return Workbook()


@pytest.fixture
def page(book: Workbook) -> Worksheet:
    assert book.active is not None
    return book.worksheets[0]


def read(book: Workbook, folder: Path) -> Sheet:
    book.save(folder / "plan.xlsx")
    return read_xlsx(folder / "plan.xlsx").sheets[0]


def read_parts(folder: Path, parts: dict[str, str]) -> Sheet:
    return read_xlsx(write_package(folder / "plan.xlsx", parts)).sheets[0]


def texts(sheet: Sheet) -> dict[str, str]:
    return {cell.address: cell.text for cell in sheet.filled()}


def at(sheet: Sheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert cell is not None
    return cell


def test_values_and_what_they_show(book: Workbook, page: Worksheet, tmp_path: Path) -> None:
    values = [
        "  text ",
        1,
        1.1,
        0.5,
        True,
        datetime(2018, 4, 1),
        time(9, 30),
        "#N/A",
        datetime(2018, 4, 1, 12),
    ]
    for column, value in enumerate(values, start=1):
        page.cell(1, column, value)
    for column, number_format in [(4, "0.0%"), (6, "mmm-yy"), (7, "h:mm"), (9, "dd/mm/yyyy hh:mm")]:
        page.cell(1, column).number_format = number_format
    sheet = read(book, tmp_path)
    assert [cell.value for cell in sheet.filled()] == values
    assert [cell.text for cell in sheet.filled()] == (
        ["  text ", "1", "1.1", "50.0%", "TRUE", "Apr-18", "9:30", "#N/A", "01/04/2018 12:00"]
    )
    assert at(sheet, 1, 6).number_format == "mmm-yy"


def test_lengths_of_time_are_days(book: Workbook, page: Worksheet, tmp_path: Path) -> None:
    page["A1"] = 1.5
    page["A1"].number_format = "[h]:mm"
    cell = at(read(book, tmp_path), 1, 1)
    assert (cell.value, cell.text) == (1.5, "36:00")


@pytest.mark.parametrize("serial", [-1, 0, 0.5, 2_958_466, 1e15])
def test_a_number_beyond_the_calendar_stays_a_number(
    book: Workbook, page: Worksheet, tmp_path: Path, serial: float
) -> None:
    page["A1"] = serial
    page["A1"].number_format = "dd/mm/yyyy"
    cell = at(read(book, tmp_path), 1, 1)
    assert cell.value == serial
    assert float(cell.text) == serial


def test_dates_that_count_from_1904(book: Workbook, page: Worksheet, tmp_path: Path) -> None:
    book.epoch = CALENDAR_MAC_1904
    page["A1"] = datetime(2025, 3, 31)
    assert at(read(book, tmp_path), 1, 1).value == datetime(2025, 3, 31)


def test_formulas_give_their_last_value(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1"><f>X</f></c></row>'
    )
    assert texts(read_parts(tmp_path, parts_of(row))) == {"A1": "2", "B1": "a"}


def test_looks(book: Workbook, page: Worksheet, tmp_path: Path) -> None:
    page["A1"] = "x"
    page["A1"].fill = PatternFill("solid", fgColor="FFC000")
    page["A1"].font = Font(color="00B050", bold=True)
    page["A1"].alignment = Alignment(indent=2)
    page["A2"] = "x"
    page["A2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
    page["A2"].font = Font(color=Color(theme=1), italic=True)
    page["A3"] = "plain"
    page["A4"] = "x"
    page["A4"].fill = PatternFill("solid", fgColor=Color(indexed=11))
    page["A4"].font = Font(color=Color(indexed=64))
    page["A5"] = "x"
    page["A5"].fill = GradientFill(stop=("FF0000", "FFFFFF"))
    sheet = read(book, tmp_path)
    first = at(sheet, 1, 1)
    assert (first.fill, first.font_colour, first.bold, first.italic, first.indent) == (
        *("FFC000", "00B050", True, False, 2),
    )
    second = at(sheet, 2, 1)
    assert (second.fill, second.font_colour, second.bold, second.italic) == ("A7C0DE", "", False, True)
    assert at(sheet, 3, 1) == Cell(3, 1, "plain", "plain")
    assert (at(sheet, 4, 1).fill, at(sheet, 4, 1).font_colour) == ("00FF00", "")
    assert at(sheet, 5, 1).fill == "FF0000"


def test_only_cells_that_hold_something_are_kept(book: Workbook, page: Worksheet, tmp_path: Path) -> None:
    page["A1"].font = Font(bold=True)
    page["B1"].fill = PatternFill("solid", fgColor="FFFFFF")
    page["C1"].fill = PatternFill("solid", fgColor="FF0000")
    page["D1"].comment = Comment("why", "Team Manager")
    page.merge_cells("E1:F2")
    sheet = read(book, tmp_path)
    assert [[cell.address for cell in row] for row in sheet.cells] == [["C1", "D1", "E1"]]
    assert sheet.last_row == 0


def test_notes_to_the_letter(book: Workbook, page: Worksheet, tmp_path: Path) -> None:
    page["B2"] = "●"
    page["B2"].comment = Comment("Team Manager:\nRe-opened & checked <1/4>", "Team Manager")
    cell = at(read(book, tmp_path), 2, 2)
    assert (cell.note, cell.note_author) == ("Team Manager:\nRe-opened & checked <1/4>", "Team Manager")


def test_a_threaded_comment_loses_only_what_excel_wraps_around_it(
    book: Workbook, page: Worksheet, tmp_path: Path
) -> None:
    page["A1"].comment = Comment(
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any "
        "edits to it will get removed.\n\nComment:\n    Is this late?\nReply:\n    Yes, by a month.",
        "tc={6A3B}",
    )
    cell = at(read(book, tmp_path), 1, 1)
    assert (cell.note, cell.note_author) == ("Is this late?\nReply:\nYes, by a month.", "")


def test_merges_and_what_lies_under_them(tmp_path: Path) -> None:
    row = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>shown</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>hidden</t></is></c></row>'
    )
    merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D4:D4"/></mergeCells>'
    sheet = read_parts(tmp_path, parts_of(row, merges))
    assert sheet.merges == (Merge(1, 1, 2, 2),)
    assert texts(sheet) == {"A1": "shown", "B1": "hidden"}
    assert sheet.at(2, 2) == sheet.cell(1, 1)


def test_whole_columns_and_rows_may_be_merged(tmp_path: Path) -> None:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    sheet = read_parts(tmp_path, parts_of(far, merges))
    assert texts(sheet) == {"XFD1048576": "7"}
    assert (sheet.last_row, sheet.last_column) == (1_048_576, 16_384)


def test_layout(book: Workbook, page: Worksheet, tmp_path: Path) -> None:
    page.title = "Improvement plan"
    for column in range(1, 5):
        page.cell(5, column, "x")
    page.column_dimensions["A"].width = 7
    page.column_dimensions["C"].hidden = True
    page.row_dimensions[5].height = 40
    page.row_dimensions[6].hidden = True
    page.row_dimensions[7].outlineLevel = 2
    page.freeze_panes = "B6"
    page.print_title_rows = "4:5"
    page.print_title_cols = "A:A"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 8
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToHeight = 0
    sheet = read(book, tmp_path)
    assert sheet.name == "Improvement plan"
    assert sheet.widths[1] == 7
    assert (sheet.hidden_columns, sheet.hidden_rows) == ({3}, {6})
    assert (sheet.heights, sheet.outline) == ({5: 40}, {7: 2})
    assert (sheet.freeze, sheet.print_title_rows) == ("B6", "4:5")
    assert (sheet.orientation, sheet.paper, sheet.fit_to_width) == ("landscape", "A3", True)


def test_a_bare_sheet_has_no_layout(tmp_path: Path) -> None:
    sheet = read_parts(tmp_path, parts_of('<row><c t="b"><v>1</v></c><c><v>2</v></c></row>'))
    assert sheet == Sheet("Plan", ((Cell(1, 1, True, "TRUE"), Cell(1, 2, 2, "2")),))


def test_a_width_for_all_columns_counts_for_those_in_use(tmp_path: Path) -> None:
    parts = parts_of(
        '<row r="1"><c r="B1"><v>1</v></c></row>', '<cols><col min="1" max="16384" width="9"/></cols>'
    )
    assert read_parts(tmp_path, parts).widths == {1: 9, 2: 9}


def test_frozen_where_the_pane_starts_not_where_it_was_scrolled_to(tmp_path: Path) -> None:
    pane = '<pane ySplit="4" topLeftCell="A90" state="{}"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    assert read_parts(tmp_path, parts_of("", view.format("frozen"))).freeze == "A5"
    assert read_parts(tmp_path, parts_of("", view.format("split"))).freeze == ""


def test_rich_text_is_joined_and_its_pronunciation_left_out(tmp_path: Path) -> None:
    shared = (
        "<si><r><t>1. </t></r><r><rPr><b/></rPr><t xml:space='preserve'>Bold </t></r><r/>"
        "<rPh><t>say</t></rPh></si>"
        "<si><t>two_x000D_\nlines</t></si><si/>"
    )
    cells = "".join(f'<c r="{letter}3" t="s"><v>{index}</v></c>' for index, letter in enumerate("ABC"))
    row = f'<row r="3">{cells}</row>'
    assert texts(read_parts(tmp_path, parts_of(row, texts=shared))) == {"A3": "1. Bold ", "B3": "two\nlines"}


@pytest.mark.parametrize("cell", ['<c r="A1" s=""><v>4</v></c>', '<c r="A1" s="99"><v>4</v></c>'])
def test_a_style_that_is_not_there_is_the_plain_one(tmp_path: Path, cell: str) -> None:
    assert at(read_parts(tmp_path, parts_of(f'<row r="1">{cell}</row>')), 1, 1) == Cell(1, 1, 4, "4")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2018-04-01", datetime(2018, 4, 1)),
        ("2018-04-01T12:00:00Z", datetime(2018, 4, 1, 12)),
        ("soon", "soon"),
    ],
)
def test_dates_written_out(tmp_path: Path, written: str, value: datetime | str) -> None:
    row = f'<row r="1"><c r="A1" t="d"><v>{written}</v></c></row>'
    assert at(read_parts(tmp_path, parts_of(row)), 1, 1).value == value


def test_a_stale_dimension_hides_nothing(tmp_path: Path) -> None:
    parts = parts_of('<row r="9"><c r="C9"><v>9</v></c></row>')
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace("<sheetData>", '<dimension ref="A1:B2"/><sheetData>')
    assert texts(read_parts(tmp_path, parts)) == {"C9": "9"}


def test_sheets_in_order_hidden_ones_too_chart_sheets_not(
    book: Workbook, page: Worksheet, tmp_path: Path
) -> None:
    page.title = "Plan"
    book.create_sheet("Lists").sheet_state = "veryHidden"
    book.create_sheet("Old").sheet_state = "hidden"
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.worksheets[1].print_title_rows = "2:2"
    book.save(tmp_path / "plan.xlsx")
    found = read_xlsx(tmp_path / "plan.xlsx")
    assert found.name == "plan.xlsx"
    assert [(sheet.name, sheet.state, sheet.print_title_rows) for sheet in found.sheets] == [
        ("Plan", "visible", ""),
        ("Lists", "veryHidden", "2:2"),
        ("Old", "hidden", ""),
    ]


def test_parts_found_by_their_relationships(tmp_path: Path) -> None:
    parts = parts_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', texts="<si><t>found</t></si>")
    parts["_rels/.rels"] = links({"rId1": ("officeDocument", "/Book.xml")})
    parts["book.xml"] = parts.pop("xl/workbook.xml")
    parts["_rels/Book.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    parts["worksheets\\sheet1.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    parts["SHAREDSTRINGS.xml"] = parts.pop("xl/sharedStrings.xml")
    assert texts(read_parts(tmp_path, parts)) == {"A1": "found"}


def test_what_no_plan_needs_is_not_read(tmp_path: Path) -> None:
    rule = '<cfRule type="no such rule"/>'
    beside = f'<conditionalFormatting sqref="A1">{rule}</conditionalFormatting><drawing r:id="x"/>'
    parts = parts_of('<row r="1"><c r="A1"><v>1</v></c></row>', beside)
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace("<worksheet ", f'<worksheet xmlns:r="{LINKS}" ')
    assert texts(read_parts(tmp_path, parts)) == {"A1": "1"}


def broken() -> Iterator[tuple[str, dict[str, str]]]:
    row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    whole = parts_of(row, texts="<si><t>x</t></si>")
    sheet = "xl/worksheets/sheet1.xml"
    yield "a sheet is missing", {name: content for name, content in whole.items() if name != sheet}
    yield "a text is missing", parts_of(row)
    yield "half a sheet", {**whole, sheet: whole[sheet][:-20]}
    yield "not a sheet", {**whole, sheet: "<html/>"}
    yield "a sheet of another namespace", {**whole, sheet: whole[sheet].replace(MAIN, "urn:other")}
    yield "not a number", {**whole, sheet: whole[sheet].replace(' t="s"', "").replace("<v>0", "<v>zero")}
    yield "no relationships", {**whole, "_rels/.rels": links({})}


@pytest.mark.parametrize("parts", [pytest.param(parts, id=name) for name, parts in broken()])
def test_what_openpyxl_or_we_cannot_make_sense_of_is_refused(tmp_path: Path, parts: dict[str, str]) -> None:
    with pytest.raises(UserError, match=r"^plan\.xlsx is not laid out inside as Excel lays out a workbook"):
        read_parts(tmp_path, parts)


def test_a_strict_workbook_is_refused_not_read_as_empty(tmp_path: Path) -> None:
    parts = parts_of("")
    strict = {
        name: content.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        for name, content in parts.items()
    }
    with pytest.raises(UserError, match="Strict Open XML"):
        read_parts(tmp_path, strict)


def test_too_many_cells(
    book: Workbook, page: Worksheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.append([1, 2])
    book.create_sheet("More").append([3, 4])
    assert len(texts(read(book, tmp_path))) == 2
    monkeypatch.setattr(reading, "MAX_CELLS", 3)
    with pytest.raises(UserError, match="more than 3 cells"):
        read(book, tmp_path)


def test_colours_that_run_on_below_the_plan(
    book: Workbook, page: Worksheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for row in range(1, 8):
        page.cell(row, 1).fill = PatternFill("solid", fgColor="FFC000")
    page["A3"] = "words"
    monkeypatch.setattr(module, "MAX_BLANK_ROWS", 2)
    assert [cells[0].row for cells in read(book, tmp_path).cells] == [1, 2, 3, 4, 5]


def test_the_guard_comes_first(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_text("Ref,What\n")
    with pytest.raises(UserError, match="is a text file"):
        read_xlsx(tmp_path / "plan.xlsx")


def test_plan_b(shared: Path) -> None:
    book = read_xlsx(shared / "plans" / "plan-b.xlsx")
    sheet = book.sheets[0]
    circle = at(sheet, 7, 10)
    assert (circle.text, circle.font_colour) == ("●", "00B050")
    assert circle.note.startswith("Marked complete in January. Re-opened:")
    assert (at(sheet, 7, 7).value, at(sheet, 7, 7).text) == (datetime(2018, 4, 1), "Apr-18")
    assert [at(sheet, 3, 6).text, at(sheet, 2, 6).text, at(sheet, 4, 6).text] == ["50.0%", "94.6", "30.07"]
    assert at(sheet, 7, 8).fill == "00B050"
    assert (sheet.name, sheet.freeze, sheet.print_title_rows) == ("Priority 3", "C7", "6:6")
    assert pickle.loads(pickle.dumps(book)) == book


def test_plan_a(shared: Path) -> None:
    sheet = read_xlsx(shared / "plans" / "plan-a.xlsx").sheets[0]
    assert (at(sheet, 7, 1).text, sheet.last_row, sheet.last_column) == ("1.1", 200, 8)
    assert (sheet.orientation, sheet.paper, sheet.fit_to_width) == ("landscape", "A3", True)
    theme = sheet.at(5, 8)
    assert theme is not None
    assert (theme.address, theme.fill) == ("A5", "1F4E78")


def test_every_awkward_workbook_is_read_or_refused(shared: Path) -> None:
    found: dict[str, Book | str] = {}
    for path in sorted((shared / "corpus" / "awkward").iterdir()):
        try:
            found[path.name] = read_xlsx(path)
        except UserError as refused:
            found[path.name] = str(refused)
    assert found
    assert not [text for text in found.values() if isinstance(text, str) and "\n" in text]

"""OpenDocument spreadsheets: what LibreOffice and others write, and what they could."""

from __future__ import annotations

import io
from datetime import datetime, time
from pathlib import Path

import pytest

from planapp.errors import UserError
from planapp.exchange import reading
from planapp.exchange.grid import Cell, Merge, Sheet, Value
from planapp.exchange.read_ods import read_ods
from planapp.exchange.source import Source
from tests.exchange.xlsx_files import write_package

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    ]
)


def read(folder: Path, tables: str, styles: str = "") -> tuple[Sheet, ...]:
    content = (
        f'<office:document-content {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    document = "application/vnd.oasis.opendocument.spreadsheet"
    path = write_package(folder / "plan.ods", {"mimetype": document, "content.xml": content})
    return read_ods(Source("plan.ods", io.BytesIO(path.read_bytes()))).sheets


def sheet(folder: Path, rows: str, styles: str = "") -> Sheet:
    (found,) = read(folder, f'<table:table table:name="Plan">{rows}</table:table>', styles)
    return found


def row(*cells: str, **attributes: str) -> str:
    given = " ".join(f'table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<table:table-row {given}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", attributes: str = "") -> str:
    kind = "" if "value-type" in attributes or not text else 'office:value-type="string"'
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {kind} {attributes}>{inside}</table:table-cell>"


def texts(found: Sheet) -> dict[str, str]:
    return {cell.address: cell.text for cell in found.filled()}


def first(found: Sheet) -> Cell:
    return found.cells[0][0]


def test_repeated_rows_and_cells(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        row(cell("a", 'table:number-columns-repeated="3"'), cell("b"))
        + row(cell(), number_rows_repeated="7")
        + row(cell(), cell("c"), number_rows_repeated="2")
        + row(cell("", 'table:number-columns-repeated="16384"'), number_rows_repeated="1048566"),
    )
    assert texts(found) == {"A1": "a", "B1": "a", "C1": "a", "D1": "b", "B9": "c", "B10": "c"}


def test_merges_and_what_they_cover(tmp_path: Path) -> None:
    covered = cell("below").replace("table:table-cell", "table:covered-table-cell")
    span = 'table:number-columns-spanned="2" table:number-rows-spanned="3"'
    found = sheet(tmp_path, row(cell("x"), cell("a", span), covered, cell("b")))
    assert found.merges == (Merge(1, 2, 3, 3),)
    assert texts(found) == {"A1": "x", "B1": "a", "C1": "below", "D1": "b"}


@pytest.mark.parametrize(
    ("attributes", "text", "value", "shown"),
    [
        ('office:value-type="float" office:value="1.1"', "1.10", 1.1, "1.10"),
        ('office:value-type="float" office:value="3"', "", 3, "3"),
        ('office:value-type="float" office:value="three"', "three", "three", "three"),
        ('office:value-type="percentage" office:value="0.5"', "50.0%", 0.5, "50.0%"),
        ('office:value-type="date" office:date-value="2018-04-01"', "Apr-18", datetime(2018, 4, 1), "Apr-18"),
        ('office:value-type="date" office:date-value="soon"', "soon", "soon", "soon"),
        ('office:value-type="time" office:time-value="PT09H30M00S"', "09:30", time(9, 30), "09:30"),
        ('office:value-type="time" office:time-value="PT36H00M00S"', "36:00", 1.5, "36:00"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE", True, "TRUE"),
        ('office:value-type="string" office:string-value="kept"', "", "kept", "kept"),
        ("", "", None, ""),
    ],
)
def test_values(tmp_path: Path, attributes: str, text: str, value: Value, shown: str) -> None:
    found = sheet(tmp_path, row(cell("x"), cell(text, attributes or 'office:value-type=""')))
    at = found.cell(1, 2)
    assert (at.value, at.text) == (value, shown) if at is not None else value is None


def test_lines_blanks_and_links(tmp_path: Path) -> None:
    inside = (
        "<text:p>one<text:line-break/>two</text:p>"
        '<text:p>three<text:s text:c="2"/><text:a>fo<text:span>u</text:span>r</text:a><text:tab/>.</text:p>'
    )
    found = sheet(tmp_path, row(f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'))
    assert texts(found) == {"A1": "one\ntwo\nthree  four\t."}


def test_notes(tmp_path: Path) -> None:
    noted = (
        "<office:annotation><dc:creator>Team Manager</dc:creator><text:p>late</text:p></office:annotation>"
    )
    found = first(sheet(tmp_path, row(f"<table:table-cell>{noted}<text:p>x</text:p></table:table-cell>")))
    assert (found.text, found.note, found.note_author) == ("x", "late", "Team Manager")


def style(name: str, inside: str, parent: str = "", data: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}" '
        f'style:data-style-name="{data}">{inside}</style:style>'
    )


def test_looks(tmp_path: Path) -> None:
    styles = (
        style("base", '<style:table-cell-properties fo:background-color="#ffc000"/>')
        + style("ce1", '<style:text-properties fo:color="#00b050" fo:font-weight="bold"/>', "base")
        + style("loop", "", "loop")
    )
    column = '<table:table-column table:default-cell-style-name="base" table:number-columns-repeated="2"/>'
    found = sheet(
        tmp_path,
        column
        + row(cell("a", 'table:style-name="ce1"'), cell("b"), cell("c", 'table:style-name="loop"'))
        + row(cell(), cell()),
        styles,
    )
    assert [(at.fill, at.font_colour, at.bold) for at in found.cells[0]] == [
        ("FFC000", "00B050", True),
        ("FFC000", "", False),
        ("", "", False),
    ]
    # A colour says something even where nothing is written.
    assert [(at.value, at.fill) for at in found.cells[1]] == [(None, "FFC000"), (None, "FFC000")]


@pytest.mark.parametrize(
    ("pieces", "number_format"),
    [
        ('<number:month number:textual="true"/><number:text>-</number:text><number:year/>', "mmm-yy"),
        (
            '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
            '<number:text>/</number:text><number:year number:style="long"/>',
            "dd/mm/yyyy",
        ),
        ("<number:day/><number:text> of </number:text><number:month/>", 'd" of "m'),
    ],
)
def test_number_formats(tmp_path: Path, pieces: str, number_format: str) -> None:
    styles = f'<number:date-style style:name="N1">{pieces}</number:date-style>' + style("ce1", "", "", "N1")
    dated = 'table:style-name="ce1" office:value-type="date" office:date-value="2018-04-01"'
    assert first(sheet(tmp_path, row(cell("", dated)), styles)).number_format == number_format


def test_groups_headings_and_hidden_rows(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        f"<table:table-header-rows>{row(cell('h'))}</table:table-header-rows><table:table-row-group>"
        f"{row(cell('a'))}<table:table-row-group>{row(cell('b'), visibility='filter')}"
        "</table:table-row-group></table:table-row-group>",
    )
    assert (found.print_title_rows, found.outline, found.hidden_rows) == ("1:1", {2: 1, 3: 2}, frozenset({3}))


def test_tables_that_are_no_sheets(tmp_path: Path) -> None:
    linked = f'<table:dde-links><table:table table:name="x">{row(cell("no"))}</table:table></table:dde-links>'
    table = f"<table:table>{row(cell('inner'))}</table:table>"
    inner = f"<table:table-cell>{table}<text:p>own</text:p></table:table-cell>"
    (found,) = read(tmp_path, f'{linked}<table:table table:name="Plan">{row(inner)}</table:table>')
    assert (found.name, texts(found)) == ("Plan", {"A1": "own"})


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CELLS", 50)
    with pytest.raises(UserError, match="more than 50 cells"):
        sheet(tmp_path, row(cell("a"), number_rows_repeated="1048576"))


def test_half_a_document(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is not laid out inside as a spreadsheet is"):
        read(tmp_path, "<table:table>")

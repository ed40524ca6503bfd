"""Web pages: what a browser shows in their tables, cell by cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.grid import Merge, Sheet
from planapp.exchange.html_styles import StyleSheet
from planapp.exchange.read_html import read_html
from planapp.exchange.source import opened
from tests.exchange.fuzz import read_bytes


def read(folder: Path, page: str) -> Sheet:
    (folder / "plan.xls").write_text(page, encoding="utf-8")
    with opened(folder / "plan.xls") as source:
        (sheet,) = read_html(source).book.sheets
    return sheet


def texts(sheet: Sheet) -> dict[str, str]:
    return {cell.address: cell.text for cell in sheet.filled()}


def test_a_table(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        """<html><head><title>unseen</title><script>var x = "<td>unseen</td>";</script></head><body>
        <h1>Improvement plan</h1>
        <table><thead><tr><th>Ref</th><th>What &amp; how</th></tr></thead>
        <tr><td>1.10</td><td>Two<br>lines,
        and more</td></tr><tr><td>2<td>no end tags<tr><td>&nbsp;</td><td>50.0%</td></tr></table>
        <p>Agreed by the board</p></body></html>""",
    )
    assert texts(sheet) == {
        "A1": "Improvement plan",
        "A2": "Ref",
        "B2": "What & how",
        "A3": "1.10",
        "B3": "Two\nlines, and more",
        "A4": "2",
        "B4": "no end tags",
        "B5": "50.0%",
        "A6": "Agreed by the board",
    }
    percentage = sheet.cell(5, 2)
    assert percentage is not None
    assert (percentage.value, percentage.number_format) == (0.5, "0.0%")


def test_blocks(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        "<table><tr><td colspan=3>title</td></tr><tr><td rowspan=2>a</td><td>b</td><td rowspan=9>c</td></tr>"
        "<tr><td>d</td></tr></table><table><tr><td>e</td></tr></table>",
    )
    assert texts(sheet) == {"A1": "title", "A2": "a", "B2": "b", "C2": "c", "B3": "d", "A4": "e"}
    assert sheet.merges == (Merge(1, 1, 1, 3), Merge(2, 1, 3, 1), Merge(2, 3, 3, 3))


def test_a_table_in_a_cell_goes_on_below(tmp_path: Path) -> None:
    page = "<table><tr><td>menu<td><table><tr><td>Ref<td>What</table><td>x</table>"
    assert sorted(texts(read(tmp_path, page)).values()) == ["Ref", "What", "menu", "x"]


def test_words_between_the_cells_are_not_lost(tmp_path: Path) -> None:
    page = "<table>above<tr>beside<td>cell</td>behind</tr></table>below"
    assert (
        " ".join(texts(read(tmp_path, page)).values()).split().sort()
        == "above beside cell behind below".split().sort()
    )


@pytest.mark.parametrize(
    ("markup", "fill", "font"),
    [
        ("<td bgcolor=#FFC000>x", "FFC000", ""),
        ("<td style='background:#f00;color:blue'>x", "FF0000", "0000FF"),
        ("<td class=xl65>x", "00B050", "FFFFFF"),
        ("<tr bgcolor=yellow><td>x", "FFFF00", ""),
        ("<td><font color=#00B050>●</font>", "", "00B050"),
        ("<td style='background-color: rgb(1, 2, 300)'>x", "0102FF", ""),
        ("<td style='background:no such colour'>x", "", ""),
    ],
)
def test_colours(tmp_path: Path, markup: str, fill: str, font: str) -> None:
    style = (
        "<style><!-- td {padding:1px} .xl65\n{mso-pattern:auto; background:#00B050; color:white;} --></style>"
    )
    cell = read(tmp_path, f"{style}<table>{markup}</table>").cell(1, 1)
    assert cell is not None
    assert (cell.fill, cell.font_colour) == (fill, font)


def test_weight_indent_and_note(tmp_path: Path) -> None:
    page = (
        "<table><td style='mso-char-indent-count:2'><b>x</b><comment>why</comment><th>y<td><i>z</i></table>"
    )
    (row,) = read(tmp_path, page).cells
    assert [(cell.bold, cell.italic, cell.indent, cell.note) for cell in row] == [
        (True, False, 2, "why"),
        (True, False, 0, ""),
        (False, True, 0, ""),
    ]


def test_what_excel_writes_for_itself(tmp_path: Path) -> None:
    page = "<table><![if supportMisalignedColumns]><tr><td>x<![endif]></td></tr></table>"
    assert texts(read(tmp_path, page)) == {"A1": "x"}


def test_odd_spans_count_as_one(tmp_path: Path) -> None:
    page = "<table><tr><td colspan=x rowspan=-3>a<td rowspan=0>b</table>"
    assert texts(read(tmp_path, page)) == {"A1": "a", "B1": "b"}


@given(st.text(st.sampled_from("<>/td r=\"'!-[]&#;xa\n"), max_size=80))
def test_anything_is_a_page(text: str) -> None:
    read_bytes(b"<table><tr><td>" + text.encode())


@given(st.text(max_size=60))
def test_any_style_sheet(css: str) -> None:
    styles = StyleSheet()
    styles.add(css)
    styles.style_of("td", {"style": css, "class": css, "bgcolor": css})

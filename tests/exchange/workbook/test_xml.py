"""Rows as XML: what is read back is what was written."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.workbook.model import Cell
from planapp.exchange.workbook.xml import escaped, row_xml
from planapp.exchange.xlsx_package import unescaped

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\ufffe\uffff", min_codepoint=9)).filter(
    lambda text: all(letter in "\t\n" or letter >= " " for letter in text)
)


@given(TEXTS | st.from_regex("(_|x|_x|[0-9A-F]{4}){0,6}", fullmatch=True))
def test_a_text_is_read_back_to_the_letter(text: str) -> None:
    assert unescaped(fromstring(f"<t>{escaped(text)}</t>").text or "") == text


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_at_all_is_well_formed(text: str) -> None:
    fromstring(f"<t>{escaped(text)}</t>".encode())


def test_control_characters_are_escaped_as_excel_does_and_none_is_dropped() -> None:
    assert escaped("a\x00b\x0bc\x1f\r\n\t\ud800") == "a_x0000_b_x000B_c_x001F__x000D_\n\t_xD800_"
    assert escaped("_x000D_ & <b>") == "_x005F_x000D_ &amp; &lt;b&gt;"


def test_a_row_holds_texts_numbers_days_and_empty_cells_with_a_format() -> None:
    values = ["=1+1", "", "", Cell("1.1", 1.1), Cell("1", 1.0), Cell("01/04/2018", date(2018, 4, 1))]
    row = fromstring(row_xml(7, "ABCDEF", values, [3, 2, 0, 1, 1, 4], 30.0))
    cells = {cell.get("r"): (cell.get("t"), cell.get("s"), "".join(cell.itertext())) for cell in row}
    assert cells == {
        "A7": ("inlineStr", "3", "=1+1"),
        "B7": (None, "2", ""),
        "D7": (None, "1", "1.1"),
        "E7": (None, "1", "1"),
        "F7": (None, "4", "43191"),
    }
    assert row.get("ht") == "30"

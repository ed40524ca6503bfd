"""What other programs copy, as rows of cells."""

from __future__ import annotations

import pytest

from planapp.errors import UserError
from planapp.exchange.clipboard import MAX_ROWS, MAX_TEXT, read_clipboard
from planapp.exchange.grid import Sheet
from tests.exchange.clipboards import EXCEL_HTML, EXCEL_TEXT, LIBREOFFICE_HTML


def sheet(html: str = "", text: str = "") -> Sheet:
    (found,) = read_clipboard(html, text).book.sheets
    return found


def texts(html: str = "", text: str = "") -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet(html, text).cells]


def test_quotes_of_excel_that_hold_a_cell_together_are_taken_off() -> None:
    rows = texts(text=EXCEL_TEXT)
    assert rows[0] == ["Ref", "Action", "Lead", "Due", "RAG Apr 26"]
    assert rows[1][1] == "Recruit social workers\nand keep them"
    assert rows[2][1] == 'Call it "early help", with\ta tab'
    assert rows[3] == ["1.3", 'The "front door" opens', "Head of Service", "R"]


@pytest.mark.parametrize(
    "title", ['"Every child"', '"Early help" for all', 'The 5" gap', '"', "Staff, all; now | x"]
)
def test_quotes_and_signs_of_the_text_itself_stay(title: str) -> None:
    assert texts(text=f"Recruit\n{title}\nTrain\n") == [["Recruit"], [title], ["Train"]]


def test_tables_of_excel_are_read_with_their_colours() -> None:
    found = sheet(EXCEL_HTML, "the text is not needed")
    assert [cell.text for cell in found.row(2)] == [
        "1.1",
        "Recruit social workers\nand keep them",
        "Head of Service",
        "31/03/2026",
    ]
    rated = [cell for row in (2, 3) if (cell := found.cell(row, 5)) is not None]
    assert [cell.fill for cell in rated] == ["92D050", "FFC000"]


def test_tables_of_libreoffice_are_read() -> None:
    found = sheet(LIBREOFFICE_HTML)
    assert [cell.text for cell in found.row(2)][1] == "Recruit social workers\nand keep them"
    rated = found.cell(2, 5)
    assert rated is not None
    assert (rated.text, rated.fill) == ("A", "FFBF00")


@pytest.mark.parametrize(
    "html", ["<p>Recruit</p><p>Train</p>", "<table></table>", "<table><tr><td> </td></tr></table>"]
)
def test_a_page_without_a_filled_table_is_read_by_its_text(html: str) -> None:
    assert texts(html, "Recruit\r\nTrain") == [["Recruit"], ["Train"]]


def test_list_marks_of_word_stay_with_their_texts() -> None:
    assert texts(text="•\tRecruit\n•\tTrain\n") == [["• Recruit"], ["• Train"]]


def test_a_dash_in_a_cell_is_no_list_mark() -> None:
    assert texts(text="-\tRecruit\tJune\n-\tTrain\n") == [["-", "Recruit", "June"], ["-", "Train"]]


def test_columns_are_as_wide_as_their_texts() -> None:
    widths = sheet(text="1\tRecruit social workers for the front door\n").widths
    assert widths[2] > widths[1] > 0


@pytest.mark.parametrize("text", ["", " \r\n \t\n", "\0"])
def test_nothing_to_paste_is_said_so(text: str) -> None:
    with pytest.raises(UserError, match="There is nothing to paste"):
        read_clipboard("", text)


@pytest.mark.parametrize("text", ["a\n" * (MAX_ROWS + 1), "a" * (MAX_TEXT + 1)])
def test_more_than_is_pasted_at_once_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="Copy fewer rows"):
        read_clipboard("", text)


def test_halves_of_characters_are_shown_as_such() -> None:
    assert texts(text="a\ud800b") == [["a\ufffdb"]]
    assert texts("<table><tr><td>a\ud800b</td></tr></table>") == [["a\ufffdb"]]

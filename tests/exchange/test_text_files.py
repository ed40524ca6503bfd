"""Text files: how their letters are stored, how their lines are cut, and what the cells are."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.errors import UserError
from planapp.exchange import read_text as module
from planapp.exchange.delimited import DELIMITERS, cut
from planapp.exchange.grid import Value
from planapp.exchange.read_text import read_text
from planapp.exchange.reading import Reading
from planapp.exchange.source import opened
from planapp.exchange.text_file import decoded, looks_like_text
from planapp.exchange.typed_text import typed

CAFE = "Ref;Was – naïve “café”\n1;ß"


def read(folder: Path, content: bytes) -> Reading:
    (folder / "plan.csv").write_bytes(content)
    with opened(folder / "plan.csv") as source:
        return read_text(source)


def texts(reading: Reading) -> dict[str, str]:
    (sheet,) = reading.book.sheets
    return {cell.address: cell.text for cell in sheet.filled()}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_letters(encoding: str) -> None:
    content = CAFE.encode(encoding)
    assert looks_like_text(content)
    assert decoded(content) == (CAFE, False)


@pytest.mark.parametrize("encoding", ["iso8859-2", "windows-1251"])
def test_letters_that_a_page_declares(encoding: str) -> None:
    page = f"<meta http-equiv=Content-Type content='text/html; charset={encoding}'><td>" + (
        "Příšerně" if encoding == "iso8859-2" else "Действие"
    )
    assert decoded(page.encode(encoding)) == (page, False)


def test_bytes_that_are_no_letters_are_kept_and_said() -> None:
    assert decoded(b"caf\xe9 \x81") == ("café \x81", True)
    assert decoded(b"\xef\xbb\xbfcaf\xe9") == ("caf\ufffd", True)


@given(st.binary(max_size=60))
def test_any_bytes_have_a_text(content: bytes) -> None:
    text, _ = decoded(content)
    assert isinstance(text, str)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\r1, 2, 3\t4", [["a", "b"], ["1, 2, 3", "4"]]),
        ("sep=|\r\na,1|b,2\r\n", [["a,1", "b,2"]]),
        ('a,"b ""c"", d"\n"e\nf",g', [["a", 'b "c", d'], ["e\nf", "g"]]),
        ("a,,b\n\n,c,", [["a", "", "b"], [""], ["", "c"]]),
        (
            "one line\nanother, with a comma\nand a third",
            [["one line"], ["another, with a comma"], ["and a third"]],
        ),
        (
            "My plan\n\nfor 2018\nof mine\na,b,c\n1,2,3\n",
            [["My plan"], [""], ["for 2018"], ["of mine"], ["a", "b", "c"], ["1", "2", "3"]],
        ),
        ("", []),
    ],
)
def test_cutting(text: str, rows: list[list[str]]) -> None:
    assert [fields for _, fields in cut(text)] == rows


def test_a_quotation_mark_that_nothing_closes_spoils_one_field_only() -> None:
    records = cut('a,b\n1,"two\n3,"four"\n5,six "6"\n')
    assert [fields for _, fields in records] == [["a", "b"], ["1", '"two'], ["3", "four"], ["5", 'six "6"']]
    assert records.unclosed == [(2, 2)]


@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab 1;,\t|"\n')), min_size=2, max_size=4), min_size=1, max_size=4
    ),
    st.sampled_from(DELIMITERS),
)
def test_what_was_quoted_comes_back(rows: list[list[str]], sign: str) -> None:
    text = "\n".join(sign.join('"' + field.replace('"', '""') + '"' for field in row) for row in rows)
    found = [fields for _, fields in cut(f"sep={sign}\n{text}")]
    assert [
        [*fields, ""] if len(fields) < len(row) else fields for fields, row in zip(found, rows, strict=True)
    ] == rows


@given(st.text(st.sampled_from('ab;,\t"\r\n\0'), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    found = "".join(field for _, fields in cut(text) for field in fields)
    assert [sign for sign in found if sign in "ab"] == [sign for sign in text if sign in "ab"]


@pytest.mark.parametrize(
    ("text", "value", "number_format"),
    [
        ("1.10", 1.1, "General"),
        ("-3", -3, "General"),
        ("007", "007", "General"),
        ("50.0%", 0.5, "0.0%"),
        ("85 %", 0.85, "0%"),
        ("1,234.50", 1234.5, "#,##0.00"),
        ("1,2", "1,2", "General"),
        ("5.12.10", "5.12.10", "General"),
        ("03/04/2018", "03/04/2018", "General"),
        ("2018-04-03", datetime(2018, 4, 3), "yyyy-mm-dd"),
        ("2018-04-03 00:00:00", datetime(2018, 4, 3), "yyyy-mm-dd"),
        ("2018-13-03", "2018-13-03", "General"),
        ("12345678901234567890", "12345678901234567890", "General"),
        ("=1+1", "=1+1", "General"),
        ("NaN", "NaN", "General"),
    ],
)
def test_what_texts_mean(text: str, value: Value, number_format: str) -> None:
    assert typed(text) == (value, number_format)


def test_a_file(tmp_path: Path) -> None:
    reading = read(tmp_path, b'Ref,What\r\n1.10,"Two\r\nlines"\r\n , \r\n,x\x1a')
    assert (reading.book.name, reading.book.sheets[0].name, reading.remarks) == ("plan.csv", "plan", ())
    assert texts(reading) == {"A1": "Ref", "B1": "What", "A2": "1.10", "B2": "Two\nlines", "B4": "x"}


def test_what_is_odd_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, b'Action,Lead\n"never closed,\x00Me\x81\nx,y\n')
    assert texts(reading)["B2"] == "Me\x81"
    assert [remark.where for remark in reading.remarks] == ["plan.csv", "plan.csv", "plan!A2"]


def test_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_TEXT", 5)
    with pytest.raises(UserError, match="of text, which is more than a plan can"):
        read(tmp_path, b"Action")

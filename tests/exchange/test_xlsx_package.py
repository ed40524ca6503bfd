from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.exchange.xlsx_package import Package, unescaped
from tests.exchange.xlsx_files import write_package


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("plain_text", "plain_text"),
        ("one_x000D_\ntwo", "one\ntwo"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("_x0009_", "\t"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x0041_", "A"),
        ("_x0007_", "_x0007_"),
        ("_xD83D_", "_xD83D_"),
        ("_x12_ _xyzzy_", "_x12_ _xyzzy_"),
    ],
)
def test_escapes(written: str, read: str) -> None:
    assert unescaped(written) == read


@given(st.text(st.characters(exclude_characters="_\r")))
def test_text_without_escapes_is_kept_to_the_letter(text: str) -> None:
    assert unescaped(text) == text


def test_part_names_match_whatever_their_case_and_slashes(tmp_path: Path) -> None:
    path = write_package(tmp_path / "plan.xlsx", {"xl\\SharedStrings.xml": "x", "xl/styles.xml": "y"})
    with Package(path) as package:
        assert package.read("xl/sharedStrings.xml") == b"x"
        assert package.read("/xl/styles.xml") == b"y"
        with pytest.raises(KeyError):
            package.read("xl/theme.xml")

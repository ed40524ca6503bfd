"""Names of files that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.file_names import file_stem, folded_name, told_apart


@pytest.mark.parametrize(
    ("parts", "stem"),
    [
        (("Our plan", "March", "Head of Service"), "Our plan – March – Head of Service"),
        (("Our plan", " ", "March"), "Our plan – March"),
        (("Plan 2026/27: care?", 'the "first"\n<one>'), "Plan 2026 27 care – the first one"),
        (("Ends in a dot.", ".hidden. "), "Ends in a dot – hidden"),
        (("Turned \u202eround\u2069",), "Turned round"),
        (("CON",), "_CON"),
        (("con.fused",), "_con.fused"),
        (("CON", "March"), "CON – March"),
        (("", "..."), ""),
        (("Improvement plan of the children’s services", "May"), "Improvement plan of the children’s – May"),
        (("x" * 99, "x" * 99), f"{'x' * 40} – {'x' * 60}"),
        (("Ж" * 99, "Ж" * 99), f"{'Ж' * 30} – {'Ж' * 40}"),
    ],
)
def test_what_becomes_of_texts(parts: tuple[str, ...], stem: str) -> None:
    assert file_stem(parts) == stem


def test_names_that_a_file_system_takes_for_one_are_told_apart() -> None:
    assert told_apart(["Team", "team", "Other", "TEAM", "Team (2)"]) == [
        *("Team", "team (2)", "Other", "TEAM (3)", "Team (2) (2)")
    ]


@given(st.lists(st.text(max_size=120), min_size=1, max_size=3))
def test_any_text_gives_a_name_that_windows_takes(parts: list[str]) -> None:
    stem = file_stem(parts)
    assert not set(stem) & set('\\/:*?"<>|\0\n\r\t')
    assert stem == stem.strip(" .")
    assert len(stem) <= 147
    assert len(stem.encode()) <= 215


@given(st.lists(st.sampled_from(["a", "A", "a (2)", "b", "ß", "ss", "é", "e\u0301"]), max_size=12))
def test_no_two_are_one(stems: list[str]) -> None:
    found = told_apart(stems)
    assert len({folded_name(name) for name in found}) == len(stems)
    assert all(name.startswith(stem) for name, stem in zip(found, stems, strict=True))

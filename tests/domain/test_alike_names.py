from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.alike_names import alike_names, words_of

NAMES = st.lists(st.text("HoSADead Srvic&,", max_size=12), max_size=8)


def test_words_of_a_name() -> None:
    assert words_of("HoS for the East") == words_of("Heads of Services, East")
    assert words_of("–") == ()


def test_names_go_together_in_the_order_given() -> None:
    names = ["Head of Service, MASH", "Team Manager", "HoS MASH", "Team Manger", "HoS Mash", "DCS"]
    assert alike_names(names) == [
        ["Head of Service, MASH", "HoS MASH", "HoS Mash"],
        ["Team Manager", "Team Manger"],
    ]


def test_a_name_that_stands_twice_is_alike() -> None:
    assert alike_names(["DCS", "x", "DCS"]) == [["DCS", "DCS"]]


@given(NAMES)
def test_each_name_is_in_one_group_at_most(names: list[str]) -> None:
    grouped = [name for group in alike_names(names) for name in group]
    assert all(grouped.count(name) <= names.count(name) for name in names)
    assert all(len(group) > 1 for group in alike_names(names))

"""When texts say the same."""

from __future__ import annotations

import pytest

from planapp.exchange.alignment.folding import loose, plain, same_due


def test_blanks_and_forms_of_letters_do_not_matter() -> None:
    assert plain("  One\r\n two\u00a0three ") == "One two three"
    assert plain("Cafe\u0301") == plain("Café")
    assert plain("Amber") != plain("amber")


def test_words_alone_make_a_pair_and_signs_where_there_are_none() -> None:
    assert loose("Visit – every family!") == loose("visit every FAMILY")
    assert loose("…") != loose("!")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mar-18", "March 2018"),
        ("31/03/2026", "31 March 2026"),
        ("1st April 2017", "01/04/2017"),
        ("Mar-18", "01/03/2018"),
        ("Mar-18", "43160"),
        ("31/03/2026", "46112"),
    ],
)
def test_a_date_in_two_ways_is_one_date(one: str, other: str) -> None:
    assert same_due(one, other)
    assert same_due(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mar-18", "Apr-18"),
        ("Apr-18", "02/04/2018"),
        ("Apr-18", "43160"),
        ("March 2017", "End of March 2017"),
        ("Mar 2017", "Phase 1 completed Phase 2 Mar 2017"),
        ("Termly", "Monthly"),
        ("", "Mar 2017"),
        ("soon", "later"),
    ],
)
def test_a_word_more_or_another_precision_makes_it_another(one: str, other: str) -> None:
    assert not same_due(one, other)
    assert not same_due(other, one)

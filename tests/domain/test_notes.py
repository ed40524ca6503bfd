"""Splitting a cell of progress into dated notes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.notes import Note, split_notes

DECEMBER_8 = date(2016, 12, 8)
DECEMBER_9 = date(2016, 12, 9)


def test_stamp_ends_the_lines_above_it() -> None:
    text = "Staff told\nLaunch on 13/12/16\n8.12.16\nForms issued.\n9.12.16"
    assert split_notes(text) == (
        Note("Staff told\nLaunch on 13/12/16\n8.12.16", DECEMBER_8),
        Note("Forms issued.\n9.12.16", DECEMBER_9),
    )


def test_bracketed_day_at_the_end_of_a_line_ends_a_note_beside_stamps_too() -> None:
    text = "Post filled. (8.12.2016)\nForms issued\n(9.12.16)."
    assert split_notes(text) == (
        Note("Post filled. (8.12.2016)", DECEMBER_8),
        Note("Forms issued\n(9.12.16).", DECEMBER_9),
    )


def test_without_stamps_a_day_at_the_end_of_a_line_ends_a_note() -> None:
    text = "Cover found\nAgreed by board 8 December 2016.\nIssued 9.12.16\nTo be audited"
    assert split_notes(text) == (
        Note("Cover found\nAgreed by board 8 December 2016.", DECEMBER_8),
        Note("Issued 9.12.16", DECEMBER_9),
        Note("To be audited"),
    )


def test_lines_after_the_last_stamp_are_an_undated_note() -> None:
    text = "Forms issued\n9.12.16\nLaunch on 13.12.16"
    assert split_notes(text) == (Note("Forms issued\n9.12.16", DECEMBER_9), Note("Launch on 13.12.16"))


def test_days_that_head_their_lines_do_not_date_the_lines_above_them() -> None:
    text = "8.12.16\nStaff told\n9.12.16\nForms issued"
    assert split_notes(text) == (Note(text),)


@pytest.mark.parametrize(
    "text",
    [
        "12/03/18: forms issued",
        "Forms issued (9.12.16) to staff",
        "Reported in April 2017",
        "(Dec 2016)",
        "Seminars on 22/23 March 2017",
        "Done on 31.2.2017",
        "Two lines\nno day",
    ],
)
def test_other_dates_date_nothing(text: str) -> None:
    assert split_notes(text) == (Note(text),)


def test_slips_in_the_source_are_read_as_written() -> None:
    assert split_notes("Launched\n13/12/12") == (Note("Launched\n13/12/12", date(2012, 12, 13)),)


def test_blank_lines_stay_with_the_note_above() -> None:
    text = "\nStaff told\n8.12.16\n\nForms issued\n9.12.16\n"
    assert [note.text for note in split_notes(text)] == ["\nStaff told\n8.12.16\n", "Forms issued\n9.12.16\n"]


def test_blank_text_holds_no_note() -> None:
    assert split_notes("") == ()
    assert split_notes(" \n ") == ()


LINES = st.sampled_from(
    ["9.12.16", "(8.12.16)", "Done. (9.2.2017)", "Due 1 May 2018", "text", "", " ", "\r", "31.2.17"]
)


@given(st.text().filter(str.strip) | st.lists(LINES, min_size=1).map("\n".join).filter(str.strip))
def test_nothing_is_lost(text: str) -> None:
    notes = split_notes(text)
    assert "\n".join(note.text for note in notes) == text
    assert all(note.text.strip() for note in notes)

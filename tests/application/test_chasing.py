"""Who has what was sent round, who sent it back and who is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.application.chasing import (
    LATE,
    MERGED,
    PARTLY,
    RETURNED,
    SENT,
    Chased,
    Reply,
    back_words,
    change_words,
    standing,
    standing_text,
    summary,
)
from planapp.application.circulations import Circulation, Extract

CARE = Extract(2, "Head of Care", email="care@example.org")
HELP = Extract(3, "Head of Help")
SENT_OUT = Circulation(1, "March", 9, date(2026, 4, 1), date(2026, 4, 17), extracts=(Extract(4), CARE, HELP))
TODAY = date(2026, 4, 23)


def one(*replies: Reply, circulation: Circulation = SENT_OUT, today: date = TODAY) -> Chased:
    """How the first extract stands."""
    return standing(circulation, replies, today)[0]


def back(*replies: Reply, circulation: Circulation = SENT_OUT, today: date = TODAY) -> str:
    return back_words(one(*replies, circulation=circulation, today=today), circulation, today)


def reply(day: int = 12, **values: int) -> Reply:
    return Reply(date(2026, 4, day), 2, **values)


@pytest.mark.parametrize(
    ("today", "state", "words"),
    [
        (date(2026, 4, 1), SENT, "asked for 17 Apr"),
        (date(2026, 4, 17), SENT, "asked for 17 Apr"),
        (date(2026, 4, 18), LATE, "1 day late"),
        (TODAY, LATE, "6 days late"),
        (date(2025, 12, 30), SENT, "asked for 17 Apr 2026"),
    ],
)
def test_what_has_not_come_back(today: date, state: str, words: str) -> None:
    chased = one(today=today)
    assert (chased.state, chased.came_on, change_words(chased)) == (state, None, "")
    assert back(today=today) == words


def test_without_a_day_to_reply_by_nothing_is_late() -> None:
    whenever = replace(SENT_OUT, reply_by=None)
    assert (one(circulation=whenever).state, back(circulation=whenever)) == (SENT, "not yet")
    assert back(reply(30), circulation=whenever) == "on 30 Apr"


@pytest.mark.parametrize(
    ("came", "state", "words"),
    [
        (reply(), MERGED, "nothing changed"),
        (reply(changes=1), RETURNED, "1 change to decide"),
        (reply(changes=5), RETURNED, "5 changes to decide"),
        (reply(changes=5, merged=3, declined=1), PARTLY, "3 of 5 merged, 1 declined, 1 open"),
        (reply(changes=5, declined=2), PARTLY, "0 of 5 merged, 2 declined, 3 open"),
        (reply(changes=5, merged=4, declined=1), MERGED, "4 of 5 merged, 1 declined"),
        (reply(changes=5, merged=5), MERGED, "all merged"),
    ],
)
def test_what_has_come_back(came: Reply, state: str, words: str) -> None:
    chased = one(came)
    assert (chased.state, change_words(chased)) == (state, words)
    assert back(came) == "on 12 Apr"


def test_what_came_back_late_stays_late_and_two_copies_add_up() -> None:
    late = [reply(20, changes=2, merged=2), reply(19, changes=1)]
    chased = one(*late)
    assert back(*late) == "on 19 Apr, 2 days late"
    assert (chased.state, change_words(chased)) == (PARTLY, "2 of 3 merged, 1 open")


def test_a_reply_belongs_to_the_extract_it_names_else_to_its_officer() -> None:
    care, helped = standing(
        SENT_OUT, [Reply(TODAY, 2, "Head of Help"), Reply(TODAY, None, " head of  help ")], TODAY
    )
    assert [chased.extract for chased in (care, helped)] == [CARE, HELP]
    assert [len(chased.replies) for chased in (care, helped)] == [1, 1]


def test_copies_of_the_master_have_lines_of_their_own() -> None:
    came = [Reply(TODAY, 4, "Team Manager"), Reply(TODAY, 4, "team manager"), Reply(TODAY, 77)]
    *_, manager, somebody = standing(SENT_OUT, came, TODAY)
    assert (manager.extract.recipient, len(manager.replies)) == ("Team Manager", 2)
    assert somebody.extract.recipient == "Somebody"
    alone = replace(SENT_OUT, extracts=(Extract(4),))
    assert standing(alone, [], TODAY) == ()
    assert summary(alone, standing(alone, came, TODAY)) == "2 are back."


def test_the_list_as_text() -> None:
    chased = standing(SENT_OUT, [reply(changes=5, merged=3)], TODAY)
    assert standing_text(SENT_OUT, chased, TODAY).split("\n") == [
        "March, sent on 1 April 2026, asked for by 17 April 2026",
        "1 of 2 is back, 1 is late.",
        "",
        "Who\tE-mail\tBack\tChanges",
        "Head of Care\tcare@example.org\ton 12 Apr\t3 of 5 merged, 2 open",
        "Head of Help\t\t6 days late\t",
    ]
    nobody = replace(SENT_OUT, reply_by=None, extracts=(HELP,))
    assert standing_text(nobody, standing(nobody, [], TODAY), TODAY).split("\n")[1:] == [
        *("0 of 1 are back.", "", "Who\tBack", "Head of Help\tnot yet")
    ]
    empty = replace(SENT_OUT, extracts=())
    assert standing_text(empty, (), TODAY).endswith("\n0 are back.")


def test_changes_are_merged_declined_or_open() -> None:
    came = Reply(TODAY, 2, "Head of Care", changes=5, merged=2, declined=1)
    assert change_words(one(came)) == "2 of 5 merged, 1 declined, 2 open"


@given(
    st.lists(
        st.builds(
            Reply,
            st.dates(date(2026, 4, 1), date(2026, 5, 1)),
            st.sampled_from([None, 2, 3, 4, 5]),
            st.sampled_from(["", "Head of Care", "Board"]),
        )
    )
)
def test_every_reply_stands_on_one_line(replies: list[Reply]) -> None:
    chased = standing(SENT_OUT, replies, TODAY)
    told = [reply for line in chased for reply in line.replies]
    assert sorted(map(repr, told)) == sorted(map(repr, replies))
    assert [line.extract for line in chased[:2]] == [CARE, HELP]

"""What the tab Merge returns says of a return."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.application.circulations import Circulation
from planapp.application.returns.model import Returned
from planapp.application.returns.tally import Tally
from planapp.domain.plan import empty_plan
from planapp.models.return_words import base_words, called, came_words, why_no_accept, why_no_merge
from planapp.store.journal import Entry

CAME = Returned(1, "a.xlsx", date(2026, 4, 16), "Head of\nService", 3, empty_plan(), circulation=7)
SENT = Circulation(7, "March", 3, date(2026, 3, 20))
ENTRIES = [Entry(3, "2026-03-02T12:00:00+00:00", "Officer", "import a.xlsx", "import")]


def test_it_says_when_it_came_and_what_it_is_compared_with() -> None:
    assert came_words(CAME) == "Returned 16 April, compared with"
    assert base_words(CAME, [SENT], ENTRIES) == "the circulation of 20 March"
    assert base_words(CAME, [], ENTRIES) == "the plan of 2 March"
    assert base_words(CAME, [], []) == "an empty plan"


def test_a_return_goes_by_its_officer_or_its_file() -> None:
    nobody = Returned(2, "b.xlsx", date(2026, 4, 16), " ", 3, empty_plan())
    assert [called([CAME, nobody], one) for one in (1, 2, 3)] == ["Head of Service", "b.xlsx", ""]


@pytest.mark.parametrize(
    ("tally", "merge", "accept"),
    [
        (Tally(changes=3), "There is nothing to merge yet. Keep theirs of something first.", ""),
        (Tally(changes=3, decided=1), "", ""),
        (Tally(changes=3, decided=2, conflicts=1), "", "Nothing is open but conflicts."),
        (
            Tally(changes=1, decided=1, declined=1),
            "There is nothing to merge yet. Keep theirs of something first.",
            "Everything is decided.",
        ),
    ],
)
def test_what_makes_no_sense_says_why(tally: Tally, merge: str, accept: str) -> None:
    assert (why_no_merge(tally), why_no_accept(tally)) == (merge, accept)

"""Reminders: what is said before the day, after it, and where there is none."""

from __future__ import annotations

from datetime import date

from planapp.application.circulations import Circulation, Extract
from planapp.application.reminder import reminder_text

SENT, ASKED = date(2026, 3, 20), date(2026, 4, 17)
PART = Extract(2, "Head of Service", 7, "", "March, head.xlsx", (1,))
TODAY = date(2026, 4, 23)


def circulation(reply_by: date | None = ASKED) -> Circulation:
    return Circulation(1, "March", 5, SENT, reply_by, extracts=(PART,))


def test_somebody_late_is_told_what_was_sent_and_for_when_it_was_asked() -> None:
    assert reminder_text(circulation(), PART, TODAY, "Performance Officer").split("\n\n") == [
        "Dear Head of Service,",
        "On 20 March 2026 you were sent ‘March, head.xlsx’: your part of the plan (March). "
        "It was asked for by 17 April 2026 and has not come back yet.",
        "Please send it back, even if nothing has changed. If it is on its way already, thank you.",
        "Kind regards\nPerformance Officer",
    ]


def test_before_the_day_nobody_is_told_off() -> None:
    for today in (SENT, ASKED):
        text = reminder_text(circulation(), PART, today)
        assert "It is asked for by 17 April 2026." in text
        assert "not come back" not in text
        assert "Kind regards" not in text


def test_without_a_day_it_only_has_not_come_back() -> None:
    assert "It has not come back yet." in reminder_text(circulation(None), PART, TODAY)

"""Remembered imports as Settings lists them: the file, when it was used last, and its headings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from planapp.application.remembered_imports import Remembered
from planapp.views.ages import when_words
from planapp.views.settings_entries import Entry

_MOST_NAMED = 5


def entries_of(remembered: Iterable[Remembered], now: datetime) -> list[Entry]:
    """Return an entry for each choice of columns."""
    return [Entry(one.key, one.title, _detail(one, now)) for one in remembered]


def _detail(one: Remembered, now: datetime) -> str:
    day = datetime.combine(date.fromisoformat(one.used_on), now.time())
    used = when_words(day, now).partition(",")[0]
    named = [heading for heading in one.headings if heading]
    shown = ", ".join(named[:_MOST_NAMED])
    rest = len(named) - _MOST_NAMED
    more = f" and {rest} more" if rest > 0 else ""
    return f"Last used: {used}. Headings: {shown}{more}." if shown else f"Last used: {used}."

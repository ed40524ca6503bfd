"""What texts say, remembered: a sheet is read again whenever the officer corrects the role of a row."""

from __future__ import annotations

from functools import lru_cache

from planapp.domain.days import FoundDay, days_in
from planapp.domain.due import due_of_date, read_due
from planapp.domain.due_parts import due_parts, runs_backwards
from planapp.domain.due_suggestions import suggest_due, suggest_year
from planapp.domain.notes import split_notes
from planapp.domain.status import read_state

# As many as a plan of some thousand rows has; a text that was forgotten is read once more.
_SHORT_TEXTS = 16_384
_LONG_TEXTS = 4_096

read_words = lru_cache(maxsize=_SHORT_TEXTS)(read_due)
state_of = lru_cache(maxsize=_SHORT_TEXTS)(read_state)
suggestion = lru_cache(maxsize=_SHORT_TEXTS)(suggest_due)
near_year = lru_cache(maxsize=_SHORT_TEXTS)(suggest_year)
backwards = lru_cache(maxsize=_SHORT_TEXTS)(runs_backwards)
parts_of = lru_cache(maxsize=_SHORT_TEXTS)(due_parts)
due_of_day = lru_cache(maxsize=_SHORT_TEXTS)(due_of_date)
notes_of = lru_cache(maxsize=_LONG_TEXTS)(split_notes)


@lru_cache(maxsize=_LONG_TEXTS)
def days_of(text: str) -> tuple[FoundDay, ...]:
    """Return the full days that stand in a text, in order."""
    return tuple(days_in(text))

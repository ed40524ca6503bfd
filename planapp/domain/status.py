"""The state that the words of a status mean, and the day it says a thing was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from planapp.domain.days import days_in
from planapp.domain.spelling import one_slip_apart

NOT_STARTED: Final = "not started"
IN_PROGRESS: Final = "in progress"
COMPLETE: Final = "complete"
ONGOING: Final = "ongoing"
ON_HOLD: Final = "on hold"
DROPPED: Final = "dropped"
STATES: Final = (NOT_STARTED, IN_PROGRESS, COMPLETE, ONGOING, ON_HOLD, DROPPED)

# A status is a few words; what is longer is a report, and no word in it can speak for the whole.
LONGEST_STATUS: Final = 300


def _phrases(state: str, text: str) -> dict[tuple[str, ...], str]:
    """Return a row of the table for each of the phrases that bars divide."""
    return {tuple(phrase.split()): state for phrase in text.split("|")}


# 'closed' says that a thing is over, not that it was done: any other word decides.
_CLOSED: Final = "closed"
_BEGUN: Final = "begun"
_MEANINGS: Final = {
    **_phrases(
        NOT_STARTED, "not yet started|not started|unstarted|yet to start|to start|to commence|to begin"
    ),
    **_phrases(NOT_STARTED, "yet to commence|yet to begin|to do|will start|will commence|will begin"),
    **_phrases(_BEGUN, "started|begun|commenced"),
    **_phrases(IN_PROGRESS, "in progress|in process|in hand|in train|in development|under development"),
    **_phrases(IN_PROGRESS, "underway|under way|on track|on target|on schedule|progressing|work in progress"),
    **_phrases(
        COMPLETE, "completed|complete|done|achieved|finished|delivered|implemented|signed off|resolved"
    ),
    **_phrases(_CLOSED, "closed"),
    **_phrases(ONGOING, "ongoing|on going|continuous|continuing"),
    **_phrases(ON_HOLD, "on hold|paused|deferred|suspended|postponed"),
    **_phrases(DROPPED, "not applicable|n/a|cancelled|canceled|superseded|withdrawn|dropped|abandoned"),
    **_phrases(DROPPED, "discontinued|no longer required|no longer needed|no longer applicable"),
}
_LONGEST_MEANING: Final = max(len(phrase) for phrase in _MEANINGS)

_NEGATIONS: Final = frozenset({"not", "no", "never", "cannot", "unable", "without"})
# In front of 'completed' in the same clause: some of it is still to do ('to be completed').
_PARTLY: Final = frozenset(
    {"be", "being", "nearly", "almost", "partially", "partly", "part", "half", "mostly", "nearing", "once"}
)
_TO_COME: Final = frozenset({"to", "will"})
# Anywhere beside 'completed': what is left to do is not known.
_RESERVATIONS: Final = frozenset(
    {"except", "apart", "subject", "awaiting", "pending", "remaining", "outstanding", "some", "most"}
)
# A day beside one of these is not the day of completion.
_LATER: Final = frozenset(
    {"review", "reviewed", "next", "from", "until", "due", "revisit", "ongoing", "going"}
)

# Words long enough for a slip to be certain; the first and the last letter must be right.
_REPAIRED: Final = (
    *("completed", "complete", "ongoing", "progress", "finished", "achieved", "delivered"),
    *("cancelled", "withdrawn", "superseded"),
)

# What several states in one status mean together; any other mixture is not known.
_TOGETHER: Final = {
    frozenset({COMPLETE, ONGOING}): COMPLETE,
    frozenset({COMPLETE, IN_PROGRESS}): IN_PROGRESS,
    frozenset({COMPLETE, IN_PROGRESS, ONGOING}): IN_PROGRESS,
    frozenset({IN_PROGRESS, ONGOING}): IN_PROGRESS,
    frozenset({IN_PROGRESS, ON_HOLD}): ON_HOLD,
    frozenset({ONGOING, ON_HOLD}): ON_HOLD,
    frozenset({NOT_STARTED, ON_HOLD}): ON_HOLD,
}

_CLAUSE_END: Final = re.compile(r"[.,;:()\[\]\n–—]|\s-+\s|/(?!a\b)", re.IGNORECASE)
_WORD: Final = re.compile(r"\bn/a\b|[^\W\d_]+(?:['’]t\b)?|[0-9]+%?")


def read_state(text: str) -> str:
    """Return the state that a status means, one of STATES, or "" where that is not certain. Never raises."""
    if len(text) > LONGEST_STATUS or "?" in text:
        return ""
    clauses = _clauses(text)
    found = {state for clause in clauses for state in _states_of(clause)}
    said = {word for clause in clauses for word in clause}
    if COMPLETE in found and "draft" in said:
        found = found - {COMPLETE} | {IN_PROGRESS}
    if "" in found or (COMPLETE in found and said & _RESERVATIONS):
        return ""
    if _CLOSED in found:
        found = found - {_CLOSED} or {COMPLETE}
    return next(iter(found)) if len(found) == 1 else _TOGETHER.get(frozenset(found), "")


def read_done_on(text: str) -> date | None:
    """Return the full day in a status that means complete, if there is just one and nothing else is due then.

    'Completed 12/03/2018' holds one; 'Completed March 2018' and 'Completed, next review 12/03/2018' do not.
    """
    if read_state(text) != COMPLETE:
        return None
    days = {found.day for found in days_in(text)}
    later = any(word in _LATER for clause in _clauses(text) for word in clause)
    return days.pop() if len(days) == 1 and not later else None


def _clauses(text: str) -> list[list[str]]:
    """Return the words of each clause in lower case, slips mended and full days left out."""
    for found in reversed(days_in(text)):
        text = f"{text[: found.at]} {text[found.end :]}"
    parts = _CLAUSE_END.split(text.lower())
    return [[_repaired(word) for word in _WORD.findall(part)] for part in parts]


def _repaired(word: str) -> str:
    """Return the word that a word is one slip from, or the word itself."""
    if (word,) in _MEANINGS or word in _REPAIRED:
        return word
    near = (right for right in _REPAIRED if (word[0], word[-1]) == (right[0], right[-1]))
    return next((right for right in near if one_slip_apart(word, right)), word)


def _states_of(clause: Sequence[str]) -> list[str]:
    """Return the states that the words of a clause name; "" for one that is denied or counts parts."""
    states: list[str] = []
    at = 0
    while at < len(clause):
        phrase = _phrase_at(clause, at)
        if phrase:
            states.append(_qualified(_MEANINGS[phrase], clause[:at]))
        at += len(phrase) or 1
    return states


def _phrase_at(clause: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the longest known phrase that starts at a word, or none."""
    lengths = range(_LONGEST_MEANING, 0, -1)
    phrases = (tuple(clause[at : at + length]) for length in lengths)
    return next((phrase for phrase in phrases if phrase in _MEANINGS), ())


def _qualified(state: str, before: Sequence[str]) -> str:
    """Return what a state means after the words of its clause that stand before it."""
    denied = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in before)
    to_come = not _PARTLY.isdisjoint(before) or not _TO_COME.isdisjoint(before[-1:])
    if state == _BEGUN:
        return NOT_STARTED if denied or to_come else IN_PROGRESS
    if state in {NOT_STARTED, DROPPED}:
        return state
    if denied:
        return ""
    if state != COMPLETE:
        return state
    if before and re.fullmatch(r"[0-9]{1,3}%?", before[-1]):
        return _counted(before[-1])
    return IN_PROGRESS if to_come else COMPLETE


def _counted(number: str) -> str:
    """Return what '90%' in front of 'complete' means; other numbers count parts of an unknown whole."""
    if not number.endswith("%"):
        return ""
    return COMPLETE if number == "100%" else IN_PROGRESS

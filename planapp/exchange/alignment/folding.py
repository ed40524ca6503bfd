"""When two texts say the same: neither blanks at their ends, nor how a computer keeps a letter, matter."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from planapp.domain.due import UNREAD, Due, due_of_date, read_due
from planapp.domain.due_grammar import DAY, MONTH, YEAR
from planapp.domain.due_words import MONTH_NUMBERS

_WORDS = re.compile(r"[\w#%]+")
_WORD = re.compile(r"[^\W\d_]+")
_SERIAL = re.compile(r"[2-6][0-9]{4}")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_DATE_WORDS = MONTH_NUMBERS.keys() | _ORDINALS


def plain(text: str) -> str:
    """Return a text for comparison: single blanks, and letters in one form."""
    # Nearly all texts are plain already, and splitting costs more than looking.
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def loose(text: str) -> str:
    """Return a text for pairing: words alone, in lower case; signs where there are no words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORDS.findall(folded)) or " ".join(folded.split())


def same_due(one: str, other: str) -> bool:
    """Tell whether two due dates are the same date, written in two ways: 'Mar-18' and 'March 2018'.

    A real date that lost its format shows as its first day ('01/03/2018') or as Excel's number of that day
    (43160). Where one has a word beyond the date, they are two dates: it may matter.
    """
    if not (_is_date_alone(one) and _is_date_alone(other)):
        return False
    due, theirs = _read(one), _read(other)
    if due.end is None or UNREAD in (*due.flags, *theirs.flags):
        return False
    if (due.start, due.end, due.precision) == (theirs.start, theirs.end, theirs.precision):
        return True
    return due.start == theirs.start and {due.precision, theirs.precision} in ({DAY, MONTH}, {DAY, YEAR})


def _is_date_alone(text: str) -> bool:
    return all(word.casefold() in _DATE_WORDS for word in _WORD.findall(text))


def _read(text: str) -> Due:
    """Read a due date; five digits are Excel's number of a day, counted from 30 December 1899."""
    if not _SERIAL.fullmatch(text.strip()):
        return read_due(text)
    return due_of_date(date(1899, 12, 30) + timedelta(days=int(text)), "dd/mm/yyyy")

"""Texts from other programs as plain text: what comes out of Word, a web page or a message."""

from __future__ import annotations

import re

# Every way in which programs end a line: Word breaks one within a paragraph with a vertical tab.
_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# What nobody sees and no file can hold: control characters, places of pictures, halves of characters.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffc\ufeff\ud800-\udfff]")
_BLANK_END = re.compile(r"[^\S\n]+$", re.MULTILINE)


def plain(text: str) -> str:
    """Return a text with plain line breaks, without blanks at the ends of lines or empty lines around it."""
    broken = _UNSEEN.sub("", _BREAK.sub("\n", text)).replace("\t", " ")
    return _BLANK_END.sub("", broken).strip("\n")


def number_of_words(text: str) -> int:
    """Return how many words a text has; signs alone are none."""
    return sum(any(map(str.isalnum, part)) for part in text.split())

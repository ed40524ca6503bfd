"""Numbers of items as officers write them: '1', '10.1', '1.1.1', 'a', alone or in front of a title."""

from __future__ import annotations

import re

_ALONE = re.compile(r"[A-Za-z]{0,4}\d+(?:\.\d+)*[a-z]?\.?")
_LETTER = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.)]?")
# Parts of a number are short: '2026 budget' is a title.
_LEADING = re.compile(r"(?P<ref>\d{1,3}(?:\.\d{1,3})*)(?P<join>[.):]?\s+)(?P<title>\S.*)", re.DOTALL)


def depth_of(ref: str) -> int:
    """Return how many parts a number has ('1' has 1, '10.1' has 2); 0 if it is none."""
    ref = ref.strip()
    return len(ref.rstrip(".").split(".")) if _ALONE.fullmatch(ref) else 0


def split_leading(text: str) -> tuple[str, str, str]:
    """Split a banner into its number, what joins them, and the title; no number: ('', '', text)."""
    found = _LEADING.fullmatch(text)
    return (found["ref"], found["join"], found["title"]) if found else ("", "", text)


def parent_of(ref: str) -> str:
    """Return the number of the item above: '8' for '8.1', '' for '8'."""
    head, dot, _ = ref.strip().rstrip(".").rpartition(".")
    return head if dot and depth_of(ref) else ""


def is_below(ref: str, above: str) -> bool:
    """Tell whether a number is that of a part of the item numbered `above`: '5.1.2' or 'b' of '5.1'."""
    ref, above = ref.strip(), above.strip().rstrip(".")
    if _LETTER.fullmatch(ref):
        return True
    return bool(above) and depth_of(ref) > depth_of(above) > 0 and ref.startswith(f"{above}.")

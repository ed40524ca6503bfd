"""Names that look like one person or post written in several ways: offered for merging, never merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from planapp.domain.spelling import one_slip_apart

_WORD = re.compile(r"[^\W_]+")
_EMPTY = frozenset("for of the and in to a an at with".split())
_LONG_FORMS: Mapping[str, str] = {
    "hos": "head service",
    "ad": "assistant director",
    "dcs": "director children service",
    "tm": "team manager",
    "atm": "assistant team manager",
    "sw": "social worker",
    "qa": "quality assurance",
    "mgr": "manager",
    "dir": "director",
    "asst": "assistant",
    "dep": "deputy",
    "snr": "senior",
    "svc": "service",
}
_SHORTEST_SLIP = 4


def alike_names(names: Iterable[str]) -> list[list[str]]:
    """Return the names that go together, each group in the order given."""
    groups: list[list[str]] = []
    by_words: dict[tuple[str, ...], list[str]] = {}
    by_length: dict[int, list[tuple[tuple[str, ...], list[str]]]] = {}
    for name in names:
        words = words_of(name)
        found = by_words.get(words) if words else None
        if found is None:
            similar = by_length.get(len(words), ())
            found = next((own for other, own in similar if _is_slip(words, other)), None)
        if found is None:
            found = []
            groups.append(found)
            by_length.setdefault(len(words), []).append((words, found))
        by_words[words] = found
        found.append(name)
    return [group for group in groups if len(group) > 1]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison: short forms written out, small words left out."""
    words = (_LONG_FORMS.get(word, word) for word in map(str.casefold, _WORD.findall(name)))
    whole = (word for text in words for word in text.split() if word not in _EMPTY)
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in whole)


def _is_slip(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether names of as many words differ in one word, by one slip of typing."""
    pairs = [(one, two) for one, two in zip(words, other, strict=True) if one != two]
    return len(pairs) == 1 and min(map(len, pairs[0])) >= _SHORTEST_SLIP and one_slip_apart(*pairs[0])

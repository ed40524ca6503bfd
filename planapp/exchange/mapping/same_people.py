"""Names that look like one person or post written in several ways: offered for merging, never merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from planapp.domain.naming import listed
from planapp.domain.spelling import one_slip_apart
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.values import lines_of
from planapp.exchange.recognise import model as m

PEOPLE = ("lead", "officer")
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


def report_same_people(tables: Iterable[m.FoundTable], account: Account) -> None:
    """Report names that may be one, with the cell of the first."""
    first = _first_places(tables)
    for names in _groups(first):
        text = (
            f"{listed(f'‘{name}’' for name in names)} look like one person or post. Merge them if they are."
        )
        account.find(LOOK, first[names[0]], text, about="people", subject="\n".join(names), offer=names[0])


def _first_places(tables: Iterable[m.FoundTable]) -> dict[str, str]:
    """Return the address at which each name stands first."""
    first: dict[str, str] = {}
    for table in tables:
        for role in (role for key in PEOPLE for role in table.columns_of(key)):
            for span in table.spans.column(role.column, table.spans.filled_rows):
                for name in lines_of(span.cell.text):
                    first.setdefault(name, table.where(span.cell.row, span.cell.column))
    return first


def _groups(names: Iterable[str]) -> list[list[str]]:
    """Return the names that go together, each group in order of their first cells."""
    groups: list[tuple[tuple[str, ...], list[str]]] = []
    by_words: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        words = words_of(name)
        found = by_words.get(words) if words else None
        if found is None:
            found = next((own for other, own in groups if _is_slip(words, other)), None)
        if found is None:
            found = []
            groups.append((words, found))
        by_words[words] = found
        found.append(name)
    return [group for _, group in groups if len(group) > 1]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison: short forms written out, small words left out."""
    words = (_LONG_FORMS.get(word, word) for word in map(str.casefold, _WORD.findall(name)))
    whole = (word for text in words for word in text.split() if word not in _EMPTY)
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in whole)


def _is_slip(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether names differ in one word, by one slip of typing."""
    if len(words) != len(other):
        return False
    pairs = [(one, two) for one, two in zip(words, other, strict=True) if one != two]
    return len(pairs) == 1 and min(map(len, pairs[0])) >= _SHORTEST_SLIP and one_slip_apart(*pairs[0])

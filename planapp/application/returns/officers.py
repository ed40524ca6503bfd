"""Whose a return is, where nothing in it says so: by the name of its file, or by whose rows were altered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, Person

_WORD = re.compile(r"[^\W_]+")
# Initials of fewer or more letters are words.
_FEWEST, _MOST = 2, 5
# One lead of so many of the altered rows, and of this share of them, is whose return it is.
_ROWS, _SHARE = 2, 0.6
# These stand in many posts and many names of files, and tell nobody from another.
_USUAL = frozenset(
    """
    head service services team manager director assistant deputy senior officer lead principal chair board
    children childrens plan action improvement circulation return returned final copy draft update version
    the and for with
    """.split()
)


def officer_by_name(plan: Plan, file: str) -> str:
    """Return the person whose name, post or initials stand in the name of a file, '' if none or several.

    Part of a name is enough where it is nobody else's; of two, the one who leads something is meant.
    """
    words = _WORD.findall(PurePath(file).stem)
    leads = {row.person for row in plan.assignments if row.role == LEAD}
    for score_of in (_whole, _initials, _part):
        scored = [(score_of(one, words), one.id in leads, one.name or one.post) for one in plan.people]
        best = max((score for score, _, _ in scored), default=0)
        named = {(is_lead, name) for score, is_lead, name in scored if score == best > 0}
        leading = {name for is_lead, name in named if is_lead} or {name for _, name in named}
        if len(leading) == 1:
            return leading.pop()
    return ""


def _whole(person: Person, words: list[str]) -> int:
    """Return how many letters of a file's name are a person's name or post, word for word."""
    return max(_length_in(_WORD.findall(text), words) for text in (person.name, person.post))


def _length_in(wanted: list[str], words: list[str]) -> int:
    letters = "".join(wanted)
    is_short = len(letters) <= _FEWEST
    if not wanted or (is_short and not letters.isupper()):
        return 0
    # Short names are initials: only as they are written are they no words.
    fold = str if is_short else str.casefold
    sought, given = [fold(word) for word in wanted], [fold(word) for word in words]
    starts = range(len(given) - len(sought) + 1)
    return len(letters) if any(given[at : at + len(sought)] == sought for at in starts) else 0


def _initials(person: Person, words: list[str]) -> int:
    """Return 1 where a word in capitals is the initials of a name or post: 'SG', 'HoS'."""
    capitals = {word.upper() for word in words if word[0].isupper() and word[-1].isupper()}
    for text in (person.name, person.post):
        initials = "".join(word[0] for word in _WORD.findall(text)).upper()
        if _FEWEST <= len(initials) <= _MOST and initials in capitals:
            return 1
    return 0


def _part(person: Person, words: list[str]) -> int:
    """Return how many words of a name or post stand in a file's name, if one of them tells anything."""
    given = {word.casefold() for word in words}
    own = {word.casefold() for text in (person.name, person.post) for word in _WORD.findall(text)}
    found = own & given
    is_telling = any(len(word) > _FEWEST and not word.isdigit() for word in found - _USUAL)
    return len(found) if is_telling else 0


def lead_of_most(plan: Plan, items: Iterable[int]) -> str:
    """Return who leads most of some items, '' if that is not clear. A step has the leads of its action."""
    leads: Counter[str] = Counter()
    count = 0
    for item_id in items:
        names = {person.name or person.post for person in _leads(plan, item_id)}
        leads.update(names)
        count += bool(names)
    first, second = [*leads.most_common(2), ("", 0), ("", 0)][:2]
    is_clear = first[1] >= max(_ROWS, _SHARE * count) and first[1] > second[1]
    return first[0] if is_clear else ""


def _leads(plan: Plan, item_id: int) -> list[Person]:
    if item_id not in plan.items:
        return []
    for item in (plan.items[item_id], *plan.ancestors(item_id)):
        found = list(plan.assigned(item.id, LEAD))
        if found:
            return found
    return []

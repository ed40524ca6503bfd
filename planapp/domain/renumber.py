"""Giving items numbers by a pattern for each kind. A number is text and says nothing of who an item is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.letters import letter, place_of
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import KINDS, STEP, Item
from planapp.errors import UserError

NO_NUMBER = "–"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# What is counted stands last: figures, or a letter that is no part of a word.
_SHAPE = re.compile(r"(?P<head>.*?)(?P<own>[0-9]{1,9}|(?<![^\W\d_])[a-zA-Z])(?P<tail>\W*)", re.DOTALL)
# What comes before it is the number above where it is made of figures and letters with signs between.
_ABOVE = re.compile(r"(?:(?:[^\W\d_]+\.? ?)?\d+(?:[.\-/]\w+)*|[a-zA-Z](?=[.\-/]))(?P<sign>[.\-/]?)")
_END = re.compile(r"\W+$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one kind is numbered: what stands before and after what is counted, and the first of it.

    `goes_below`: the number of the item above stands first, then `before`. `clears` takes numbers away.
    """

    before: str = ""
    own: str = "1"
    after: str = ""
    goes_below: bool = False
    clears: bool = False

    def counted(self, place: int) -> str:
        """Return what stands for a place, counted from 0: '3', '03', 'c', 'C', 'iii' or 'III'."""
        if self.own.isdigit():
            return str(int(self.own) + place).zfill(len(self.own))
        small = self.own.casefold()
        found = roman(place + 1) if small == "i" else letter(place_of(small) + place)
        return found.upper() if self.own.isupper() else found


@dataclass(frozen=True, slots=True)
class Renumbering:
    """What an item's number was and will be. `is_double`: another item of its kind has it then, too."""

    item: Item
    was: str
    now: str
    is_double: bool = False


def read_pattern(text: str) -> Pattern | None:
    """Read how a kind is numbered from the number of its first item; None where it is left as it is.

    '1.1' counts below the number above, 'A1' and 'Aim 1' count after words, 'a' and 'i' count letters and
    Roman numbers, and a dash takes the numbers away. Raises UserError where there is nothing to count.
    """
    written = text.strip()
    if not written:
        return None
    if written in ("-", NO_NUMBER):
        return Pattern(clears=True)
    found = _SHAPE.fullmatch(written)
    if found is None:
        raise UserError(
            f"‘{written}’ holds nothing that can be counted. Type the first number, such as 1.1 or a."
        )
    head, own, tail = found["head"], found["own"], found["tail"]
    above = _ABOVE.fullmatch(head)
    if above is not None and (above["sign"] or own.isalpha()):
        return Pattern(above["sign"], own, tail, goes_below=True)
    return Pattern(head, own, tail)


def roman(number: int) -> str:
    """Return a number from 1 as a small Roman one."""
    found = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        found += sign * times
    return found


def renumbering(
    plan: Plan, patterns: Mapping[str, str], *, below: int | None = None, only_missing: bool = False
) -> tuple[Renumbering, ...]:
    """Return what changes if items below one (None: all) get the numbers of their kind's pattern, in order.

    Steps are counted below their action. Other kinds go on from one parent to the next, unless the number
    above stands first. `only_missing` leaves every number that there is, and gives the first free ones.
    Archived items keep theirs. Raises UserError for a pattern that can't be read.
    """
    read = {kind: read_pattern(patterns.get(kind, "")) for kind in KINDS}
    counting = _Counting(plan, only_missing)
    found = [
        Renumbering(item, item.ref, now)
        for item in _shown(plan, below)
        if (now := counting.number(item, read[item.kind])) != item.ref
    ]
    doubles = _doubles(plan, {one.item.id: one.now for one in found})
    return tuple(Renumbering(one.item, one.was, one.now, one.item.id in doubles) for one in found)


def renumber(plan: Plan, changes: Iterable[Renumbering]) -> ChangeSet:
    """Give items the numbers that were shown."""
    draft, made = Draft(plan), list(changes)
    for one in made:
        draft.set(plan.items[one.item.id], ref=one.now)
    what = name_of(made[0].item) if len(made) == 1 else f"{len(made)} items"
    return draft.change_set(f"renumber {what}")


def usual_patterns(plan: Plan) -> dict[str, str]:
    """Return the patterns that a plan's numbers follow by their first ones; '' for kinds mostly without.

    A plan without any gets '1', '1.1', '1.1.1' for the kinds that it has; steps show their letters.
    """
    numbers: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for item in _shown(plan, None):
        numbers[item.kind].append(item.ref.strip())
    if any(any(found) for found in numbers.values()):
        return {kind: _begun(found) for kind, found in numbers.items()}
    there = [kind for kind in KINDS if numbers[kind] and kind != STEP]
    return {kind: ".".join("1" * (there.index(kind) + 1)) if kind in there else "" for kind in KINDS}


def _begun(numbers: Sequence[str]) -> str:
    """Return the first of numbers as the pattern of all: what is counted in it begins anew."""
    given = [number for number in numbers if number]
    found = _SHAPE.fullmatch(given[0]) if 2 * len(given) > len(numbers) else None
    if found is None:
        return ""
    head, own, tail = found["head"], found["own"], found["tail"]
    if own.isdigit():
        own = "1".zfill(len(own)) if own.startswith("0") else "1"
    elif own not in "iI":
        own = "A" if own.isupper() else "a"
    above = _ABOVE.fullmatch(head)
    is_below = above is not None and (above["sign"] or own.isalpha())
    return f"{re.sub('[0-9]+', '1', head) if is_below else head}{own}{tail}"


class _Counting:
    """Counts through a plan from above: the numbers given so far are those that stand above the next."""

    def __init__(self, plan: Plan, only_missing: bool) -> None:
        self._plan, self._only_missing = plan, only_missing
        self._now: dict[int, str] = {}
        self._places: Counter[tuple[str, int | None, Pattern]] = Counter()
        self._taken: defaultdict[tuple[str, int | None], set[str]] = defaultdict(set)
        if only_missing:
            for item in _shown(plan, None):
                self._taken[_group(item)].add(item.ref.strip())

    def number(self, item: Item, pattern: Pattern | None) -> str:
        """Return the number of an item, which stays if it has no pattern."""
        now = item.ref
        if pattern is not None and not (self._only_missing and item.ref.strip()):
            now = "" if pattern.clears else self._next(item, pattern)
        self._now[item.id] = now
        return now

    def _next(self, item: Item, pattern: Pattern) -> str:
        above, first = self._above(item) if pattern.goes_below else (None, "")
        before = pattern.before if first or not pattern.goes_below else ""
        # Behind a letter a letter would be read as one word with it.
        if first and not before and first[-1:].isalpha():
            before = "."
        parent = above if pattern.goes_below else item.parent if item.kind == STEP else None
        # Two kinds that count below the same number count on from each other.
        key = ("" if pattern.goes_below else item.kind, parent, Pattern(before, pattern.own, pattern.after))
        taken = self._taken[_group(item)]
        while True:
            now = f"{first}{before}{pattern.counted(self._places[key])}{pattern.after}"
            self._places[key] += 1
            if now not in taken:
                return now

    def _above(self, item: Item) -> tuple[int | None, str]:
        """Return the nearest item above that has a number, and its number."""
        for parent in self._plan.ancestors(item.id):
            number = _END.sub("", self._now.get(parent.id, parent.ref))
            if number:
                return parent.id, number
        return None, ""


def _shown(plan: Plan, below: int | None) -> Iterable[Item]:
    return (item for item in plan.walk(below) if not item.archived)


def _group(item: Item) -> tuple[str, int | None]:
    """Return among which items a number should stand once: the steps of an action, or all of a kind."""
    return item.kind, item.parent if item.kind == STEP else None


def _doubles(plan: Plan, now: Mapping[int, str]) -> set[int]:
    """Return the items whose number another one of their kind has."""
    numbers: defaultdict[tuple[tuple[str, int | None], str], list[int]] = defaultdict(list)
    for item in _shown(plan, None):
        number = now.get(item.id, item.ref).strip()
        if number:
            numbers[_group(item), number].append(item.id)
    return {item_id for ids in numbers.values() if len(ids) > 1 for item_id in ids}

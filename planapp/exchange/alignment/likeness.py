"""How alike an item of a plan and one of a source are: by number, text, place and what else they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from planapp.domain.plan import Plan
from planapp.domain.records import OBJECTIVE, THEME, Item
from planapp.exchange.alignment.folding import loose, plain
from planapp.exchange.alignment.said import LISTS, Said, Sayings
from planapp.exchange.workbook.columns import RATING

GROUP = "group"
# How much each kind of evidence counts. Content counts as much as there is of it, up to the title's weight.
_TITLE, _REF, _PLACE, _NEIGHBOUR, _CONTENT, _BELOW = 3.0, 2.0, 1.0, 1.0, 3.0, 3.0
_ONE_BLANK = 0.5
# Two sentences that have nothing to do with one another are this much alike, letter by letter.
_STRANGERS = 0.4
# Ratings are few letters that many items share; a text of its own is seldom another item's.
_WEIGHTS: Mapping[str, float] = {RATING: 0.25, **dict.fromkeys(LISTS, 2.0)}
_NOT_CONTENT = frozenset({"title", "ref"})


@dataclass(frozen=True, slots=True)
class Profile:
    """An item with what tells it from others; texts are folded."""

    item: Item
    said: Said
    kind: str
    ref: str
    title: str
    content: Said
    below: frozenset[str]

    @property
    def id(self) -> int:
        """Return the item's id."""
        return self.item.id


def profiles_of(plan: Plan, sayings: Sayings) -> dict[int, Profile]:
    """Return the profiles of all items of a plan, by id, in the order of the plan."""
    titles = {item.id: loose(item.title) for item in plan.items}
    return {item.id: _profile(plan, item, sayings.said(item), titles) for item in plan.walk()}


def _profile(plan: Plan, item: Item, said: Said, titles: Mapping[int, str]) -> Profile:
    below = frozenset(title for child in plan.children(item.id) if (title := titles[child.id]))
    content = {key: plain(text) for key, text in said.items() if key[0] not in _NOT_CONTENT}
    return Profile(item, said, kind_of(item), loose(item.ref), titles[item.id], content, below)


def kind_of(item: Item) -> str:
    """Return an item's kind for pairing: a sheet may show an objective as a theme."""
    return GROUP if item.kind in (THEME, OBJECTIVE) else item.kind


def is_fit(one: Item, other: Item) -> bool:
    """Tell whether two items can be one by their kinds."""
    return kind_of(one) == kind_of(other)


def likeness(mine: Profile, theirs: Profile, *, place: bool, neighbours: bool) -> float:
    """Return from 0 to 1 how much of the evidence that there is says that two items are one.

    `place`: they stand below the same item; `neighbours`: beside the same item.
    """
    evidence = [(_PLACE, float(place)), (_NEIGHBOUR, float(neighbours))]
    evidence.append(_of_title(mine.title, theirs.title))
    if mine.ref or theirs.ref:
        both = mine.ref and theirs.ref
        evidence.append((_REF if both else _ONE_BLANK, float(mine.ref == theirs.ref)))
    evidence.append(_of_content(mine, theirs))
    if mine.below and theirs.below:
        common = 2 * len(mine.below & theirs.below) / (len(mine.below) + len(theirs.below))
        evidence.append((_BELOW, common))
    return _mean(evidence)


def _of_title(one: str, other: str) -> tuple[float, float]:
    if not one and not other:
        return 0.0, 0.0
    if not one or not other:
        return _ONE_BLANK, 0.0
    if one == other:
        return _TITLE, 1.0
    # A title that only lost or gained a sentence is still very like.
    alike = max(fuzz.ratio(one, other), 0.9 * fuzz.token_set_ratio(one, other)) / 100
    return _TITLE, max(0.0, (alike - _STRANGERS) / (1 - _STRANGERS))


def _of_content(mine: Profile, theirs: Profile) -> tuple[float, float]:
    """Return the weight of what both say something about, and how much of that is equal."""
    shared = [
        (_WEIGHTS.get(key[0], 1.0), float(text == other))
        for key, text in mine.content.items()
        if (other := theirs.content.get(key)) is not None
    ]
    return min(_CONTENT, sum(weight for weight, _ in shared)), _mean(shared)


def _mean(evidence: Iterable[tuple[float, float]]) -> float:
    found = list(evidence)
    total = sum(weight for weight, _ in found)
    return sum(weight * said for weight, said in found) / total if total else 0.0

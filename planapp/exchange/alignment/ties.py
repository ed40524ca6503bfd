"""What goes together: which differences can't be taken without others, and which can't be taken at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planapp.domain.edits.items import frozen_period
from planapp.domain.naming import name_of
from planapp.exchange.alignment import model as m
from planapp.exchange.alignment.said import COMMENT
from planapp.exchange.alignment.take_slips import APPROVED, FIRST_DUE, REASON
from planapp.exchange.workbook.columns import RATING

DUE = "due"


@dataclass(frozen=True, slots=True)
class Ties:
    """Differences by their place in a comparison: what each needs, what needs it, and what is refused.

    Whatever is chosen with all that it needs, less what is refused, `take` accepts.
    """

    needs: Mapping[int, tuple[int, ...]]
    needed_by: Mapping[int, tuple[int, ...]]
    refusals: Mapping[int, str]

    def taking(self, places: Iterable[int]) -> frozenset[int]:
        """Return differences with all that they need, less those that can't be taken."""
        return _reached((place for place in places if place not in self.refusals), self.needs)

    def leaving(self, places: Iterable[int]) -> frozenset[int]:
        """Return differences with all that needs them: what goes from a choice when they do."""
        return _reached(places, self.needed_by)


def ties_of(comparison: m.Comparison) -> Ties:
    """Return what goes together among the differences of a comparison."""
    needs = _Ties(comparison).needs()
    needed_by = _turned(needs)
    refusals = dict(_refused(comparison))
    for place, words in list(refusals.items()):
        for other in _reached([place], needed_by) - {place}:
            one = comparison.differences[place]
            refusals.setdefault(
                other, f"This needs another change of {one.called}, which stays as it is. {words}"
            )
    return Ties(needs, needed_by, refusals)


class _Ties:
    """Finds what each difference needs."""

    def __init__(self, comparison: m.Comparison) -> None:
        self._of = comparison
        self._new: dict[int | None, int] = {}
        self._gone: dict[int | None, int] = {}
        self._fields: dict[tuple[int | None, str, object], int] = {}
        for place, one in enumerate(comparison.differences):
            if one.table == m.ITEMS and one.kind == m.ADDED:
                self._new[one.source] = place
            elif one.table == m.ITEMS and one.kind == m.MISSING:
                self._gone[one.item] = place
            elif one.table == m.ITEMS:
                self._fields[one.item, one.field, one.part] = place

    def needs(self) -> dict[int, tuple[int, ...]]:
        """Return the places of what each difference needs, where it needs anything."""
        twins: dict[m.Difference, int] = {}
        found: dict[int, tuple[int, ...]] = {}
        for place, one in enumerate(self._of.differences):
            needed = list(self._needs(one))
            first = twins.setdefault(one, place)
            if first != place:
                # What says the very same is taken together: there is nothing to tell one from the other.
                needed.append(first)
                found[first] = (*found.get(first, ()), place)
            if needed:
                found[place] = tuple(dict.fromkeys(needed))
        return found

    def _needs(self, one: m.Difference) -> Iterator[int]:
        if one.table != m.ITEMS:
            return
        if one.kind == m.ADDED or one.field == m.PLACE:
            yield from self._above(one)
        elif one.kind == m.MISSING:
            below = self._of.plan.children(one.item)
            yield from (self._gone[item.id] for item in below if item.id in self._gone)
        elif one.field in (RATING, COMMENT):
            yield from self._rating(one)
        elif one.field in (REASON, APPROVED):
            yield from self._slip(one)

    def _above(self, one: m.Difference) -> Iterator[int]:
        """Yield the new item below which an item is to stand."""
        parent = self._of.source.items[one.source or 0].parent
        if parent in self._new and not self._of.is_sorted:
            yield self._new[parent]

    def _rating(self, one: m.Difference) -> Iterator[int]:
        """Yield the rating that a comment is about, and the comment that goes with a rating."""
        if one.field == COMMENT:
            has_rating = isinstance(one.part, int) and self._of.plan.rating(one.item or 0, one.part)
            other = None if has_rating else self._fields.get((one.item, RATING, one.part))
        else:
            other = self._fields.get((one.item, COMMENT, one.part)) if one.kind == m.EMPTIED else None
        if other is not None:
            yield other

    def _slip(self, one: m.Difference) -> Iterator[int]:
        """Yield the earlier due date, or else the new one, that a reason is about and the plan lacks."""
        mine, theirs = self._of.plan.slips.of(one.item), self._of.source.slips.of(one.source)
        if len(mine) >= len(theirs):
            return
        for field in (FIRST_DUE, DUE):
            if (one.item, field, None) in self._fields:
                yield self._fields[one.item, field, None]
                return


def _refused(comparison: m.Comparison) -> Iterator[tuple[int, str]]:
    plan = comparison.plan
    gone = {one.item for one in comparison.differences if one.kind == m.MISSING and one.table == m.ITEMS}
    for place, one in enumerate(comparison.differences):
        if one.refusal:
            yield place, one.refusal
        elif one.kind == m.MISSING and one.table == m.ITEMS and one.item is not None:
            stays = next((item for item in plan.children(one.item) if item.id not in gone), None)
            period = frozen_period(plan, one.item)
            if stays is not None:
                yield place, f"{name_of(stays)} still stands below it. Move that first."
            elif period is not None:
                yield place, f"It is part of {period.label}, which is frozen. Archive it instead."


def _turned(needs: Mapping[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    turned: dict[int, list[int]] = {}
    for place, needed in needs.items():
        for one in needed:
            turned.setdefault(one, []).append(place)
    return {place: tuple(found) for place, found in turned.items()}


def _reached(places: Iterable[int], ways: Mapping[int, tuple[int, ...]]) -> frozenset[int]:
    """Return places and all that is reached from them."""
    waiting = list(places)
    found = set(waiting)
    while waiting:
        for place in ways.get(waiting.pop(), ()):
            if place not in found:
                found.add(place)
                waiting.append(place)
    return frozenset(found)

"""Matching a return to what was sent: the circulation that it answers, the part of it, and whose it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planapp.application.circulations import Circulation, Extract
from planapp.application.returns.bases import Base, bases
from planapp.application.returns.model import Returned
from planapp.application.returns.nearest import nearest
from planapp.application.returns.officers import lead_of_most, officer_by_name
from planapp.application.returns.reading import ReadReturn
from planapp.application.returns.sent_part import sent_part
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.errors import UserError
from planapp.exchange.alignment import MISSING, Comparison, compare_plans
from planapp.exchange.alignment.folding import loose
from planapp.exchange.recognise.model import PLAN

__all__ = ["Base", "bases", "matched"]

# The return's id is made of so many digits of its content's, 48 bits as any other id.
_ID_DIGITS = 12
# An extract holds at least this share of the rows that came back.
_HELD = 0.9
# Titles of no more words than this may be anybody's; then so many rows must be known.
_WORDS, _RELATED = 2, 0.2


def matched(read: ReadReturn, candidates: Sequence[Base], plan_now: Plan, came_on: date) -> Returned:
    """Return what came back as it is to be compared; `candidates` are what `bases` gave for it.

    Raises UserError with one sentence where it answers another plan, or holds no row of this one.
    """
    if read.stamp is not None and read.stamp.plan != plan_now.about.uid:
        raise UserError(
            f"{read.file} was made from another plan, so it can’t be merged into this one. "
            "Open the plan that it came from, and merge it there."
        )
    found = _Match(read, candidates, plan_now)
    if not found.is_related:
        raise UserError(
            f"The rows in {read.file} are not those of this plan. Check that it is the right file."
        )
    base, part = found.base, found.part
    return Returned(
        id=int(read.digest[:_ID_DIGITS], 16),
        file=read.file,
        came_on=came_on,
        officer=found.officer,
        entry=base.entry,
        source=read.found.plan,
        circulation=base.circulation.id if base.circulation is not None else None,
        extract=part.extract.id if part.extract is not None else None,
        only=part.only,
        private=part.private,
        is_stamped=read.stamp is not None,
        paths=read.found.paths,
        unaltered=read.unaltered,
        findings=read.found.findings,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a base was sent: a workbook of its circulation if it is known, and the items in it."""

    extract: Extract | None = None
    only: tuple[int, ...] | None = None
    private: bool = True


class _Match:
    """A return beside what it may be compared with; the long way is gone only where nothing is told."""

    def __init__(self, read: ReadReturn, candidates: Sequence[Base], plan_now: Plan) -> None:
        self.read, self.candidates, self.plan = read, candidates, plan_now

    @cached_property
    def _comparison(self) -> Comparison:
        found = self.read.found
        return compare_plans(self.candidates[0].plan, found.plan, paths=found.paths)

    @cached_property
    def base(self) -> Base:
        """Return what the return is to be compared with."""
        first, *others = self.candidates
        return nearest(self._comparison, self.candidates) if others else first

    @property
    def is_related(self) -> bool:
        """Tell whether the rows are the plan's: some by their ids or titles, or a good part of them."""
        plan, found = self.candidates[0].plan, self.read.found
        if any(ids[-1] in plan.items or ids[-1] in plan.indicators for ids in found.paths.values()):
            return True
        pairs = self._comparison.pairs
        titles = [(found.plan.items.get(theirs), plan.items.get(mine)) for theirs, mine in pairs.items()]
        same = [mine for theirs, mine in titles if theirs and mine and _is_titled_alike(theirs, mine)]
        return bool(same) or len(pairs) > _RELATED * (len(found.plan.items) + len(found.plan.indicators))

    @cached_property
    def known(self) -> set[int]:
        """Return the items and indicators of the plan that the return has rows of."""
        plan = self.candidates[0].plan
        named = {ids[-1] for ids in self.read.found.paths.values()}
        if len(self.candidates) == 1:
            known = {row for row in named if row in plan.items or row in plan.indicators}
            if known:
                return known
        return set(self._comparison.pairs.values())

    @cached_property
    def part(self) -> _Part:
        """Return which part of the plan was sent."""
        stamp, circulation, plan = self.read.stamp, self.base.circulation, self.base.plan
        if stamp is None:
            # A copy of her own sheet may have her private columns; one without them says nothing of them.
            extract = _extract_with(circulation, plan, self.known) if circulation is not None else None
            return _Part(extract, extract.items if extract is not None else None)
        extract = circulation.extract(stamp.extract) if circulation is not None else None
        if circulation is not None and extract is not None:
            return _Part(extract, extract.items, circulation.sends_private(extract.id))
        return _Part(None, sent_part(plan, stamp.rows(PLAN)))

    @cached_property
    def officer(self) -> str:
        """Return whose return it is, '' where that is not clear."""
        stamp, extract = self.read.stamp, self.part.extract
        named = stamp.recipient if stamp is not None else ""
        named = named or officer_by_name(self.plan, self.read.file)
        named = named or (extract.recipient if extract is not None else "")
        return named or lead_of_most(self.plan, self._altered())

    def _altered(self) -> set[int]:
        return {
            one.item
            for one in self._comparison.differences
            if one.item is not None
            and one.kind != MISSING
            and (one.item, one.field, one.part) not in self.read.unaltered
        }


def _is_titled_alike(one: Item, other: Item) -> bool:
    """Tell whether two items have the same title, and one that is nobody else's."""
    return loose(one.title) == loose(other.title) and one.title.strip().count(" ") >= _WORDS


def _extract_with(circulation: Circulation, plan: Plan, known: Collection[int]) -> Extract | None:
    """Return the smallest workbook of a circulation that has nearly all rows that came back."""
    fitting = []
    for extract in circulation.extracts:
        sent = _items_of(plan, extract)
        if sum(item in sent for item in known) >= _HELD * len(known):
            fitting.append((len(sent), extract))
    smallest = min((size for size, _ in fitting), default=0)
    found = [extract for size, extract in fitting if size == smallest]
    return found[0] if len(found) == 1 else None


def _items_of(plan: Plan, extract: Extract) -> set[int]:
    """Return the items in a workbook, with those above them."""
    chosen = [item.id for item in plan.children(None)] if extract.items is None else extract.items
    found = {item for item in chosen if item in plan.items}
    for item_id in tuple(found):
        found |= {item.id for item in (*plan.walk(item_id), *plan.ancestors(item_id))}
    return found

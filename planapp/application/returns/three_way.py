"""A return three ways: what was sent, what it says, and what the plan says now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planapp.application.returns.against_sent import AgainstSent, Spot, against_sent
from planapp.application.returns.known_rows import KnownRows
from planapp.application.returns.model import Compared, ReturnChange, Returned
from planapp.application.returns.refusing import Refusing
from planapp.domain.plan import Plan
from planapp.domain.table import Table
from planapp.exchange.alignment import ADDED, CHANGED, EMPTIED, MISSING, Comparison, Difference
from planapp.exchange.alignment.differences import is_same
from planapp.exchange.alignment.model import PLACE
from planapp.exchange.alignment.now import Now
from planapp.exchange.alignment.terms import Terms, terms_of
from planapp.exchange.alignment.ties import ties_of
from planapp.exchange.workbook.columns import EXTRA


@dataclass(frozen=True, slots=True)
class Claim:
    """What another return says in a spot; one that came `earlier` makes a conflict of it."""

    returned: int
    theirs: str
    is_earlier: bool


Claims = Mapping[Spot, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Merged:
    """What was merged of a return before: the keys of changes, and the rows that were made for some."""

    keys: Collection[str] = frozenset()
    rows: Mapping[str, int] = field(default_factory=dict)


_NO_CLAIMS: Claims = {}
_NOTHING = Merged()


def compare_return(
    returned: Returned, base: Plan, now: Plan, *, claims: Claims = _NO_CLAIMS, merged: Merged = _NOTHING
) -> Compared:
    """Compare a return with the plan as it was sent and as it now is; see `three_ways`."""
    return three_ways(returned, against_sent(returned, base), now, claims=claims, merged=merged)


def three_ways(
    returned: Returned,
    sent: AgainstSent,
    now: Plan,
    *,
    claims: Claims = _NO_CLAIMS,
    merged: Merged = _NOTHING,
) -> Compared:
    """Hold what a return says otherwise than what was sent against the plan now.

    `claims` are what other returns say in the same spots. The comparison that is returned is the one to take
    changes from: it knows the plan now.
    """
    return _ThreeWays(sent, now, merged).compared(returned, claims)


class _ThreeWays:
    """One comparison with the plan now."""

    def __init__(self, sent: AgainstSent, now: Plan, merged: Merged) -> None:
        self._sent, self._now, self._merged = sent, Now(now), merged
        terms = _terms(sent.comparison, now)
        plan = _with_new_parts(sent.comparison.plan, now)
        self._base = replace(sent.comparison, plan=plan, terms=terms)
        self._known = dict(self._known_rows())
        self._base = replace(self._base, pairs={**self._base.pairs, **self._known})
        self._refusing = Refusing(now, self._base)

    def _known_rows(self) -> Iterator[tuple[int, int]]:
        """Yield the new rows of the return that the plan has by now: the source's id and the plan's."""
        rows = KnownRows(self._base, self._now)
        for key, one in zip(self._sent.keys, self._base.differences, strict=True):
            if one.kind == ADDED and one.source is not None:
                found = rows.row_of(one, self._merged.rows.get(key))
                if found is not None:
                    yield one.source, found

    def compared(self, returned: Returned, claims: Claims) -> Compared:
        """Return the changes that are not settled."""
        found = [self._placed(one) for one in self._base.differences]
        mine = [self._now.said(one) for one in found]
        found = [self._takeable(one, said) for one, said in zip(found, mine, strict=True)]
        comparison = replace(self._base, differences=tuple(found))
        refusals = ties_of(replace(comparison, plan=self._now.plan)).refusals
        changes = []
        for place, (key, one, said) in enumerate(zip(self._sent.keys, found, mine, strict=True)):
            if key in self._merged.keys or self._is_settled(one, said):
                continue
            rivals = [
                claim
                for claim in claims.get(self._sent.spots[place] or _NOWHERE, ())
                if not is_same(one.field, claim.theirs, one.theirs)
            ]
            changes.append(
                ReturnChange(
                    key,
                    one,
                    said,
                    self._is_conflict(place, one, said) or any(claim.is_earlier for claim in rivals),
                    tuple(dict.fromkeys(claim.returned for claim in rivals)),
                    refusals.get(place, ""),
                )
            )
        return Compared(returned, comparison, tuple(changes), len(found) - len(changes))

    def _placed(self, one: Difference) -> Difference:
        """Return a difference under the plan's id of a period or extra field that it has got since."""
        if not isinstance(one.part, int):
            return one
        terms = self._base.terms
        part = terms.extra(one.part) if one.field == EXTRA else terms.period(one.part)
        return one if part == one.part else replace(one, part=part)

    def _takeable(self, one: Difference, mine: str | None) -> Difference:
        """Return a difference with why it can't be taken. A text that is gone by now comes in anew."""
        is_gone = mine is None and one.kind == CHANGED and one.entry is not None
        if is_gone and one.item in self._now.plan.items:
            one = replace(one, entry=None, after=None)
        return replace(one, refusal=self._refusing.reason(one))

    def _is_settled(self, one: Difference, mine: str | None) -> bool:
        """Tell whether the plan says by now what the return does."""
        if one.kind == ADDED:
            return one.source in self._known
        if one.kind == MISSING:
            item = self._now.plan.items.get(one.item)
            return mine is None or (item is not None and item.archived)
        if one.field == PLACE and one.source is not None:
            above = self._base.source.items[one.source].parent
            item = self._now.plan.items.get(one.item)
            return item is not None and item.parent == self._base.pairs.get(above or 0)
        if mine is None:
            return one.kind == EMPTIED
        return is_same(one.field, mine, one.theirs)

    def _is_conflict(self, place: int, one: Difference, mine: str | None) -> bool:
        """Tell whether the plan has changed since, to something else than the return says."""
        if one.kind == ADDED or (mine is not None and is_same(one.field, mine, one.was)):
            return False
        if one.field == PLACE:
            # What stands above may only be called otherwise.
            then, item = self._base.plan.items.get(one.item), self._now.plan.items.get(one.item)
            return then is None or item is None or then.parent != item.parent
        return self._sent.spots[place] is not None or one.kind == MISSING


_NOWHERE: Spot = ("", 0, "", None, None)


def _terms(sent: Comparison, now: Plan) -> Terms:
    """Return what the words of the return mean: as when it was sent, and what the plan has got since."""
    then, own = sent.terms, terms_of(now, sent.source)
    return replace(
        then,
        periods=_with_new(then.periods, own.periods),
        levels=_with_new(then.levels, own.levels),
        extras=_with_new(then.extras, own.extras),
    )


def _with_new_parts(sent: Plan, now: Plan) -> Plan:
    """Return what was sent with the periods and extra fields that the plan has got since: terms name them."""
    tables: dict[str, Table[Any]] = {}
    for name in ("periods", "extra_fields"):
        new = {row.id: row for row in now.table(name) if row.id not in sent.table(name)}
        if new:
            tables[name] = sent.table(name).changed(new)
    return sent.with_tables(tables)


def _with_new(then: Mapping[int, int], now: Mapping[int, int]) -> dict[int, int]:
    used = set(then.values())
    new = {theirs: mine for theirs, mine in now.items() if mine not in used}
    return {**new, **then}

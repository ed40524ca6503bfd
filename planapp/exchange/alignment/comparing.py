"""Comparing a plan with a source: a verdict for each row, every difference, and what needs a look."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from planapp.domain.fields import FIELD_OF, folded
from planapp.domain.naming import listed, name_of
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.alignment import model as m
from planapp.exchange.alignment.carried import Carried, carried_by
from planapp.exchange.alignment.differences import ItemComparer, place, whole
from planapp.exchange.alignment.indicators import compare_indicators, pair_indicators
from planapp.exchange.alignment.likeness import GROUP, Profile, profiles_of
from planapp.exchange.alignment.pairing import Pairing, Paths, pair_items
from planapp.exchange.alignment.places import is_out_of_order, is_sorted, moved_items
from planapp.exchange.alignment.said import Sayings
from planapp.exchange.alignment.sorting import is_sorted_by_a_field
from planapp.exchange.alignment.spans import settle_spans
from planapp.exchange.alignment.terms import Terms, terms_of
from planapp.exchange.alignment.torn_titles import with_titles_of_plan
from planapp.exchange.mapping.account import LOOK, NOTE, Finding

# Below this share of rows that are known, a source may be of another plan.
_STRANGE = 0.2

_Told = tuple[m.RowVerdict, list[m.Difference]]


def compare_plans(
    plan: Plan, source: Plan, *, paths: Paths | None = None, carried: Carried | None = None
) -> m.Comparison:
    """Compare a plan with a source that says what it should be.

    `paths` holds the ids that planapp's own column names beside the rows of the source; `carried` says of
    which fields a blank counts: of those that its sheets have columns for, unless another is given.
    """
    terms = terms_of(plan, source)
    mine = profiles_of(plan, Sayings(plan, plan))
    theirs = profiles_of(source, Sayings(source, plan, terms))
    pairing = pair_items(plan, source, mine, theirs, paths or {})
    carried = carried or carried_by(plan, source, terms)
    moved = moved_items(plan, source, {**pairing.pairs, **pairing.echoes})
    findings = list(_findings(plan, source, terms, pairing))
    is_by_field = is_sorted_by_a_field(mine, theirs, pairing.pairs)
    was_sorted = is_sorted(plan, source, moved, pairing.pairs) or (bool(moved) and is_by_field)
    if was_sorted:
        findings.append(Finding(NOTE, "", _SORTED))
        moved = {}
    comparer = ItemComparer(plan, source, terms, carried)
    if was_sorted or is_by_field or is_out_of_order(plan, source, pairing.pairs):
        theirs = with_titles_of_plan(mine, theirs, pairing.pairs)
    settled = settle_spans(source, mine, theirs, pairing.pairs)
    shown = {key: one for key, one in settled.items() if key not in pairing.echoes}
    empty = _holders(source, theirs, pairing.pairs, was_sorted=was_sorted)
    told = list(_items(comparer, mine, shown, pairing.pairs, moved, empty))
    indicators = pair_indicators(plan, source, paths or {})
    told += compare_indicators(plan, source, indicators, carried)
    differences = tuple(difference for _, found in told for difference in found)
    findings += _refusals(differences)
    findings += _left_ratings(plan, source, terms, differences)
    rows = tuple(row for row, _ in told)
    pairs = {**pairing.pairs, **pairing.echoes, **indicators}
    return m.Comparison(plan, source, terms, rows, differences, tuple(findings), pairs, was_sorted)


_SORTED = (
    "The rows are in another order, so it was not compared where they stand. Every item keeps its place."
)


def _items(
    comparer: ItemComparer,
    mine: Mapping[int, Profile],
    theirs: Mapping[int, Profile],
    pairs: Mapping[int, int],
    moved: Mapping[int, int],
    holders: Collection[int],
) -> Iterator[_Told]:
    """Yield the items in the source's order, then those of the plan that it lacks."""
    plan, source = comparer.plan, comparer.source
    for profile in theirs.values():
        own = mine.get(pairs.get(profile.id, 0))
        if own is None and profile.id in holders:
            continue
        if own is None:
            row = m.RowVerdict(m.ITEMS, None, profile.id, m.NEW)
            yield row, [whole(m.ADDED, None, profile.item)]
            continue
        found = [place(plan, source, own.item, profile.item)] if profile.id in moved else []
        found += comparer.differences(own, profile)
        yield m.RowVerdict(m.ITEMS, own.id, profile.id, m.CHANGED if found else m.SAME), found
    if not theirs:
        # A source without a table of items does not speak of them.
        return
    there = set(pairs.values())
    for one in mine.values():
        if one.id not in there and not one.item.archived and not _is_told_by_numbers(one, plan, there):
            yield m.RowVerdict(m.ITEMS, one.id, None, m.MISSING), [whole(m.MISSING, one.item, None)]


def _is_told_by_numbers(group: Profile, plan: Plan, there: Collection[int]) -> bool:
    """Tell whether a group has no row of its own: that there is one, only the numbers below it say."""
    is_bare = group.kind == GROUP and not group.title and not group.content
    return is_bare and any(child.id in there for child in plan.children(group.id))


def _holders(
    source: Plan, theirs: Mapping[int, Profile], pairs: Mapping[int, int], *, was_sorted: bool
) -> frozenset[int]:
    """Return the items that are no rows: they were only made to hold others, as a step below a banner.

    These the plan has elsewhere, or the rows were sorted: then nothing is to stand below what is above it.
    """
    holding = [one for one in theirs.values() if source.children(one.id)]
    if was_sorted:
        # It may have taken over what its steps all said.
        return frozenset(one.id for one in holding if not one.title and not one.ref)
    empty = [one for one in holding if not one.said]
    return frozenset(one.id for one in empty if all(child.id in pairs for child in source.children(one.id)))


def _findings(plan: Plan, source: Plan, terms: Terms, pairing: Pairing) -> Iterator[Finding]:
    """Yield what the officer should know of how the two were held against each other."""
    known, rows = len(pairing.pairs) + len(pairing.echoes), len(source.items)
    if len(plan.items) and known < _STRANGE * rows:
        text = f"Only {known} of {rows} rows are in the plan. Check that this is the right file."
        yield Finding(LOOK, "", text)
    yield from terms.findings
    for period in source.periods.of():
        if period.id not in terms.periods:
            yield Finding(
                NOTE, period.label, f"‘{period.label}’ is a period that the plan does not have yet."
            )
    for field in source.extra_fields.of():
        if field.id not in terms.extras:
            text = f"‘{field.heading}’ is a field that the plan does not have yet."
            yield Finding(NOTE, field.heading, text)
    for item_id, rivals in pairing.doubtful.items():
        yield Finding(LOOK, name_of(source.items[item_id]), _doubt(len(rivals)))
    yield from _other_meanings(plan, source)
    pairs = [(plan.items[mine], source.items[theirs]) for theirs, mine in pairing.pairs.items()]
    others = [(mine, theirs) for mine, theirs in pairs if mine.kind != theirs.kind]
    if others:
        yield _other_kinds(*others[0], len(others) - 1)


def _doubt(rivals: int) -> str:
    if rivals > 1:
        return f"This row could be any of {rivals} items of the plan, so it counts as a new one."
    return "This row and others could be the same item of the plan, so each counts as a new one."


def _other_meanings(plan: Plan, source: Plan) -> Iterator[Finding]:
    """Yield the headings that stand for one field in the plan and read as another in the source."""
    known = {folded(column.heading): column.field for column in plan.layout_columns if column.field}
    for column in source.layout_columns:
        meant = known.get(folded(column.heading), column.field)
        if meant != column.field and column.field in FIELD_OF and meant in FIELD_OF:
            text = (
                f"This column reads as {FIELD_OF[column.field].label.lower()} and is "
                f"{FIELD_OF[meant].label.lower()} in the plan."
            )
            yield Finding(LOOK, column.heading, text)


def _other_kinds(mine: Item, theirs: Item, more: int) -> Finding:
    also = f" So do {more} more rows." if more else ""
    text = f"This reads as {theirs.kind} and is {mine.kind} in the plan.{also} Every item keeps its kind."
    return Finding(NOTE, name_of(mine), text)


def _refusals(differences: tuple[m.Difference, ...]) -> Iterator[Finding]:
    for difference in differences:
        if difference.refusal:
            where = difference.ref or difference.name
            text = f"{difference.label}: ‘{difference.theirs}’ in place of ‘{difference.was}’. "
            yield Finding(LOOK, where, text + difference.refusal)


def _left_ratings(
    plan: Plan, source: Plan, terms: Terms, differences: tuple[m.Difference, ...]
) -> Iterator[Finding]:
    """Yield the ratings that new items have in the source and can't have in the plan."""
    for one in differences:
        if one.kind != m.ADDED or one.table != m.ITEMS or one.source is None:
            continue
        periods = [plan.periods.get(terms.period(row.period)) for row in source.ratings.of(one.source)]
        frozen = [period.label for period in periods if period is not None and period.frozen]
        if frozen:
            text = (
                f"{listed(frozen)} can’t change any more, so this new item comes in without its rating there."
            )
            yield Finding(LOOK, name_of(source.items[one.source]), text)

"""Taking in the differences that were chosen: one change set, previewed as it is applied."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from planapp.domain.changes import IMPORT, ChangeSet, compare
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment import model as m
from planapp.exchange.alignment.said import LISTS
from planapp.exchange.alignment.take_entries import take_entries
from planapp.exchange.alignment.take_fields import take_field
from planapp.exchange.alignment.take_indicators import take_indicator
from planapp.exchange.alignment.take_items import ItemTaker, in_order, remove_missing
from planapp.exchange.alignment.take_slips import SLIP_FIELDS, take_slips
from planapp.exchange.alignment.working import Working


def take(
    plan: Plan,
    comparison: m.Comparison,
    chosen: Iterable[m.Difference],
    label: str,
    *,
    kind: str = IMPORT,
    by: str = "",
    on: date | None = None,
) -> ChangeSet:
    """Return the one edit that makes a plan say what a source says in the differences chosen.

    `plan` is the one that was compared, or what has become of it since; `by` is whose source it is, and `on`
    the day of new updates that name none. Raises UserError as `take_into` does.
    """
    working = Working(plan, comparison, by, on)
    take_into(working, chosen)
    return compare(plan, working.plan, label, kind)


def take_into(working: Working, chosen: Iterable[m.Difference]) -> None:
    """Make a plan that is worked on say what its source says in the differences chosen.

    Raises UserError if one can't be taken: it would change a frozen period, or another one goes with it.
    """
    wanted = set(chosen)
    found = [one for one in working.comparison.differences if one in wanted]
    for one in found:
        if one.refusal:
            raise UserError(one.refusal)
    _take_items(working, [one for one in found if one.table == m.ITEMS])
    for one in found:
        if one.table == m.INDICATORS:
            take_indicator(working, one)


def _take_items(working: Working, found: list[m.Difference]) -> None:
    """Put items in their places, then set their fields, and only then take out what is gone."""
    taker = ItemTaker(working)
    for one in in_order(working.source, (one for one in found if one.field in (m.WHOLE, m.PLACE))):
        if one.kind == m.ADDED and one.source is not None:
            taker.add(one.source)
        elif one.field == m.PLACE and one.source is not None:
            taker.move(one.source)
    fields = [one for one in found if one.field not in (m.WHOLE, m.PLACE)]
    for (item, source), group in groupby(fields, key=lambda one: (one.item, one.source)):
        assert item is not None
        assert source is not None
        _take_fields(working, item, source, list(group))
    remove_missing(working, (one.item for one in found if one.kind == m.MISSING and one.item is not None))


def _take_fields(working: Working, item: int, source: int, found: list[m.Difference]) -> None:
    """Take in what was chosen of one item."""
    if item not in working.plan.items:
        raise UserError(f"‘{found[0].name}’ is not in the plan any more. Compare the two once more.")
    theirs = working.source.items[source]
    for field, group in groupby(found, key=lambda one: one.field):
        of_field = list(group)
        if field in LISTS:
            take_entries(working, item, source, of_field)
        elif field not in SLIP_FIELDS:
            for one in of_field:
                take_field(working, item, theirs, (field, one.part), one.theirs)
    # Behind the due date: where that moves it leaves a slip of its own, which these explain.
    slips = {one.field for one in found} & SLIP_FIELDS
    if slips:
        take_slips(working, item, theirs, slips)

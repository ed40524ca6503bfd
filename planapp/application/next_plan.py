"""Beginning the next plan out of one: what is chosen of it, as the first edit of a plan of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planapp.application.carried import Wanted, is_open
from planapp.application.carry_over import Copying
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan, empty_plan, make_plan
from planapp.errors import UserError

_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:(?P<sign>\s*[-–/]\s*)(?P<last>20\d\d|\d\d))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Taken:
    """What would be taken: the items, parents first, and how many actions and themes of how many."""

    items: tuple[r.Item, ...]
    actions: int
    of_actions: int
    themes: int


def taken(plan: Plan, wanted: Wanted) -> Taken:
    """Return what the next plan would hold: nothing that is archived, and no parent of only what is done."""
    items = tuple(_items_below(plan, wanted, None))
    tops = [item for item in plan.children(None) if not item.archived]
    everything = [item for item in plan.walk() if item.kind == r.ACTION and not item.archived]
    found = {item.id for item in items}
    return Taken(
        items,
        sum(item.kind == r.ACTION for item in items),
        len(everything),
        sum(item.id in found for item in tops),
    )


def _items_below(plan: Plan, wanted: Wanted, parent: int | None) -> Iterator[r.Item]:
    for item in plan.children(parent):
        if item.archived or (parent is None and item.id not in wanted.themes):
            continue
        if item.kind == r.STEP:
            if wanted.steps and is_open(plan, item):
                yield item
            continue
        below = list(_items_below(plan, wanted, item.id))
        if not wanted.open_only or _goes_on(plan, item, below):
            yield item
            yield from below


def _goes_on(plan: Plan, item: r.Item, below: list[r.Item]) -> bool:
    """Tell whether an item is open, or a parent that had nothing to do yet or still has."""
    if item.kind == r.ACTION:
        return is_open(plan, item)
    has_actions = any(one.kind == r.ACTION and not one.archived for one in plan.walk(item.id))
    return not has_actions or any(one.kind == r.ACTION for one in below)


def next_title(title: str) -> str:
    """Return a title with its years moved on: '2025–27' becomes '2027–29', '2026' becomes '2027'."""

    def moved(found: re.Match[str]) -> str:
        first, last = int(found[1]), found["last"]
        if last is None:
            return str(first + 1)
        years = max(1, int(last) % 100 - first % 100)
        written = str(first + 2 * years)
        return f"{first + years}{found['sign']}{written if len(last) == 4 else written[2:]}"

    return _YEARS.sub(moved, title, count=1)


def next_plan(plan: Plan, wanted: Wanted) -> ChangeSet:
    """Return the edit that makes the next plan out of the empty one; `plan` is only read.

    Every row has an id of its own. The last rating of each item is the baseline: a frozen period. Raises
    UserError where nothing would be taken.
    """
    items = taken(plan, wanted).items
    if not items:
        raise UserError("Nothing of this plan would be taken along. Choose a theme, or all items.")
    copying = Copying(plan, wanted)
    copying.take(items)
    made = make_plan(copying.rows)
    if copying.baseline is not None:
        made = apply(made, edits.freeze(made, copying.baseline))
    return compare(empty_plan(), made, f"new plan from {plan.about.title or 'another plan'}")

"""Several edits as one step, each made to what the last one left."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan


def together(plan: Plan, label: str, steps: Iterable[Callable[[Plan], ChangeSet]]) -> ChangeSet:
    """Return one change set that does what all these edits do. Raises UserError if one is refused."""
    after = plan
    for step in steps:
        after = apply(after, step(after))
    return compare(plan, after, label)

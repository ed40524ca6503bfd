"""What the scale demands when an officer gives a rating: a comment that says why, or evidence.

It is asked of what is rated by hand. What a file, a return or an undo brings is taken as it is: a sheet may
well hold a red without a reason, and nothing of it must be lost.
"""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.changes import ChangeSet, apply
from planapp.domain.naming import listed, name_of
from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT, EVIDENCE, Level
from planapp.errors import UserError

_MOST_NAMED = 3


class DemandUnmet(UserError):
    """A rating that was not given: `needs` is what is missing, `items` are those for which it is."""

    def __init__(self, message: str, needs: str, items: tuple[int, ...]) -> None:
        super().__init__(message)
        self.needs, self.items = needs, items


def is_met(plan: Plan, level: Level | None, item_id: int, period_id: int) -> bool:
    """Tell whether an item has what a level demands in a period."""
    if level is None or not level.needs:
        return True
    if level.needs == EVIDENCE:
        return bool(plan.evidence.of(item_id))
    rating = plan.rating(item_id, period_id)
    return rating is not None and bool(rating.comment.strip())


def demanding(
    plan: Plan, change_set: ChangeSet, item_ids: Iterable[int], period_id: int, level_id: int | None
) -> ChangeSet:
    """Return an edit that gives items a level. Raises DemandUnmet if they then have not what it demands."""
    level = plan.levels.get(level_id)
    if level is None or not level.needs:
        return change_set
    after = apply(plan, change_set)
    lacking = tuple(one for one in item_ids if not is_met(after, level, one, period_id))
    if lacking:
        raise DemandUnmet(_sentence(plan, level, lacking), level.needs, lacking)
    return change_set


def _sentence(plan: Plan, level: Level, lacking: tuple[int, ...]) -> str:
    if level.needs == COMMENT:
        return f"{level.name} needs a comment that says why. Type one, or leave the rating as it was."
    names = [name_of(plan.items[item_id]) for item_id in lacking[:_MOST_NAMED]]
    more = len(lacking) - len(names)
    named = listed([*names, f"{more:,} more"] if more else names)
    has = "has" if len(lacking) == 1 else "have"
    return f"{level.name} needs evidence, and {named} {has} none yet. Add evidence, then rate."

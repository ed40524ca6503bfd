"""What the rating keys mean for what is chosen in the board: pure functions to change sets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.demands import DemandUnmet
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, STEP, Item
from planapp.domain.scale import is_not_rated, level_of, levels_in_order
from planapp.errors import UserError
from planapp.views.rating_habits import RatingKeys

_CLEAR, _COMMENT = "0", "c"


class Do(Enum):
    """What a character typed at a rating asks for."""

    RATE = auto()
    CLEAR = auto()
    COMMENT = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, with the id of the level to rate as (None: not rated)."""

    do: Do
    level: int | None = None


def asked_by(plan: Plan, typed: str, keys: RatingKeys = RatingKeys.BOTH) -> Asked | None:
    """Return what a typed character asks for by the plan's scale, or None.

    The numbers and letters of the scale rate, or those that the officer wants to; 0 clears and a dash says
    not rated. C comments, unless it rates.
    """
    if typed == _CLEAR:
        return Asked(Do.CLEAR)
    level = level_of(levels_in_order(plan), typed)
    if level is not None and keys.take(typed):
        return Asked(Do.RATE, level.id)
    if is_not_rated(typed):
        return Asked(Do.RATE, None)
    return Asked(Do.COMMENT) if typed.casefold() == _COMMENT else None


def is_rated_itself(plan: Plan, item: Item) -> bool:
    """Tell whether an item has ratings of its own: an action, or a parent that the source rates."""
    return item.kind == ACTION or (item.kind != STEP and bool(plan.ratings.ids_of(item.id)))


def rate(
    plan: Plan, item_ids: Iterable[int], period: int | None, level: int | None, comment: str | None = None
) -> ChangeSet:
    """Rate those of the chosen items that have ratings (None: not rated), with what the scale demands."""
    return edits.rate_by_hand(plan, _rated(plan, item_ids), _known(plan, period), level, comment=comment)


def demand(
    plan: Plan, item_ids: Iterable[int], period: int | None, level_id: int | None
) -> DemandUnmet | None:
    """Return what the scale demands for a rating and the items have not, None for nothing."""
    level = plan.levels.get(level_id)
    if level is None or not level.needs:
        return None
    try:
        rate(plan, item_ids, period, level_id)
    except DemandUnmet as found:
        return found
    except UserError:
        # Told when it is rated.
        return None
    return None


def clear(plan: Plan, item_ids: Iterable[int], period: int | None) -> ChangeSet:
    """Take the ratings of the chosen items away."""
    return edits.clear_ratings(plan, _rated(plan, item_ids), _known(plan, period))


def comment(plan: Plan, item_id: int, period: int | None, text: str) -> ChangeSet:
    """Comment on a rating of an item."""
    (item_id,) = _rated(plan, [item_id])
    return edits.comment_by_hand(plan, item_id, _known(plan, period), text)


def _rated(plan: Plan, item_ids: Iterable[int]) -> list[int]:
    """Return the chosen items that have ratings. Raises UserError if none has."""
    chosen = list(item_ids)
    items = [plan.items[item_id] for item_id in chosen if item_id in plan.items]
    found = [item.id for item in items if is_rated_itself(plan, item)]
    if found or not chosen:
        return found
    if not items:
        # Undone in a menu, while its comment was being written.
        raise UserError("This row is not in the plan any more. Press Esc to give up what was typed.")
    if all(item.kind == STEP for item in items):
        raise UserError("Steps have no ratings. Tick the step when it is done.")
    raise UserError("Themes and objectives show the ratings of their actions. Rate the actions.")


def _known(plan: Plan, period: int | None) -> int:
    if period is None or period not in plan.periods:
        raise UserError("The plan has no reporting period yet. Add a period first.")
    return period

"""Ratings: one or many items at once, with comments."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.demands import demanding
from planapp.domain.draft import Draft
from planapp.domain.edits.frozen import refuse_frozen
from planapp.domain.naming import listed, name_of, names_of
from planapp.domain.plan import Plan
from planapp.domain.scale import is_not_rated, level_of, levels_in_order
from planapp.errors import UserError


def rate(
    plan: Plan,
    item_ids: Iterable[int],
    period_id: int,
    level_id: int | None,
    *,
    comment: str | None = None,
    by: str = "",
) -> ChangeSet:
    """Rate items in a period; None is 'not rated'. A comment of None leaves the comment as it is."""
    draft, chosen = Draft(plan), list(dict.fromkeys(item_ids))
    level = _choosable(plan, level_id)
    refuse_frozen(plan, period_id)
    for item_id in chosen:
        _refuse_step(plan.items[item_id])
        old = plan.rating(item_id, period_id)
        row = old or draft.add(r.Rating, item=item_id, period=period_id)
        draft.set(row, level=level_id, text="", carried=False)
        if comment is not None and comment != row.comment:
            draft.set(row, comment=comment, comment_by=by if comment else "")
    word = level.name.lower() if level is not None else "not rated"
    return draft.change_set(f"rate {names_of(plan, chosen)} {word}")


def rate_by_hand(
    plan: Plan,
    item_ids: Iterable[int],
    period_id: int,
    level_id: int | None,
    *,
    comment: str | None = None,
) -> ChangeSet:
    """Rate as an officer does: with what the scale demands, or DemandUnmet is raised.

    A comment goes to those of several items that have none yet in the period.
    """
    chosen = list(dict.fromkeys(item_ids))
    told = [one for one in chosen if len(chosen) > 1 and _comment_of(plan, one, period_id)]
    made = rate(plan, chosen, period_id, level_id, comment=None if told else comment)
    if told and comment is not None:
        untold = rate(plan, [one for one in chosen if one not in told], period_id, level_id, comment=comment)
        made = ChangeSet(made.label, untold.changes + rate(plan, told, period_id, level_id).changes)
    return demanding(plan, made, chosen, period_id, level_id)


def typed_level(plan: Plan, typed: str) -> int | None:
    """Return the level that a letter, number or name means; None is 'not rated'.

    Raises UserError for what is no rating of this plan.
    """
    if is_not_rated(typed):
        return None
    levels = levels_in_order(plan)
    level = level_of(levels, typed)
    if level is None:
        letters = listed([one.letter for one in levels])
        raise UserError(f"‘{typed.strip()}’ is not a rating of this plan. Its ratings are {letters}.")
    return level.id


def _comment_of(plan: Plan, item_id: int, period_id: int) -> str:
    rating = plan.rating(item_id, period_id)
    return rating.comment.strip() if rating is not None else ""


def _choosable(plan: Plan, level_id: int | None) -> r.Level | None:
    level = plan.levels.get(level_id)
    if level is not None and level.retired:
        raise UserError(f"{level.name} is retired from the scale. Choose another rating.")
    return level


def _refuse_step(item: r.Item) -> None:
    if item.kind == r.STEP:
        raise UserError("Steps have no ratings. Tick the step when it is done.")


def clear_ratings(plan: Plan, item_ids: Iterable[int], period_id: int) -> ChangeSet:
    """Take ratings away, with their comments: the items are still to rate."""
    draft, chosen = Draft(plan), list(dict.fromkeys(item_ids))
    refuse_frozen(plan, period_id)
    for item_id in chosen:
        rating = plan.rating(item_id, period_id)
        if rating is not None:
            draft.remove(rating)
    return draft.change_set(f"clear rating of {names_of(plan, chosen)}")


def comment(plan: Plan, item_id: int, period_id: int, text: str, *, by: str = "") -> ChangeSet:
    """Comment on a rating. Raises UserError if there is none yet."""
    draft, item = Draft(plan), plan.items[item_id]
    refuse_frozen(plan, period_id)
    rating = plan.rating(item_id, period_id)
    if rating is None:
        raise UserError(f"{name_of(item)} has no rating in {plan.periods[period_id].label}. Rate it first.")
    if text != rating.comment:
        draft.set(rating, comment=text, comment_by=by if text else "")
    return draft.change_set(f"comment on {name_of(item)}")


def comment_by_hand(plan: Plan, item_id: int, period_id: int, text: str) -> ChangeSet:
    """Comment as an officer does: what the scale demands to be said is not taken away."""
    made, rating = comment(plan, item_id, period_id, text), plan.rating(item_id, period_id)
    level = plan.levels.get(rating.level) if rating is not None and rating.comment.strip() else None
    if level is None or level.needs != r.COMMENT:
        return made
    return demanding(plan, made, [item_id], period_id, level.id)

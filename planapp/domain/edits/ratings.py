"""Ratings: one or many items at once, with comments; and carrying ratings forward."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.frozen import refuse_frozen
from planapp.domain.naming import name_of, names_of
from planapp.domain.plan import Plan
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


def carry_forward(plan: Plan, period_id: int) -> ChangeSet:
    """Give every action that is still to rate in a period its last rating, marked as carried.

    An action whose last level is retired stays to rate: an older level than its last would be a guess.
    """
    draft = Draft(plan)
    refuse_frozen(plan, period_id)
    period = plan.periods[period_id]
    periods = [one.id for one in plan.periods.of()]
    before = {one: place for place, one in enumerate(periods[: periods.index(period_id)])}
    for item in plan.walk():
        if item.kind == r.ACTION and not item.archived and plan.rating(item.id, period_id) is None:
            level = _last_level(plan, item.id, before)
            if level is not None and not level.retired:
                draft.add(r.Rating, item=item.id, period=period_id, level=level.id, carried=True)
    return draft.change_set(f"carry ratings forward to {period.label}")


def _last_level(plan: Plan, item_id: int, before: Mapping[int, int]) -> r.Level | None:
    """Return the level of an item's last rating in the periods of `before`, which gives their order."""
    rated = [row for row in plan.ratings.of(item_id) if row.level is not None and row.period in before]
    last = max(rated, key=lambda row: before[row.period], default=None)
    return None if last is None else plan.levels.get(last.level)

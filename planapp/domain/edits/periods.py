"""Reporting periods: adding, renaming, choosing the current one, freezing and unfreezing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planapp.domain import records as r
from planapp.domain.changes import FREEZE, ChangeSet
from planapp.domain.days import show_day
from planapp.domain.draft import Draft
from planapp.domain.edits.frozen import refuse_frozen
from planapp.domain.edits.rows import move_row, ranked, set_row
from planapp.domain.next_period import last_day
from planapp.domain.plan import Plan
from planapp.domain.rollup import roll_up
from planapp.errors import UserError


def add_period(plan: Plan, label: str, *, ends_on: date | None = None, current: bool = False) -> ChangeSet:
    """Add a period after the last one. The first of a plan is current."""
    draft = Draft(plan)
    _refuse_blank(label)
    if current or not len(plan.periods):
        _clear_current(draft)
        current = True
    values = {"label": label.strip(), "ends_on": ends_on, "current": current}
    draft.add(r.Period, **ranked(draft, r.Period, values))
    return draft.change_set(f"add period {label.strip()}")


def add_next_period(plan: Plan, label: str, ends_on: date | None, *, current: bool) -> ChangeSet:
    """Add a period as the officer types it: with a name of its own, and a day behind those before it."""
    label = _in_one_line(label)
    _refuse_same(plan, label, None)
    _refuse_disorder(plan.periods.of(), label, ends_on)
    return add_period(plan, label, ends_on=ends_on, current=current)


def _in_one_line(label: str) -> str:
    return " ".join(label.split())


def _refuse_blank(label: str) -> None:
    if not label.strip():
        raise UserError("A period needs a name. Type one such as March 2026.")


def _refuse_same(plan: Plan, label: str, but: int | None) -> None:
    """Two columns headed alike can't be told apart; an import may bring them all the same."""
    for period in plan.periods:
        if period.id != but and period.label.strip().casefold() == label.strip().casefold():
            raise UserError(f"There is a period {period.label} already. Choose another name.")


def _refuse_disorder(
    before: Sequence[r.Period], label: str, ends_on: date | None, behind: Sequence[r.Period] = ()
) -> None:
    """Raise UserError if a last day is not between those of the nearest periods that have one."""
    for periods, words in ((reversed(before), "a later"), (behind, "an earlier")):
        other = next((period for period in periods if last_day(period) is not None), None)
        end = last_day(other) if other is not None else None
        if other is None or end is None or ends_on is None:
            continue
        if (ends_on <= end) if words == "a later" else (ends_on >= end):
            raise UserError(f"{other.label} ends on {show_day(end)}. Type {words} day for {label}.")


def _clear_current(draft: Draft) -> None:
    for period in draft.plan.periods:
        if period.current:
            draft.set(period, current=False)


def rename_period(plan: Plan, period_id: int, label: str) -> ChangeSet:
    """Give a period another name, on one line."""
    label = _in_one_line(label)
    _refuse_blank(label)
    _refuse_same(plan, label, period_id)
    period = plan.periods[period_id]
    return set_row(plan, period, f"rename period {period.label}", label=label)


def set_period_end(plan: Plan, period_id: int, ends_on: date | None) -> ChangeSet:
    """Set the last day of a period, between those of its neighbours; None takes it away."""
    period, periods = plan.periods[period_id], plan.periods.of()
    at = periods.index(period)
    _refuse_disorder(periods[:at], period.label, ends_on, periods[at + 1 :])
    return set_row(plan, period, f"end of {period.label}", ends_on=ends_on)


def make_current(plan: Plan, period_id: int) -> ChangeSet:
    """Make a period the one that is being reported on."""
    draft, period = Draft(plan), plan.periods[period_id]
    _clear_current(draft)
    draft.set(period, current=True)
    return draft.change_set(f"make {period.label} current")


def move_period(plan: Plan, period_id: int, after: int | None) -> ChangeSet:
    """Move a period behind another, or to the front."""
    period = plan.periods[period_id]
    return move_row(plan, period, after, f"move period {period.label}")


def remove_period(plan: Plan, period_id: int) -> ChangeSet:
    """Take out a period that holds nothing and is not current; columns that showed it stand empty."""
    period = plan.periods[period_id]
    if period.current and len(plan.periods) > 1:
        raise UserError(f"{period.label} is the current period. Make another one current first.")
    refuse_frozen(plan, period_id)
    if any(rating.period == period_id for rating in plan.ratings):
        raise UserError(f"{period.label} has ratings. Clear them first.")
    if any(update.period == period_id for update in plan.updates):
        raise UserError(f"{period.label} has updates. Take them out or give them another period first.")
    draft = Draft(plan)
    for column in plan.layout_columns:
        if column.period == period_id:
            draft.set(column, period=None, field="")
    draft.remove(period)
    return draft.change_set(f"delete period {period.label}")


def freeze(plan: Plan, period_id: int) -> ChangeSet:
    """Freeze a period: its ratings, comments and updates stay, and its roll-ups are kept as they were."""
    draft, period = Draft(plan), plan.periods[period_id]
    if period.frozen:
        raise UserError(f"{period.label} is frozen already. Unfreeze it if something has to change.")
    draft.set(period, frozen=True)
    for item in plan.walk():
        if item.kind in (r.THEME, r.OBJECTIVE):
            counts = roll_up(plan, item.id, period_id)
            if counts:
                draft.add(r.Rollup, item=item.id, period=period_id, counts=counts)
    return draft.change_set(f"freeze {period.label}", FREEZE)


def unfreeze(plan: Plan, period_id: int, reason: str) -> ChangeSet:
    """Open a frozen period again. Raises UserError if no reason is given: it is kept in the journal."""
    draft, period = Draft(plan), plan.periods[period_id]
    if not period.frozen:
        raise UserError(f"{period.label} is open. There is nothing to unfreeze.")
    if not reason.strip():
        raise UserError(f"Say why {period.label} is unfrozen: the reason is kept in the history.")
    draft.set(period, frozen=False)
    for stored in plan.rollups:
        if stored.period == period_id:
            draft.remove(stored)
    return draft.change_set(f"unfreeze {period.label}: {reason.strip()}", FREEZE)

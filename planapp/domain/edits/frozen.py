"""Refusing what a frozen period does not allow."""

from __future__ import annotations

from planapp.domain.naming import frozen_words
from planapp.domain.plan import Plan
from planapp.errors import UserError


def refuse_frozen(plan: Plan, period_id: int | None) -> None:
    """Raise UserError if a period is frozen; None is no period."""
    period = plan.periods.get(period_id)
    if period is not None and period.frozen:
        raise UserError(frozen_words(period))

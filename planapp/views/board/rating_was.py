"""That a rating differs from the last one before: what the officer may be asked about it."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.rollup import trend


@dataclass(frozen=True, slots=True)
class Was:
    """What a rating is and was, in words, and the comment that it has."""

    item: int
    period: int
    name: str
    now: str
    then: str
    comment: str = ""

    @property
    def question(self) -> str:
        """Return what she is asked: 'Why amber? It was green in March 2026'."""
        return f"Why {self.now}? It was {self.then}"

    def hint(self, *, c_comments: bool) -> str:
        """Return what she may do: '1.2.2 was green in March 2026. Press C to say why.'."""
        way = "Press C to say why." if c_comments else "Plan > Comment says why."
        return f"{self.name} was {self.then}. {way}"


def was(before: Plan, plan: Plan, item_id: int, period_id: int | None) -> Was | None:
    """Return what an item was before it was rated in a period; None if that is no news.

    `before` is the plan before the key: the same rating again asks nothing.
    """
    if period_id is None:
        return None
    rating, old = plan.rating(item_id, period_id), before.rating(item_id, period_id)
    level = plan.levels.get(rating.level) if rating is not None else None
    if rating is None or level is None or (old is not None and old.level == rating.level):
        return None
    found = trend(plan, item_id, period_id)
    last = plan.rating(item_id, found.against.id) if found is not None else None
    then = plan.levels.get(last.level) if last is not None else None
    if found is None or then is None or then == level:
        return None
    name = name_of(plan.items[item_id])
    words = f"{then.name.lower()} in {found.against.label}"
    return Was(item_id, period_id, name, level.name.lower(), words, rating.comment)

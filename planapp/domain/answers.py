"""Which items answer a recommendation, and which recommendations no item answers."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.domain.records import Recommendation


def items_answering(plan: Plan) -> dict[int, list[int]]:
    """Return the ids of the items that answer each recommendation, by its id; archived ones do not."""
    found: dict[int, list[int]] = {one.id: [] for one in plan.recommendations}
    for link in plan.recommendation_links:
        if not plan.items[link.item].archived:
            found[link.recommendation].append(link.item)
    return found


def unanswered(plan: Plan) -> list[Recommendation]:
    """Return the recommendations that no item answers, in order."""
    answering = items_answering(plan)
    return [one for one in plan.recommendations.of() if not answering[one.id]]

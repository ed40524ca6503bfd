"""Recommendations, the events that they come from, and the items that answer them."""

from __future__ import annotations

from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import add_row, move_row, ranked, remove_row, set_row
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import Recommendation, RecommendationLink, SourceEvent
from planapp.errors import UserError


def add_source_event(plan: Plan, title: str, **values: Any) -> ChangeSet:
    """Add an inspection, monitoring visit or letter."""
    return add_row(plan, SourceEvent, f"add {title}", title=title, **values)


def set_source_event(plan: Plan, event_id: int, **values: Any) -> ChangeSet:
    """Change kind, title or day of an event."""
    event = plan.source_events[event_id]
    return set_row(plan, event, f"details of {event.title}", **values)


def remove_source_event(plan: Plan, event_id: int) -> ChangeSet:
    """Take out an event that no recommendation comes from."""
    event = plan.source_events[event_id]
    if any(row.source == event_id for row in plan.recommendations):
        raise UserError(f"{event.title} has recommendations. Take these out first.")
    return remove_row(plan, event, f"delete {event.title}")


def add_recommendation(plan: Plan, ref: str, *, source: int | None = None, **values: Any) -> ChangeSet:
    """Add a recommendation of an event."""
    return add_row(plan, Recommendation, f"add recommendation {ref}", ref=ref, source=source, **values)


def set_recommendation(plan: Plan, recommendation_id: int, **values: Any) -> ChangeSet:
    """Change number, text, paragraph or source of a recommendation."""
    row = plan.recommendations[recommendation_id]
    return set_row(plan, row, f"recommendation {row.ref}", **values)


def move_recommendation(plan: Plan, recommendation_id: int, after: int | None) -> ChangeSet:
    """Move a recommendation behind another, or to the front."""
    row = plan.recommendations[recommendation_id]
    return move_row(plan, row, after, f"move recommendation {row.ref}")


def remove_recommendation(plan: Plan, recommendation_id: int) -> ChangeSet:
    """Take out a recommendation, and the links of items that answer it."""
    draft, row = Draft(plan), plan.recommendations[recommendation_id]
    for link in plan.recommendation_links:
        if link.recommendation == recommendation_id:
            draft.remove(link)
    draft.remove(row)
    return draft.change_set(f"delete recommendation {row.ref}")


def link_recommendation(plan: Plan, item_id: int, recommendation_id: int) -> ChangeSet:
    """Say that an item answers a recommendation; saying it twice is as once."""
    draft = Draft(plan)
    if all(link.recommendation != recommendation_id for link in plan.recommendation_links.of(item_id)):
        values = {"item": item_id, "recommendation": recommendation_id}
        draft.add(RecommendationLink, **ranked(draft, RecommendationLink, values))
    return draft.change_set(f"link {name_of(plan.items[item_id])} to a recommendation")


def unlink_recommendation(plan: Plan, item_id: int, recommendation_id: int) -> ChangeSet:
    """Say that an item does not answer a recommendation."""
    draft = Draft(plan)
    for link in plan.recommendation_links.of(item_id):
        if link.recommendation == recommendation_id:
            draft.remove(link)
    return draft.change_set(f"unlink {name_of(plan.items[item_id])} from a recommendation")

"""Recommendations, the events that they come from, and the items that answer them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from planapp.domain.changes import ChangeSet
from planapp.domain.draft import Draft
from planapp.domain.edits.rows import add_row, move_row, place_rows, ranked, remove_row, set_row, shift_row
from planapp.domain.edits.together import together
from planapp.domain.naming import name_of, names_of, short
from planapp.domain.plan import Plan
from planapp.domain.records import Recommendation, RecommendationLink, SourceEvent
from planapp.errors import UserError


def add_source_event(plan: Plan, title: str, **values: Any) -> ChangeSet:
    """Add an inspection, monitoring visit or letter."""
    return add_row(plan, SourceEvent, f"add {short(title) or 'source'}", title=title, **values)


def set_source_event(plan: Plan, event_id: int, **values: Any) -> ChangeSet:
    """Change kind, title or day of an event."""
    event = plan.source_events[event_id]
    return set_row(plan, event, f"details of {_event_name(event)}", **values)


def remove_source_event(plan: Plan, event_id: int) -> ChangeSet:
    """Take out an event that no recommendation comes from."""
    event = plan.source_events[event_id]
    if any(row.source == event_id for row in plan.recommendations):
        raise UserError(f"{_event_name(event)} has recommendations. Take these out first.")
    return remove_row(plan, event, f"delete {_event_name(event)}")


def _event_name(event: SourceEvent) -> str:
    return short(event.title) or event.kind or "source"


def move_source_event(plan: Plan, event_id: int, after: int | None) -> ChangeSet:
    """Move an event behind another, or to the front."""
    event = plan.source_events[event_id]
    return move_row(plan, event, after, f"move {_event_name(event)}")


def shift_source_event(plan: Plan, event_id: int, step: int) -> ChangeSet:
    """Move an event with its recommendations one place up (-1) or down (1)."""
    event = plan.source_events[event_id]
    return shift_row(plan, event, step, f"move {_event_name(event)}")


def merge_source_events(plan: Plan, keep: int, others: Iterable[int]) -> ChangeSet:
    """Give the recommendations of other events to the one that is kept, and take the others out.

    Kind and day come from the others where the one that is kept has none.
    """
    draft, kept = Draft(plan), plan.source_events[keep]
    gone = dict.fromkeys(other for other in others if other != keep)
    for row in plan.recommendations:
        if row.source in gone:
            draft.set(row, source=keep)
    for other in (plan.source_events[event_id] for event_id in gone):
        kept = draft.set(kept, kind=kept.kind or other.kind, on=kept.on or other.on)
        draft.remove(other)
    return draft.change_set(f"merge {len(gone) + 1} sources into {_event_name(kept)}")


def add_recommendation(plan: Plan, ref: str, *, source: int | None = None, **values: Any) -> ChangeSet:
    """Add a recommendation of an event."""
    label = f"add recommendation {ref}".rstrip()
    return add_row(plan, Recommendation, label, ref=ref, source=source, **values)


def _called(row: Recommendation) -> str:
    if row.ref.strip():
        return f"recommendation {short(row.ref)}"
    return f"recommendation ‘{short(row.text)}’" if row.text.strip() else "recommendation"


def set_recommendation(plan: Plan, recommendation_id: int, **values: Any) -> ChangeSet:
    """Change number, text, paragraph or source of a recommendation."""
    row = plan.recommendations[recommendation_id]
    return set_row(plan, row, _called(row), **values)


def move_recommendation(plan: Plan, recommendation_id: int, after: int | None) -> ChangeSet:
    """Move a recommendation behind another, or to the front."""
    row = plan.recommendations[recommendation_id]
    return move_row(plan, row, after, f"move {_called(row)}")


def shift_recommendation(plan: Plan, recommendation_id: int, step: int) -> ChangeSet:
    """Move a recommendation one place up (-1) or down (1) in its event, and at an end into the next event."""
    row = plan.recommendations[recommendation_id]
    label = f"move {_called(row)}"
    beside = [one for one in plan.recommendations.of() if one.source == row.source]
    at = [one.id for one in beside].index(row.id) + step
    if 0 <= at < len(beside):
        order = list(plan.recommendations.ids_of())
        place = order.index(beside[at].id) - (step < 0)
        return move_row(plan, row, order[place] if place >= 0 else None, label)
    return _shift_into(plan, row, step, label)


def _shift_into(plan: Plan, row: Recommendation, step: int, label: str) -> ChangeSet:
    """Move a recommendation to the near end of the event before or after its own; those of none come last."""
    sources: list[int | None] = [*plan.source_events.ids_of(), None]
    at = sources.index(row.source) + step
    if not 0 <= at < len(sources):
        return ChangeSet("")
    draft = Draft(plan)
    moved = draft.set(row, source=sources[at])
    rest = [one for one in plan.recommendations.of() if one.id != row.id]
    place_rows(draft, [moved], rest, rest[-1].id if step < 0 and rest else None)
    return draft.change_set(label)


def remove_recommendation(plan: Plan, recommendation_id: int) -> ChangeSet:
    """Take out a recommendation, and the links of items that answer it."""
    draft, row = Draft(plan), plan.recommendations[recommendation_id]
    for link in plan.recommendation_links:
        if link.recommendation == recommendation_id:
            draft.remove(link)
    draft.remove(row)
    return draft.change_set(f"delete {_called(row)}")


def remove_recommendations(plan: Plan, recommendation_ids: Sequence[int]) -> ChangeSet:
    """Take out recommendations, and the links of items that answer them."""
    if len(recommendation_ids) == 1:
        return remove_recommendation(plan, recommendation_ids[0])
    steps = [partial(remove_recommendation, recommendation_id=one) for one in recommendation_ids]
    return together(plan, f"delete {len(recommendation_ids)} recommendations", steps)


def remove_sources(plan: Plan, event_ids: Sequence[int], recommendation_ids: Sequence[int]) -> ChangeSet:
    """Take out events together with these recommendations. Raises UserError where an event has others."""
    if not event_ids:
        return remove_recommendations(plan, recommendation_ids)
    if len(event_ids) == 1 and not recommendation_ids:
        return remove_source_event(plan, event_ids[0])
    steps = [
        *(partial(remove_recommendation, recommendation_id=one) for one in recommendation_ids),
        *(partial(remove_source_event, event_id=one) for one in event_ids),
    ]
    return together(plan, f"delete {len(steps)} sources and recommendations", steps)


def merge_recommendations(plan: Plan, keep: int, others: Iterable[int]) -> ChangeSet:
    """Have what answers others answer the one that is kept, and take the others out.

    Texts that differ follow each other; number, paragraph and source come from the others where the one
    that is kept has none.
    """
    draft, kept = Draft(plan), plan.recommendations[keep]
    gone = dict.fromkeys(other for other in others if other != keep)
    answered = {link.item for link in plan.recommendation_links if link.recommendation == keep}
    for link in plan.recommendation_links:
        if link.recommendation not in gone:
            continue
        if link.item in answered:
            draft.remove(link)
        else:
            draft.set(link, recommendation=keep)
            answered.add(link.item)
    for other in (plan.recommendations[one] for one in gone):
        texts = filter(str.strip, [kept.text, other.text])
        kept = draft.set(
            kept,
            ref=kept.ref or other.ref,
            text="\n".join(dict.fromkeys(texts)),
            paragraph=kept.paragraph or other.paragraph,
            source=kept.source if kept.source is not None else other.source,
        )
        draft.remove(other)
    return draft.change_set(f"merge {len(gone) + 1} recommendations into {_called(kept)}")


def link_items(plan: Plan, item_ids: Sequence[int], recommendation_id: int) -> ChangeSet:
    """Say that items answer a recommendation."""
    label = f"link {names_of(plan, item_ids)} to {_called(plan.recommendations[recommendation_id])}"
    steps = [
        partial(link_recommendation, item_id=item_id, recommendation_id=recommendation_id)
        for item_id in item_ids
    ]
    return together(plan, label, steps)


def unlink_items(plan: Plan, item_ids: Sequence[int], recommendation_id: int) -> ChangeSet:
    """Say that items do not answer a recommendation."""
    label = f"unlink {names_of(plan, item_ids)} from {_called(plan.recommendations[recommendation_id])}"
    steps = [
        partial(unlink_recommendation, item_id=item_id, recommendation_id=recommendation_id)
        for item_id in item_ids
    ]
    return together(plan, label, steps)


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

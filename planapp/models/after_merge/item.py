"""An item as a merge would leave it: the fields that a return touches, ratings, steps and updates."""

from __future__ import annotations

from datetime import date

from planapp.application.returns.model import ReturnChange
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.alignment import EMPTIED, said_now
from planapp.exchange.alignment.model import INDICATORS, WHOLE
from planapp.models.after_merge.fields import field_parts, whole_parts
from planapp.models.after_merge.merging import Merging, Place, changes_at, made_of, place_of
from planapp.models.after_merge.ratings import rating_parts
from planapp.models.after_merge.shown import AfterMerge, Part, Text
from planapp.models.after_merge.steps import step_parts
from planapp.models.after_merge.subject import subject_of
from planapp.models.after_merge.updates import update_parts


def after_merge(merging: Merging, key: str, today: date) -> AfterMerge | None:
    """Return what the item of a change is after the merge; None where there is no such change."""
    change = merging.compared.change(key)
    if change is None:
        return None
    if change.difference.table == INDICATORS:
        return _indicator(merging, change)
    place = place_of(merging, change)
    changes = tuple(changes_at(merging, place))
    plan, item = _shown(merging, place)
    if item is None:
        return AfterMerge(change.difference.ref, change.difference.name, _told(merging, list(changes)))
    subject = subject_of(merging, plan, item, changes)
    parts = (
        *whole_parts(subject),
        *field_parts(subject),
        *rating_parts(subject, today),
        *step_parts(subject),
        *update_parts(subject),
    )
    return AfterMerge(item.ref.strip(), " ".join(item.title.split()), parts)


def _shown(merging: Merging, place: Place) -> tuple[Plan, Item | None]:
    """Return an item and the plan that has it: after the merge, else now or in the return."""
    if place.item is not None:
        plan = merging.after if place.item in merging.after.items else merging.now
        return plan, plan.items.get(place.item)
    source = merging.compared.comparison.source
    theirs = source.items.get(place.source)
    made = made_of(merging, theirs.id) if theirs is not None else None
    return (source, theirs) if made is None else (merging.after, made)


def _indicator(merging: Merging, change: ReturnChange) -> AfterMerge:
    """Return what a return touches of an indicator."""
    found = change.difference
    changes = [
        one
        for one in merging.compared.changes
        if one.difference.table == INDICATORS
        and (one.difference.item, one.difference.source if found.item is None else None)
        == (found.item, found.source if found.item is None else None)
    ]
    return AfterMerge(found.ref, found.name, _told(merging, changes))


def _told(merging: Merging, changes: list[ReturnChange]) -> tuple[Part, ...]:
    """Return changes by themselves, of a row that has no more to show."""
    winners, parts = merging.winners, []
    for one in changes:
        choices = winners.choices(merging.now, [one])
        parts.append(
            Part(one.difference.label, winners.word(one), () if choices else _said(merging, one), choices)
        )
    return tuple(parts)


def _said(merging: Merging, change: ReturnChange) -> tuple[Text, ...]:
    """Return what the plan says after the merge where a change is about."""
    found = change.difference
    if merging.winners.is_theirs(change) and found.kind != EMPTIED:
        return (Text(merging.decided[change.key].text or found.theirs or "Taken out of the plan"),)
    said = said_now(merging.after, found)
    return (Text("Not taken into the plan" if found.field == WHOLE and not said else said or ""),)

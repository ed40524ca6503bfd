"""What a plan says now where a source differs from what it said: the third side of a merge."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.exchange.alignment import model as m
from planapp.exchange.alignment.differences import is_same, named
from planapp.exchange.alignment.entries import Shown, key_of, shown_entries
from planapp.exchange.alignment.indicators import said_of
from planapp.exchange.alignment.said import LISTS, UPDATE, Sayings


def said_now(plan: Plan, difference: m.Difference) -> str | None:
    """Return what the plan says there; None where the row or the text is not there any more."""
    if difference.item is None:
        return ""
    if difference.table == m.INDICATORS:
        indicator = plan.indicators.get(difference.item)
        if indicator is None:
            return None
        if difference.field == m.WHOLE:
            return f"{indicator.ref} {indicator.name}".strip()
        return said_of(plan, indicator).get((difference.field, difference.part), "")
    item = plan.items.get(difference.item)
    if item is None:
        return None
    if difference.field == m.WHOLE:
        return named(item)
    if difference.field == m.PLACE:
        above = plan.items.get(item.parent)
        return named(above) if above else ""
    if difference.field in LISTS and (difference.kind == m.CHANGED or difference.entry is not None):
        return _entry_now(plan, difference)
    return Sayings(plan, plan).said(item).get((difference.field, difference.part), "")


def _entry_now(plan: Plan, difference: m.Difference) -> str | None:
    """Return what a text reads now; of a new one, itself where the plan has it by now."""
    shown = shown_entries(plan, difference.item or 0, difference.field)
    if difference.entry is not None:
        return next((one.text for one in shown if one.row == difference.entry), None)
    wanted = key_of(difference.field, difference.theirs)
    if difference.field == UPDATE and any(one.row == difference.after for one in shown):
        # What was said before may be said again: a new update stands behind those that were there.
        shown = shown[[one.row for one in shown].index(difference.after or 0) + 1 :]
    found = (
        one
        for one in shown
        if wanted in (key_of(difference.field, text) for text in _texts(plan, difference, one))
    )
    return difference.theirs if any(found) else ""


def _texts(plan: Plan, difference: m.Difference, shown: Shown) -> list[str]:
    """Return what a text may read in a source: an update that was given its day later is without it there."""
    if difference.field != UPDATE:
        return [shown.text]
    return [shown.text, plan.updates[shown.row].text]


def is_conflict(plan: Plan, difference: m.Difference) -> bool:
    """Tell whether the plan has changed since, to something else than the source says."""
    now = said_now(plan, difference)
    if now is None:
        return difference.kind in (m.CHANGED, m.EMPTIED)
    return not any(is_same(difference.field, now, text) for text in (difference.was, difference.theirs))

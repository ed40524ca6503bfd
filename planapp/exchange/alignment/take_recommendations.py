"""Finding the recommendation that a text names, or making it: what is there already is not doubled."""

from __future__ import annotations

from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.exchange.alignment.folding import loose
from planapp.exchange.alignment.working import Working
from planapp.exchange.mapping.build import recommendation_of
from planapp.exchange.workbook.values import recommendation_text


def recommendation_of_text(working: Working, text: str, source_id: int | None) -> int:
    """Return the plan's id of a recommendation by its text; it is made, as in the source, if it is new."""
    known = _known(working.plan, text)
    if known is not None:
        return known
    if source_id is None:
        event, ref, words = recommendation_of(text)
        values = {"text": words}
        kind, on = "", None
    else:
        theirs = working.source.recommendations[source_id]
        source = working.source.source_events.get(theirs.source)
        ref, values = theirs.ref, {"text": theirs.text, "paragraph": theirs.paragraph}
        event, kind, on = (source.title, source.kind, source.on) if source else ("", "", None)
    of = _event(working, event, kind=kind, on=on) if event else None
    added = working.add(edits.add_recommendation(working.plan, ref, source=of, **values), "recommendations")
    return int(added.id)


def _known(plan: Plan, text: str) -> int | None:
    folded = loose(text)
    found = (
        row.id for row in plan.recommendations.of() if loose(recommendation_text(plan, row.id)) == folded
    )
    return next(found, None)


def _event(working: Working, title: str, **values: object) -> int:
    folded = loose(title)
    known = next((row.id for row in working.plan.source_events.of() if loose(row.title) == folded), None)
    if known is not None:
        return known
    return int(working.add(edits.add_source_event(working.plan, title, **values), "source_events").id)

"""Where in an item a search text is found, in words: what its row does not show has to be explained."""

from __future__ import annotations

from collections.abc import Iterator

from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, Item
from planapp.models.search_texts import fold
from planapp.models.texts import called, one_line

_AROUND = 32


def found_elsewhere(plan: Plan, item: Item, sought: str) -> str:
    """Return where a folded text is found beside number and title: 'found in an update: …seen within…'.

    '' where number and title have it, or nothing has.
    """
    for at, (place, text) in enumerate(_places(plan, item)):
        if sought and sought in fold(text):
            return f"found in {place}: {_excerpt(text, sought)}" if at else ""
    return ""


def _places(plan: Plan, item: Item) -> Iterator[tuple[str, str]]:
    """Yield what a search looks through (as search_texts.py has it), number and title first."""
    yield "the title", f"{item.ref} {item.title}"
    yield "the due date", item.due
    yield "the status", item.status
    for measure in plan.measures.of(item.id):
        yield "a success measure", measure.text
    for assignment in plan.assignments.of(item.id):
        person = plan.people[assignment.person]
        yield "the lead" if assignment.role == LEAD else "an officer", f"{person.name} {person.post}"
    for update in plan.updates.of(item.id):
        yield "an update", update.text
        yield "the source of an update", update.source
    for value in plan.extra_values.of(item.id):
        yield f"‘{short(plan.extra_fields[value.field].heading)}’", value.text
    for rating in plan.ratings.of(item.id):
        label = plan.periods[rating.period].label
        yield f"the comment on {label}", rating.comment
        yield f"the rating of {label}", rating.text
    for evidence in plan.evidence.of(item.id):
        yield "the evidence", f"{evidence.title} {evidence.target}"
    for slip in plan.slips.of(item.id):
        yield "a new due date", f"{slip.was} {slip.reason} {slip.approved_by}"
    for link in plan.recommendation_links.of(item.id):
        recommendation = plan.recommendations[link.recommendation]
        yield "a recommendation", called(plan, recommendation)
        yield "a recommendation", recommendation.text


def _excerpt(text: str, sought: str) -> str:
    """Return the part of a text round what is sought."""
    line = one_line(text)
    at = line.casefold().find(sought)
    if at < 0:
        return short(line)
    # Whole words on both sides.
    start = line.find(" ", at - _AROUND, at) + 1 if at > _AROUND else 0
    last = line.rfind(" ", at + len(sought), at + len(sought) + _AROUND)
    end = len(line) if at + len(sought) + _AROUND >= len(line) or last < 0 else last
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"‘{before}{line[start:end].strip()}{after}’"

"""What the rows are filtered by, in the words of the chips."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.models.board_filter import Filter
from planapp.models.texts import called, name_of_person, one_line

OVERDUE, NOT_RATED = "Overdue", "Not rated"
# A name that somebody gave may be long, and stands in a chip.
_LONGEST = 28
LEAD, PEOPLE, RECOMMENDATION = "Lead", "People", "Recommendation"


def filter_words(plan: Plan, sought: Filter, since: str = "") -> list[str]:
    """Return what a filter asks for, part by part: 'Overdue', 'Lead: Head of Service', '‘visit’'.

    `since` is the point since which changes count, '' for the last circulation.
    """
    parts = [
        OVERDUE if sought.overdue else "",
        *(level.name for level in plan.levels.of() if level.id in sought.levels),
        NOT_RATED if sought.not_rated or sought.to_rate else "",
        changed_words(since) if sought.changed else "",
        _named(LEAD, _people(plan, sought.leads)),
        due_words(plan, sought),
        _named(PEOPLE, _people(plan, sought.people)),
        _named(RECOMMENDATION, _recommendations(plan, sought.recommendations)),
    ]
    text = one_line(sought.text)
    return [part for part in parts if part] + ([f"‘{short(text)}’"] if text else [])


def changed_words(since: str) -> str:
    """Return since when something has to have changed."""
    return f"Changed since {short(since, _LONGEST)}" if since else "Changed since last circulation"


def due_words(plan: Plan, sought: Filter) -> str:
    """Return until when something has to be due, '' where that is not asked."""
    if sought.due_in_period:
        period = plan.current_period
        return f"Due in {period.label}" if period is not None else "Due in this period"
    return f"Due within {sought.due_days} days" if sought.due_days else ""


def quoted(parts: Iterable[str]) -> str:
    """Return parts of a filter as a sentence names them: '‘Overdue’ and ‘Red’'."""
    *others, last = [part if part.startswith("‘") else f"‘{part}’" for part in parts]
    return f"{', '.join(others)} and {last}" if others else last


def _named(word: str, names: list[str]) -> str:
    return f"{word}: {', '.join(names)}" if names else ""


def _people(plan: Plan, ids: frozenset[int]) -> list[str]:
    names = [name_of_person(person) for one in ids if (person := plan.people.get(one)) is not None]
    return sorted(map(short, names), key=str.casefold)


def _recommendations(plan: Plan, ids: frozenset[int]) -> list[str]:
    return [short(called(plan, one)) for one in plan.recommendations.of() if one.id in ids]

"""What an item has in a field, as text: whole for an editor, on one line for a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from planapp.domain import fields as f
from planapp.domain.due import Due, show_due
from planapp.domain.due_grammar import DAY
from planapp.domain.due_words import MONTHS
from planapp.domain.edits.items import EXTRA_PREFIX
from planapp.domain.field import PEOPLE
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, OFFICER, Item, Person, Recommendation, Update

EntriesOf = Callable[[Plan, Item], Iterable[str]]

# What parts several entries of a cell on its one line.
_BETWEEN: Mapping[str, str] = {PEOPLE: ", "}


def entries(plan: Plan, item: Item, key: str) -> list[str]:
    """Return what an item has in a field by its key, as written: several people, measures … an entry each."""
    if key.startswith(EXTRA_PREFIX):
        value = plan.extra(item.id, int(key.removeprefix(EXTRA_PREFIX)))
        return [value.text] if value is not None else []
    return [text for text in _ENTRIES[key](plan, item) if text.strip()]


def whole_text(plan: Plan, item: Item, key: str) -> str:
    """Return what an item has in a field, in all its lines; each entry begins a line."""
    return "\n".join(entries(plan, item, key))


def line_text(plan: Plan, item: Item, key: str) -> str:
    """Return what a cell of the board shows of a field on one line."""
    if key == "due":
        return short_due(due_of(item))
    field = f.FIELD_OF.get(key)
    between = _BETWEEN.get(field.kind, "; ") if field is not None else "; "
    return between.join(map(one_line, entries(plan, item, key)))


def one_line(text: str) -> str:
    """Return a text with every run of spaces and line breaks made one space."""
    return " ".join(text.split())


def due_of(item: Item) -> Due:
    """Return an item's due date as it was read."""
    return Due(item.due, item.due_from, item.due_to, item.due_precision, item.due_flags)


def short_due(due: Due) -> str:
    """Return a due date as a cell shows it: a plain day short, anything else as written."""
    if due.end is not None and due.start == due.end and due.precision == DAY and not due.flags:
        return short_day(due.end)
    return one_line(due.text)


def full_due(due: Due) -> str:
    """Return a due date as written, with what was read from it where that says more."""
    read = show_due(due)
    written = due.text.strip()
    if not written or read in ("", written):
        return written
    return f"{written}\nRead as {read}"


def short_day(day: date) -> str:
    """Return a day as a cell shows it: '31 Mar 26'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year % 100:02}"


def name_of_person(person: Person) -> str:
    """Return what a person is called: the name, or the post of one without."""
    return one_line(person.name or person.post)


def newest_update(plan: Plan, item_id: int) -> Update | None:
    """Return the update with the latest day; of those without any day, the last one."""
    updates = newest_first(plan, item_id)
    return updates[0] if updates else None


def newest_first(plan: Plan, item_id: int) -> list[Update]:
    """Return an item's updates, the latest day first; those without a day keep their place in the order."""
    latest = date.min
    keyed: list[tuple[date, int, Update]] = []
    for place, update in enumerate(plan.updates.of(item_id)):
        if update.on is not None:
            latest = update.on
        keyed.append((latest, place, update))
    return [update for _, _, update in sorted(keyed, key=lambda entry: entry[:2], reverse=True)]


def called(plan: Plan, recommendation: Recommendation) -> str:
    """Return how a recommendation is called: where it comes from and its number, or its text."""
    source = plan.source_events.get(recommendation.source)
    parts = [source.title if source is not None else "", recommendation.ref or recommendation.text]
    return ", ".join(one_line(part) for part in parts if part.strip())


def _people(role: str) -> EntriesOf:
    return lambda plan, item: map(name_of_person, plan.assigned(item.id, role))


def _newest(plan: Plan, item: Item) -> list[str]:
    update = newest_update(plan, item.id)
    return [update.text] if update is not None else []


def _recommendations(plan: Plan, item: Item) -> list[str]:
    links = plan.recommendation_links.of(item.id)
    return [called(plan, plan.recommendations[link.recommendation]) for link in links]


def _day(day: date | None) -> list[str]:
    return [f"{day:%d/%m}/{day.year:04}"] if day is not None else []


_ENTRIES: Mapping[str, EntriesOf] = {
    "ref": lambda _, item: [item.ref],
    "title": lambda _, item: [item.title],
    "due": lambda _, item: [item.due],
    "lead": _people(LEAD),
    "officer": _people(OFFICER),
    "first_due": lambda plan, item: [slip.was for slip in plan.slips.of(item.id)[:1]],
    "slip_reason": lambda plan, item: [slip.reason for slip in plan.slips.of(item.id)],
    "slip_approved": lambda plan, item: [slip.approved_by for slip in plan.slips.of(item.id)],
    "measure": lambda plan, item: [measure.text for measure in plan.measures.of(item.id)],
    "status": lambda _, item: [item.status],
    "done_on": lambda _, item: _day(item.done_on),
    "update": _newest,
    "recommendation": _recommendations,
    "evidence": lambda plan, item: [row.title or row.target for row in plan.evidence.of(item.id)],
}

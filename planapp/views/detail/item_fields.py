"""The fields of an item itself, as bindings: what they show and what typing there means."""

from __future__ import annotations

from collections.abc import Callable

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.days import show_day
from planapp.domain.due import UNREAD, show_due
from planapp.domain.due_suggestions import Suggestion, in_line, suggest_due
from planapp.domain.edits.items import EXTRA_PREFIX
from planapp.domain.fields import FIELD_OF
from planapp.domain.plan import Plan
from planapp.domain.records import LEAD, OFFICER, ROLES, STEP, ExtraField, Item
from planapp.domain.status import COMPLETE
from planapp.models.overdue import is_done, is_overdue
from planapp.models.people_found import names_in
from planapp.models.texts import due_of, line_text, whole_text
from planapp.views.detail.binding import Binding
from planapp.views.detail.context import Context

# Letters of a month that is cut short.
_MONTH = 3
NOT_READ = (
    "No date was read from this. It is kept as it is written. Understood are, for example, 31 March 2026, "
    "March 2026, Q1 2026, Jan – Mar 2026, from Jan 2026 and ongoing, termly."
)
_ADD = {LEAD: "Add a lead", OFFICER: "Add an officer", "due": "Add a date", "status": "Add a status"}


def item_binding(plan: Plan, item: Item, key: str, label: str = "", placeholder: str = "") -> Binding:
    """Return the binding of a field by its key in fields.py, or 'title' or 'marker'."""
    text = item.marker if key == "marker" else whole_text(plan, item, key)
    if key in FIELD_OF:
        label = label or FIELD_OF[key].label
    setting = _people_setting if key in ROLES else _setting
    return Binding(item.id, key, label, text, setting(item.id, key), placeholder or _ADD.get(key, ""))


def title_binding(plan: Plan, item: Item) -> Binding:
    """Return the binding of the title."""
    return item_binding(plan, item, "title", "Title", f"Type what this {item.kind} is")


def lent_binding(plan: Plan, item: Item, key: str) -> Binding:
    """Return the binding of a field; where a step has nothing, its action's stands there in grey."""
    above = plan.items.get(item.parent)
    lent = line_text(plan, above, key) if item.kind == STEP and above is not None else ""
    return item_binding(plan, item, key, placeholder=lent)


def done_on_binding(plan: Plan, item: Item) -> Binding:
    """Return the binding of the day on which an item was done."""
    text = show_day(item.done_on) if item.done_on is not None else ""
    setting = _setting(item.id, "done_on")
    return Binding(item.id, "done_on", FIELD_OF["done_on"].label, text, setting, "Add a day")


def extra_binding(plan: Plan, item: Item, field: ExtraField) -> Binding:
    """Return the binding of a field of the officer's own."""
    value = plan.extra(item.id, field.id)
    key = f"{EXTRA_PREFIX}{field.id}"
    label = " ".join(field.heading.split()) or "No heading"
    text = value.text if value is not None else ""
    return Binding(item.id, key, label, text, _setting(item.id, key), "Add", needs=field.id)


def due_note(item: Item) -> tuple[str, str]:
    """Return what was read from a due date where that says more than the text, and its colour."""
    due = due_of(item)
    if UNREAD in due.flags:
        return NOT_READ, "warn"
    read = show_due(due)
    if not read or _is_said_by(due.text, read):
        return "", "text3"
    return f"Read as {read}", "text3"


def meant_due(plan: Plan, item: Item) -> Suggestion | None:
    """Return what was probably meant by a due date that was not read, if only one thing can have been."""
    if UNREAD not in item.due_flags:
        return None
    return suggest_due(item.due, in_line([one.due_to for one in plan.items if one.due_to is not None]))


def _is_said_by(text: str, read: str) -> bool:
    """Tell whether a text says a date in the same words, months perhaps cut short: '31 Mar 2026'."""
    return _cut_short(text) == _cut_short(read)


def _cut_short(text: str) -> list[str]:
    return [word if word.isdigit() else word[:_MONTH].casefold() for word in text.split()]


def status_note(item: Item) -> tuple[str, str]:
    """Return what state a status was read as where that says more than the text, and its colour."""
    written = " ".join(item.status.split())
    if item.state.casefold() == written.casefold():
        return "", "text3"
    if not item.state:
        return "Counts neither as done nor as open", "text3"
    if not written:
        return ("Done, as it has a day" if item.state == COMPLETE else f"Counts as {item.state}"), "text3"
    return f"Read as {item.state}", "text3"


def badge_of(context: Context, item: Item) -> tuple[str, str]:
    """Return the words and the state of the badge beside the due date: ('Overdue by 23 days', 'danger')."""
    today = context.today()
    if item.due_to is not None and is_overdue(context.plan, item, today):
        days = (today - item.due_to).days
        return f"Overdue by {days:,} day{'' if days == 1 else 's'}", "danger"
    if UNREAD in item.due_flags:
        return "Date not read", "warn"
    return ("Done", "ok") if is_done(item) else ("", "")


def _setting(item_id: int, key: str) -> Callable[[Plan, str], ChangeSet]:
    return lambda plan, text: edits.set_field(plan, item_id, key, text)


def _people_setting(item_id: int, role: str) -> Callable[[Plan, str], ChangeSet]:
    return lambda plan, text: edits.set_people(plan, item_id, role, names_in(plan, text))

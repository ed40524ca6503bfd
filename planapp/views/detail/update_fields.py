"""The fields of a progress update as bindings, and the one in which the next update is typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.days import read_day, show_day
from planapp.domain.plan import Plan
from planapp.domain.records import Item, Period, Update
from planapp.models.texts import one_line
from planapp.views.detail.binding import Binding, EditOf


def new_update(item: Item, period: Period | None, today: date) -> Binding:
    """Return the field of an item's next update, which is of a period and has the day of today."""

    def edit(plan: Plan, text: str) -> ChangeSet:
        of = period.id if period is not None else None
        return edits.add_update(plan, item.id, text.strip(), on=today, period=of)

    words = f"Add an update for {one_line(period.label)}" if period is not None else "Add an update"
    return Binding(item.id, "new update", words, "", edit, words)


def text_of(plan: Plan, update: Update) -> Binding:
    """Return the text of an update; one that is emptied is refused, as deleting has a command of its own."""
    return _binding(
        plan, update, "text", "Update", update.text, _setting(update, lambda text: {"text": text})
    )


def day_of(plan: Plan, update: Update) -> Binding:
    """Return the day of an update; where it has none, the period it belongs to stands there in grey."""
    period = plan.periods.get(update.period)
    shown = show_day(update.on) if update.on is not None else ""
    instead = one_line(period.label) if period is not None else "No date"
    setting = _setting(update, lambda text: {"on": read_day(text)})
    return _binding(plan, update, "on", "Date of the update", shown, setting, instead)


def source_of(plan: Plan, update: Update) -> Binding:
    """Return who or what an update came from."""
    setting = _setting(update, lambda text: {"source": text.strip()})
    return _binding(plan, update, "source", "Source of the update", update.source, setting, "Add a source")


def _setting(update: Update, values: Any) -> EditOf:
    return lambda plan, text: edits.set_update(plan, update.id, **values(text))


def _binding(
    plan: Plan, update: Update, key: str, label: str, text: str, edit: EditOf, instead: str = ""
) -> Binding:
    period = plan.periods.get(update.period)
    if period is None or not period.frozen:
        return Binding(update.id, f"update {key}", label, text, edit, instead)
    locked = f"{one_line(period.label)} is frozen. Unfreeze it to change this update."
    return Binding(update.id, f"update {key}", label, text, None, instead, locked)

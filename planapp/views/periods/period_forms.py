"""What is asked before a period is added, renamed or unfrozen."""

from __future__ import annotations

from datetime import date

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.days import read_day, show_day
from planapp.domain.next_period import next_period
from planapp.views.widgets.form import Asked, Question


def adding(document: Document, today: date) -> Asked:
    """Ask for the next period, with what the last ones suggest. It becomes the current one."""
    label, ends_on = next_period(document.plan.periods.of(), today)

    def take(label: str, ends_on: date | None) -> None:
        document.edit(edits.add_next_period(document.plan, label, ends_on, current=True))

    questions = (
        Question("Name, such as May 2026", label),
        Question(
            "Last day, if it has one",
            show_day(ends_on) if ends_on is not None else "",
            read=read_day,
            about=" day ",
        ),
    )
    return Asked("Add a period", questions, "Add", take, "It becomes the current period.")


def renaming(document: Document, period_id: int) -> Asked:
    """Ask for another name."""
    label = document.plan.periods[period_id].label

    def take(typed: str) -> None:
        document.edit(edits.rename_period(document.plan, period_id, typed))

    return Asked(f"Rename {label}", (Question("Name", label),), "Rename", take)


def unfreezing(document: Document, period_id: int) -> Asked:
    """Ask why a period is unfrozen."""
    label = document.plan.periods[period_id].label

    def take(reason: str) -> None:
        document.edit(edits.unfreeze(document.plan, period_id, reason))

    question = Question(f"Why is {label} unfrozen? The reason is kept in the history.")
    return Asked(f"Unfreeze {label}", (question,), "Unfreeze", take)

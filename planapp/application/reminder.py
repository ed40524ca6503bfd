"""What is written to somebody who has not sent a workbook back: text for the clipboard."""

from __future__ import annotations

from datetime import date

from planapp.application.circulations import Circulation, Extract
from planapp.domain.days import show_day
from planapp.domain.naming import short


def reminder_text(circulation: Circulation, extract: Extract, today: date, sender: str = "") -> str:
    """Return a reminder: what was sent and when, until when it was asked for, and what to do now."""
    part = "the plan" if extract.items is None else "your part of the plan"
    sent = f"On {show_day(circulation.sent_on)} you were sent ‘{extract.file}’: {part} ({circulation.name})."
    return "\n\n".join(
        filter(
            None,
            (
                f"Dear {extract.recipient or 'colleague'},",
                f"{sent} {_asked(circulation, today)}",
                "Please send it back, even if nothing has changed. If it is on its way already, thank you.",
                f"Kind regards\n{short(sender)}" if sender.strip() else "",
            ),
        )
    )


def _asked(circulation: Circulation, today: date) -> str:
    until = circulation.reply_by
    if until is None:
        return "It has not come back yet."
    if until < today:
        return f"It was asked for by {show_day(until)} and has not come back yet."
    return f"It is asked for by {show_day(until)}."

"""What the e-mail with a workbook says: text for the clipboard, nothing is sent."""

from __future__ import annotations

from planapp.application.circulation_draft import CirculationDraft
from planapp.application.circulations import Circulation, Extract
from planapp.domain.days import show_day
from planapp.domain.due_words import WEEKDAYS
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.exchange.new_update import heading_for


def message_text(circulation: Circulation, extract: Extract) -> str:
    """Return the message for one of the workbooks: what it is, reply by when, and what the officer says."""
    part = "the whole plan" if extract.items is None else "your part of the plan"
    about = (
        f"Attached is ‘{extract.file}’: {part}, as it stands on {show_day(circulation.sent_on)} "
        f"({circulation.name})."
    )
    by = circulation.reply_by
    until = f"Please send it back by {WEEKDAYS[by.weekday()]} {show_day(by)}." if by is not None else ""
    greeting = f"Dear {extract.recipient}," if extract.recipient else "Dear colleagues,"
    return "\n\n".join(filter(None, (greeting, f"{about} {until}".strip(), circulation.message.strip())))


def usual_message(plan: Plan, draft: CirculationDraft) -> str:
    """Return how to fill a workbook in, and who asks, for the officer to change as she likes."""
    current = plan.current_period
    column = heading_for(current.label if current is not None else "")
    lines = [f"– What is new goes into ‘{column}’; what is out of date can be changed in its cell."]
    letters = [level.letter for level in plan.levels.of() if level.letter and not level.retired]
    if letters and any(not period.frozen for period in plan.periods):
        lines.insert(0, f"– Type a letter for the rating: {', '.join(letters)}. The cell colours itself.")
    if draft.protected:
        lines.append("– Some cells are locked, so that nothing is changed by mistake.")
    else:
        lines.append("– Sort, filter and add rows as you like.")
    lines.append("– Please leave the hidden column where it is: it tells which row is which.")
    head = "To fill it in, open it in Excel or LibreOffice:"
    sender = "\n".join(filter(None, (short(draft.sender), short(plan.about.organisation))))
    return "\n".join((head, *lines)) + (f"\n\nKind regards\n{sender}" if sender else "")

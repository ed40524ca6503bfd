"""The rows of what was sent round: who has it, who sent it back and who is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planapp.application.chasing import (
    LATE,
    MERGED,
    PARTLY,
    RETURNED,
    SENT,
    Chased,
    Reply,
    back_words,
    change_words,
)
from planapp.application.circulations import Circulation, Extract
from planapp.domain.days import show_day
from planapp.domain.due_words import MONTHS
from planapp.models.list_model import Shown
from planapp.models.rows_model import Field, Row

SENT_TO, EMAIL, FILE, BACK, CHANGES = range(5)
HEADINGS = ("Sent to", "E-mail", "File", "Back", "Changes")
_MASTER = "Master"
# In the order of the list: who is late comes first.
_PLACES = {state: place for place, state in enumerate((LATE, RETURNED, PARTLY, SENT, MERGED))}
_LOOKS: Mapping[str, tuple[str, str]] = {LATE: ("danger", "warning"), MERGED: ("ok", "check-circle")}


@dataclass(frozen=True, slots=True)
class Uncounted(Reply):
    """A reply of which nobody knows yet what it changes."""

    changes: int = 1


def day_and_month(day: date) -> str:
    """Return a day without its year, as a note: '20 Mar'."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def standing_words(circulation: Circulation, chased: Iterable[Chased]) -> str:
    """Return how a circulation stands: 'Circulation of 20 March 2026: 12 sent, 8 returned, 3 merged'."""
    asked = {one.id for one in circulation.extracts if not one.is_master}
    lines = [one for one in chased if one.extract.id in asked]
    numbers = (
        (len(lines), "sent"),
        (sum(bool(one.replies) for one in lines), "returned"),
        (sum(one.state == MERGED for one in lines), "merged"),
    )
    told = ", ".join(f"{number:,} {word}" for number, word in numbers if number)
    return f"Circulation of {show_day(circulation.sent_on)}{f': {told}' if told else ''}"


def by_row(circulation: Circulation, chased: Sequence[Chased]) -> Mapping[int, Chased]:
    """Return how each workbook stands by the id of its row, late ones first.

    What came back of the master, or of nothing that is known, has a row of its own.
    """
    asked = {one.id for one in circulation.extracts if not one.is_master}
    rows = {one.extract.id if one.extract.id in asked else -1 - at: one for at, one in enumerate(chased)}
    return dict(sorted(rows.items(), key=lambda pair: (_PLACES[pair[1].state], -pair[1].days_late)))


def sent_rows(circulation: Circulation | None, chased: Mapping[int, Chased], today: date) -> Sequence[Row]:
    """Return a row for each workbook, the master last."""
    if circulation is None:
        return ()
    rows = [_row(row_id, one, circulation, today) for row_id, one in chased.items()]
    return rows + [_master(one) for one in circulation.extracts if one.is_master]


def _row(row_id: int, one: Chased, circulation: Circulation, today: date) -> Row:
    changes = change_words(one) if not is_uncounted(one) else "not compared yet"
    sent = one.extract
    texts = (sent.recipient, sent.email, sent.file, back_words(one, circulation, today), changes)
    at = BACK if one.state == LATE else CHANGES
    token, icon = _LOOKS.get(one.state, ("", ""))
    tokens, icons = ({at: token}, {at: icon}) if token else ({}, {})
    return Row(row_id, tuple(map(Field, texts)), sent.recipient, about=Shown(tokens=tokens, icons=icons))


def is_uncounted(one: Chased) -> bool:
    """Tell whether something came back of which nobody knows yet what it changes."""
    return any(isinstance(reply, Uncounted) for reply in one.replies)


def _master(sent: Extract) -> Row:
    texts = (_MASTER, "", sent.file, "", "")
    return Row(sent.id, tuple(map(Field, texts)), _MASTER, about=Shown(is_quiet=True))

"""The rows of what was sent round: one for each workbook of a circulation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planapp.application.circulations import Circulation, Extract
from planapp.domain.days import show_day
from planapp.models.list_model import Shown
from planapp.models.rows_model import Field, Row

SENT_TO, EMAIL, FILE = range(3)
HEADINGS = ("Sent to", "E-mail", "File")
MASTER = "Master"


def day_and_month(day: date) -> str:
    """Return a day without its year, as a note: '20 Mar'."""
    return f"{day.day} {day:%b}"


def standing_words(circulation: Circulation) -> str:
    """Return how a circulation stands: 'Circulation of 20 March 2026: 12 sent'."""
    number = sum(not one.is_master for one in circulation.extracts)
    return f"Circulation of {show_day(circulation.sent_on)}: {number:,} sent"


def sent_rows(circulation: Circulation | None) -> Sequence[Row]:
    """Return a row for each workbook, the master last."""
    sent = circulation.extracts if circulation is not None else ()
    return [_row(one) for one in sorted(sent, key=lambda one: one.is_master)]


def _row(sent: Extract) -> Row:
    texts = (sent.recipient or MASTER, sent.email, sent.file)
    return Row(sent.id, tuple(map(Field, texts)), texts[0], about=Shown(is_quiet=sent.is_master))

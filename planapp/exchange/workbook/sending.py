"""What a workbook that is sent round carries besides the plan: for whom it is, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planapp.exchange.field_change import FieldChange

A3, A4 = "A3", "A4"


@dataclass(frozen=True, slots=True)
class Sending:
    """A circulation as one of its workbooks tells of it.

    The stamp names `circulation` and `extract` (ids) and the journal `entry` that the plan was sent after.
    `changes` are those since the circulation `since`, '' if there was none before. `recipient` is '' in the
    master. `protected` locks what is not to be edited; sorting and adding rows then don't work.
    """

    circulation: int
    extract: int
    entry: int
    name: str
    sent_on: date
    reply_by: date | None = None
    recipient: str = ""
    since: str = ""
    changes: tuple[FieldChange, ...] = ()
    paper: str = A3
    protected: bool = False

"""The rows of a sheet as an import understands them: the word for each, and how it is painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.model import FoundTable


class Look(Enum):
    """How a row is painted."""

    BLANK = "blank"
    HEADER = "header"
    THEME = "theme"
    OBJECTIVE = "objective"
    ACTION = "action"
    STEP = "step"
    JOINED = "joined"
    SKIPPED = "skipped"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row: its word, its look, and the header row of the table to which it belongs (0: to none)."""

    word: str
    look: Look
    header_row: int = 0
    can_change: bool = False


_WORDS: Mapping[str, tuple[str, Look]] = {
    m.TITLE: ("Title", Look.SKIPPED),
    m.HEADER: ("Header row", Look.HEADER),
    m.REPEAT: ("Skipped", Look.SKIPPED),
    m.GUIDANCE: ("Guidance", Look.SKIPPED),
    m.SIGN_OFF: ("Sign-off", Look.SKIPPED),
    m.SKIPPED: ("Skipped", Look.SKIPPED),
    m.THEME: ("Theme", Look.THEME),
    m.OBJECTIVE: ("Objective", Look.OBJECTIVE),
    m.GROUP: ("Group", Look.OBJECTIVE),
    m.ACTION: ("Action", Look.ACTION),
    m.STEP: ("Step", Look.STEP),
    m.MORE: ("Joined", Look.JOINED),
}
_RECORDS = {
    m.INDICATORS: "Indicator",
    m.KEY: "Key",
    m.UPDATES: "Update",
    m.TEXTS: "Text",
    m.CHANGES: "Change",
}
NO_ROW = SourceRow("", Look.BLANK)


def rows_of_sheet(tables: tuple[FoundTable, ...]) -> dict[int, SourceRow]:
    """Return the rows of a sheet that its tables tell of; the others are blank or belong to none."""
    rows: dict[int, SourceRow] = {}
    for table in tables:
        for role in table.rows:
            word, look = _WORDS.get(role.role, (_RECORDS.get(table.kind, ""), Look.RECORD))
            is_below = role.role not in (m.TITLE, m.HEADER)
            can_change = table.kind == m.PLAN and is_below
            rows[role.row] = SourceRow(word, look, table.header_row, can_change)
    return rows

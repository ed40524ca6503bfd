"""The roles under which the models give delegates what they paint, beyond Qt's own."""

from __future__ import annotations

from enum import Enum, IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class Role(IntEnum):
    """What a cell of the board can be asked for. Unless it says otherwise, any column answers for the row.

    ID int; KIND 'theme' … 'step'; REF str as written; LETTER 'a' of a step without a number, else '';
    ARCHIVED, CHANGED (since the point looked from), OVERDUE, DONE (a ticked step) bool;
    PERIOD facts.PeriodCell of a period column, else None; TREND rollup.Trend or None;
    ACTIONS int, the actions below a parent;
    INHERITED bool: the text of this column is that of the action above, to be shown in grey;
    COLUMN the columns.Column of the section (of the header, too).
    """

    ID = _FIRST
    KIND = _FIRST + 1
    REF = _FIRST + 2
    LETTER = _FIRST + 3
    ARCHIVED = _FIRST + 4
    CHANGED = _FIRST + 5
    OVERDUE = _FIRST + 6
    DONE = _FIRST + 7
    PERIOD = _FIRST + 8
    TREND = _FIRST + 9
    ACTIONS = _FIRST + 10
    INHERITED = _FIRST + 11
    COLUMN = _FIRST + 12
    # Of the small tables beside the board.
    ROW = _FIRST + 20


class State(Enum):
    """What an item's rating in a period is; NONE for what is not rated by its kind, or not yet."""

    NONE = "none"
    BEFORE = "before"
    TO_RATE = "to rate"
    NOT_RATED = "not rated"
    UNREAD = "unread"
    RATED = "rated"


class Mark(Enum):
    """What a step shows in a period: the tick of when it was done, the diamond of when it is due."""

    NONE = "none"
    DONE = "done"
    DUE = "due"
    MISSED = "missed"

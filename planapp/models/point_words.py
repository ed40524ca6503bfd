"""The named points of a plan's past in words: of what kind they are, and when they were made."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from planapp.application.points import Point
from planapp.domain.changes import FREEZE, MEETING
from planapp.domain.days import show_day
from planapp.domain.edits.bookmarks import CIRCULATION, RESTORE_POINT

KIND_WORDS: Mapping[str, str] = {
    CIRCULATION: "circulation",
    RESTORE_POINT: "restore point",
    FREEZE: "freeze",
    MEETING: "meeting",
    "version": "approved version",
}


def about(point: Point) -> str:
    """Return of what kind a point is and on which day it was made: 'circulation, 31 March 2026'."""
    day = ""
    with suppress(ValueError):
        day = show_day(datetime.fromisoformat(point.at).astimezone().date())
    return ", ".join(filter(None, [KIND_WORDS.get(point.kind, point.kind), day]))

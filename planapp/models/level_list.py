"""The levels of a plan's scale as a list, worst first: letter, number, name, meaning, and how each counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT, EVIDENCE, Level
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row

HEADINGS = ("Looks", "Letter", "Number", "Name", "Meaning", "Counts")
LOOKS, LETTER, NUMBER, NAME, MEANING, COUNTS = range(6)

_DEMANDS = {COMMENT: "needs a comment", EVIDENCE: "needs evidence"}


def levels_model(plan: Plan, **options: Any) -> ListModel:
    """Return the model of a plan's levels; each row's `about.more` is its level."""
    return ListModel(HEADINGS, _rows, plan, **options)


def _rows(plan: Plan, today: date) -> Sequence[Row]:
    return [_row(level) for level in plan.levels.of()]


def _row(level: Level) -> Row:
    fields = (
        Field(""),
        Field(level.letter, level.letter, key="letter"),
        Field(str(level.number), str(level.number), key="number"),
        Field(level.name, level.name, key="name"),
        Field(" ".join(level.meaning.split()), level.meaning, key="meaning"),
        Field(counts_words(level)),
    )
    return Row(level.id, fields, level.name, about=Shown(is_quiet=level.retired, more=level))


def counts_words(level: Level) -> str:
    """Return how a level counts and what it demands, in words: 'done, not in roll-ups, needs evidence'."""
    words = (
        "retired" if level.retired else "",
        "as done" if level.done else "",
        "" if level.in_rollups else "not in roll-ups",
        _DEMANDS.get(level.needs, ""),
    )
    return ", ".join(filter(None, words))

"""Comparing a plan with what a source says, and taking in what is chosen of it."""

from __future__ import annotations

from planapp.exchange.alignment.carried import EVERYTHING, Carried, carried_by
from planapp.exchange.alignment.comparing import compare_plans
from planapp.exchange.alignment.model import (
    ADDED,
    CHANGED,
    EMPTIED,
    MISSING,
    NEW,
    SAME,
    VERDICTS,
    Comparison,
    Difference,
    RowVerdict,
)
from planapp.exchange.alignment.now import is_conflict, said_now
from planapp.exchange.alignment.taking import take, take_into

__all__ = [
    "ADDED",
    "CHANGED",
    "EMPTIED",
    "EVERYTHING",
    "MISSING",
    "NEW",
    "SAME",
    "VERDICTS",
    "Carried",
    "Comparison",
    "Difference",
    "RowVerdict",
    "carried_by",
    "compare_plans",
    "is_conflict",
    "said_now",
    "take",
    "take_into",
]

"""A return of the small plan as the inbox compares it, with a conflict, a rival and a refusal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planapp.application.returns.model import Compared, ReturnChange, Returned
from planapp.domain.plan import Plan
from planapp.exchange.alignment import Difference
from tests.models.previews import preview_of_return

CONFLICT, RIVAL = "2 May 2099", 7


def compared_return(folder: Path, plan: Plan | None = None) -> Compared:
    """Return what somebody changed of all kinds: the plan says another due date by now."""
    preview = preview_of_return(folder, plan=plan)
    comparison = preview.comparison
    returned = Returned(1, "return.xlsx", date(2026, 4, 16), "Head of Service", 1, comparison.source)
    changes = tuple(_change(f"k{at}", one) for at, one in enumerate(comparison.differences))
    return Compared(returned, comparison, changes)


def _change(key: str, one: Difference) -> ReturnChange:
    if one.field == "due":
        return ReturnChange(key, one, CONFLICT, is_conflict=True, rivals=(RIVAL,))
    return ReturnChange(key, one, one.was, refusal=one.refusal)

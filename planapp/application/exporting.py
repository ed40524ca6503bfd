"""Giving a plan out as a file of another kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.ours import is_ours
from planapp.exchange.plan_json import write_json
from planapp.exchange.write_workbook import write_workbook

Progress = Callable[[int, int, str], None]


def export_plan(plan: Plan, target: Path, progress: Progress | None = None) -> None:
    """Write a plan as a workbook (.xlsx) or as JSON (.json), by the target's ending.

    Raises UserError if the ending is another, the file can't be written, or a file that planapp did not
    write would be lost; nothing is then left behind.
    """
    refuse_to_lose(target)
    suffix = target.suffix.casefold()
    if suffix == ".xlsx":
        write_workbook(plan, target, progress=progress)
    elif suffix == ".json":
        write_json(plan, target)
    else:
        raise UserError(
            f"planapp can’t write {target.name}. Choose a name that ends in .xlsx, .json or .pdf."
        )


def refuse_to_lose(target: Path) -> None:
    """Raise UserError for what planapp did not write.

    An earlier export may be replaced; the workbook that the plan came from may not.
    """
    if target.is_dir():
        raise UserError(f"{target} is a folder. Choose a name for a file in it.")
    if target.exists() and not is_ours(target):
        raise UserError(f"{target.name} is there already and planapp did not write it. Choose another name.")

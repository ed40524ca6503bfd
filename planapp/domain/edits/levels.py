"""The rating scale: its levels, their names and letters, retiring and removing them."""

from __future__ import annotations

from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import add_row, move_row, remove_row, set_row
from planapp.domain.plan import Plan
from planapp.errors import UserError


def add_level(plan: Plan, name: str, letter: str, **values: Any) -> ChangeSet:
    """Add a level at the best end of the scale; its key is made from its name."""
    taken = {level.key for level in plan.levels}
    stem = "-".join(name.casefold().split()) or "level"
    key = next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)
    number = values.pop("number", 1 + max((level.number for level in plan.levels), default=0))
    _check(plan, None, name=name, letter=letter, number=number)
    return add_row(
        plan, r.Level, f"add rating {name}", key=key, name=name, letter=letter, number=number, **values
    )


def set_level(plan: Plan, level_id: int, **values: Any) -> ChangeSet:
    """Change a level's name, letter, number, tone, meaning, or whether it counts as done or in roll-ups."""
    level = plan.levels[level_id]
    _check(plan, level_id, **values)
    return set_row(plan, level, f"change rating {level.name}", **values)


def _check(plan: Plan, level_id: int | None, **values: Any) -> None:
    """Names, letters and numbers tell levels apart: no two that may be chosen share one."""
    others = [level for level in plan.levels if level.id != level_id and not level.retired]
    for field in ("name", "letter", "number"):
        value = values.get(field)
        if field in values and field != "number" and not str(value).strip():
            raise UserError(f"A rating needs a {field}. Type one.")
        for other in others:
            if field in values and str(getattr(other, field)).casefold() == str(value).casefold():
                raise UserError(f"{other.name} has the {field} {value} already. Choose another one.")


def retire_level(plan: Plan, level_id: int) -> ChangeSet:
    """Take a level out of use; ratings that have it keep it."""
    level = plan.levels[level_id]
    if sum(not other.retired for other in plan.levels) == 1 and not level.retired:
        raise UserError(f"{level.name} is the last rating of the scale. Add another one first.")
    return set_row(plan, level, f"retire rating {level.name}", retired=True)


def restore_level(plan: Plan, level_id: int) -> ChangeSet:
    """Take a retired level into use again."""
    level = plan.levels[level_id]
    _check(plan, level_id, name=level.name, letter=level.letter, number=level.number)
    return set_row(plan, level, f"use rating {level.name} again", retired=False)


def remove_level(plan: Plan, level_id: int) -> ChangeSet:
    """Delete a level that no rating has."""
    level = plan.levels[level_id]
    if any(rating.level == level_id for rating in plan.ratings):
        raise UserError(f"{level.name} is used by ratings. Retire it instead.")
    return remove_row(plan, level, f"delete rating {level.name}")


def move_level(plan: Plan, level_id: int, after: int | None) -> ChangeSet:
    """Move a level behind another, or to the worst end (None)."""
    level = plan.levels[level_id]
    return move_row(plan, level, after, f"move rating {level.name}")

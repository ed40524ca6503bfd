"""The rating scale: its levels, their names and letters, retiring and removing them."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import add_row, move_row, remove_row, set_row
from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.domain.scale import is_not_rated, sign, signs_of
from planapp.errors import UserError


def add_level(plan: Plan, name: str, letter: str, **values: Any) -> ChangeSet:
    """Add a level at the best end of the scale; its key is made from its name."""
    number = values.pop("number", 1 + max((level.number for level in plan.levels), default=0))
    given = _checked(plan, None, {"name": name, "letter": letter, "number": number})
    return add_row(plan, r.Level, f"add rating {given['name']}", key=_new_key(plan, name), **given, **values)


def _new_key(plan: Plan, name: str) -> str:
    taken = {level.key for level in plan.levels}
    stem = "-".join(name.casefold().split())
    return next(key for key in chain([stem], (f"{stem}-{n}" for n in count(2))) if key not in taken)


def set_level(plan: Plan, level_id: int, **values: Any) -> ChangeSet:
    """Change what a level is called, looks like, means, demands and counts as."""
    level = plan.levels[level_id]
    return set_row(plan, level, f"change rating {level.name}", **_checked(plan, level_id, values))


_LONGEST_LETTER, _LARGEST_NUMBER = 3, 99


def _refuse_unusable(level: r.Level | None, values: dict[str, Any]) -> None:
    """Refuse what can't be typed at a rating or painted in its cell; what an import brought may stay."""
    changed = {key: value for key, value in values.items() if level is None or getattr(level, key) != value}
    letter, number = changed.get("letter", ""), changed.get("number", 1)
    if letter == "0" or number == 0:
        raise UserError("0 takes a rating away. Choose another number or letter.")
    if len(letter) > _LONGEST_LETTER:
        raise UserError(
            f"‘{short(letter)}’ is too long for the cell of a rating. Type one to three characters."
        )
    if not 1 <= number <= _LARGEST_NUMBER:
        raise UserError("Ratings are numbered from 1 to 99. Choose one of these numbers.")


def _checked(plan: Plan, level_id: int | None, values: dict[str, Any]) -> dict[str, Any]:
    """Return values, on one line. Names, letters and numbers tell the levels that may be chosen apart."""
    values = {
        key: " ".join(value.split()) if key in ("name", "letter") else value for key, value in values.items()
    }
    others = [level for level in plan.levels if level.id != level_id and not level.retired]
    for field in ("name", "letter", "number"):
        if field not in values:
            continue
        written = str(values[field])
        if not written:
            raise UserError(f"A rating needs a {field}. Type one.")
        if is_not_rated(written):
            raise UserError(f"‘{written}’ stands for not rated. Choose another {field}.")
        for other in others:
            if sign(written) in signs_of(other):
                raise UserError(f"{other.name} goes by {written} already. Choose another {field}.")
    _refuse_unusable(plan.levels.get(level_id), values)
    return values


def retire_level(plan: Plan, level_id: int) -> ChangeSet:
    """Take a level out of use; ratings that have it keep it."""
    level = plan.levels[level_id]
    _refuse_last(plan, level)
    return set_row(plan, level, f"retire rating {level.name}", retired=True)


def _refuse_last(plan: Plan, level: r.Level) -> None:
    if all(other.retired for other in plan.levels if other.id != level.id) and not level.retired:
        raise UserError(f"{level.name} is the last rating of the scale. Add another one first.")


def restore_level(plan: Plan, level_id: int) -> ChangeSet:
    """Take a retired level into use again."""
    level = plan.levels[level_id]
    _checked(plan, level_id, {"name": level.name, "letter": level.letter, "number": level.number})
    return set_row(plan, level, f"use rating {level.name} again", retired=False)


def remove_level(plan: Plan, level_id: int) -> ChangeSet:
    """Delete a level that no rating has."""
    level = plan.levels[level_id]
    if any(rating.level == level_id for rating in plan.ratings):
        raise UserError(f"{level.name} is used by ratings. Retire it instead.")
    _refuse_last(plan, level)
    return remove_row(plan, level, f"delete rating {level.name}")


def move_level(plan: Plan, level_id: int, after: int | None) -> ChangeSet:
    """Move a level behind another, or to the worst end (None)."""
    level = plan.levels[level_id]
    return move_row(plan, level, after, f"move rating {level.name}")

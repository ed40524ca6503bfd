"""The one gate: what every change set must keep to, whether an edit, an undo, an import or a merge."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import Change, ChangeSet
from planapp.domain.naming import name_of
from planapp.domain.plan import DETAILS_ID, Plan
from planapp.domain.tables import SPEC_OF, SPECS
from planapp.errors import UserError

# What to do instead of removing a row that others refer to.
_INSTEAD = {
    "items": "Take what stands below it out first.",
    "people": "Hand over what they lead first, or merge them with another person.",
    "periods": "Clear its ratings first.",
    "levels": "Retire it instead.",
    "extra_fields": "Clear its values first.",
    "source_events": "Take out its recommendations first.",
    "recommendations": "Unlink it from its actions first.",
    "indicators": "Unlink it from its measures first.",
    "layouts": "Take out its columns first.",
}


def check(before: Plan, change_set: ChangeSet, after: Plan) -> None:
    """Raise UserError, with a sentence that says what to do, if `after` breaks a rule.

    Only what changed and its neighbours are looked at; a whole table is only when a row that it may refer
    to goes.
    """
    for change in change_set.changes:
        _check_text(change)
        _check_frozen(before, change)
        if change.after is None:
            continue
        row = after.table(change.table)[change.id]
        _check_references(after, change, row)
        _CHECKS.get(change.table, _nothing)(after, row)
    _check_removals(change_set, after)
    _check_unique(change_set, after)
    _check_whole(change_set, after)


def _nothing(plan: Plan, row: Any) -> None:
    """Most tables have no rule of their own."""


def _check_text(change: Change) -> None:
    for value in (change.after or {}).values():
        if isinstance(value, str) and not _can_be_saved(value):
            raise UserError(
                "This text holds a character that can’t be saved. Paste it as plain text, or type it."
            )


def _can_be_saved(text: str) -> bool:
    """Tell whether a text is whole Unicode (half a character may come from a clipboard) without NUL."""
    if text.isascii():
        return "\0" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _check_frozen(before: Plan, change: Change) -> None:
    """A frozen period's ratings, comments, updates and roll-ups stay as they are."""
    if change.table not in ("ratings", "updates"):
        return
    old = before.table(change.table).get(change.id)
    for period_id in {old.period if old is not None else None, (change.after or {}).get("period")}:
        period = before.periods.get(period_id)
        if period is not None and period.frozen:
            raise UserError(f"{period.label} is frozen. Unfreeze it first, and say why.")


def _check_references(after: Plan, change: Change, row: Any) -> None:
    for field, table in SPEC_OF[change.table].references.items():
        target = getattr(row, field)
        if target is not None and target not in after.table(table):
            raise UserError(
                f"This belongs to {_a(table)} that is not in the plan any more. Undo what took it out first."
            )


def _a(table: str) -> str:
    singular = {
        "people": "a person",
        "evidence": "evidence",
        "items": "an item",
        "extra_fields": "an extra field",
    }
    return singular.get(table, f"a {table[:-1].replace('_', ' ')}")


def _check_removals(change_set: ChangeSet, after: Plan) -> None:
    removed: dict[str, set[int]] = {}
    for change in change_set.changes:
        if change.after is None:
            removed.setdefault(change.table, set()).add(change.id)
    for spec in SPECS:
        for field, table in spec.references.items():
            gone = removed.get(table)
            if gone and _is_referred_to(after, spec.name, field, gone):
                raise UserError(
                    f"Other parts of the plan need {_a(table)} that you take out. {_INSTEAD[table]}"
                )


def _is_referred_to(after: Plan, name: str, field: str, gone: set[int]) -> bool:
    table = after.table(name)
    if table.spec.owner == field:
        return any(table.ids_of(owner) for owner in gone)
    return any(getattr(row, field) in gone for row in table)


def _check_unique(change_set: ChangeSet, after: Plan) -> None:
    """A key is unique among the rows of an owner; keys without an owner are in small tables."""
    seen: set[tuple[str, int | None]] = set()
    for change in change_set.changes:
        spec = SPEC_OF[change.table]
        if not spec.unique or change.after is None:
            continue
        row = after.table(change.table)[change.id]
        owner = getattr(row, spec.owner) if spec.owner else None
        if (change.table, owner) in seen:
            continue
        seen.add((change.table, owner))
        keys = [
            tuple(getattr(row, name) for name in spec.unique) for row in after.table(change.table).of(owner)
        ]
        if len(keys) != len(set(keys)):
            raise UserError(f"There would be {_a(change.table)} twice. Change the one that is there.")


def _check_whole(change_set: ChangeSet, after: Plan) -> None:
    tables = {change.table for change in change_set.changes}
    if "periods" in tables and len(after.periods):
        current = sum(period.current for period in after.periods)
        if current != 1:
            raise UserError("One period has to be the current one. Choose which it is.")
    if "details" in tables and (len(after.details) != 1 or DETAILS_ID not in after.details):
        raise UserError("A plan has one title. Change it rather than take it out.")


def _check_item(plan: Plan, item: r.Item) -> None:
    seen = {item.id}
    parent = plan.items.get(item.parent)
    if parent is not None and _depth(parent.kind) >= _depth(item.kind):
        raise UserError(
            f"{_capital(_an(item.kind))} can’t stand below {_an(parent.kind)}. Move it to another place."
        )
    while parent is not None:
        if parent.id in seen:
            raise UserError(f"{name_of(item)} can’t stand below itself. Move it to another place.")
        seen.add(parent.id)
        parent = plan.items.get(parent.parent)
    for child in plan.children(item.id):
        if _depth(child.kind) <= _depth(item.kind):
            raise UserError(
                f"{_capital(_an(child.kind))} can’t stand below {_an(item.kind)}. Move it to another place."
            )
    if item.kind == r.STEP and plan.ratings.ids_of(item.id):
        raise UserError(f"{name_of(item)} has ratings, and steps have none. Keep it an action.")


def _check_rating(plan: Plan, rating: r.Rating) -> None:
    if plan.items[rating.item].kind == r.STEP:
        raise UserError("Steps have no ratings. Tick the step when it is done.")


def _check_assignment(plan: Plan, row: r.Assignment) -> None:
    if row.starts_on is not None and row.ends_on is not None and row.ends_on < row.starts_on:
        raise UserError(f"{plan.people[row.person].name} would stop before they start. Choose a later day.")


_CHECKS: dict[str, Callable[[Plan, Any], None]] = {
    "items": _check_item,
    "ratings": _check_rating,
    "assignments": _check_assignment,
}


def _depth(kind: str) -> int:
    return r.KINDS.index(kind)


def _an(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def kinds_below(kind: str) -> Iterable[str]:
    """Return the kinds that may stand below a kind."""
    return r.KINDS[_depth(kind) + 1 :]

"""The one gate: what every change set must keep to, whether an edit, an undo, an import or a merge."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from operator import attrgetter
from typing import Any

from planapp.domain import records as r
from planapp.domain.changes import FREEZE, Change, ChangeSet
from planapp.domain.naming import field_words, frozen_words, name_of, row_words, with_article
from planapp.domain.plan import DETAILS_ID, Plan
from planapp.domain.tables import SPEC_OF, SPECS
from planapp.errors import UserError

# What to do instead of removing a row that others refer to.
_INSTEAD = {
    "items": "Take out what stands below it or belongs to it first.",
    "people": "Hand over what they lead first, or merge them with another person.",
    "periods": "Clear its ratings and take out its updates first.",
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
    _check_label(change_set)
    for change in change_set.changes:
        _check_values(change)
        _check_freezing(change_set, change, after)
        _check_frozen(before, change, after)
        if change.after is None:
            continue
        row = after.table(change.table)[change.id]
        _check_references(after, change, row)
        _check_row(after, change, row)
    _check_removals(change_set, after)
    _check_unique(change_set, after)
    _check_whole(change_set, after)


def _check_label(change_set: ChangeSet) -> None:
    if not _can_be_saved(change_set.label):
        raise UserError(
            "A name or reason holds a character that can’t be saved. Paste it as plain text, or type it."
        )


def _check_freezing(change_set: ChangeSet, change: Change, after: Plan) -> None:
    """A period is frozen and unfrozen by a change set that says so; what was stored goes with unfreezing."""
    frozen = (change.after or {}).get("frozen")
    if change.table != "periods" or change.before is None or frozen is None:
        return
    label = after.periods[change.id].label
    if change_set.kind != FREEZE:
        raise UserError(f"{label} is frozen and unfrozen by commands of their own. Use these, and say why.")
    if not frozen and any(stored.period == change.id for stored in after.rollups):
        raise UserError(
            f"What {label} showed while it was frozen is still stored. Unfreeze it by its own command."
        )


def _check_values(change: Change) -> None:
    for field, value in (change.after or {}).items():
        if not _can_be_saved(value):
            what = "number" if isinstance(value, int | float) else "character"
            raise UserError(
                f"A {what} in the {field_words(field)} can’t be saved. Paste it as plain text, or type it."
            )


_LARGEST_INTEGER = 2**63 - 1  # SQLite's


def _can_be_saved(value: Any) -> bool:
    """Tell whether a value is whole Unicode (half a character may come from a clipboard) or a real number."""
    if isinstance(value, str):
        return "\0" not in value and (value.isascii() or not _has_half_character(value))
    if isinstance(value, tuple):
        return all(map(_can_be_saved, value))
    if isinstance(value, float):
        return isfinite(value)
    return not isinstance(value, int) or abs(value) <= _LARGEST_INTEGER


def _has_half_character(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _check_frozen(before: Plan, change: Change, after: Plan) -> None:
    """A frozen period's ratings, comments, updates and roll-ups stay as they are.

    Its roll-ups go when it is unfrozen, in the same change set.
    """
    if change.table not in ("ratings", "updates", "rollups"):
        return
    old = before.table(change.table).get(change.id)
    for period_id in {old.period if old is not None else None, (change.after or {}).get("period")}:
        period = before.periods.get(period_id)
        if period is None or not period.frozen:
            continue
        if change.table != "rollups" or _is_frozen(after, period_id):
            raise UserError(frozen_words(period))


def _is_frozen(plan: Plan, period_id: int | None) -> bool:
    period = plan.periods.get(period_id)
    return period is not None and period.frozen


def _check_references(after: Plan, change: Change, row: Any) -> None:
    for field, table in SPEC_OF[change.table].references.items():
        target = getattr(row, field)
        if target is not None and target not in after.table(table):
            raise UserError(
                f"This belongs to {row_words(table)} that is not in the plan any more. "
                "Undo what took it out first."
            )


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
                    f"Other parts of the plan need {row_words(table)} that you take out. {_INSTEAD[table]}"
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
        if change.after is None or change.after.keys().isdisjoint(spec.unique):
            continue
        table = after.table(change.table)
        owner = getattr(table[change.id], spec.owner) if spec.owner else None
        if (change.table, owner) in seen:
            continue
        seen.add((change.table, owner))
        keys = list(map(attrgetter(*spec.unique), table.of(owner)))
        if len(keys) != len(set(keys)):
            raise UserError(
                f"There would be {row_words(change.table)} twice for the same. Change the one that is there."
            )


def _check_whole(change_set: ChangeSet, after: Plan) -> None:
    tables = {change.table for change in change_set.changes}
    if "periods" in tables and len(after.periods):
        current = sum(period.current for period in after.periods)
        if current != 1:
            raise UserError("One period has to be the current one. Choose which it is.")
    if "details" in tables and (len(after.details) != 1 or DETAILS_ID not in after.details):
        raise UserError("A plan has one title. Change it rather than take it out.")


def _check_row(plan: Plan, change: Change, row: Any) -> None:
    """Check what a table asks of its rows, if any field that it asks it of has changed."""
    fields, check_row = _CHECKS.get(change.table, ((), None))
    if check_row is not None and not (change.after or {}).keys().isdisjoint(fields):
        check_row(plan, row)


def _check_item(plan: Plan, item: r.Item) -> None:
    """A child is of a kind below its parent's, so no item can stand below itself either."""
    if item.kind not in r.KINDS:
        raise UserError(f"{name_of(item)} has to be a theme, objective, action or step. Choose one of them.")
    parent = plan.items.get(item.parent)
    if parent is not None:
        _check_below(parent, item)
    for child in plan.children(item.id):
        _check_below(item, child)
    if item.kind == r.STEP and plan.ratings.ids_of(item.id):
        raise UserError(f"{name_of(item)} has ratings, and steps have none. Keep it an action.")


def _check_below(parent: r.Item, child: r.Item) -> None:
    if child.kind not in kinds_below(parent.kind):
        words = with_article(child.kind)
        raise UserError(
            f"{words[0].upper()}{words[1:]} can’t stand below {with_article(parent.kind)}. "
            "Move it to another place."
        )


def _check_rating(plan: Plan, rating: r.Rating) -> None:
    if plan.items[rating.item].kind == r.STEP:
        raise UserError("Steps have no ratings. Tick the step when it is done.")


def _check_assignment(plan: Plan, row: r.Assignment) -> None:
    if row.role not in r.ROLES:
        raise UserError(f"{plan.people[row.person].name} has to be a lead or an officer. Choose one of them.")
    if row.starts_on is not None and row.ends_on is not None and row.ends_on < row.starts_on:
        raise UserError(f"{plan.people[row.person].name} would stop before they start. Choose a later day.")


_CHECKS: dict[str, tuple[tuple[str, ...], Callable[[Plan, Any], None]]] = {
    "items": (("kind", "parent"), _check_item),
    "ratings": (("item",), _check_rating),
    "assignments": (("role", "starts_on", "ends_on"), _check_assignment),
}


def kinds_below(kind: str) -> tuple[str, ...]:
    """Return the kinds that may stand below a kind."""
    return r.KINDS[r.KINDS.index(kind) + 1 :] if kind in r.KINDS else ()

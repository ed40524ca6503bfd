"""Filters kept under a name: values that a plan remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.models.board_filter import Filter

# Under what a plan remembers them.
REMEMBERED_AS = "filters"


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter and its name."""

    name: str
    sought: Filter


Saved = tuple[SavedFilter, ...]


def put(saved: Saved, name: str, sought: Filter) -> Saved:
    """Return the filters with one under a name, in the place of one that was called so before."""
    name = _given(name)
    made = SavedFilter(name, replace(sought, text=" ".join(sought.text.split())))
    if any(_same(one.name, name) for one in saved):
        return tuple(made if _same(one.name, name) else one for one in saved)
    return (*saved, made)


def renamed(saved: Saved, name: str, new: str) -> Saved:
    """Return the filters with one called otherwise. Raises UserError for none, or one that is taken."""
    new = _given(new)
    if any(_same(one.name, new) and one.name != name for one in saved):
        raise UserError(f"There is a filter ‘{short(new)}’ already. Choose another name.")
    return tuple(replace(one, name=new) if one.name == name else one for one in saved)


def without(saved: Saved, names: Iterable[str]) -> Saved:
    """Return the filters but for some."""
    gone = set(names)
    return tuple(one for one in saved if one.name not in gone)


def known(plan: Plan, sought: Filter) -> Filter:
    """Return a filter without what the plan does not have any more."""
    return replace(
        sought,
        levels=frozenset(one for one in sought.levels if one in plan.levels),
        leads=frozenset(one for one in sought.leads if one in plan.people),
        people=frozenset(one for one in sought.people if one in plan.people),
        recommendations=frozenset(one for one in sought.recommendations if one in plan.recommendations),
    )


def name_of(plan: Plan, saved: Saved, sought: Filter) -> str:
    """Return under which name a filter is kept, '' if it is not."""
    now = replace(sought, text=" ".join(sought.text.split()))
    return next((one.name for one in saved if known(plan, one.sought) == now), "") if now else ""


def to_plain(saved: Sequence[SavedFilter]) -> list[dict[str, Any]] | None:
    """Return filters as JSON can hold them; None for none."""
    return [{"name": one.name, "filter": _plain(one.sought)} for one in saved] or None


def from_plain(value: Any) -> Saved:
    """Return the filters that JSON holds; what is something else is passed over."""
    found: list[SavedFilter] = []
    for entry in value if isinstance(value, list) else ():
        name = entry.get("name") if isinstance(entry, dict) else None
        if isinstance(name, str) and name.strip() and not any(_same(one.name, name) for one in found):
            found.append(SavedFilter(name, _filter(entry.get("filter"))))
    return tuple(found)


def _plain(sought: Filter) -> dict[str, Any]:
    """Return what a filter asks for; what it does not ask for is left out."""
    usual, told = Filter(), {}
    for field in fields(Filter):
        value = getattr(sought, field.name)
        if value != getattr(usual, field.name):
            told[field.name] = sorted(value) if isinstance(value, frozenset) else value
    return told


def _filter(value: Any) -> Filter:
    usual, told = Filter(), {}
    for field in fields(Filter):
        said: Any = value.get(field.name) if isinstance(value, dict) else None
        if isinstance(said, list):
            said = frozenset(one for one in said if type(one) is int)
        if type(said) is type(getattr(usual, field.name)):
            told[field.name] = said
    return replace(usual, **told)


def _given(name: str) -> str:
    if not name.strip():
        raise UserError("A filter needs a name. Type one such as For the board.")
    return " ".join(name.split())


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()

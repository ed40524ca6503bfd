"""Rows' values as plain JSON values and back: days as ISO text, tuples as lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from planapp.domain.tables import SPEC_OF


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


@cache
def _readers(table: str) -> Mapping[str, Callable[[Any], Any]]:
    """Return the fields of a table whose JSON value is not their value, with what reads them."""
    readers: dict[str, Callable[[Any], Any]] = {}
    for name, hint in get_type_hints(SPEC_OF[table].record).items():
        if "date" in str(hint):
            readers[name] = _day
        elif "tuple" in str(hint):
            readers[name] = _tuples
    return readers


def to_plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return field values as JSON can hold them."""
    return {name: _plain(value) for name, value in values.items()}


def from_plain(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table's field values from their JSON form."""
    readers = _readers(table)
    return {name: readers[name](value) if name in readers else value for name, value in values.items()}

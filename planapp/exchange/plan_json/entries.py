"""Objects and lists of a document as rows: fields by key, and ranks where none is given."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

from planapp.domain import rank
from planapp.domain import records as r
from planapp.domain.tables import SPEC_OF
from planapp.errors import UserError
from planapp.exchange.plan_json import values as v
from planapp.exchange.plan_json.rows import Rows
from planapp.exchange.plan_json.shape import NOUNS, Key, keys_of


@dataclass(frozen=True, slots=True)
class Found:
    """A row that was read, the object it was read from, and its place."""

    row: Any
    entry: dict[str, Any]
    place: str


def read_list(
    rows: Rows, table: str, value: object, place: str, nested: Iterable[str] = (), **owner: int | None
) -> list[Found]:
    """Read a list of rows; rows without a rank come where they stand in the list.

    `nested` names the keys that the caller reads, `owner` the field and id of the row they belong to.
    """
    entries = [(entry, f"{place}[{n}]") for n, entry in enumerate(v.a_list(value, place))]
    read = [{**read_values(rows, table, entry, where, nested), **owner} for entry, where in entries]
    if SPEC_OF[table].ranked:
        ranks = _filled([values.get("rank") for values in read])
        read = [{**values, "rank": own} for values, own in zip(read, ranks, strict=True)]
    return [
        Found(rows.add(table, values, where), entry, where)
        for values, (entry, where) in zip(read, entries, strict=True)
    ]


def read_values(
    rows: Rows, table: str, value: object, place: str, nested: Iterable[str] = ()
) -> dict[str, Any]:
    """Return the fields that an object gives; a key that is null is as one that is missing."""
    if value is None:
        raise v.misplaced(value, place, "an object in braces")
    entry = v.an_object(value, place)
    groups = {key.group for key in keys_of(table)} - {""}
    found = _read_group(rows, table, "", entry, place, (*nested, *groups))
    for group in groups:
        where = v.inside(place, group)
        found |= _read_group(rows, table, group, v.an_object(entry.get(group), where), where, ())
    for key in _required(table):
        if key.field not in found:
            raise _lacking(table, key, place)
    return found


def _read_group(
    rows: Rows, table: str, group: str, entry: dict[str, Any], place: str, nested: Iterable[str]
) -> dict[str, Any]:
    keys = [key for key in keys_of(table) if key.group == group]
    v.check_keys(entry, [*(key.name for key in keys), *nested], place)
    return {
        key.field: _read(rows, key, entry[key.name], v.inside(place, key.name))
        for key in keys
        if entry.get(key.name) is not None
    }


def _read(rows: Rows, key: Key, value: object, place: str) -> Any:
    if key.refers_to:
        return rows.refer(key.refers_to, value, place)
    if key.choices and key.hint is str:
        return v.one_of(value, key.choices, place)
    if key.choices:
        parts = enumerate(v.a_list(value, place))
        return tuple(v.one_of(part, key.choices, f"{place}[{n}]") for n, part in parts)
    if key.field in ("id", "rank"):
        return v.an_id(value, place) if key.field == "id" else v.a_rank(value, place)
    return v.READERS[key.hint](value, place)


@cache
def _required(table: str) -> tuple[Key, ...]:
    """Return the keys that nothing stands in for: references, and an item's kind."""
    without = {f.name for f in fields(SPEC_OF[table].record) if f.default is MISSING} - {"id"}
    if SPEC_OF[table].record is r.Item:
        without |= {"kind"}
    return tuple(key for key in keys_of(table) if key.field in without)


def _lacking(table: str, key: Key, place: str) -> UserError:
    choices = ", ".join(f'"{choice}"' for choice in key.choices[:-1])
    remedy = f': {choices} or "{key.choices[-1]}"' if key.choices else ""
    what = f"{NOUNS[table]} without {v.with_article(key.name)}"
    return v.refusal(what, place, f'Give it "{key.name}"{remedy}.')


def _filled(ranks: list[str | None]) -> list[str]:
    """Return the ranks with new ones for None, each above the rank before it in the list."""
    taken = sorted(given for given in ranks if given is not None)
    filled: list[str] = []
    position = 0
    while position < len(ranks):
        given = ranks[position]
        if given is not None:
            filled.append(given)
            position += 1
            continue
        missing = _missing_from(ranks, position)
        low = filled[-1] if filled else ""
        above = bisect_right(taken, low)
        for place in rank.spread(missing, low, taken[above] if above < len(taken) else ""):
            insort(taken, place)
            filled.append(place)
        position += missing
    return filled


def _missing_from(ranks: list[str | None], start: int) -> int:
    count = 0
    while start + count < len(ranks) and ranks[start + count] is None:
        count += 1
    return count

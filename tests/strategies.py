"""Hypothesis strategies that several rooms' tests share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any, get_type_hints

from hypothesis import strategies as st

from planapp.domain import records as r
from planapp.domain.due import FLAGS, PRECISIONS
from planapp.domain.ids import ID_BITS
from planapp.domain.plan import DETAILS_ID, Plan, make_plan
from planapp.domain.rank import DIGITS
from planapp.domain.status import STATES
from planapp.domain.tables import SPEC_OF, SPECS, TableSpec

# Short, and often equal.
TEXTS = st.sampled_from(("", "A", "a", "A (2)")) | st.text(max_size=6)
IDS = st.integers(1, 2**ID_BITS - 1)
RANKS = st.text(DIGITS, max_size=3).flatmap(lambda start: st.sampled_from(DIGITS[1:]).map(start.__add__))

_DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
_COUNTS = st.integers(-(2**31), 2**31)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
# Fields that hold one of a few words.
_WORDS: Mapping[tuple[str, str], st.SearchStrategy[Any]] = {
    ("items", "due_precision"): st.sampled_from(PRECISIONS),
    ("items", "due_flags"): st.lists(st.sampled_from(FLAGS), max_size=2, unique=True).map(tuple),
    ("items", "state"): st.sampled_from(("", *STATES)),
    ("assignments", "role"): st.sampled_from(r.ROLES),
    ("extra_fields", "type"): st.sampled_from(("text", "number", "date")),
    ("extra_fields", "kinds"): st.lists(st.sampled_from(r.KINDS), max_size=2, unique=True).map(tuple),
    ("levels", "needs"): st.sampled_from(r.NEEDS),
    ("indicators", "polarity"): st.sampled_from(("", "high", "low")),
}
# Fields that the strategies below set themselves: a tree has its kinds, and one period is current.
_SET_APART = {("items", "kind"), ("periods", "current")}


@st.composite
def plans(
    draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS, most_items: int = 6, most_rows: int = 3
) -> Plan:
    """Draw a valid plan: any table may have rows, and ids, ranks, keys, references and kinds are in order.

    `texts` gives what is written in it; there are at most `most_items` items and `most_rows` rows of any
    other table.
    """
    rows: dict[str, list[Any]] = {}
    for spec in SPECS:
        if spec.name == "details":
            rows["details"] = [replace(row, id=DETAILS_ID) for row in draw(_rows(spec, rows, texts, 1))]
        elif spec.name == "items":
            rows["items"] = draw(_trees(texts, most_items))
        else:
            rows[spec.name] = draw(_rows(spec, rows, texts, most_rows))
    return make_plan(row for table in rows.values() for row in table)


@st.composite
def _trees(draw: st.DrawFn, texts: st.SearchStrategy[str], most: int) -> list[r.Item]:
    """Draw items in which every child is of a kind below its parent's."""
    items: list[r.Item] = []
    for item in _ranked(draw, [r.Item(**values) for values in draw(_values(SPEC_OF["items"], texts, most))]):
        kind = draw(st.sampled_from(r.KINDS))
        above = [other.id for other in items if r.KINDS.index(other.kind) < r.KINDS.index(kind)]
        items.append(replace(item, kind=kind, parent=draw(st.sampled_from([None, *above]))))
    return items


@st.composite
def _rows(
    draw: st.DrawFn, spec: TableSpec, above: Mapping[str, list[Any]], texts: st.SearchStrategy[str], most: int
) -> list[Any]:
    """Draw rows of a table that refer to rows of the tables above it."""
    choices = {name: _choices(spec, name, table, above) for name, table in spec.references.items()}
    if not all(choices.values()):
        return []
    found: dict[Any, Any] = {}
    for values in draw(_values(spec, texts, most)):
        references = {name: draw(st.sampled_from(ids)) for name, ids in choices.items()}
        row = spec.record(**{**values, **references})
        found.setdefault(tuple(getattr(row, name) for name in spec.unique or ("id",)), row)
    rows = _ranked(draw, list(found.values()))
    return _with_current(draw, rows) if spec.name == "periods" else rows


def _choices(spec: TableSpec, name: str, table: str, above: Mapping[str, list[Any]]) -> list[int | None]:
    """Return what a reference may be: any row of its table, or nothing where the record allows that."""
    may_be_nothing = get_type_hints(spec.record)[name] == int | None
    rated = spec.name == "ratings" and name == "item"
    rows = [row for row in above[table] if not (rated and row.kind == r.STEP)]
    return [*([None] if may_be_nothing else []), *(row.id for row in rows)]


def _values(
    spec: TableSpec, texts: st.SearchStrategy[str], most: int
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Draw the fields of some rows, without references and ranks; ids differ."""
    by_type: Mapping[Any, st.SearchStrategy[Any]] = {
        str: texts,
        int: _COUNTS,
        bool: st.booleans(),
        float: _NUMBERS,
        float | None: st.none() | _NUMBERS,
        date | None: st.none() | _DAYS,
        tuple[str, ...]: st.lists(texts, max_size=2).map(tuple),
        tuple[tuple[str, int], ...]: st.lists(st.tuples(texts, _COUNTS), max_size=2).map(tuple),
        tuple[tuple[str, str], ...]: st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    }
    fields = {
        name: _WORDS[spec.name, name] if (spec.name, name) in _WORDS else by_type[hint]
        for name, hint in get_type_hints(spec.record).items()
        if name not in (*spec.references, "id", "rank") and (spec.name, name) not in _SET_APART
    }
    rows = st.fixed_dictionaries({"id": IDS, **fields})
    return st.lists(rows, max_size=most, unique_by=itemgetter("id"))


def _ranked(draw: st.DrawFn, rows: list[Any]) -> list[Any]:
    if not rows or not hasattr(rows[0], "rank"):
        return rows
    ranks = draw(st.lists(RANKS, min_size=len(rows), max_size=len(rows), unique=True))
    return [replace(row, rank=place) for row, place in zip(rows, ranks, strict=True)]


def _with_current(draw: st.DrawFn, periods: Iterable[r.Period]) -> list[r.Period]:
    periods = list(periods)
    if not periods:
        return []
    current = draw(st.sampled_from([period.id for period in periods]))
    return [replace(period, current=period.id == current) for period in periods]

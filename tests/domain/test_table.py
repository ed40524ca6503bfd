from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import records as r
from planapp.domain.plan import make_plan
from planapp.domain.table import Table
from planapp.domain.tables import SPEC_OF

ITEMS = SPEC_OF["items"]
PARENTS = st.sampled_from([None, 1, 2])
STEPS = st.lists(
    st.dictionaries(
        st.integers(1, 6), st.none() | st.tuples(PARENTS, st.sampled_from(["A", "B"])), max_size=4
    ),
    max_size=6,
)


RATINGS = SPEC_OF["ratings"]
RATED = st.dictionaries(
    st.integers(1, 6), st.tuples(st.integers(1, 3), st.integers(1, 4), st.none() | st.integers(1, 4))
)
RERATED = st.lists(
    st.dictionaries(st.integers(1, 8), st.none() | st.tuples(st.integers(1, 3), st.integers(1, 4))),
    max_size=4,
)


def unmade(rows: dict[int, tuple[int, int, int | None]]) -> Table[r.Rating]:
    # Every other row does without its blank values.
    blank = ("", "", "", 0)
    raw = [(row_id, *values, *(blank if row_id % 2 else ())) for row_id, values in sorted(rows.items())]
    return Table.unmade(RATINGS, raw, lambda some: (r.Rating(*row) for row in some), blank)


@given(RATED, RERATED, st.sets(st.integers(1, 3)))
def test_rows_that_are_made_when_asked_for_are_as_others(
    rows: dict[int, tuple[int, int, int | None]],
    steps: list[dict[int, tuple[int, int] | None]],
    asked: set[int],
) -> None:
    table = unmade(rows)
    made = Table(RATINGS, [r.Rating(row_id, *values) for row_id, values in rows.items()])
    for item in asked:
        assert table.of(item) == made.of(item)
    for step in ({}, *steps):
        changes = {row_id: v and r.Rating(row_id, v[0], v[1], comment="why") for row_id, v in step.items()}
        before, table, made = table, table.changed(changes), made.changed(changes)
        assert (len(table), sorted(row.id for row in table)) == (len(made), sorted(row.id for row in made))
        assert (table == before) == (set(table) == set(before))
        for row_id in range(10):
            assert (table.get(row_id), row_id in table) == (made.get(row_id), row_id in made)
        for item in range(5):
            wanted = sorted((row.period, row.level or 0, row.comment) for row in made.of(item))
            told = table.values_of(item, "period", "level", "comment")
            assert sorted((period, level or 0, comment) for period, level, comment in told) == wanted
            assert list(table.values_of(item, "id")) == list(table.ids_of(item)) == list(made.ids_of(item))
            assert table.of(item) == made.of(item)
        assert (
            table
            == made
            == table
            == unmade(rows)
            .changed({row.id: row for row in made})
            .changed({row_id: None for row_id in rows if row_id not in made})
        )


def test_rows_are_made_once_and_only_those_of_an_owner_that_is_asked_for() -> None:
    made: list[int] = []

    def make(rows: Sequence[tuple[Any, ...]]) -> list[r.Rating]:
        made.extend(row[0] for row in rows)
        return [r.Rating(*row) for row in rows]

    table = Table.unmade(RATINGS, [(1, 7, 1, None), (2, 8, 1, 4), (5, 7, 2, 4)], make)
    assert (len(table), 5 in table, list(table.values_of(8, "level")), made) == (3, True, [4], [1, 5])
    first = table.of(7)
    changed = table.changed({1: None})
    assert changed.of(7) == first[1:]
    assert changed.of(8)[0] is table.get(2)
    assert (table.of(7), made) == (first, [1, 5, 2])


@given(STEPS)
def test_a_changed_table_equals_one_built_anew(steps: list[dict[int, tuple[int | None, str] | None]]) -> None:
    table: Table[r.Item] = Table(ITEMS)
    for step in steps:
        changes = {
            row_id: None if values is None else r.Item(row_id, parent=values[0], rank=values[1])
            for row_id, values in step.items()
        }
        table = table.changed(changes)
        fresh = Table(ITEMS, list(table))
        assert table == fresh
        assert all(table.of(parent) == fresh.of(parent) for parent in (None, 1, 2))
        assert all(
            table.ids_of(parent) == tuple(row.id for row in fresh.of(parent)) for parent in (None, 1, 2)
        )


def test_rows_stand_by_rank_below_their_owner_and_equal_ranks_by_id() -> None:
    rows = [r.Item(4, 1, "B"), r.Item(3, 1, "A"), r.Item(2, 1, "B"), r.Item(1, None, "C")]
    table = Table(ITEMS, rows)
    assert [row.id for row in table.of(1)] == [3, 2, 4]
    assert [row.id for row in table.of()] == [1]
    assert table.of(99) == ()


def test_rows_without_a_rank_stand_by_id() -> None:
    table = Table(SPEC_OF["ratings"], [r.Rating(9, 1, 5), r.Rating(3, 1, 6)])
    assert table.ids_of(1) == (3, 9)


def test_a_change_of_another_field_keeps_the_order_and_shows_the_new_row() -> None:
    table = Table(ITEMS, [r.Item(1, None, "A"), r.Item(2, None, "B")])
    changed = table.changed({1: replace(table[1], title="New")})
    assert [row.title for row in changed.of()] == ["New", ""]
    assert [row.title for row in table.of()] == ["", ""]


def test_rows_are_found_by_id() -> None:
    table = Table(ITEMS, [r.Item(1, title="old"), r.Item(1, title="new")])
    assert (len(table), table[1].title, 1 in table, 2 in table) == (1, "new", True, False)
    assert (table.get(2), table.get(None)) == (None, None)
    with pytest.raises(KeyError):
        table[2]


def test_tables_are_equal_by_rows_and_have_no_hash() -> None:
    assert make_plan().items == Table(ITEMS)
    assert make_plan().items != make_plan().people
    with pytest.raises(TypeError):
        hash(Table(ITEMS))

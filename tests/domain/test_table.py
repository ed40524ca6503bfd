from __future__ import annotations

from dataclasses import replace

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

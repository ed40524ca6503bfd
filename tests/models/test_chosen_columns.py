"""The choice of columns: a value that is changed step by step and remembered as JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from planapp.models.chosen_columns import NARROWEST, WIDEST, ChosenColumns, from_plain, to_plain
from planapp.models.columns import choosable, columns_of
from tests.models import plans as p

_KEYS = st.sampled_from(["due", "lead", "trend", "status", "officer", "extra:50", "extra:999"])
_CHOICES = st.builds(
    ChosenColumns,
    st.lists(_KEYS, unique=True).map(tuple),
    st.dictionaries(_KEYS, st.integers(NARROWEST, WIDEST)),
)


def test_a_column_is_added_behind_the_others_and_taken_away() -> None:
    chosen = ChosenColumns().with_shown("status", True)
    assert chosen.keys == ("due", "lead", "trend", "status")
    assert [column.key for column in columns_of(p.small_plan(), chosen.keys) if not column.period] == [
        "title",
        "due",
        "lead",
        "status",
        "trend",
    ]
    assert chosen.with_shown("due", False).keys == ("lead", "trend", "status")
    assert ChosenColumns(()).with_shown("trend", False).keys == ()


def test_a_column_moves_among_those_that_the_plan_has() -> None:
    known = [column.key for column in choosable(p.small_plan())]
    chosen = ChosenColumns(("due", "extra:999", "lead", "trend", "status"))
    assert chosen.moved("lead", -1, known).keys == ("lead", "due", "extra:999", "trend", "status")
    assert chosen.moved("due", 1, known).keys == ("extra:999", "lead", "trend", "due", "status")
    assert chosen.moved("status", 1, known) == chosen
    assert chosen.moved("due", -1, known) == chosen
    assert chosen.moved("trend", -1, known) == chosen
    assert chosen.put_before("status", "due").keys == ("status", "due", "extra:999", "lead", "trend")


def test_widths_stay_within_bounds() -> None:
    chosen = ChosenColumns().sized("lead", 5).sized("due", 5000)
    assert chosen.widths == {"lead": NARROWEST, "due": WIDEST}
    assert chosen.sized("lead", None).widths == {"due": WIDEST}


@given(_CHOICES)
def test_what_is_remembered_comes_back(chosen: ChosenColumns) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(chosen)))) == chosen


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_what_is_something_else_is_the_usual_choice(value: object) -> None:
    assert from_plain(value) == ChosenColumns()
    damaged = from_plain({"columns": [value, "status"], "widths": {"status": value}})
    assert damaged.shows("status")


def test_what_may_be_chosen_stands_below_what_is() -> None:
    chosen = ChosenColumns(("status", "due", "extra:999"))
    keys = [column.key for column in chosen.in_order(choosable(p.small_plan()))]
    assert keys[:3] == ["status", "due", "ref"]
    assert set(keys) == {column.key for column in choosable(p.small_plan())}

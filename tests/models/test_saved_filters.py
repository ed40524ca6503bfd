"""Filters kept under a name: they come back as they were, but for what the plan has no more."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.errors import UserError
from planapp.models.board_filter import Filter
from planapp.models.saved_filters import from_plain, known, name_of, put, renamed, to_plain, without
from tests.models import plans as p

_IDS = st.frozensets(st.integers(1, 99), max_size=3)
_FILTERS = st.builds(
    Filter,
    text=st.sampled_from(["", "visit", "see us"]),
    overdue=st.booleans(),
    levels=_IDS,
    not_rated=st.booleans(),
    to_rate=st.booleans(),
    leads=_IDS,
    changed=st.booleans(),
    people=_IDS,
    recommendations=_IDS,
    due_days=st.sampled_from([0, 7, 90]),
    due_in_period=st.booleans(),
)
BOARD, LATE = Filter(overdue=True, levels=frozenset({p.RED})), Filter(overdue=True, text="visit")


@given(_FILTERS)
def test_what_is_kept_comes_back(sought: Filter) -> None:
    saved = put((), "For the board", sought)
    assert from_plain(json.loads(json.dumps(to_plain(saved)))) == saved


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_what_is_something_else_is_passed_over(value: object) -> None:
    assert from_plain(value) == ()
    entry = {"name": "Mine", "filter": {"overdue": value, "leads": value, "due_days": value, "text": value}}
    (found,) = from_plain([entry, value, {"name": value}, entry])[:1]
    assert found.name == "Mine"


def test_a_name_is_taken_once() -> None:
    saved = put(put((), "Board", BOARD), "Late", LATE)
    assert [one.name for one in put(saved, " board ", LATE)] == ["board", "Late"]
    with pytest.raises(UserError, match="already"):
        renamed(saved, "Late", "BOARD")
    with pytest.raises(UserError, match="needs a name"):
        put(saved, "  ", BOARD)
    assert [one.name for one in renamed(saved, "Late", "late")] == ["Board", "late"]
    assert without(saved, ["Board"]) == saved[1:]
    assert to_plain(()) is None


def test_a_filter_goes_by_the_name_under_which_it_is_kept() -> None:
    plan = p.small_plan()
    saved = put(put((), "Board", BOARD), "Late", LATE)
    assert name_of(plan, saved, LATE) == "Late"
    assert name_of(plan, saved, Filter(overdue=True, text=" visit ")) == "Late"
    assert name_of(plan, saved, Filter(overdue=True)) == ""
    assert name_of(plan, put((), "All", Filter()), Filter()) == ""


def test_what_the_plan_has_no_more_is_not_asked_for() -> None:
    sought = Filter(leads=frozenset({p.HEAD, 999}), levels=frozenset({999}), recommendations=frozenset({999}))
    assert known(p.small_plan(), sought) == Filter(leads=frozenset({p.HEAD}))

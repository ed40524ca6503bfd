"""What the rating keys mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain.changes import apply
from planapp.domain.plan import Plan, make_plan
from planapp.errors import UserError
from planapp.views.board import rating_commands as rc
from planapp.views.board.rating_commands import Asked, Do, asked_by
from tests.views.board.looking import item


def test_numbers_and_letters_of_the_scale_rate(small: Plan) -> None:
    ids = [level.id for level in small.levels.of()]
    for place, keys in enumerate(("1rR", "2aA", "3gG", "4bB")):
        assert {asked_by(small, key) for key in keys} == {Asked(Do.RATE, ids[place])}
    assert asked_by(small, "0") == Asked(Do.CLEAR)
    assert {asked_by(small, key) for key in "-–"} == {Asked(Do.RATE, None)}
    assert asked_by(small, "c") == asked_by(small, "C") == Asked(Do.COMMENT)
    assert asked_by(small, "5") is None
    assert asked_by(small, "x") is None


def test_a_c_of_the_scale_comes_before_the_comment(small: Plan) -> None:
    levels = small.levels.of()
    changed = make_plan([*levels[1:], replace(levels[0], letter="C")])
    assert asked_by(changed, "c") == Asked(Do.RATE, levels[0].id)


def test_of_a_selection_what_has_ratings_is_rated(small: Plan) -> None:
    period, level = small.periods.of()[-1].id, small.levels.of()[0].id
    chosen = [item(small, ref).id for ref in ("1.1", "1.1.1", "2.1.1")]
    after = apply(small, rc.rate(small, chosen, period, level))
    assert [after.rating(one, period) is not None for one in chosen] == [False, True, True]


@pytest.mark.parametrize(("ref", "words"), [("", "Tick the step"), ("1.1", "Rate the actions")])
def test_what_has_no_ratings_says_why(small: Plan, ref: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        rc.rate(small, [item(small, ref).id], small.periods.of()[-1].id, None)


def test_a_plan_without_periods_says_so(small: Plan) -> None:
    with pytest.raises(UserError, match="Add a period first"):
        rc.clear(small, [item(small, "1.1.1").id], None)

"""How the width of the board is shared out: never more than there is, dates whole, the title at least 320."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.graphics.look import Look
from planapp.models.columns import DUE, TITLE, TREND, USUAL, choosable, columns_of
from planapp.palette import LIGHT
from planapp.views.board.columns_of_view import Columns, lay_out
from tests.models import plans as p

PLAN = p.small_plan()
ALL = [column.key for column in choosable(PLAN)]
LOOK = Look(LIGHT)


def laid_out(width: int, chosen: tuple[str, ...] = USUAL, widths: dict[str, int] | None = None) -> Columns:
    return lay_out(PLAN, columns_of(PLAN, chosen), p.APR, None, width, LOOK, widths)


def shown(columns: Columns) -> dict[str, int]:
    return {place.column.key: place.width for place in columns.places if place.column.period is None}


@given(
    st.integers(600, 2600),
    st.lists(st.sampled_from(ALL), unique=True).map(tuple),
    st.dictionaries(st.sampled_from(ALL), st.integers(48, 480)),
)
def test_all_widths_together_are_that_of_the_board(
    width: int, chosen: tuple[str, ...], widths: dict[str, int]
) -> None:
    columns = laid_out(width, chosen, widths)
    places = columns.places
    assert sum(place.width for place in places) == width
    assert [place.left for place in places] == [
        sum(place.width for place in places[:at]) for at in range(len(places))
    ]
    found = shown(columns)
    assert found[TITLE] >= 320
    assert found.get(DUE, 88) >= 88
    assert found.get(TREND, 28) == 28
    assert any(place.worked for place in places)
    assert [key for key in found if key in chosen and key != TREND] == [
        key for key in chosen if key in found and key != TREND
    ]


def test_added_columns_take_room_from_the_oldest_periods_first() -> None:
    before, after = laid_out(700), laid_out(700, ("due", "lead", "status", "trend"))
    assert len(before.page.periods) == 3
    assert after.page.periods == before.page.periods[-len(after.page.periods) :]
    assert len(after.page.periods) < 3
    assert "status" in shown(after)


def test_columns_get_narrower_before_one_is_left_out() -> None:
    many = ("due", "lead", "officer", "status", "measure", "trend")
    roomy, narrow, narrowest = (shown(laid_out(width, many)) for width in (1400, 800, 660))
    assert roomy["measure"] > narrow["measure"] >= 64
    assert set(narrow) == set(roomy)
    assert "measure" not in narrowest
    assert "trend" in narrowest


def test_a_chosen_width_holds_where_there_is_room() -> None:
    assert shown(laid_out(1200, widths={"lead": 200}))["lead"] == 200
    assert shown(laid_out(1200, widths={"due": 48}))["due"] == 88

"""Which periods stand on a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.views.board.shown_periods import Page, latest_end, page_of, page_turned, slots_in

PERIODS = (11, 12, 13, 14, 15, 16)


def test_the_latest_that_fit_stand_beside_the_one_worked_on() -> None:
    assert page_of(PERIODS, 16, 3, 6) == Page((13, 14, 15, 16), earlier=2, later=0)
    assert page_of(PERIODS, 16, 9, 6) == Page(PERIODS)
    assert page_of(PERIODS, 16, 0, 6) == Page((16,), earlier=5)
    assert page_of((), None, 4, 0) == Page()


def test_periods_after_the_current_one_wait_for_their_page() -> None:
    end = latest_end(PERIODS, 14, 14)
    assert page_of(PERIODS, 14, 2, end) == Page((12, 13, 14), earlier=1, later=2)
    assert page_of(PERIODS, 14, 4, end) == Page((11, 12, 13, 14, 15), earlier=0, later=1)


def test_an_older_period_that_is_worked_on_stays_in_sight() -> None:
    end = latest_end(PERIODS, 16, 12)
    assert page_of(PERIODS, 12, 2, end) == Page((12, 15, 16), earlier=3, later=0)


def test_a_page_turns_back_to_the_first_period_and_forward_to_the_last() -> None:
    page = page_of(PERIODS, 16, 2, 6)
    seen = [page.periods]
    for step in (-1, -1, -1, 1, 1, 1):
        page = page_of(PERIODS, 16, 2, page_turned(page, PERIODS, 16, 2, step))
        seen.append(page.periods)
    assert seen == [
        (14, 15, 16), (12, 13, 16), (11, 12, 16), (11, 12, 16), (13, 14, 16), (14, 15, 16), (14, 15, 16),
    ]  # fmt: skip


@given(st.integers(0, 30), st.data(), st.integers(-2, 40), st.integers(0, 31))
def test_a_page_is_in_order_full_and_never_without_the_one_worked_on(
    count: int, data: st.DataObject, slots: int, end: int
) -> None:
    periods = list(range(count))
    worked = data.draw(st.sampled_from([*periods, None]))
    page = page_of(periods, worked, max(0, slots), end)
    assert list(page.periods) == sorted(set(page.periods))
    assert worked is None or worked in page.periods
    others = count - (worked is not None)
    assert len(page.periods) - (worked is not None) == min(max(0, slots), others)
    assert page.earlier + page.later + len(page.periods) == count


def test_the_title_keeps_its_room() -> None:
    assert slots_in(924, 88 + 112 + 48 + 28, 1.0) == 10
    assert slots_in(736, 88 + 112 + 48 + 28, 1.0) == 4
    assert slots_in(300, 276, 1.0) == 0

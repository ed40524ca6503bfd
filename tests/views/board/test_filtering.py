"""What is opened while rows are filtered."""

from __future__ import annotations

from planapp.views.board.filtering import Filtering, leading_rows


def test_what_was_open_before_the_first_filter_comes_back_once() -> None:
    filtering = Filtering()
    filtering.begin(frozenset({1, 2}))
    filtering.begin(frozenset({7}))
    assert filtering.end() == {1, 2}
    filtering.begin(frozenset({3}))
    assert filtering.end() == {3}


def test_all_that_has_rows_below_it_is_opened() -> None:
    below: dict[int | None, list[int]] = {None: [1, 2], 1: [3], 3: [4, 5]}
    assert leading_rows(lambda parent: below.get(parent, [])) == [1, 3]


def test_of_many_rows_the_first_are_opened() -> None:
    def below(parent: int | None) -> list[int]:
        if parent is None:
            return list(range(1000, 2000))
        return [parent * 10 + place for place in range(3)] if parent < 2000 else []

    # Two hundred rows from the top: the parent and the three below it, fifty times.
    assert leading_rows(below) == list(range(1000, 1050))

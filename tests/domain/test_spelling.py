"""Slips of the keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.spelling import one_slip_apart

LETTERS = st.text(st.sampled_from("abc"), max_size=5)


@pytest.mark.parametrize(
    ("one", "other"), [("teb", "feb"), ("complted", "completed"), ("setp", "sept"), ("", "a")]
)
def test_one_slip(one: str, other: str) -> None:
    assert one_slip_apart(one, other)


@pytest.mark.parametrize(("one", "other"), [("feb", "feb"), ("not", "oct"), ("abcd", "bcda"), ("", "ab")])
def test_none_or_more_than_one_slip(one: str, other: str) -> None:
    assert not one_slip_apart(one, other)


@given(LETTERS, LETTERS)
def test_same_as_trying_every_slip(one: str, other: str) -> None:
    cuts = [(one[:at], one[at:]) for at in range(len(one) + 1)]
    slips = {left + right[1:] for left, right in cuts}
    slips |= {left + letter + right for left, right in cuts for letter in "abc"}
    slips |= {left + letter + right[1:] for left, right in cuts if right for letter in "abc"}
    slips |= {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    assert one_slip_apart(one, other) == (other in slips - {one})

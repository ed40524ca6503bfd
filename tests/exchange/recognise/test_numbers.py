"""Numbers of items as officers write them."""

from __future__ import annotations

import pytest

from planapp.exchange.recognise.numbers import depth_of, is_below, parent_of, split_leading


@pytest.mark.parametrize(
    ("ref", "depth"),
    [("1", 1), ("10.1", 2), ("1.2.3", 3), ("5.1.", 2), ("A1", 1), ("CS12.3", 2), ("1a", 1), (" 2 ", 1)],
)
def test_depth(ref: str, depth: int) -> None:
    assert depth_of(ref) == depth


@pytest.mark.parametrize("ref", ["", "a", "Theme 1", "1.x", "one", "1 2"])
def test_no_number(ref: str) -> None:
    assert depth_of(ref) == 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1 Leadership", ("1", " ", "Leadership")),
        ("2.1. Visits", ("2.1", ". ", "Visits")),
        ("3) Plans\nand more", ("3", ") ", "Plans\nand more")),
        ("Leadership", ("", "", "Leadership")),
        ("2026 budget", ("", "", "2026 budget")),
        ("12", ("", "", "12")),
        ("1.", ("", "", "1.")),
    ],
)
def test_number_in_front_of_a_title(text: str, parts: tuple[str, str, str]) -> None:
    assert split_leading(text) == parts
    assert "".join(parts) == text


@pytest.mark.parametrize(
    ("ref", "above"), [("8.1", "8"), ("1.2.3", "1.2"), ("8", ""), ("8.", ""), ("x.y", "")]
)
def test_number_of_the_item_above(ref: str, above: str) -> None:
    assert parent_of(ref) == above


@pytest.mark.parametrize(
    ("ref", "above"), [("5.1.2", "5.1"), ("5.1.2", "5.1."), ("a", "5.1"), ("(b)", ""), ("iv)", "2")]
)
def test_number_of_a_part(ref: str, above: str) -> None:
    assert is_below(ref, above)


@pytest.mark.parametrize(
    ("ref", "above"), [("5.2", "5.1"), ("5.10", "5.1"), ("5.1", "5.1"), ("6.1.1", "5.1"), ("5.1", "")]
)
def test_number_of_no_part(ref: str, above: str) -> None:
    assert not is_below(ref, above)

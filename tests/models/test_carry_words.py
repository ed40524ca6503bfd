"""What carrying forward would do, in words."""

from __future__ import annotations

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.models.carry_words import CarryWords, carry_words
from tests.models import plans as p


def test_it_counts_names_the_period_and_the_levels() -> None:
    assert carry_words(p.small_plan(), p.APR, 1) == CarryWords(
        1,
        "Carry 1 rating forward from March 2026",
        "1 green. In April 2026 they are marked as carried forward until you rate them again.",
    )


def test_several_periods_are_named_with_their_numbers() -> None:
    plan = apply(p.small_plan(), edits.clear_ratings(p.small_plan(), [p.VISITS, p.REPORT], p.APR))
    plan = apply(plan, edits.unfreeze(plan, p.MAR, "A mistake"))
    plan = apply(plan, edits.clear_ratings(plan, [p.VISITS], p.MAR))
    words = carry_words(plan, p.APR, 3)
    assert words.heading == "Carry 2 ratings forward from March 2026 (1) and February 2026 (1)"
    assert words.about.startswith("1 red and 1 green.")
    assert words.left == ("1 was never rated before and stays to rate.",)


def test_what_the_scale_demands_stays_to_rate() -> None:
    plan = apply(p.small_plan(), edits.set_level(p.small_plan(), p.GREEN, needs=r.COMMENT))
    words = carry_words(plan, p.APR, 1)
    assert words.number == 0
    assert words.left == ("1 green stays to rate: it needs a comment that says why.",)
    plan = apply(plan, edits.set_level(plan, p.GREEN, needs=r.EVIDENCE))
    assert carry_words(plan, p.APR, 1).left == ("1 green stays to rate: it has no evidence yet.",)

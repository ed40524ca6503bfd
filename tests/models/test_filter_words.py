"""A filter in words: each part as its chip says it."""

from __future__ import annotations

from planapp.domain import edits
from planapp.models.board_filter import Filter
from planapp.models.filter_words import filter_words, quoted
from tests.models import plans as p


def test_each_part_is_named_as_its_chip() -> None:
    plan = p.small_plan()
    plan = p.edited(plan, edits.add_recommendation(plan, "rec 3", text="See children"))
    (recommendation,) = plan.recommendations
    sought = Filter(
        text=" see\tus ",
        overdue=True,
        levels=frozenset({p.RED}),
        not_rated=True,
        to_rate=True,
        leads=frozenset({p.MANAGER, p.HEAD}),
        changed=True,
        people=frozenset({p.HEAD}),
        recommendations=frozenset({recommendation.id}),
        due_days=30,
    )
    assert filter_words(plan, sought) == [
        "Overdue",
        "Red",
        "Not rated",
        "Changed since last circulation",
        "Lead: Head of Service, Team Manager",
        "Due within 30 days",
        "People: Head of Service",
        "Recommendation: rec 3",
        "‘see us’",
    ]
    assert filter_words(plan, Filter(due_in_period=True)) == ["Due in April 2026"]
    assert filter_words(plan, Filter()) == []
    assert filter_words(plan, Filter(changed=True), "Before the visit") == ["Changed since Before the visit"]


def test_what_is_no_longer_there_is_not_named() -> None:
    gone = Filter(leads=frozenset({999}), levels=frozenset({999}), recommendations=frozenset({999}))
    assert filter_words(p.small_plan(), gone) == []


def test_a_sentence_names_the_parts_in_quotes() -> None:
    assert quoted(["Overdue", "Red"]) == "‘Overdue’ and ‘Red’"
    assert quoted(["Overdue", "Red", "‘visit’"]) == "‘Overdue’, ‘Red’ and ‘visit’"
    assert quoted(["‘visit’"]) == "‘visit’"

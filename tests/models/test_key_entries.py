"""The key to the ratings comes from the plan's own scale."""

from __future__ import annotations

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import empty_plan
from planapp.models.key_entries import Sign, key_entries, key_text
from tests.models import plans as p


def test_levels_come_first_and_the_kinds_of_nothing_after_them() -> None:
    entries = key_entries(p.small_plan())
    assert [entry.name for entry in entries] == [
        "Red", "Amber", "Green", "Complete", "Not rated", "Still to rate", "Carried forward", "Has a comment",
    ]  # fmt: skip
    assert (entries[1].letter, entries[1].tone, entries[1].sign) == ("A", "amber", Sign.RATED)
    assert entries[5].sign is Sign.TO_RATE


def test_an_entry_says_what_it_means_and_demands() -> None:
    plan = apply(p.small_plan(), edits.set_level(p.small_plan(), p.RED, meaning="Off track", needs=r.COMMENT))
    plan = apply(plan, edits.retire_level(plan, p.AMBER))
    lines = key_text(plan).split("\n")
    assert lines[0] == "R, Red: Off track; needs a comment"
    assert lines[1] == "A, Amber: no longer given"


def test_a_plan_without_a_scale_has_no_key() -> None:
    assert key_entries(empty_plan()) == ()

"""What stands above what, and what is archived."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain.records import ACTION
from planapp.models.lineage import Lineage
from tests.models import plans as p

PLAN = p.small_plan()
_IDS = st.sets(st.sampled_from([item.id for item in PLAN.items]))


@given(_IDS)
def test_all_that_stands_above_is_found(item_ids: set[int]) -> None:
    above = {parent.id for item_id in item_ids for parent in PLAN.ancestors(item_id)}
    assert Lineage(PLAN).with_ancestors(item_ids) == item_ids | above


def test_what_stands_below_archived_items_is_archived() -> None:
    plan = p.edited(PLAN, edits.archive_items(PLAN, [p.FIRST]))
    lineage = Lineage(plan)
    below = {item.id for item in plan.walk(p.FIRST)}
    assert lineage.archived == {p.FIRST} | below
    assert lineage.actions == {item.id for item in plan.items if item.kind == ACTION} - below


def test_it_holds_as_long_as_the_items_do() -> None:
    lineage = Lineage(PLAN)
    rated = p.edited(PLAN, edits.rate(PLAN, [p.PLANS], p.APR, p.RED))
    assert lineage.of(rated) is lineage
    moved = p.edited(PLAN, edits.move_items(PLAN, [p.PLANS], p.SECOND, None))
    assert lineage.of(moved) is not lineage
    assert lineage.of(moved).with_ancestors([p.PLANS]) == {p.PLANS, p.SECOND, p.THEME}

"""Whatever is edited, undone and redone: what the signals told is what a model built anew shows."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planapp.domain.changes import ChangeSet, apply, inverted
from planapp.domain.plan import Plan
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.models.board_filter import Filter
from planapp.models.board_model import BoardModel
from planapp.models.lineage import Lineage
from planapp.models.measures_model import measures_model
from planapp.models.steps_model import steps_model
from planapp.models.updates_model import updates_model
from tests.edit_strategies import random_edit, repeatable_ids
from tests.models import plans as p
from tests.models.mirror import Node, read_below, watched

MOST_EDITS = 8
CHOSEN = (
    "due",
    "lead",
    "trend",
    "ref",
    "officer",
    "measure",
    "status",
    "done_on",
    "update",
    "recommendation",
    f"extra:{p.PRIORITY}",
)

Life = list[tuple[ChangeSet, Plan]]


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Draw what happens to the small plan: edits that it allows, each perhaps undone, and redone."""
    plan, life = p.small_plan(), []
    with repeatable_ids():
        for _ in range(draw(st.integers(1, MOST_EDITS))):
            change_set = random_edit(draw, plan)
            after = apply(plan, change_set)
            try:
                check(plan, change_set, after)
            except UserError:
                continue
            life.append((change_set, after))
            if draw(st.booleans()):
                life.append((inverted(change_set), plan))
                if draw(st.booleans()):
                    life.append((change_set, after))
            plan = life[-1][1]
    return life


@settings(max_examples=80)
@given(lives(), st.booleans())
def test_what_was_told_is_what_there_is(life: Life, archived: bool) -> None:
    model = BoardModel(p.small_plan(), today=p.TODAY, chosen=CHOSEN)
    model.set_archived_shown(archived)
    with watched(model) as mirror:
        for change_set, plan in life:
            model.apply(change_set, plan)
            fresh = BoardModel(plan, today=p.TODAY, chosen=CHOSEN)
            fresh.set_archived_shown(archived)
            assert mirror.top.children == read_below(fresh)


@settings(max_examples=40)
@given(lives())
def test_a_model_that_nobody_has_read_yet_becomes_right_too(life: Life) -> None:
    model = BoardModel(p.small_plan(), today=p.TODAY)
    for change_set, plan in life:
        model.apply(change_set, plan)
    plan = life[-1][1] if life else p.small_plan()
    assert read_below(model) == read_below(BoardModel(plan, today=p.TODAY))


FILTERS = st.builds(
    Filter,
    text=st.sampled_from(["", "visit", "v", "team manager"]),
    overdue=st.booleans(),
    to_rate=st.booleans(),
    levels=st.sampled_from([frozenset(), frozenset({p.AMBER})]),
)


@settings(max_examples=80)
@given(lives(), FILTERS)
def test_a_filter_leaves_out_no_match_and_no_parent(life: Life, sought: Filter) -> None:
    model = BoardModel(p.small_plan(), today=p.TODAY)
    model.set_filter(sought)
    with watched(model) as mirror:
        for change_set, plan in life:
            model.apply(change_set, plan)
            assert mirror.top.children == read_below(model)
            now = _ids(mirror.top.children)
            fresh = BoardModel(plan, today=p.TODAY)
            fresh.set_filter(sought)
            assert _ids(read_below(fresh)) <= now
            assert Lineage(plan).with_ancestors(now) == now
            added = {one.id for one in change_set.changes if one.table == "items" and not one.before}
            if not {"periods", "levels"} & {one.table for one in change_set.changes}:
                assert added & _ids(read_below(BoardModel(plan, today=p.TODAY))) <= now


def _ids(nodes: list[Node]) -> set[int]:
    found: set[int] = set()
    for node in nodes:
        found |= {node.cells[0], *_ids(node.children)}
    return found


@settings(max_examples=60)
@given(lives(), st.sampled_from([steps_model, updates_model, measures_model]))
def test_the_small_tables_keep_up(life: Life, make: type) -> None:
    model = make(p.small_plan(), p.VISITS, today=p.TODAY)
    with watched(model) as mirror:
        for change_set, plan in life:
            model.apply(change_set, plan)
            assert mirror.top.children == read_below(make(plan, p.VISITS, today=p.TODAY))

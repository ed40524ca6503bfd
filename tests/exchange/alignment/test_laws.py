"""Laws of taking a source in: the edits of a copy are the differences, and taking all of them gives it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.changes import apply, inverted
from planapp.domain.ids import new_id
from planapp.domain.plan import Plan
from planapp.domain.rules import check
from planapp.domain.tables import SPECS
from planapp.exchange.alignment import SAME, compare_plans, take
from tests.exchange.alignment.edited import Edited, as_texts, edited_copies, sent_and_read, told
from tests.strategies import plans as any_plans

# Texts that a file can hold: what a sheet is read from has no others.
_SAVABLE = st.sampled_from(("", "A", "a", "A (2)")) | st.text("abcé.\n ", max_size=6)


@given(edited_copies())
def test_the_edits_of_a_copy_are_the_differences(drawn: tuple[Plan, Edited]) -> None:
    plan, edited = drawn
    with TemporaryDirectory() as folder:
        source = sent_and_read(edited.plan, Path(folder))
    comparison = compare_plans(plan, source.plan, paths=source.paths)
    assert told(comparison) == edited.told
    change_set = take(plan, comparison, comparison.differences, "import")
    taken = apply(plan, change_set)
    check(plan, change_set, taken)
    assert as_texts(taken) == as_texts(edited.plan)
    assert apply(taken, inverted(change_set)) == plan


@given(edited_copies())
def test_they_are_without_ids_too(drawn: tuple[Plan, Edited]) -> None:
    plan, edited = drawn
    with TemporaryDirectory() as folder:
        source = strangers(sent_and_read(edited.plan, Path(folder)).plan)
    comparison = compare_plans(plan, source)
    assert told(comparison) == edited.told
    change_set = take(plan, comparison, comparison.differences, "import")
    assert as_texts(apply(plan, change_set)) == as_texts(edited.plan)


@given(any_plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    comparison = compare_plans(plan, plan)
    assert comparison.differences == ()
    assert {row.verdict for row in comparison.rows} <= {SAME}
    assert not take(plan, comparison, (), "nothing")


@given(any_plans(_SAVABLE), any_plans(_SAVABLE))
def test_whatever_is_chosen_of_a_strange_plan_is_one_sound_edit(plan: Plan, other: Plan) -> None:
    comparison = compare_plans(plan, strangers(other))
    safe = list(comparison.safe())
    change_set = take(plan, comparison, safe, "import")
    taken = apply(plan, change_set)
    check(plan, change_set, taken)
    assert apply(taken, inverted(change_set)) == plan
    assert all(
        taken.items[item.id].rank == item.rank
        for item in plan.items
        if item.parent == taken.items[item.id].parent
    )
    assert taken.layouts == plan.layouts
    assert taken.layout_columns == plan.layout_columns


def strangers(plan: Plan) -> Plan:
    """Return a plan with other ids throughout, as a workbook gives that lost its hidden column."""
    ids: dict[tuple[str, int], int] = {}
    for spec in SPECS:
        for row in plan.table(spec.name):
            ids[spec.name, row.id] = row.id if spec.name == "details" else new_id()
    tables = {}
    for spec in SPECS:
        rows = []
        for row in plan.table(spec.name):
            changed = {
                field: ids[table, value]
                for field, table in spec.references.items()
                if (value := getattr(row, field)) is not None
            }
            rows.append(replace(row, id=ids[spec.name, row.id], **changed))
        tables[spec.name] = type(plan.table(spec.name))(spec, rows)
    return plan.with_tables(tables)

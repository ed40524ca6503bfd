from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply, inverted
from planapp.domain.plan import Plan, make_plan
from planapp.domain.renumber import (
    Renumbering,
    read_pattern,
    renumber,
    renumbering,
    roman,
    usual_patterns,
)
from planapp.domain.rules import kinds_below
from planapp.errors import UserError
from tests.domain.northshire import (
    AGREE,
    AUDIT,
    OBJECTIVE,
    REVIEW,
    SECOND_OBJECTIVE,
    TELL,
    VISIT,
    make,
)

USUAL = {r.THEME: "1", r.OBJECTIVE: "1.1", r.ACTION: "1.1.1", r.STEP: "a"}


def numbers(plan: Plan) -> dict[int, str]:
    return {item.id: item.ref for item in plan.items}


def now(found: tuple[Renumbering, ...]) -> dict[int, str]:
    return {one.item.id: one.now for one in found}


@pytest.mark.parametrize(
    ("pattern", "first_four"),
    [
        ("1", ["1", "2", "3", "4"]),
        ("01", ["01", "02", "03", "04"]),
        ("9", ["9", "10", "11", "12"]),
        ("A1", ["A1", "A2", "A3", "A4"]),
        ("Aim 1", ["Aim 1", "Aim 2", "Aim 3", "Aim 4"]),
        ("(y)", ["(y)", "(z)", "(aa)", "(ab)"]),
        ("A", ["A", "B", "C", "D"]),
        ("i", ["i", "ii", "iii", "iv"]),
        ("I.", ["I.", "II.", "III.", "IV."]),
        ("Part A", ["Part A", "Part B", "Part C", "Part D"]),
    ],
)
def test_a_pattern_is_the_first_number_as_it_would_be_written(pattern: str, first_four: list[str]) -> None:
    themes = [r.Item(n, None, chr(64 + n), r.THEME) for n in range(1, 5)]
    found = renumbering(make_plan(themes), {r.THEME: pattern})
    assert [one.now for one in found] == first_four


@pytest.mark.parametrize(
    ("theme", "objective", "expected"),
    [
        ("1", "1.1", "1.1"),
        ("A1", "A1.1", "A1.1"),
        ("A", "A.1", "A.1"),
        ("A", "A/i", "A/i"),
        ("1", "1a", "1a"),
        ("Aim 1", "Aim 1.1", "Aim 1.1"),
        ("1.", "1.1", "1.1"),
        ("(1)", "1-1", "(1-1"),
        ("–", "1.1", "1"),
    ],
)
def test_the_number_above_stands_before_what_is_counted(theme: str, objective: str, expected: str) -> None:
    plan = make_plan([r.Item(1, None, "A", r.THEME), r.Item(2, 1, "A", r.OBJECTIVE)])
    assert now(renumbering(plan, {r.THEME: theme, r.OBJECTIVE: objective}))[2] == expected


@pytest.mark.parametrize("text", ["…", "Aim", "1.one", "()"])
def test_a_pattern_with_nothing_to_count_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="Type the first number"):
        read_pattern(text)


@pytest.mark.parametrize(("number", "written"), [(4, "iv"), (9, "ix"), (14, "xiv"), (1999, "mcmxcix")])
def test_roman_numbers(number: int, written: str) -> None:
    assert roman(number) == written


def test_only_what_differs_is_a_change(plan: Plan) -> None:
    assert now(renumbering(plan, USUAL)) == {TELL: "b"}
    moved = make(plan, edits.move_items(plan, [AUDIT], SECOND_OBJECTIVE, None))
    found = renumbering(moved, USUAL)
    assert now(found) == {AUDIT: "1.2.1", REVIEW: "1.2.2", TELL: "b"}
    change_set = renumber(moved, found)
    assert change_set.label == "renumber 3 items"
    after = make(moved, change_set)
    assert after.items[AUDIT].ref == "1.2.1"
    assert apply(after, inverted(change_set)) == moved


def test_a_kind_without_a_pattern_keeps_its_numbers_and_they_stand_above_others(plan: Plan) -> None:
    plan = make(plan, edits.set_field(plan, OBJECTIVE, "ref", "KPI 7"))
    assert now(renumbering(plan, {r.ACTION: "1.1.1"})) == {VISIT: "KPI 7.1", AUDIT: "KPI 7.2"}


def test_actions_are_counted_through_where_the_number_above_is_not_repeated(plan: Plan) -> None:
    found = now(renumbering(plan, {r.ACTION: "1", r.STEP: "1"}))
    assert found == {VISIT: "1", AUDIT: "2", REVIEW: "3", AGREE: "1", TELL: "2"}


def test_items_without_a_number_between_do_not_begin_the_count_again(plan: Plan) -> None:
    found = now(renumbering(plan, {r.OBJECTIVE: "–", r.ACTION: "1.1"}))
    assert found == {OBJECTIVE: "", SECOND_OBJECTIVE: "", VISIT: "1.1", AUDIT: "1.2", REVIEW: "1.3"}


def test_only_the_items_below_one_are_renumbered(plan: Plan) -> None:
    found = renumbering(plan, {r.THEME: "A", r.ACTION: "A1", r.STEP: "i"}, below=SECOND_OBJECTIVE)
    assert now(found) == {REVIEW: "A1"}


def test_archived_items_keep_their_numbers(plan: Plan) -> None:
    plan = make(plan, edits.archive_items(plan, [VISIT]))
    assert now(renumbering(plan, USUAL)) == {AUDIT: "1.1.1"}


def test_only_those_without_a_number_get_the_first_free_one(plan: Plan) -> None:
    plan = make(plan, edits.set_field(plan, VISIT, "ref", ""))
    assert now(renumbering(plan, USUAL, only_missing=True)) == {VISIT: "1.1.1", TELL: "b"}
    plan = make(plan, edits.set_field(plan, AUDIT, "ref", "1.1.1"))
    assert now(renumbering(plan, USUAL, only_missing=True)) == {VISIT: "1.1.2", TELL: "b"}
    assert not renumbering(plan, {r.ACTION: "–"}, only_missing=True)


def test_numbers_that_stand_twice_are_named(plan: Plan) -> None:
    assert not any(one.is_double for one in renumbering(plan, {r.ACTION: "1"}, below=OBJECTIVE))
    plan = make(plan, edits.set_field(plan, REVIEW, "ref", "2"))
    assert {one.now: one.is_double for one in renumbering(plan, {r.ACTION: "1"}, below=OBJECTIVE)} == {
        "1": False,
        "2": True,
    }


def test_the_usual_patterns_are_those_of_the_plan(plan: Plan) -> None:
    assert usual_patterns(plan) == {r.THEME: "1", r.OBJECTIVE: "1.1", r.ACTION: "1.1.1", r.STEP: ""}


@pytest.mark.parametrize(
    ("numbers", "pattern"),
    [
        (["3.2.4", "3.2.5"], "1.1.1"),
        (["A2", "A3", ""], "A1"),
        (["c", "d"], "a"),
        (["iv", "v"], ""),
        (["i", "ii"], "i"),
        (["07"], "01"),
        (["1", "", ""], ""),
        (["see below"], ""),
    ],
)
def test_a_kind_begins_with_its_first_number(numbers: list[str], pattern: str) -> None:
    items = [r.Item(n, None, str(n), r.ACTION, ref) for n, ref in enumerate(numbers, 1)]
    assert usual_patterns(make_plan(items))[r.ACTION] == pattern


def test_a_plan_without_numbers_begins_as_deep_as_it_is() -> None:
    bare = make_plan([r.Item(1, kind=r.THEME), r.Item(2, 1, kind=r.ACTION), r.Item(3, 2, kind=r.STEP)])
    assert usual_patterns(bare) == {r.THEME: "1", r.OBJECTIVE: "", r.ACTION: "1.1", r.STEP: ""}


# Laws.

_PATTERNS = st.fixed_dictionaries(
    {
        r.THEME: st.sampled_from(["1", "A1", "A", "I", "07"]),
        r.OBJECTIVE: st.sampled_from(["1.1", "B1", "1.a", "1-1"]),
        r.ACTION: st.sampled_from(["1.1.1", "1", "A", "1/1"]),
        r.STEP: st.sampled_from(["a", "i", "1.1.1.1", "1"]),
    }
)


@st.composite
def trees(draw: st.DrawFn) -> Plan:
    """Draw a plan of items with any numbers: a child's kind is below its parent's."""
    items: list[r.Item] = []
    for number in range(1, draw(st.integers(2, 14))):
        above = [item for item in items if item.kind != r.STEP]
        parent = draw(st.none() | st.sampled_from(above)) if above else None
        kinds = r.KINDS[:-1] if parent is None else kinds_below(parent.kind)
        rank = draw(st.sampled_from("ABC")) + str(number) + "V"
        items.append(
            r.Item(
                number,
                parent.id if parent is not None else None,
                rank,
                draw(st.sampled_from(kinds)),
                draw(st.sampled_from(["", "1", "1.1", "x"])),
                archived=draw(st.integers(0, 9)) == 0,
            )
        )
    return make_plan(items)


@given(trees(), _PATTERNS, st.booleans())
def test_renumbering_twice_is_as_once_and_undo_restores(
    plan: Plan, patterns: dict[str, str], only_missing: bool
) -> None:
    change_set = renumber(plan, renumbering(plan, patterns, only_missing=only_missing))
    after = make(plan, change_set)
    assert not renumbering(after, patterns, only_missing=only_missing)
    assert apply(after, inverted(change_set)) == plan
    assert [item.id for item in after.walk()] == [item.id for item in plan.walk()]


@given(trees(), _PATTERNS)
def test_every_number_that_is_given_stands_once(plan: Plan, patterns: dict[str, str]) -> None:
    plan = make_plan(item for item in plan.items if not item.archived and _stays(plan, item))
    found = renumbering(plan, patterns)
    assert not any(one.is_double for one in found)
    after = make(plan, renumber(plan, found))
    assert all(item.ref for item in after.items)


@given(trees(), _PATTERNS)
def test_numbers_that_are_added_repeat_none_that_is_there(plan: Plan, patterns: dict[str, str]) -> None:
    found = renumbering(plan, patterns, only_missing=True)
    assert not any(one.is_double for one in found)
    assert all(not one.was for one in found)


def _stays(plan: Plan, item: r.Item) -> bool:
    return not any(parent.archived for parent in plan.ancestors(item.id))

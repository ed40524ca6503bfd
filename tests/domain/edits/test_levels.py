from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, difference
from planapp.domain.plan import Plan
from planapp.domain.records import COMMENT
from planapp.errors import UserError
from tests.domain.northshire import AMBER, COMPLETE, GREEN, RED, make


def test_a_level_is_added_at_the_best_end_with_a_key_of_its_own(plan: Plan) -> None:
    change_set = edits.add_level(plan, " On hold ", " Ö ", tone="grey", in_rollups=False)
    assert change_set.label == "add rating On hold"
    level = make(plan, change_set).levels.of()[-1]
    assert (level.key, level.name, level.letter, level.number) == ("on-hold", "On hold", "Ö", 5)
    assert (level.tone, level.in_rollups) == ("grey", False)


def test_keys_of_names_that_were_used_before_differ(plan: Plan) -> None:
    plan = make(plan, edits.set_level(plan, RED, name="Off track"))
    plan = make(plan, edits.add_level(plan, "Red", "D"))
    assert plan.levels.of()[-1].key == "red-2"


@pytest.mark.parametrize(
    ("name", "letter", "sentence"),
    [
        ("red", "X", r"Red goes by red already. Choose another name"),
        ("Ruby", "ｒ", r"Red goes by ｒ already. Choose another letter"),  # noqa: RUF001
        ("Ruby", "amber", r"Amber goes by amber already. Choose another letter"),
        ("Ruby", "3", r"Green goes by 3 already. Choose another letter"),
        (" ", "X", r"A rating needs a name. Type one"),
        ("Ruby", " ", r"A rating needs a letter. Type one"),
        ("Ruby", "–", r"‘–’ stands for not rated. Choose another letter"),
        ("Not rated", "X", r"‘Not rated’ stands for not rated. Choose another name"),
        ("Ruby", "Ruby2", r"‘Ruby2’ is too long for the cell of a rating. Type one to three characters"),
        ("Ruby", "0", r"0 takes a rating away. Choose another number or letter"),
    ],
)
def test_names_and_letters_tell_levels_apart(plan: Plan, name: str, letter: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        edits.add_level(plan, name, letter)


def test_names_and_letters_stand_on_one_line(plan: Plan) -> None:
    level = make(plan, edits.set_level(plan, RED, name="Off\ntrack", letter="O\n")).levels[RED]
    assert (level.name, level.letter) == ("Off track", "O")


def test_a_letter_is_the_same_however_it_is_composed(plan: Plan) -> None:
    plan = make(plan, edits.add_level(plan, "Élevé", "É"))
    with pytest.raises(UserError, match=r"Élevé goes by E\u0301 already"):
        edits.set_level(plan, RED, letter="E\u0301")


def test_a_number_is_used_once(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"Amber goes by 2 already. Choose another number"):
        edits.set_level(plan, RED, number=2)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (0, r"0 takes a rating away. Choose another number or letter"),
        (-1, r"Ratings are numbered from 1 to 99. Choose one of these numbers"),
        (100, r"Ratings are numbered from 1 to 99"),
    ],
)
def test_a_number_can_be_typed(plan: Plan, number: int, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        edits.set_level(plan, RED, number=number)


def test_what_an_import_brought_may_stay(plan: Plan) -> None:
    level = replace(plan.levels[RED], letter="Rouge", number=0)
    plan = apply(plan, ChangeSet("import", (difference("levels", plan.levels[RED], level),)))  # type: ignore[arg-type]
    assert edits.set_level(plan, RED, letter="Rouge", number=0, name="Ruby")
    assert edits.restore_level(make(plan, edits.retire_level(plan, RED)), RED)


def test_a_level_demands_something(plan: Plan) -> None:
    assert make(plan, edits.set_level(plan, RED, needs=COMMENT)).levels[RED].needs == COMMENT


def test_a_level_is_changed(plan: Plan) -> None:
    change_set = edits.set_level(plan, RED, name="Ruby", letter="r", done=True)
    assert change_set.label == "change rating Red"
    level = make(plan, change_set).levels[RED]
    assert (level.key, level.name, level.letter, level.done) == ("red", "Ruby", "r", True)
    assert not edits.set_level(plan, RED, letter="R", meaning="")


def test_a_used_level_is_retired_not_deleted(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"Amber is used by ratings. Retire it instead"):
        edits.remove_level(plan, AMBER)
    change_set = edits.retire_level(plan, AMBER)
    assert change_set.label == "retire rating Amber"
    retired = make(plan, change_set)
    assert retired.levels[AMBER].retired
    assert retired.ratings == plan.ratings
    assert not edits.retire_level(retired, AMBER)


def test_a_retired_level_comes_back_unless_another_goes_by_the_same(plan: Plan) -> None:
    retired = make(plan, edits.retire_level(plan, AMBER))
    change_set = edits.restore_level(retired, AMBER)
    assert change_set.label == "use rating Amber again"
    assert make(retired, change_set) == plan
    other = make(retired, edits.add_level(retired, "Slipping", "A"))
    with pytest.raises(UserError, match=r"Slipping goes by A already"):
        edits.restore_level(other, AMBER)


def test_an_unused_level_is_deleted(plan: Plan) -> None:
    change_set = edits.remove_level(plan, COMPLETE)
    assert change_set.label == "delete rating Complete"
    assert COMPLETE not in make(plan, change_set).levels


def test_one_level_stays_to_be_chosen(plan: Plan) -> None:
    for level in (RED, AMBER, GREEN):
        plan = make(plan, edits.retire_level(plan, level))
    for refused in (edits.retire_level, edits.remove_level):
        with pytest.raises(
            UserError, match=r"Complete is the last rating of the scale. Add another one first"
        ):
            refused(plan, COMPLETE)


def test_levels_move_from_worst_to_best(plan: Plan) -> None:
    change_set = edits.move_level(plan, COMPLETE, RED)
    assert change_set.label == "move rating Complete"
    assert [level.id for level in make(plan, change_set).levels.of()] == [RED, COMPLETE, AMBER, GREEN]
    assert not edits.move_level(plan, RED, None)

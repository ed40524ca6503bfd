"""Change sets as JSON and back; the plan that a journal adds up to."""

from __future__ import annotations

import json
from datetime import date

import pytest

from planapp.domain.changes import Change, ChangeSet, Mismatch, compare
from planapp.domain.plan import empty_plan
from planapp.store import journal
from planapp.store.journal import decode, encode, replay, upgrade_changes
from tests.store.plans import ACTION, change, full_plan


def test_changes_come_back_equal() -> None:
    changes = compare(empty_plan(), full_plan()).changes
    assert decode(encode(changes)) == changes
    removed = compare(full_plan(), empty_plan()).changes
    assert decode(encode(removed)) == removed


def test_the_form_of_the_json() -> None:
    changes = (
        Change(
            "items", 5, {"due_to": None, "due_flags": ()}, {"due_to": date(2026, 3, 31), "due_flags": ("a",)}
        ),
        Change("people", 6, None, {"id": 6, "name": "Ŵ"}),
    )
    assert encode(changes) == (
        '[["items",5,{"due_to":null,"due_flags":[]},{"due_to":"2026-03-31","due_flags":["a"]}],'
        '["people",6,null,{"id":6,"name":"Ŵ"}]]'
    )


def test_a_number_that_json_can_not_hold_is_not_saved() -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode((Change("indicator_values", 1, {"value": 1.0}, {"value": float("nan")}),))


def test_replay_makes_the_plan() -> None:
    plan = full_plan()
    first = compare(empty_plan(), plan)
    edit = change(plan, "items", ACTION, title="Visit")
    assert replay([]) == empty_plan()
    assert replay([first]) == plan
    assert replay([first, edit]).items[ACTION].title == "Visit"
    with pytest.raises(Mismatch):
        replay([first, edit, edit])
    with pytest.raises(Mismatch):
        replay([ChangeSet("edit", edit.changes)])


def test_older_changes_pass_through_every_upgrade_since(monkeypatch: pytest.MonkeyPatch) -> None:
    def renamed(changes: list[list[object]]) -> list[list[object]]:
        return [["people" if table == "persons" else table, *rest] for table, *rest in changes]

    def marked(changes: list[list[object]]) -> list[list[object]]:
        return [*changes, ["people", 2, {"name": "a"}, {"name": "b"}]]

    monkeypatch.setattr(journal, "_UPGRADES", (renamed, marked))
    old = [["persons", 1, {"name": ""}, {"name": "x"}]]
    assert [table for table, *_ in upgrade_changes(1, old)] == ["people", "people"]
    assert [table for table, *_ in upgrade_changes(2, old)] == ["persons", "people"]
    assert upgrade_changes(3, old) == old
    assert decode(json.dumps(old), 1)[0] == Change("people", 1, {"name": ""}, {"name": "x"})


def test_levels_of_the_first_format_demand_nothing() -> None:
    level = {"id": 1, "name": "Red"}
    old = [["levels", 1, None, level], ["levels", 1, {"name": "Red"}, {"name": "R"}], ["items", 2, None, {}]]
    assert upgrade_changes(1, old) == [
        ["levels", 1, None, {**level, "needs": ""}],
        ["levels", 1, {"name": "Red"}, {"name": "R"}],
        ["items", 2, None, {}],
    ]
    assert upgrade_changes(1, [["levels", 1, level, None]]) == [["levels", 1, {**level, "needs": ""}, None]]

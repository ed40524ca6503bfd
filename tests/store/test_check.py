"""What is wrong with a plan file, in sentences."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planapp.errors import UserError
from planapp.store.check import check_plan
from planapp.store.plan_store import PlanStore
from tests.store.plans import ACTION, AT, change


def faults_after(path: Path, *statements: str) -> list[str]:
    """Return what is wrong once another program has meddled with a file."""
    with closing(sqlite3.connect(path)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()
    return check_plan(path)


def test_a_sound_plan(closed: Path) -> None:
    before = closed.read_bytes()
    assert check_plan(closed) == []
    assert closed.read_bytes() == before
    assert [path.name for path in closed.parent.iterdir()] == ["a.plan"]


def test_a_plan_that_is_open(store: PlanStore) -> None:
    store.write(change(store.load(), "items", ACTION, title="x"), at=AT)
    assert check_plan(store.path) == []


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        (
            "UPDATE items SET title = 'Other', ref = '9' WHERE id = 22",
            ["In row 22 of items, ref and title are not what the history says."],
        ),
        ("DELETE FROM evidence WHERE id = 180", ["By the history there should be a row 180 of evidence."]),
        ("INSERT INTO people VALUES (31, 'A', '', '')", ["The history does not know row 31 of people."]),
        (
            "DELETE FROM people",
            [
                "In assignments, 1 reference to people leads nowhere.",
                "By the history there should be a row 30 of people.",
            ],
        ),
        (
            "CREATE TRIGGER t AFTER UPDATE ON items BEGIN DELETE FROM people; END",
            ["It holds something that planapp did not put there: trigger t."],
        ),
        (
            "UPDATE journal SET changes = '[[\"items\", 7, {}, {}]]'",
            ["The history can’t be followed at entry 1 (‘import’)."],
        ),
        ("UPDATE journal SET changes = 'gone'", ["The history can’t be followed at entry 1 (‘import’)."]),
        ("UPDATE journal SET changes = x'00'", ["The history can’t be followed at entry 1 (‘import’)."]),
        ("UPDATE items SET due_to = 'soon'", ["The tables hold values that can’t be read."]),
    ],
)
def test_what_another_program_did(closed: Path, statement: str, faults: list[str]) -> None:
    assert faults_after(closed, statement) == faults


def test_many_differences_are_counted(closed: Path) -> None:
    add = "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1011)"
    faults = faults_after(closed, f"INSERT INTO people {add} SELECT i, '', '', '' FROM n")
    assert len(faults) == 6
    assert faults[-1] == "7 more rows are not what the history says."


def test_pages_that_do_not_fit(closed: Path) -> None:
    (fault,) = faults_after(
        closed, "PRAGMA writable_schema=ON", "DELETE FROM sqlite_master WHERE name = 'ix_items_parent'"
    )
    assert fault.startswith("Its parts don’t fit together in ")


def test_what_can_not_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        check_plan(tmp_path / "none.plan")

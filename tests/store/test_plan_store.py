"""Making, opening, loading and writing a plan file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from planapp.domain import records as r
from planapp.domain.changes import EDIT, UNDO, Change, ChangeSet, apply, inverted, values_of
from planapp.domain.draft import Draft
from planapp.domain.plan import empty_plan
from planapp.errors import UserError
from planapp.store import journal, plan_store
from planapp.store.check import check_plan
from planapp.store.journal import Entry
from planapp.store.plan_store import PlanStore, create_store, open_store
from planapp.store.rows import OutOfStep
from tests.store.plans import ACTION, AT, STEP, change, full_plan, made

NOWHERE = 999


@contextmanager
def opened(path: Path, *, read_only: bool = False) -> Iterator[PlanStore]:
    store = open_store(path, by="Officer", read_only=read_only)
    try:
        yield store
    finally:
        store.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_ratings_are_read_whole_whatever_is_blank_in_them(tmp_path: Path) -> None:
    plan = full_plan()
    (rating, *_) = plan.ratings
    store = made(tmp_path / "a.plan", plan)
    for said in (
        {"comment": "Why"},
        {"carried": True},
        {"comment": "", "text": "2 2"},
        {"carried": False, "text": ""},
    ):
        change_set = change(plan, "ratings", rating.id, **said)
        store.write(change_set, at=AT)
        plan = apply(plan, change_set)
        read = store.load()
        assert read == plan
        assert read.ratings[rating.id] == plan.ratings[rating.id]
        for item in plan.items:
            told = read.ratings.values_of(item.id, "id", "comment", "text", "carried")
            assert sorted(told) == sorted(plan.ratings.values_of(item.id, "id", "comment", "text", "carried"))
    store.close()


class TestCreate:
    """A new file is whole or not there, and takes nobody's name."""

    def test_a_new_plan_is_empty(self, tmp_path: Path) -> None:
        store = create_store(tmp_path / "a.plan", by="Officer")
        assert store.load() == empty_plan()
        assert store.entries() == ()
        store.close()
        assert names(tmp_path) == ["a.plan"]

    def test_a_first_change_set_is_the_first_entry(self, store: PlanStore) -> None:
        assert store.load() == full_plan()
        assert store.entries() == (Entry(1, "2026-04-01T10:30:15+00:00", "Officer", "import", "import"),)

    def test_a_name_that_is_taken_is_refused(self, closed: Path) -> None:
        before = closed.read_bytes()
        with pytest.raises(UserError, match=r"a\.plan is already there\. Choose another name"):
            made(closed)
        assert closed.read_bytes() == before
        assert names(closed.parent) == ["a.plan"]

    def test_so_is_a_link_that_leads_nowhere(self, tmp_path: Path) -> None:
        (tmp_path / "a.plan").symlink_to(tmp_path / "none.plan")
        with pytest.raises(UserError, match="already there"):
            made(tmp_path / "a.plan")
        assert names(tmp_path) == ["a.plan"]

    def test_a_missing_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="There is no folder"):
            made(tmp_path / "none" / "a.plan")
        assert names(tmp_path) == []

    def test_a_name_that_is_too_long(self, tmp_path: Path) -> None:
        # The plan itself could be made, but neither SQLite's journal nor the lock would fit beside it.
        with pytest.raises(UserError, match="too long"):
            made(tmp_path / f"{'a' * 245}.plan")
        assert names(tmp_path) == []

    def test_a_folder_that_may_not_be_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*args: object) -> int:
            raise PermissionError(13, "no")

        monkeypatch.setattr("planapp.store.new_file.os.open", refuse)
        with pytest.raises(UserError, match=r"can’t be made in .*\. Choose another folder"):
            made(tmp_path / "a.plan")
        assert names(tmp_path) == []

    def test_a_full_disk_leaves_nothing_behind(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        connect_new = plan_store.connect_new

        def small(path: Path) -> sa.Engine:
            engine = connect_new(path)
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA max_page_count=20")
            return engine

        monkeypatch.setattr(plan_store, "connect_new", small)
        with pytest.raises(UserError, match=r"There is no room left for a\.plan"):
            made(tmp_path / "a.plan")
        assert names(tmp_path) == []

    def test_a_first_change_set_that_does_not_hold_together_leaves_nothing(self, tmp_path: Path) -> None:
        lost = Change("measures", 5, None, values_of(r.Measure(5, item=NOWHERE)))
        with pytest.raises(sa.exc.IntegrityError):
            create_store(tmp_path / "a.plan", ChangeSet("import", (lost,)), by="")
        assert names(tmp_path) == []


class TestOpen:
    """What can't be opened is refused with a sentence of its own."""

    def test_a_plan_is_loaded_as_it_was_saved(self, closed: Path) -> None:
        with opened(closed) as store:
            assert store.load() == full_plan()
            assert not store.read_only

    def test_flags_days_and_tuples_come_back_as_what_they_were(self, closed: Path) -> None:
        with opened(closed, read_only=True) as store:
            plan = store.load()
        for spec_name in ("items", "rollups", "layouts", "periods"):
            table, expected = plan.table(spec_name), full_plan().table(spec_name)
            assert {repr(row) for row in table} == {repr(row) for row in expected}

    @pytest.mark.parametrize("read_only", [False, True])
    def test_files_that_are_no_plans(self, tmp_path: Path, *, read_only: bool) -> None:
        (tmp_path / "text.plan").write_text("Action,Lead", encoding="utf-8")
        (tmp_path / "empty.plan").touch()
        with closing(sqlite3.connect(tmp_path / "other.plan")) as other:
            other.execute("CREATE TABLE items (id INTEGER)")
        before = names(tmp_path)
        for name in before:
            with pytest.raises(UserError, match=f"{name} is not a plan"):
                open_store(tmp_path / name, by="", read_only=read_only)
        with pytest.raises(UserError, match="is a folder"):
            open_store(tmp_path, by="", read_only=read_only)
        with pytest.raises(UserError, match="There is no file"):
            open_store(tmp_path / "none.plan", by="", read_only=read_only)
        assert names(tmp_path) == before

    @pytest.mark.parametrize("read_only", [False, True])
    def test_a_file_of_a_newer_program(self, closed: Path, *, read_only: bool) -> None:
        execute(closed, "PRAGMA user_version=99")
        with pytest.raises(UserError, match="newer planapp"):
            open_store(closed, by="", read_only=read_only)
        assert names(closed.parent) == ["a.plan"]

    @pytest.mark.parametrize("read_only", [False, True])
    @pytest.mark.parametrize("keep", [0.1, 0.5, 0.99])
    def test_a_file_that_was_cut_off(self, closed: Path, keep: float, *, read_only: bool) -> None:
        whole = closed.read_bytes()
        closed.write_bytes(whole[: int(len(whole) * keep)])
        with pytest.raises(UserError, match="is damaged"):
            open_store(closed, by="", read_only=read_only)
        assert names(closed.parent) == ["a.plan"]

    @pytest.mark.parametrize(
        "damage",
        [
            "DROP TABLE slips",
            "UPDATE items SET due_from = 'soon' WHERE id = 22",
            "UPDATE items SET due_flags = '[' WHERE id = 22",
            "UPDATE items SET title = CAST(x'ff' AS TEXT) WHERE id = 22",
            "PRAGMA user_version=0",
        ],
    )
    def test_values_that_nobody_wrote(self, closed: Path, damage: str) -> None:
        execute(closed, damage)
        with pytest.raises(UserError, match="is damaged"), opened(closed) as store:
            store.load()
        assert names(closed.parent) == ["a.plan"]

    def test_a_file_that_may_not_be_read(self, closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*args: object) -> None:
            raise PermissionError(13, "no")

        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(UserError, match="no right to read"):
            open_store(closed, by="")

    def test_a_file_that_may_only_be_read(self, closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "access", lambda *args: False)
        with pytest.raises(UserError, match=r"protected from changes here\. Open it read-only"):
            open_store(closed, by="")
        with opened(closed, read_only=True) as store:
            assert store.load() == full_plan()

    @pytest.mark.parametrize(
        "stranger",
        [
            "CREATE TRIGGER t AFTER UPDATE ON items BEGIN DELETE FROM people; END",
            "CREATE VIEW v AS SELECT 1",
            "CREATE TABLE extra (id INTEGER)",
            "CREATE INDEX x ON items (title)",
        ],
    )
    def test_what_planapp_did_not_put_there_is_not_written_to(self, closed: Path, stranger: str) -> None:
        execute(closed, stranger)
        before = closed.read_bytes()
        with pytest.raises(UserError, match="did not put there"):
            open_store(closed, by="")
        assert closed.read_bytes() == before
        with opened(closed, read_only=True) as store:
            assert store.load() == full_plan()

    def test_odd_names_are_files_like_others(self, tmp_path: Path) -> None:
        path = tmp_path / "a?b#c%20 d’é.plan"
        made(path).close()
        with opened(path) as store:
            assert store.load() == full_plan()
        assert names(tmp_path) == [path.name]

    def test_a_link_is_the_plan_it_leads_to(self, closed: Path) -> None:
        link = closed.with_name("link.plan")
        link.symlink_to(closed)
        with opened(closed), pytest.raises(UserError, match="open elsewhere"):
            open_store(link, by="")


class TestWrite:
    """Rows and journal entry are saved together, or nothing is."""

    def test_an_entry_says_who_when_and_what(self, store: PlanStore) -> None:
        plan = store.load()
        summer = datetime(2026, 6, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
        edit = change(plan, "items", ACTION, title="Visit")
        entry = store.write(edit, at=summer)
        undo = store.write(inverted(edit, kind=UNDO), at=summer, undoes=entry.seq)
        assert entry == Entry(2, "2026-05-31T23:30:00+00:00", "Officer", "edit title", EDIT)
        assert undo == replace(entry, seq=3, kind=UNDO, undoes=2)
        assert store.entries()[1:] == (entry, undo)
        assert store.changes(2) == edit
        assert store.load() == plan

    def test_what_is_written_is_in_the_file_at_once(self, store: PlanStore) -> None:
        plan = store.load()
        draft = Draft(plan)
        draft.remove(plan.evidence[180])
        draft.set(plan.items[STEP], done_on=None, archived=False, due_flags=("recurring",), parent=None)
        draft.add(r.Person, name="Team Manager")
        edit = draft.change_set("several")
        store.write(edit, at=AT)
        with opened(store.path, read_only=True) as other:
            assert other.load() == apply(plan, edit)

    def test_rows_may_swap_a_value_that_is_unique(self, store: PlanStore) -> None:
        plan = store.load()
        draft = Draft(plan)
        draft.set(plan.ratings[90], period=61)
        draft.set(plan.ratings[91], period=60)
        draft.set(plan.levels[80], key="complete")
        draft.set(plan.levels[81], key="red", retired=True)
        edit = draft.change_set("swap")
        store.write(edit, at=AT)
        assert store.load() == apply(plan, edit)
        assert check_plan(store.path) == []

    def test_a_row_may_take_the_place_of_one_that_goes(self, store: PlanStore) -> None:
        plan = store.load()
        draft = Draft(plan)
        draft.add(r.Rating, item=ACTION, period=60, level=81)
        draft.remove(plan.ratings[90])
        edit = draft.change_set("rate again")
        store.write(edit, at=AT)
        assert store.load() == apply(plan, edit)

    @pytest.mark.parametrize(
        ("lost", "refusal"),
        [
            (Change("items", ACTION, {"parent": 21}, {"parent": NOWHERE}), sa.exc.IntegrityError),
            (Change("levels", 80, {"key": "red"}, {"key": "complete"}), sa.exc.IntegrityError),
            (Change("items", NOWHERE, {"title": ""}, {"title": "x"}), OutOfStep),
            (Change("levels", NOWHERE, {"key": ""}, {"key": "x"}), OutOfStep),
            (Change("people", NOWHERE, {"id": NOWHERE}, None), OutOfStep),
        ],
    )
    def test_what_does_not_hold_together_changes_nothing(
        self, store: PlanStore, lost: Change, refusal: type[Exception]
    ) -> None:
        plan, entries, before = store.load(), store.entries(), store.path.read_bytes()
        sound = change(plan, "people", 30, name="Team Manager").changes
        with pytest.raises(refusal):
            store.write(ChangeSet("edit", (*sound, lost)), at=AT)
        assert store.path.read_bytes() == before
        assert (store.load(), store.entries()) == (plan, entries)
        store.write(ChangeSet("edit", sound), at=AT)
        assert store.entries()[-1].seq == 2

    def test_a_mishap_on_the_way_changes_nothing(
        self, store: PlanStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stumble(*args: object, **kwargs: object) -> None:
            raise KeyboardInterrupt

        plan, before = store.load(), store.path.read_bytes()
        with monkeypatch.context() as patch:
            patch.setattr(journal, "append", stumble)
            with pytest.raises(KeyboardInterrupt):
                store.write(change(plan, "items", ACTION, title="x"), at=AT)
        assert store.path.read_bytes() == before
        store.write(change(plan, "items", ACTION, title="y"), at=AT)
        assert store.load().items[ACTION].title == "y"

    def test_a_file_that_another_program_changed_is_not_written(self, store: PlanStore) -> None:
        plan = store.load()
        execute(store.path, "UPDATE people SET name = 'Somebody'")
        before = store.path.read_bytes()
        with pytest.raises(UserError, match="changed by another program"):
            store.write(change(plan, "items", ACTION, title="x"), at=AT)
        assert store.path.read_bytes() == before
        assert store.load().people[30].name == "Somebody"
        store.write(change(plan, "items", ACTION, title="x"), at=AT)

    def test_a_file_that_another_program_is_writing(
        self, store: PlanStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plan = store.load()
        with store.transaction() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=10")
        with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(UserError, match="Another program is using"):
                store.write(change(plan, "items", ACTION, title="x"), at=AT)
        store.write(change(plan, "items", ACTION, title="x"), at=AT)
        assert store.load().items[ACTION].title == "x"

    def test_a_full_disk_changes_nothing(self, store: PlanStore) -> None:
        plan, before = store.load(), store.path.read_bytes()
        with store.transaction() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=1")
        with pytest.raises(UserError, match="There is no room left"):
            store.write(change(plan, "items", ACTION, title="x" * 100_000), at=AT)
        assert store.path.read_bytes() == before
        assert store.load() == plan

    def test_half_a_character_is_refused(self, store: PlanStore) -> None:
        plan = store.load()
        with pytest.raises(UserError, match="half of a character"):
            store.write(change(plan, "items", ACTION, title="\ud83d"), at=AT)
        assert store.load() == plan

    def test_a_plan_that_was_opened_read_only(self, closed: Path) -> None:
        with opened(closed, read_only=True) as store:
            assert store.read_only
            with pytest.raises(UserError, match="opened read-only"):
                store.write(change(store.load(), "items", ACTION, title="x"), at=AT)
        assert names(closed.parent) == ["a.plan"]

    def test_an_entry_that_is_not_there(self, store: PlanStore) -> None:
        with pytest.raises(LookupError):
            store.changes(NOWHERE)


def test_the_connection_keeps_the_rules(store: PlanStore) -> None:
    rules = {"foreign_keys": 1, "journal_mode": "delete", "synchronous": 2, "trusted_schema": 0}
    with store.transaction() as connection:
        assert {rule: connection.exec_driver_sql(f"PRAGMA {rule}").scalar() for rule in rules} == rules
        assert connection.exec_driver_sql("PRAGMA locking_mode").scalar() == "normal"


def test_nothing_stays_beside_the_file(store: PlanStore) -> None:
    store.write(change(store.load(), "items", ACTION, title="x"), at=AT)
    assert names(store.path.parent) == [".~lock.a.plan#", "a.plan"]
    store.close()
    assert names(store.path.parent) == ["a.plan"]


def test_a_closed_file_is_not_written_to_again(tmp_path: Path) -> None:
    plan = full_plan()
    store = made(tmp_path / "a.plan", plan)
    store.close()
    with pytest.raises(UserError, match="is closed"):
        store.write(change(plan, "items", ACTION, title="Too late"), at=AT)
    with opened(tmp_path / "a.plan") as again:
        assert again.load() == plan


def test_opening_a_plan_does_not_wait_for_alembic() -> None:
    check = "import sys, planapp.store.plan_store; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def execute(path: Path, statement: str) -> None:
    """Have another program do something to a file."""
    with closing(sqlite3.connect(path)) as other:
        other.execute(statement)
        other.commit()


class TestRemembered:
    """What views remember in the file, beside the plan."""

    def test_it_outlives_closing_the_file_and_has_no_entry(self, tmp_path: Path) -> None:
        store = made(tmp_path / "a.plan")
        entries = store.entries()
        store.remember("board", {"columns": ["status", "extra:7"], "widths": {"due": 96}})
        store.remember("filters", [1])
        store.remember("filters", None)
        assert store.entries() == entries
        store.close()
        again = open_store(tmp_path / "a.plan", by="")
        assert again.remembered() == {"board": {"columns": ["status", "extra:7"], "widths": {"due": 96}}}
        again.close()

    def test_a_plan_that_is_only_read_remembers_nothing(self, closed: Path) -> None:
        store = open_store(closed, by="", read_only=True)
        with pytest.raises(UserError, match="read-only"):
            store.remember("board", {})
        store.close()

    def test_what_is_no_json_is_passed_over(self, closed: Path) -> None:
        execute(closed, "INSERT INTO workspace VALUES ('board', '{'), ('words', '[]')")
        store = open_store(closed, by="")
        assert store.remembered() == {"words": []}
        store.close()

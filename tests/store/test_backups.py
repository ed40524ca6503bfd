"""Backups: whole copies that open as plans, made when something changed, thinned by age, never worse."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.errors import UserError
from planapp.store.backups import back_up, backups_in, to_keep
from planapp.store.check import check_plan
from planapp.store.plan_store import PlanStore, open_store
from tests.store.plans import ACTION, AT, change, full_plan, made

NOW = datetime(2026, 4, 16, 14, 32, 5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "a"


def saved_before(path: Path, at: datetime) -> None:
    """Let a plan look as if it was last saved an hour before a time."""
    moment = (at - timedelta(hours=1)).timestamp()
    os.utime(path, (moment, moment))


def edit(store: PlanStore, title: str) -> None:
    store.write(change(store.load(), "items", ACTION, title=title), at=AT)


def test_a_backup_is_a_sound_plan_while_the_plan_is_open(tmp_path: Path, folder: Path) -> None:
    store = made(tmp_path / "a.plan")
    backup = back_up(store.path, folder, NOW)
    edit(store, "Visit today")
    store.close()
    assert backup is not None
    assert backup.path.name == "a 2026-04-16 14.32.05.plan"
    assert check_plan(backup.path) == []
    opened = open_store(backup.path, by="", read_only=True)
    assert opened.load() == full_plan()
    opened.close()


def test_none_is_made_while_nothing_changes(tmp_path: Path, folder: Path) -> None:
    store = made(tmp_path / "a.plan")
    saved_before(store.path, NOW)
    assert back_up(store.path, folder, NOW) is not None
    assert back_up(store.path, folder, NOW + timedelta(hours=2)) is None
    edit(store, "Visit today")
    store.close()
    again = back_up(store.path, folder, datetime.now())
    assert again is not None
    assert [backup.at for backup in backups_in(folder)] == [again.at, NOW]


def test_a_damaged_plan_makes_no_backup_and_harms_none(closed: Path, folder: Path) -> None:
    saved_before(closed, NOW)
    good = back_up(closed, folder, NOW)
    assert good is not None
    content = closed.read_bytes()
    closed.write_bytes(content[: len(content) // 2].ljust(len(content), b"\xff"))
    with pytest.raises(UserError, match="damaged"):
        back_up(closed, folder, NOW + timedelta(days=400))
    assert [path.name for path in folder.iterdir()] == [good.path.name]
    assert check_plan(good.path) == []


def test_a_plan_that_is_gone_is_told(closed: Path, folder: Path) -> None:
    saved_before(closed, NOW)
    good = back_up(closed, folder, NOW)
    closed.unlink()
    with pytest.raises(UserError, match=f"{closed.name} can’t be reached"):
        back_up(closed, folder, NOW + timedelta(days=1))
    assert backups_in(folder) == [good]


def test_a_folder_that_takes_no_file_is_told(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="folder"):
        back_up(closed, tmp_path / "file" / "a", NOW)


def test_old_ones_go_when_a_new_one_is_made_and_other_files_stay(closed: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("", encoding="utf-8")
    for hours in range(40):
        at = NOW - timedelta(days=3, hours=hours)
        (folder / f"a {at:%Y-%m-%d %H.%M.%S}.plan").touch()
    back_up(closed, folder, NOW)
    assert (folder / "notes.txt").exists()
    # The new one and the nine before it, and the last of each of the two days before these.
    assert len(backups_in(folder)) == 12


TIMES = st.lists(st.datetimes(NOW - timedelta(days=900), NOW), unique=True, max_size=60)


@given(TIMES)
def test_thinning_keeps_the_newest_and_twice_is_as_once(times: list[datetime]) -> None:
    kept = to_keep(times, NOW)
    assert kept <= set(times)
    assert set(sorted(times)[-10:]) <= kept
    assert to_keep(kept, NOW) == kept
    days = {time.date() for time in times if NOW - time <= timedelta(days=30)}
    assert days <= {time.date() for time in kept}

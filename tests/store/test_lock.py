"""One opening may write at a time; a crash gives the right up; everybody may read."""

from __future__ import annotations

import errno
import json
import platform
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planapp.errors import UserError
from planapp.store.lock import sidecar, take
from planapp.store.plan_store import PlanStore, open_store
from tests.store.plans import ACTION, AT, change, full_plan

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from planapp.store.plan_store import open_store
store = open_store(Path(sys.argv[1]), by="Team Manager")
print("open", flush=True)
sys.stdin.read(1)
"""


@pytest.fixture
def other_process(closed: Path) -> subprocess.Popen[str]:
    """Return a process that has the plan open until it is killed."""
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, str(closed)], stdin=pipe, stdout=pipe, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_two_openings_in_one_process(store: PlanStore) -> None:
    with pytest.raises(
        UserError, match=r"a\.plan is open elsewhere: by Officer on .* since \d\d:\d\d\. Close"
    ):
        open_store(store.path, by="Another")
    store.write(change(store.load(), "items", ACTION, title="x"), at=AT)
    store.close()
    again = open_store(store.path, by="Another")
    again.close()


def test_two_processes_and_a_crash(closed: Path, other_process: subprocess.Popen[str]) -> None:
    try:
        with pytest.raises(UserError) as refusal:
            open_store(closed, by="Officer")
        assert f"by Team Manager on {platform.node()} since " in refusal.value.message
        reader = open_store(closed, by="Officer", read_only=True)
        assert reader.load() == full_plan()
        reader.close()
    finally:
        kill(other_process)
    assert sidecar(closed).exists()
    store = open_store(closed, by="Officer")
    store.close()
    assert not sidecar(closed).exists()


def test_the_sidecar_says_who_has_the_plan(store: PlanStore) -> None:
    holder = json.loads(sidecar(store.path).read_bytes()[1:])
    assert (holder["by"], holder["computer"]) == ("Officer", platform.node())
    assert datetime.now(UTC) - datetime.fromisoformat(holder["since"]) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("left", "message"),
    [
        (b"", "is open elsewhere. Close it there, or open it read-only."),
        (b"\0{half", "is open elsewhere. Close it there"),
        (b"\0[1]", "is open elsewhere. Close it there"),
        (b'\0{"by": "", "computer": "pc7", "since": "?"}', "is open elsewhere: on pc7. Close it there"),
        (b'\0{"by": "A", "since": "2026-03-03T12:00:00+00:00"}', "by A since 3 March, "),
    ],
)
def test_a_sidecar_that_says_little(store: PlanStore, left: bytes, message: str) -> None:
    sidecar(store.path).write_bytes(left)
    with pytest.raises(UserError) as refusal:
        open_store(store.path, by="")
    assert message in refusal.value.message


def test_a_sidecar_left_by_a_crash_is_taken_over(closed: Path) -> None:
    sidecar(closed).write_bytes(b"\0" + b"x" * 1000)
    lock = take(closed, "Officer")
    assert json.loads(sidecar(closed).read_bytes()[1:])["by"] == "Officer"
    lock.release()
    lock.release()
    assert not sidecar(closed).exists()


def test_closing_twice_leaves_the_next_one_alone(store: PlanStore) -> None:
    store.close()
    again = open_store(store.path, by="Officer")
    store.close()
    with pytest.raises(UserError, match="open elsewhere"):
        open_store(store.path, by="Officer")
    again.close()


@pytest.mark.parametrize(
    ("problem", "words"),
    [(errno.EACCES, "protected from changes here"), (errno.ENOSPC, "no room left for")],
)
def test_a_folder_in_which_no_sidecar_can_be_made(
    closed: Path, monkeypatch: pytest.MonkeyPatch, problem: int, words: str
) -> None:
    def refuse(*args: object) -> None:
        raise OSError(problem, "no")

    monkeypatch.setattr("planapp.store.plan_store.take", refuse)
    with pytest.raises(UserError, match=words):
        open_store(closed, by="")

"""Jobs: what they tell the window, in its own thread, and that cancelling ends them."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from planapp.errors import Cancelled, UserError
from planapp.views.jobs import BUG, Job, Jobs, Progress


def heard(job: Job) -> list[tuple[str, Any]]:
    """Return a list that fills with what the job tells, and in which thread."""
    told: list[tuple[str, Any]] = []
    job.finished.connect(lambda found: told.append(("finished", found)))
    job.refused.connect(lambda sentence: told.append(("refused", sentence)))
    job.cancelled.connect(lambda: told.append(("cancelled", None)))
    return told


def test_a_job_gives_what_its_work_found(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def work(progress: Progress) -> int:
        threads.append(threading.current_thread())
        return 42

    job = Job("Reading", work)
    told = heard(job)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told == [("finished", 42)]
    assert threads != [threading.main_thread()]


def test_the_work_says_how_far_it_is(qtbot: QtBot) -> None:
    job = Job("Writing", lambda progress: [progress(done, 2, "Writing the rows") for done in (1, 2)])
    said: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda *words: said.append(words))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert said == [(1, 2, "Writing the rows"), (2, 2, "Writing the rows")]


def test_it_says_no_more_than_can_be_read_but_always_the_end(qtbot: QtBot) -> None:
    job = Job("Writing", lambda progress: [progress(done, 5000, "Writing") for done in range(1, 5001)])
    said: list[int] = []
    job.progressed.connect(lambda done, total, text: said.append(done))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert said[-1] == 5000
    assert len(said) < 500


def test_a_refusal_comes_as_its_sentence(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise UserError("There is no room left. Free some space.")

    job = Job("Writing", work)
    told = heard(job)
    with qtbot.waitSignal(job.refused):
        job.start()
    assert told == [("refused", "There is no room left. Free some space.")]


def test_a_bug_is_logged_and_told_as_ours(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    job = Job("Counting", lambda progress: 1 / 0)
    told = heard(job)
    with qtbot.waitSignal(job.refused):
        job.start()
    assert told == [("refused", BUG)]
    assert "ZeroDivisionError" in caplog.text


def test_cancelling_ends_the_work_at_its_next_step(qtbot: QtBot) -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go_on.wait(5)
        try:
            progress(1, 2, "Writing")
        except Cancelled:
            ended.set()
            raise

    job = Job("Writing", work)
    told = heard(job)
    job.start()
    assert begun.wait(5)
    job.cancel()
    assert told == [("cancelled", None)]
    go_on.set()
    job.wait()
    assert ended.is_set()
    qtbot.wait(20)
    assert told == [("cancelled", None)]


def test_only_what_takes_long_is_shown(qtbot: QtBot) -> None:
    go_on = threading.Event()
    quick, slow = Job("Quick", lambda progress: None), Job("Slow", lambda progress: go_on.wait(5))
    shown: list[str] = []
    for job in (quick, slow):
        job.shown.connect(shown.append)
    with qtbot.waitSignal(slow.shown):
        quick.start()
        slow.start()
    with qtbot.waitSignal(slow.finished):
        go_on.set()
    assert shown == ["Slow"]


def test_jobs_run_one_at_a_time(qtbot: QtBot) -> None:
    jobs, go_on, found = Jobs(), threading.Event(), []
    jobs.start("First", lambda progress: go_on.wait(5), found.append, found.append)
    assert jobs.busy
    with pytest.raises(UserError, match="still busy"):
        jobs.start("Second", lambda progress: None, found.append, found.append)
    with qtbot.waitSignal(jobs.ended):
        go_on.set()
    assert found == [True]
    assert not jobs.busy


def test_a_job_may_follow_from_another(qtbot: QtBot) -> None:
    jobs, found = Jobs(), []

    def next_one(number: int) -> None:
        jobs.start("Second", lambda progress: number + 1, found.append, found.append)

    jobs.start("First", lambda progress: 1, next_one, found.append)
    qtbot.waitUntil(lambda: found == [2])


def test_after_cancelling_nothing_follows_and_another_job_may_start(qtbot: QtBot) -> None:
    jobs, go_on, found = Jobs(), threading.Event(), []
    jobs.start("First", lambda progress: go_on.wait(5), found.append, found.append)
    jobs.cancel()
    assert not jobs.busy
    jobs.start("Second", lambda progress: "second", found.append, found.append)
    qtbot.waitUntil(lambda: bool(found))
    go_on.set()
    jobs.close()
    qtbot.wait(20)
    assert found == ["second"]

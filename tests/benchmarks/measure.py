"""Measuring two jobs in the same run, turn about, so that a slow moment of the machine hits both."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=FULL",
    "PRAGMA trusted_schema=OFF",
)


def seconds(job: Callable[[], object]) -> float:
    """Return how long a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def against(ours: Callable[[], object], floor: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Return the median seconds of two jobs, each run `times` times after one run that is not counted."""
    ours()
    floor()
    pairs = [(seconds(ours), seconds(floor)) for _ in range(times)]
    return median(mine for mine, _ in pairs), median(theirs for _, theirs in pairs)


def line(job: str, mine: float, peer: str, theirs: float, more: str = "") -> str:
    """Return a line that gives both times and their ratio."""
    return f"{job}: {mine * 1000:,.1f} ms; {peer}: {theirs * 1000:,.1f} ms; ratio {mine / theirs:.2f}{more}"


def bare_commit(path: Path) -> tuple[Callable[[], object], Callable[[], None]]:
    """Return a job that updates one row and adds one to a log in a transaction, and what ends it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    connection.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, title TEXT)")
    connection.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, entry TEXT)")
    connection.execute("INSERT INTO item VALUES (1, '')")
    numbers = count()

    def commit() -> None:
        connection.execute("BEGIN")
        connection.execute("UPDATE item SET title = ? WHERE id = 1", (f"Title {next(numbers)}",))
        connection.execute("INSERT INTO log (entry) VALUES ('an entry')")
        connection.execute("COMMIT")

    return commit, connection.close

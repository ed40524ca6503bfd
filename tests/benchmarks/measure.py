"""Measuring two jobs in the same run, turn about, so that a slow moment of the machine hits both."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median


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

"""A rating key in the real window, until the board is repainted, against a bare SQLite commit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain.records import ACTION
from planapp.views.plan_page import PlanPage
from tests.benchmarks.large_file import NAME, large_file
from tests.benchmarks.measure import bare_commit, line, seconds
from tests.benchmarks.window import Painted, window_on

KEYS = 120


def run() -> list[str]:
    """Rate one action after the other with the pane open, and commit to the bare file in between."""
    with tempfile.TemporaryDirectory() as folder, window_on(large_file()) as page:
        while page.board.gathering.isActive():
            QApplication.processEvents()
        commit, close = bare_commit(Path(folder) / "bare.db")
        pairs = [(key, seconds(commit)) for key in _keys(page)]
        close()
    mine, floor = median(key for key, _ in pairs[1:]), median(commit for _, commit in pairs[1:])
    job = f"rating key to repaint, {NAME}"
    return [line(job, mine, "bare commit", floor, f"; beyond it {(mine - floor) * 1000:.1f} ms (goal 16)")]


def _keys(page: PlanPage) -> Iterator[float]:
    """Yield what each key costs, from the press until the painting is over."""
    board = page.board
    painted = Painted(board.viewport())
    actions = [item.id for item in board.board.plan.walk() if item.kind == ACTION]
    for action, key in zip(islice(actions, KEYS), cycle("3214")):
        board.choose(action)
        yield painted.seconds_after(lambda key=key: QTest.keyClick(board, key))

"""A rating key in the real window, until the board is repainted, against a bare SQLite commit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain.records import ACTION
from planapp.views.plan_page import PlanPage
from tests.benchmarks.large_file import NAME, large_file
from tests.benchmarks.measure import bare_commit, seconds
from tests.benchmarks.window import Painted, window_on

KEYS = 120


def run() -> list[str]:
    """Rate one action after the other with the pane open, and commit to the bare file in between."""
    with tempfile.TemporaryDirectory() as folder, window_on(large_file()) as page:
        while page.board.gathering.isActive():
            QApplication.processEvents()
        commit, close = bare_commit(Path(folder) / "bare.db")
        costs = [(*key, seconds(commit)) for key in _keys(page)][1:]
        close()
    mine, work, floor = (median(one[at] for one in costs) * 1000 for at in range(3))
    return [
        f"rating key to repaint, {NAME}: {mine:.1f} ms, {work:.1f} of work; bare commit: {floor:.1f} ms;"
        f" beyond it {mine - floor:.1f} ms (goal 16)"
    ]


def _keys(page: PlanPage) -> Iterator[tuple[float, float]]:
    """Yield what each key costs, from the press until the painting is over: by the clock, and of work."""
    board = page.board
    painted = Painted(board.viewport())
    actions = [item.id for item in board.board.plan.walk() if item.kind == ACTION]
    for action, key in zip(islice(actions, KEYS), cycle("3214")):
        board.choose(action)
        worked = process_time()
        clock = painted.seconds_after(lambda key=key: QTest.keyClick(board, key))
        yield clock, process_time() - worked

"""Scrolling through the real window on the largest plan, a screenful at a time, until it is painted.

The floor, in the same run, is a plain table of Qt's with as many texts on the screen.
"""

from __future__ import annotations

from functools import partial
from statistics import median
from time import process_time

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from planapp.views.plan_page import PlanPage
from tests.benchmarks.large_file import NAME, large_file
from tests.benchmarks.window import Painted, window_on

SCREENS, GOAL, ROWS, COLUMNS = 40, 16, 2_000, 14


def run() -> list[str]:
    """Scroll with themes open, and with all folded."""
    with window_on(large_file()) as page:
        while page.board.gathering.isActive():
            QApplication.processEvents()
        opened = _scrolled(page.board)
        page.board.collapseAll()
        folded = _scrolled(page.board)
        floor = _scrolled(_plain_table(page))
    return [
        f"scrolling {NAME}, a screenful until it is painted (goal {GOAL} ms);"
        f" a plain QTableView: {_told(floor)}",
        f"  as the plan opens: {_told(opened)}",
        f"  all folded, roll-ups worked out as they come into sight: {_told(folded)}",
    ]


def _scrolled(view: QAbstractItemView) -> list[tuple[float, float]]:
    """Return what each screenful took, by the clock and of work."""
    bar, painted = view.verticalScrollBar(), Painted(view.viewport())
    bar.setValue(0)
    QApplication.processEvents()
    costs: list[tuple[float, float]] = []
    for _ in range(SCREENS):
        to = (bar.value() + bar.pageStep()) % bar.maximum()
        worked = process_time()
        clock = painted.seconds_after(partial(bar.setValue, to))
        costs.append((clock * 1000, (process_time() - worked) * 1000))
    return costs


def _told(costs: list[tuple[float, float]]) -> str:
    clock, worked = (median(one[at] for one in costs) for at in (0, 1))
    return f"{clock:.1f} ms, {worked:.1f} of work; longest {max(one[1] for one in costs):.1f} of work"


def _plain_table(page: PlanPage) -> QTableView:
    model = QStandardItemModel(ROWS, COLUMNS, page)
    for row in range(ROWS):
        for column in range(COLUMNS):
            model.setItem(row, column, QStandardItem(f"{row}.{column} review"))
    table = QTableView(page)
    table.setModel(model)
    table.setGeometry(page.board.geometry())
    table.show()
    return table

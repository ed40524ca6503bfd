"""Words typed into the search field of the real window, each key until the board is repainted.

The floor, in the same run, is a plain substring scan over the same texts.
"""

from __future__ import annotations

from statistics import median

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.models.search_texts import all_text
from planapp.views.plan_page import PlanPage
from tests.benchmarks.large_file import NAME, large_file
from tests.benchmarks.measure import seconds
from tests.benchmarks.window import Painted, window_on

TIMES, GOAL = 3, 50
# Found in nearly all texts, in few, in none, and by words that are typed on and on.
WORDS = ("review", "31/03", "zebra", "plan audit")


def run() -> list[str]:
    """Type each word several times, at once after opening and when all texts have been gathered."""
    with window_on(large_file()) as page:
        (early,) = _typed(page, WORDS[0], times=1)
        while page.board.gathering.isActive():
            QApplication.processEvents()
        plan = page.board.board.plan
        texts = [all_text(plan, item) for item in plan.items]
        floor = median(seconds(lambda: [text for text in texts if "review" in text]) for _ in range(9))
        found = {word: _typed(page, word, TIMES) for word in WORDS}
    return [
        f"search key to repaint in {NAME}, ms a key (goal {GOAL});"
        f" floor: substring scan {floor * 1000:.1f} ms",
        f"  at once after opening: {_told(early, floor)}",
        *(f"  {word!r}: {_told(_medians(runs), floor)}" for word, runs in found.items()),
    ]


def _typed(page: PlanPage, word: str, times: int) -> list[list[float]]:
    """Type a word several times into an empty field; return what each key cost each time."""
    field, painted = page.toolbar.search, Painted(page.board.viewport())
    runs: list[list[float]] = []
    for _ in range(times):
        field.setFocus()
        runs.append([painted.seconds_after(lambda key=key: QTest.keyClick(field, key)) for key in word])
        field.clear()
        QApplication.processEvents()
    return runs


def _medians(runs: list[list[float]]) -> list[float]:
    return [median(times) for times in zip(*runs, strict=True)]


def _told(keys: list[float], floor: float) -> str:
    each = ", ".join(f"{key * 1000:.0f}" for key in keys)
    return f"{each}; longest {max(keys) / floor:.1f} x the floor"

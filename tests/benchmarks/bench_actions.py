"""What the officer does all day, in the real window on 500 actions, until all is repainted.

An edit can't be quicker than what it writes: a bare SQLite commit, or where it changes many rows, the same
change set written by the store alone, to a plan file like that of the window.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain.changes import EDIT, ChangeSet, compare
from planapp.domain.plan import empty_plan
from planapp.domain.records import ACTION, OBJECTIVE, STEP, THEME
from planapp.models.board_filter import Filter
from planapp.store.plan_store import PlanStore, create_store
from planapp.views.plan_page import PlanPage
from planapp.views.workspace import Workspace
from tests.benchmarks.big_plan import big_plan
from tests.benchmarks.measure import bare_commit, seconds
from tests.benchmarks.window import workspace_on

ACTIONS, PERIODS, SELECTED, MANY_STEPS, TIMES, GOAL = 500, 24, 50, 200, 7, 0.016
# Some actions have a few steps, one has very many.
STEPS = dict.fromkeys(range(0, ACTIONS, 5), 4) | {33: MANY_STEPS}
_WORST = 12
_REST = 300
# An edit of more rows than that is measured against the same rows written by the store alone.
_MANY_ROWS = 20

Do = Callable[[], object]
# An action by its name, with whether it is an edit.
Named = tuple[str, Do, bool]


class Cost(NamedTuple):
    """The seconds of an action until all is painted, by the clock and of work, and those of its writing."""

    clock: float
    worked: float
    floor: float
    floor_worked: float


class Twin:
    """A plan file like that of the window, in which the store alone writes what is edited there."""

    def __init__(self, store: PlanStore) -> None:
        """Write to a store."""
        self._store = store
        self.heard: list[ChangeSet] = []

    def write(self) -> tuple[float, float, int]:
        """Write what was heard; return the seconds by the clock and of work, and how many rows it was."""
        rows, start, worked = 0, perf_counter(), process_time()
        for change_set in self.heard:
            self._store.write(replace(change_set, kind=EDIT), at=datetime.now(UTC))
            rows += len(change_set.changes)
        self.heard.clear()
        return perf_counter() - start, process_time() - worked, rows


def run() -> list[str]:
    """Do everything several times, with a bare commit in between; tell the longest."""
    plan = big_plan(ACTIONS, PERIODS, STEPS)
    times: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory() as folder, workspace_on(plan) as workspace:
        commit, close = bare_commit(Path(folder) / "bare.db")
        store = create_store(Path(folder) / "twin.plan", compare(empty_plan(), plan), by="")
        twin = Twin(store)
        assert workspace.desk.document is not None
        workspace.desk.document.subscribe(twin.heard.append)
        commits: list[tuple[float, float]] = []
        for _ in range(TIMES):
            # What is counted a moment after an edit is no part of choosing a row.
            QTest.qWait(_REST)
            for name, do, is_edit in _everything(workspace, twin):
                worked = process_time()
                commits.append((seconds(commit), process_time() - worked))
                _wait_for_gathering(workspace)
                times.setdefault(name, []).append(_cost(do, twin, commits[-1]))
                assert is_edit == bool(times[name][-1].floor), f"{name}: refused, or not known as an edit"
        close()
        store.close()
    bare = median(clock for clock, _ in commits)
    return [
        f"{len(times)} actions of the window on {ACTIONS} actions x {PERIODS} periods until all is repainted,"
        f" median of {TIMES}; bare commit {bare * 1000:.1f} ms; edits of more than"
        f" {_MANY_ROWS} rows against the same rows written by the store without a window",
        *_told(times),
    ]


def _told(times: dict[str, list[Cost]]) -> Iterator[str]:
    """Yield the longest actions: what the clock says beyond the writing, and how long this process worked."""
    told = []
    for name, costs in times.items():
        clock = median(max(0.0, one.clock - one.floor) for one in costs)
        worked = median(max(0.0, one.worked - one.floor_worked) for one in costs)
        told.append((clock, worked, median(one.floor for one in costs), name))
    over = sum(clock > GOAL and worked > GOAL for clock, worked, _, _ in told)
    yield f"  beyond {GOAL * 1000:.0f} ms (beyond the writing, where there is some): {over}; the longest:"
    for clock, worked, floor, name in sorted(told, reverse=True)[:_WORST]:
        written = f", beyond {floor * 1000:.1f} of writing" if floor else ""
        yield f"  {name}: {clock * 1000:.1f} ms by the clock, {worked * 1000:.1f} of work{written}"


def _cost(do: Do, twin: Twin, commit: tuple[float, float]) -> Cost:
    _settle()
    twin.write()
    start, worked = perf_counter(), process_time()
    do()
    # The last of them paints what those before laid out.
    _settle()
    clock, work = perf_counter() - start, process_time() - worked
    written, write_work, rows = twin.write()
    if rows > _MANY_ROWS:
        return Cost(clock, work, written, write_work)
    return Cost(clock, work, *(commit if rows else (0.0, 0.0)))


def _wait_for_gathering(workspace: Workspace) -> None:
    """Let what is gathered in idle moments be there, as it is when somebody does something."""
    while workspace.page is not None and workspace.page.board.gathering.isActive():
        QApplication.processEvents()


def _settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def _everything(workspace: Workspace, twin: Twin) -> Iterator[Named]:
    page = workspace.page
    assert page is not None
    yield from _looking(workspace, page)
    trigger = {key: workspace.actions[key].trigger for key in ("undo", "redo")}
    for name, prepare, edit in _editing(workspace, page):
        twin.write()
        prepare()
        prepared = len(twin.heard)
        yield name, edit, True
        _escape(page)
        yield f"undo {name}", trigger["undo"], True
        yield f"redo {name}", trigger["redo"], True
        for _ in range(1 + prepared):
            trigger["undo"]()


def _escape(page: PlanPage) -> None:
    """Leave an editor that a command has opened."""
    field = QApplication.focusWidget()
    if field is not None and field is not page.board:
        QTest.keyClick(field, Qt.Key.Key_Escape)
    page.board.setFocus()


def _looking(workspace: Workspace, page: PlanPage) -> Iterator[Named]:
    """Yield what changes nothing in the plan."""
    board, trigger = page.board, workspace.actions
    actions = _ids(page, ACTION)
    board.choose(actions[0])
    yield "choose another action", lambda: board.choose(actions[1]), False
    yield f"choose an action of {MANY_STEPS} steps", lambda: board.choose(actions[33]), False
    yield "choose a theme", lambda: board.choose(_ids(page, THEME)[1]), False
    board.choose(actions[0])
    yield "down a row", lambda: QTest.keyClick(board, Qt.Key.Key_Down), False
    yield "down a page", lambda: QTest.keyClick(board, Qt.Key.Key_PageDown), False
    yield "to the end", lambda: QTest.keyClick(board, Qt.Key.Key_End), False
    yield "to the beginning", lambda: QTest.keyClick(board, Qt.Key.Key_Home), False
    yield "select everything", board.selectAll, False
    board.choose(actions[0])
    yield "fold all", board.collapseAll, False
    yield "unfold themes and objectives", lambda: board.expandToDepth(1), False
    yield "fold a theme", lambda: board.collapse(board.board.index(0, 0)), False
    yield "unfold a theme", lambda: board.expand(board.board.index(0, 0)), False
    for key in ("previous_period", "next_period", "pane", "pane"):
        yield key.replace("_", " "), trigger[key].trigger, False
    yield "page the periods", lambda: board.page(-1), False
    levels = board.board.plan.levels.of()
    chips = {
        "overdue": Filter(overdue=True),
        "red": Filter(levels=frozenset({levels[0].id})),
        "not rated": Filter(not_rated=True, to_rate=True),
        "a lead": Filter(leads=frozenset({board.board.plan.people.of()[0].id})),
    }
    for name, sought in chips.items():
        yield f"filter by {name}", lambda sought=sought: page.toolbar.set_filter(sought), False
        yield f"clear the filter by {name}", page.toolbar.clear, False
    for key in "plan":
        yield f"search: {key}", lambda key=key: QTest.keyClick(page.toolbar.search, key), False
    yield "clear the search", page.toolbar.clear, False
    board.setFocus()


def _editing(workspace: Workspace, page: PlanPage) -> Iterator[tuple[str, Do, Do]]:
    """Yield each edit with what prepares it."""
    board, do = page.board, workspace.actions
    actions, steps = _ids(page, ACTION), _ids(page, STEP)
    keys = next(_KEYS)

    def at(item: int) -> Do:
        return lambda: (board.setFocus(), board.choose(item))

    def typed(key: str, text: str) -> Do:
        index = board.board.index_of(actions[3], board.board.section_of(key))
        return lambda: board.board.setData(index, text)

    def outdented(item: int) -> Do:
        return lambda: (at(item)(), do["outdent"].trigger())

    def unrated() -> None:
        at(actions[3])()
        board.rate(None)
        board.choose(actions[3])

    yield "rate", unrated, lambda: QTest.keyClick(board, keys)
    yield f"rate {SELECTED}", lambda: _select(page, actions), lambda: QTest.keyClick(board, keys)
    yield "clear a rating", at(actions[3]), lambda: QTest.keyClick(board, Qt.Key.Key_0)
    yield "type a title", at(actions[3]), typed("title", f"A new title {keys}")
    yield "type a due date", at(actions[3]), typed("due", f"{keys} May 2027")
    yield "type leads", at(actions[3]), typed("lead", f"Head of Service {keys}, Somebody new")
    yield "tick a step", at(steps[3]), lambda: QTest.keyClick(board, Qt.Key.Key_Space)
    for key in ("add_theme", "add_objective", "add_action", "add_step", "move_up", "move_down"):
        yield key.replace("_", " "), at(actions[15]), do[key].trigger
    yield "indent", outdented(actions[15]), do["indent"].trigger
    yield "indent an objective", outdented(_ids(page, OBJECTIVE)[2]), do["indent"].trigger
    for key in ("outdent", "duplicate", "archive", "delete"):
        yield key, at(actions[15]), do[key].trigger
        yield f"{key} an objective", at(_ids(page, OBJECTIVE)[2]), do[key].trigger
    for key in ("duplicate", "delete", "archive"):
        yield f"{key} {SELECTED}", lambda: _select(page, actions), do[key].trigger
    yield "delete a theme", at(_ids(page, THEME)[2]), do["delete"].trigger


_KEYS = (str(1 + n % 4) for n in count())


def _ids(page: PlanPage, kind: str) -> list[int]:
    return [item.id for item in page.board.board.plan.walk() if item.kind == kind]


def _select(page: PlanPage, items: list[int]) -> None:
    page.board.setFocus()
    page.board.choose(items[0])
    selection = QItemSelection()
    for item in items[:SELECTED]:
        index = page.board.board.index_of(item)
        selection.select(index, index)
    flags = QItemSelectionModel.SelectionFlag
    page.board.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

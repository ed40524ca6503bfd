"""Deciding on a return of 2,000 changes in the real window: each key until the tree is repainted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from statistics import median
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.application.returns.inbox import Inbox
from planapp.application.returns.model import Returned
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION
from planapp.views.workspace import Workspace
from tests.benchmarks.big_plan import big_plan
from tests.benchmarks.window import Painted, workspace_on

ACTIONS, KEYS, GOAL = 1_000, 12, 100
_KEY = Qt.Key


def run() -> list[str]:
    """Go down the changes, jump to the end and back, before and after all are decided."""
    with workspace_on(big_plan(ACTIONS)) as workspace:
        tab = _tab(workspace)
        tree = tab.changes.tree
        tree.setFocus()
        painted = Painted(tree.viewport())

        def key(key: Qt.Key) -> float:
            return painted.seconds_after(lambda: QTest.keyClick(tree, key)) * 1000

        first_end = key(_KEY.Key_End)
        key(_KEY.Key_Home)
        open_ = median(key(one) for one in _keys())
        tab.accept_all()
        decided = median(key(one) for one in _keys())
        number = tree.changes.counts["all"]
    return [
        f"a key on {number:,} changes to repaint: {open_:.0f} ms, {decided:.0f} with all decided;"
        f" End at first: {first_end:.0f} (goal {GOAL})"
    ]


def _keys() -> Iterator[Qt.Key]:
    for _ in range(KEYS):
        yield from (_KEY.Key_T, _KEY.Key_M)


def _tab(workspace: Workspace) -> Any:
    """Return the tab with one return in it that is compared."""
    document: Any = workspace.desk.document
    inbox: Inbox = document.inbox
    entry = document.history.last.seq
    inbox.add(Returned(1, "return.xlsx", date(2026, 4, 16), "", entry, _edited(document.plan)))
    workspace.actions["returns"].trigger()
    while workspace.jobs.busy:
        QApplication.processEvents()
    page: Any = workspace.pages.shown
    QApplication.processEvents()
    return page.shown


def _edited(plan: Plan) -> Plan:
    """Return a plan in which each action has another title and due date."""
    rows = {
        item.id: replace(item, title=f"{item.title} at once", due="31 May 2026")
        for item in plan.items
        if item.kind == ACTION
    }
    return plan.with_tables({"items": plan.items.changed(rows)})

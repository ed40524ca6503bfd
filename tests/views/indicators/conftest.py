"""A page of indicators in a window of its own, and a hand that presses keys where the keyboard is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.graphics.theme import Appearance, Choice
from planapp.models.indicators_model import IndicatorsModel, month_key
from planapp.views.indicators.grid import IndicatorGrid
from planapp.views.indicators.indicators_page import IndicatorsPage
from planapp.views.plan_file import PlanFile
from tests.models.indicator_plans import TODAY, indicator_plan
from tests.views.plans import first_edit

NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass
class Hand:
    """Uses the page as an officer does."""

    page: IndicatorsPage
    document: Document

    @property
    def grid(self) -> IndicatorGrid:
        return self.page.grid

    @property
    def plan(self) -> Plan:
        return self.document.plan

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.grid, key, keys)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.grid, letter)

    def go_to(self, row_id: int, month: str) -> None:
        """Stand on the cell of a month ('2026-03') or of another column."""
        self.grid.choose(row_id, month_key(month) if month[:1].isdigit() else month)
        self.grid.setFocus()

    def at(self) -> tuple[int | None, str]:
        """Where the focus is: an indicator and the key of a column."""
        index = self.grid.currentIndex()
        return self.grid.rows.id_of(index), self.grid.column_of(index).key.removeprefix("month:")

    def values(self, row_id: int) -> dict[str, float | str]:
        found = self.plan.indicator_values.of(row_id)
        return {row.month: row.text if row.value is None else row.value for row in found}

    def cell_rect(self, row_id: int, month: str) -> QRect:
        return self.grid.visualRect(self.grid.rows.index_of(row_id, month_key(month)))


@pytest.fixture
def hand(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """The page of the plan with three indicators, 1300 x 700."""
    yield from made(indicator_plan(), tmp_path, qtbot, monkeypatch)


def made(plan: Plan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    """Give the page of a plan, on 6 May 2026."""

    class Then(date):
        @classmethod
        def today(cls) -> Then:
            return cls(TODAY.year, TODAY.month, TODAY.day)

    monkeypatch.setattr("planapp.models.indicators_model.date", Then)
    document = Document.create(tmp_path / "figures.plan", first_edit(plan), by="Officer")
    page = IndicatorsPage(cast(PlanFile, document), Appearance(Choice.LIGHT))
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert isinstance(page.model, IndicatorsModel)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.take_keyboard()
    yield Hand(page, document)
    page.close_document()
    document.close()
    del tester

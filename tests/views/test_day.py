"""A window that is left open overnight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.graphics.theme import Appearance, Choice
from planapp.views.day import Day
from planapp.views.plan_page import PlanPage

TODAY = date.today()
TOMORROW = TODAY + timedelta(days=1)


def test_a_new_day_is_told_once() -> None:
    days = [date(2026, 4, 30)]
    parent = QObject()
    day = Day(parent, lambda: days[-1])
    told: list[date] = []
    day.began.connect(told.append)
    day.look()
    days.append(date(2026, 5, 1))
    day.look()
    day.look()
    day.stop()
    assert told == [date(2026, 5, 1)]


@pytest.fixture
def page(document: Document, qtbot: QtBot) -> Iterator[PlanPage]:
    action = next(item for item in document.plan.items if item.ref == "1.2.1")
    document.edit(edits.set_field(document.plan, action.id, "due", f"{TODAY:%d/%m/%Y}"))
    made = PlanPage(document, Appearance(Choice.LIGHT))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.board.choose(action.id)
    yield made
    made.close_document()


def test_what_is_due_today_is_overdue_tomorrow(page: PlanPage) -> None:
    assert page.pane.page.facts.badge() == ""
    overdue = page.board.board.chip_counts(page.toolbar.chips.counted())
    page._day.began.emit(TOMORROW)
    assert page.pane.page.facts.badge() == "Overdue by 1 day"
    assert page.board.board.chip_counts(page.toolbar.chips.counted()) != overdue

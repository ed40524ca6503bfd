"""Next year's plan out of this one: what is chosen is counted, and made as the first edit of another plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan, empty_plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.views.structure.next_plan_dialog import NextPlanDialog
from tests.views.structure.conftest import rows, type_into


class Making:
    """What the dialog asks for, and how it is answered."""

    def __init__(self) -> None:
        self.made: list[tuple[Plan, str]] = []
        self.refusal, self.answer = "", True

    def __call__(self, first: ChangeSet, title: str) -> bool:
        if self.refusal:
            raise UserError(self.refusal)
        self.made.append((apply(empty_plan(), first), title))
        return self.answer


@pytest.fixture
def making() -> Making:
    return Making()


@pytest.fixture
def dialog(small: Plan, making: Making, theme: Appearance, ground: QWidget) -> Iterator[NextPlanDialog]:
    made = NextPlanDialog(small, date(2026, 4, 20), making, theme, ground)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.open()
    yield made
    if isValid(made):
        made.reject()


def test_it_begins_with_all_themes_and_the_next_title_and_period(dialog: NextPlanDialog) -> None:
    assert dialog.title.text() == "Northmere improvement plan 2027–29"
    assert dialog.period.text() == "May 2026"
    assert rows(dialog) == [["1 Help and protection", "3", "4"], ["2 Partnership working", "2", "2"]]
    assert dialog.summary.text() == "5 of 6 actions, 2 themes, 1 step would be taken along."


def test_ticks_are_counted_at_once(dialog: NextPlanDialog) -> None:
    dialog.parts["steps"].click()
    dialog.open_only.click()
    assert dialog.summary.text() == "6 of 6 actions, 2 themes, 0 steps would be taken along."
    dialog.list.setFocus()
    dialog.list.choose(dialog.model.id_of(dialog.model.index(1, 0)))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.summary.text() == "4 of 6 actions, 1 theme, 0 steps would be taken along."
    dialog.list.choose(dialog.model.id_of(dialog.model.index(0, 0)))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert not dialog.take.isEnabled()


def test_what_is_chosen_is_made(dialog: NextPlanDialog, making: Making) -> None:
    type_into(dialog.title, "Plan 2027")
    type_into(dialog.period, "April 2027")
    dialog.parts["ratings"].click()
    dialog.take.click()
    ((plan, title),) = making.made
    assert title == plan.about.title == "Plan 2027"
    (period,) = plan.periods.of()
    assert (period.label, period.ends_on) == ("April 2027", date(2027, 4, 30))
    assert not dialog.isVisible()


def test_without_title_or_period_there_is_nothing_to_make(dialog: NextPlanDialog) -> None:
    type_into(dialog.title, " ")
    assert not dialog.take.isEnabled()
    type_into(dialog.title, "Plan")
    assert dialog.take.isEnabled()
    type_into(dialog.period, " ")
    assert not dialog.take.isEnabled()


def test_who_gives_up_or_is_refused_keeps_what_was_chosen(dialog: NextPlanDialog, making: Making) -> None:
    making.answer = False
    dialog.take.click()
    assert dialog.isVisible()
    making.refusal = "No plan can be made there. Choose another folder."
    dialog.take.click()
    assert dialog.message.text == making.refusal
    assert dialog.isVisible()

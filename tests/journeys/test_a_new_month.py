"""The month is over: it is frozen, the next one begun, and one that was frozen too early opened again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.domain.records import Period
from planapp.views.periods.frozen_notice import FrozenNotice
from planapp.views.periods.periods_dialog import PeriodsDialog
from tests.journeys.officer import ALT, CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    return path


def last(officer: Officer) -> Period:
    return officer.plan.periods.of()[-1]


def open_periods(officer: Officer) -> PeriodsDialog:
    officer.press(KEY.Key_M, CTRL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PeriodsDialog)
    officer.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_a_month_is_frozen_and_the_next_one_begun(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    april = last(officer)
    dialog = open_periods(officer)
    officer.tab_to(dialog.freeze)
    officer.press(KEY.Key_Space)
    assert officer.plan.periods[april.id].frozen

    officer.press(KEY.Key_N, CTRL)
    officer.press(KEY.Key_Return)
    assert (last(officer).label, last(officer).ends_on) == ("May 2026", date(2026, 5, 31))
    officer.press(KEY.Key_F2)
    officer.press(KEY.Key_Tab)
    officer.press(KEY.Key_A, CTRL)
    officer.type("29/5/26")
    officer.press(KEY.Key_Return)
    assert last(officer).ends_on == date(2026, 5, 29)
    officer.press(KEY.Key_Up, ALT)
    assert last(officer).label == "April 2026"
    officer.press(KEY.Key_Z, CTRL)
    assert last(officer).label == "May 2026"
    officer.press(KEY.Key_Escape)
    officer.come_back()

    assert officer.board.period == last(officer).id
    officer.go_to(lambda item: item.ref == "1.1.1")
    officer.type("g")
    assert officer.rating() == "G"


def test_a_frozen_month_is_opened_again_where_it_refuses(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    march = officer.plan.periods.of()[-2]
    officer.go_to(lambda item: item.ref == "1.1.1")
    officer.board.focus_column(f"period:{march.id}")
    officer.type("a")
    assert officer.board.said() == "March 2026 is frozen. Unfreeze it first, and say why."
    (notice,) = officer.page.findChildren(FrozenNotice)
    officer.click(notice.way)
    officer.type("The figures came late")
    officer.press(KEY.Key_Return)
    officer.come_back()
    assert not officer.plan.periods[march.id].frozen
    officer.press(KEY.Key_Z, CTRL)
    assert "Undo stops at ‘unfreeze March 2026: The figures came late’" in officer.board.said()
    officer.board.setFocus()
    officer.type("a")
    rating = officer.plan.rating(officer.item.id, march.id)
    assert rating is not None
    assert officer.plan.levels[rating.level or 0].letter == "A"

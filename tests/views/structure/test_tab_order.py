"""Tab goes through the dialogs that reshape a plan as they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planapp.application.document import Document
from planapp.graphics.theme import Appearance
from planapp.views.structure.move_dialog import MoveDialog
from planapp.views.structure.next_plan_dialog import NextPlanDialog
from planapp.views.structure.renumber_dialog import RenumberDialog
from planapp.views.structure.replace_dialog import ReplaceDialog
from planapp.views.widgets.dialog import Dialog
from tests.views.board.looking import item

Open = Callable[[Document, Appearance, QWidget], Dialog]
_OPEN: dict[str, Open] = {
    "move": lambda document, theme, ground: MoveDialog(
        document.plan, [item(document.plan, "1.1.1").id], lambda drop: None, theme, ground
    ),
    "renumber": lambda document, theme, ground: RenumberDialog(document, None, theme, ground),
    "replace": lambda document, theme, ground: ReplaceDialog(document, theme, ground),
    "next plan": lambda document, theme, ground: NextPlanDialog(
        document.plan, date(2026, 4, 20), lambda made, title: False, theme, ground
    ),
}


@pytest.fixture(params=list(_OPEN))
def dialog(
    request: pytest.FixtureRequest, document: Document, theme: Appearance, ground: QWidget
) -> Iterator[Dialog]:
    made = _OPEN[request.param](document, theme, ground)
    made.open()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.reject()


def test_tab_goes_down_and_never_up_before_it_begins_again(dialog: Dialog) -> None:
    first = QApplication.focusWidget()
    assert first is not None
    passed: list[QWidget] = []
    at: QWidget | None = first
    while at is not None and at not in passed:
        passed.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
    assert at is first
    tops = [one.mapTo(dialog, QPoint(0, 0)).y() for one in passed]
    assert len(passed) > 2
    assert tops == sorted(tops), [(one.accessibleName(), top) for one, top in zip(passed, tops, strict=True)]

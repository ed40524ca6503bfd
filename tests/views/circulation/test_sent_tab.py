"""The tab Sent: which circulation is shown, and to whom it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.graphics.theme import Appearance, Choice
from planapp.models.sent_list import EMAIL, FILE, SENT_TO
from planapp.views.circulation.sent_tab import SentTab
from planapp.views.plan_file import PlanFile
from tests.views.circulation.plans import circulate


@pytest.fixture
def tab(qtbot: QtBot, document: Document) -> Iterator[SentTab]:
    shown = SentTab(cast(PlanFile, document), Appearance(Choice.LIGHT))
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    shown.show()
    yield shown
    shown.close_document()


def column(tab: SentTab, at: int) -> list[str]:
    return [row.fields[at].shown for row in tab.model.rows]


def test_nothing_was_sent_yet(tab: SentTab) -> None:
    assert tab.circulation is None
    assert not tab.which.isEnabled()
    assert (tab.model.rowCount(), tab.told.text) == (0, "")


def test_the_last_circulation_is_shown_with_the_master_last(tab: SentTab, document: Document) -> None:
    circulate(document)
    assert column(tab, SENT_TO) == ["Head of Service", "Team Manager", "Master"]
    assert column(tab, EMAIL) == ["head@northmere.example", "", ""]
    assert column(tab, FILE)[0] == "March circulation, head.xlsx"
    assert tab.told.text == "Sent 20 March 2026, asked for by 17 April 2026"


def test_an_earlier_circulation_can_be_chosen_and_stays_shown(tab: SentTab, document: Document) -> None:
    circulate(document)
    circulate(document, "April circulation", date(2026, 4, 20))
    assert [tab.which.itemText(at) for at in range(2)] == ["April circulation", "March circulation"]
    assert tab.circulation is not None
    assert tab.circulation.name == "March circulation"
    tab.which.setCurrentIndex(0)
    tab.which.activated.emit(0)
    assert tab.told.text.startswith("Sent 20 April 2026")


def test_the_keyboard_begins_at_the_first_row_and_goes_to_the_choice(
    tab: SentTab, document: Document, qtbot: QtBot
) -> None:
    circulate(document)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.take_keyboard()
    assert tab.list.current_id() == tab.model.ids[0]
    tab.next_pane()
    assert tab.which.hasFocus()
    tab.next_pane()
    assert tab.list.hasFocus()
    QTest.qWait(0)

"""The period that is worked on, called as officers do."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planapp.domain.records import Period
from planapp.graphics.theme import Appearance, Choice
from planapp.views.widgets.period_picker import PeriodPicker


def test_a_name_of_any_length_has_room_for_what_stands_beside(qtbot: QtBot) -> None:
    picker = PeriodPicker(Appearance(Choice.LIGHT))
    qtbot.addWidget(picker)
    usual = picker.sizeHint().width()
    label = "Quarter one & two of the year in which the plan was agreed and everything began " * 2
    picker.show_periods([Period(1, "A", "April 2026"), Period(2, "B", label, current=True)], 2)
    assert picker.sizeHint().width() <= 2 * usual
    middle = picker.findChildren(type(picker._middle))[1]
    assert middle.accessibleName() == middle.toolTip() == f"Period: {label}"
    picker.open_menu()
    shown = picker.menu.actions()[0].text().partition("\t")[0]
    assert shown.startswith("Quarter one && two")
    assert len(shown) <= 61
    picker.menu.close()

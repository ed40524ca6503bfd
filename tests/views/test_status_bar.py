"""The status bar where it is crowded: what the rows are filtered by is named in any case."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.status_bar import StatusBar


def test_the_name_of_the_file_is_cut_before_what_the_rows_are_filtered_by(qtbot: QtBot) -> None:
    bar = StatusBar(Appearance(Choice.LIGHT))
    qtbot.addWidget(bar)
    bar.show_saved(None)
    bar.show_file("Northmere improvement plan for children’s services 2025–27.plan")
    bar.show_counts("Showing 5 of 60 actions · Overdue, Red", True)
    bar.show_undo("rate 1.2.2 amber and forty-one others")
    bar.resize(1000, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.counts.width() == bar.counts.sizeHint().width()
    assert bar.file.width() < bar.file.sizeHint().width()
    assert bar.counts.toolTip() == bar.counts.text


def test_in_a_crowded_bar_undo_is_named_in_one_word_rather_than_cut_to_nothing(qtbot: QtBot) -> None:
    bar = StatusBar(Appearance(Choice.LIGHT, 1.3))
    qtbot.addWidget(bar)
    bar.show_saved(None)
    bar.show_counts("60 actions · 158 steps · 12 indicators", False)
    bar.show_to_rate("4 of 60 still to rate", "April 2026", left=True)
    bar.show_undo("rate 1.1.1 amber")
    bar.say("1.1.1 was complete in March 2026. Press C to say why.")
    bar.resize(1180, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.undo.shown_words() == "Undo"
    assert bar.undo.accessibleName() == "Undo: rate 1.1.1 amber"
    bar.say("")
    bar.resize(1800, bar.height())
    assert bar.undo.shown_words() == "Undo: rate 1.1.1 amber"
    bar.show_no_plan()
    assert bar.undo.shown_words() == "F1 Help"

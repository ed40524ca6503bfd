"""The rating scale: typed where it stands, chosen below the list, and shown at once as it will look."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import compare
from planapp.domain.plan import empty_plan, make_plan
from planapp.domain.records import Details, Level
from planapp.models.level_list import LETTER, LOOKS, MEANING, NUMBER
from planapp.views.scale.key_preview import entries_of
from planapp.views.scale.scale_dialog import ScaleDialog
from tests.views.listing.shown_dialog import ShownDialog

KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Shown(ShownDialog):
    """The dialog, and what it shows."""

    def level(self, name: str) -> Level:
        return next(level for level in self.document.plan.levels if level.name == name)

    def choose(self, name: str, column: int) -> Level:
        level = self.level(name)
        self.dialog.list.choose(level.id, column)
        return level

    def names(self) -> list[str]:
        return [level.name for level in self.document.plan.levels.of()]

    def last(self) -> str:
        assert self.document.history.last is not None
        return self.document.history.last.label


@pytest.fixture
def shown(document: Document, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(ScaleDialog, document, qtbot)
    yield made
    made.close()


def test_letter_number_name_and_meaning_are_typed_where_they_stand(shown: Shown) -> None:
    red = shown.choose("Red", LETTER)
    shown.type("X")
    for text in ("9", "Off track", "Late"):
        shown.press(KEY.Key_Tab)
        shown.press(KEY.Key_A, CTRL)
        shown.type(text)
    shown.press(KEY.Key_Return)
    level = shown.document.plan.levels[red.id]
    assert (level.letter, level.number, level.name, level.meaning) == ("X", 9, "Off track", "Late")
    assert shown.dialog.panel.title.text() == "Off track"
    assert shown.dialog.key.accessibleName().startswith("Key: Off track: Late; Amber:")


@pytest.mark.parametrize(
    ("column", "typed", "sentence"),
    [
        (LETTER, "a", "Amber goes by a already. Choose another letter."),
        (NUMBER, "2", "Amber goes by 2 already. Choose another number."),
        (NUMBER, "one", "‘one’ is not a number. Type one from 1 to 99."),
        (NUMBER, "0", "0 takes a rating away. Choose another number or letter."),
    ],
)
def test_what_would_not_tell_levels_apart_is_refused(
    shown: Shown, column: int, typed: str, sentence: str
) -> None:
    before = shown.document.plan
    shown.choose("Red", column)
    shown.type(typed)
    shown.press(KEY.Key_Return)
    assert shown.dialog.list.said() == sentence
    shown.press(KEY.Key_Escape)
    assert shown.document.plan is before


def test_a_colour_is_chosen_by_keys_and_mouse(shown: Shown) -> None:
    shown.choose("Red", MEANING)
    red, amber, _, _, grey = shown.dialog.panel.tones.tones
    assert (red.isChecked(), amber.accessibleName(), grey.accessibleName()) == (True, "Amber", "Grey")
    shown.click(grey)
    assert shown.level("Red").tone == "none"
    assert grey.isChecked()
    assert not red.isChecked()
    assert shown.last() == "change rating Red"
    grey.setFocus()
    shown.press(KEY.Key_Right)
    assert grey.hasFocus()
    for _ in range(3):
        shown.press(KEY.Key_Left)
    assert amber.hasFocus()
    assert shown.level("Red").tone == "none"
    shown.press(KEY.Key_Space)
    assert shown.level("Red").tone == "amber"
    assert shown.dialog.panel.alike.text() == "Only the letter tells it from Amber."
    shown.document.undo()
    assert grey.isChecked()
    assert shown.dialog.panel.alike.text() == ""


def test_pressing_the_colour_that_it_has_changes_nothing(shown: Shown) -> None:
    before = shown.document.plan
    red = shown.dialog.panel.tones.tones[0]
    shown.click(red)
    assert red.isChecked()
    assert shown.document.plan is before


def test_how_a_level_counts_and_what_it_demands(shown: Shown) -> None:
    shown.choose("Green", LOOKS)
    panel = shown.dialog.panel
    assert (panel.done.isChecked(), panel.in_rollups.isChecked()) == (False, True)
    shown.click(panel.done)
    shown.click(panel.in_rollups)
    panel.needs.setFocus()
    shown.press(KEY.Key_Down)
    green = shown.level("Green")
    assert (green.done, green.in_rollups, green.needs) == (True, False, "comment")
    row = shown.dialog.list.rows.row_of(shown.dialog.list.currentIndex())
    assert row is not None
    assert row.fields[5].shown == "as done, not in roll-ups, needs a comment"


def test_a_level_is_added_at_the_best_end_in_a_colour_that_is_free(shown: Shown) -> None:
    shown.press(KEY.Key_N, CTRL)
    form = shown.dialog.form
    assert form is not None
    assert not shown.dialog.panel.isVisible()
    shown.type("On hold")
    shown.press(KEY.Key_Tab)
    shown.type("r")
    shown.press(KEY.Key_Return)
    assert form.refusal.text() == "Red goes by r already. Choose another letter."
    assert form.fields[1].hasFocus()
    form.fields[1].setText("H")
    form.fields[2].setText(" Waits for another ")
    shown.press(KEY.Key_Return)
    added = shown.level("On hold")
    assert (added.letter, added.number, added.tone, added.meaning) == ("H", 5, "none", "Waits for another")
    assert shown.names()[-1] == "On hold"
    assert shown.dialog.list.current_id() == added.id
    assert shown.dialog.panel.isVisible()
    shown.press(KEY.Key_Up, ALT)
    assert shown.names()[-2:] == ["On hold", "Complete"]


def test_a_used_level_is_retired_and_used_again(shown: Shown) -> None:
    amber = shown.choose("Amber", LOOKS)
    shown.press(KEY.Key_Delete)
    assert shown.dialog.list.said() == "Amber is used by ratings. Retire it instead."
    shown.click(shown.dialog.retire)
    assert shown.document.plan.levels[amber.id].retired
    assert shown.dialog.retire.text() == "Use again"
    assert "Amber: Some slippage: being dealt with; no longer given" in shown.dialog.key.accessibleName()
    shown.click(shown.dialog.retire)
    assert not shown.document.plan.levels[amber.id].retired


def test_an_unused_level_is_deleted(shown: Shown) -> None:
    shown.document.edit(edits.add_level(shown.document.plan, "On hold", "H"))
    shown.choose("On hold", LOOKS)
    shown.click(shown.dialog.delete)
    assert "On hold" not in shown.names()
    assert shown.dialog.list.current_id() == shown.level("Complete").id


def test_enter_edits_the_name_where_nothing_else_is_typed(shown: Shown) -> None:
    shown.choose("Green", LOOKS)
    shown.press(KEY.Key_Return)
    editor = shown.dialog.list.delegate.editor
    assert editor is not None
    assert editor.text == "Green"
    shown.press(KEY.Key_Escape)


def test_a_key_of_many_levels_names_them_only(shown: Shown) -> None:
    plan = shown.document.plan
    assert [bool(entry.meaning) for entry in entries_of(plan)] == [True] * 4 + [False] * 4
    for name, letter in (("On hold", "H"), ("Dropped", "D")):
        shown.document.edit(edits.add_level(shown.document.plan, name, letter, meaning="Not now"))
    entries = entries_of(shown.document.plan)
    assert not any(entry.meaning for entry in entries)
    assert [entry.name for entry in entries][5:8] == ["Dropped", "Not rated", "Still to rate"]


def test_a_plan_without_a_scale_says_so(tmp_path: Path, qtbot: QtBot) -> None:
    first = compare(empty_plan(), make_plan([Details(1, title="Plan")]))
    document = Document.create(tmp_path / "new.plan", first, by="Officer")
    shown = Shown(ScaleDialog, document, qtbot)
    dialog = shown.dialog
    assert not dialog.panel.isEnabled()
    assert not any(button.isEnabled() for button in (dialog.retire, dialog.delete, dialog.up, dialog.down))
    shown.press(KEY.Key_N, CTRL)
    shown.type("Poor")
    shown.press(KEY.Key_Tab)
    shown.type("P")
    shown.press(KEY.Key_Return)
    assert (shown.level("Poor").tone, shown.level("Poor").number) == ("red", 1)
    assert dialog.panel.isEnabled()
    dialog.close()
    shown.window.deleteLater()
    document.close()


def test_closing_takes_what_is_being_typed(shown: Shown) -> None:
    shown.choose("Green", MEANING)
    shown.type("Fine")
    shown.dialog.accept()
    assert shown.level("Green").meaning == "Fine"

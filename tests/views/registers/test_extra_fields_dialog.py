"""Extra fields: named, typed, kept private, merged and deleted; values that are not of the type stay."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.records import ExtraField
from planapp.views.registers.extra_fields_dialog import ExtraFieldsDialog
from planapp.views.registers.merge_dialog import MergeDialog
from tests.views.registers.conftest import asked, cells, item_cells, press, type_text

KEY, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Show = Callable[[type[ExtraFieldsDialog]], ExtraFieldsDialog]


@pytest.fixture
def dialog(shown: Show, document: Document) -> ExtraFieldsDialog:
    document.edit(edits.add_extra_field(document.plan, "Budget"))
    budget = document.plan.extra_fields.of()[-1]
    action = next(one for one in document.plan.items if one.ref == "2.1.1")
    document.edit(edits.set_extra(document.plan, action.id, budget.id, "about 3,000"))
    made = shown(ExtraFieldsDialog)
    for model in (made.model, made.item_model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def field(dialog: ExtraFieldsDialog, heading: str) -> ExtraField:
    return next(one for one in dialog.plan.extra_fields if one.heading == heading)


def test_it_shows_fields_and_what_items_have_in_them(dialog: ExtraFieldsDialog) -> None:
    assert cells(dialog) == ["Priority", "Budget"]
    assert (item_cells(dialog), item_cells(dialog, 2)) == (["1.2.1"], ["High"])
    assert dialog.about.text == "1 item has a value"


def test_what_cannot_be_read_as_the_type_is_marked_and_stays(
    dialog: ExtraFieldsDialog, document: Document
) -> None:
    dialog.list.choose(field(dialog, "Budget").id)
    dialog.type.setCurrentIndex(1)
    dialog.type.activated.emit(1)
    assert field(dialog, "Budget").type == "number"
    assert dialog.about.text == "1 item has a value; 1 can’t be read as a number"
    assert item_cells(dialog, 2) == ["about 3,000"]
    press(KEY.Key_Return)
    dialog.items.edit_cell(2, "3,000")
    press(KEY.Key_Return)
    assert dialog.about.text == "1 item has a value"
    document.undo()
    document.undo()
    assert (dialog.type.currentText(), item_cells(dialog, 2)) == ("Text", ["about 3,000"])


def test_a_field_is_made_private_and_for_some_kinds(dialog: ExtraFieldsDialog) -> None:
    assert all(box.isChecked() for box in dialog.kinds.values())
    dialog.private.click()
    dialog.kinds["theme"].click()
    dialog.kinds["step"].click()
    priority = field(dialog, "Priority")
    assert (priority.private, priority.kinds) == (True, ("objective", "action"))
    assert cells(dialog, 2)[0] == "Objectives, Actions"
    dialog.kinds["objective"].click()
    dialog.kinds["action"].click()
    assert dialog.message.text.startswith("A field is for one kind of item at least.")
    assert dialog.kinds["action"].isChecked()


def test_several_fields_are_made_private_in_one_step(dialog: ExtraFieldsDialog, document: Document) -> None:
    before = document.plan
    dialog.list.selectAll()
    dialog.private.click()
    assert dialog.summary.text == "2 fields, 2 private"
    document.undo()
    assert document.plan == before


def test_a_field_is_added_moved_and_deleted_by_keys(dialog: ExtraFieldsDialog, document: Document) -> None:
    dialog.add()
    type_text("Cost centre")
    press(KEY.Key_Return)
    press(KEY.Key_Up, ALT)
    assert cells(dialog) == ["Priority", "Cost centre", "Budget"]
    dialog.list.choose(field(dialog, "Budget").id)
    press(KEY.Key_Delete)
    assert dialog.undo_bar.text == "Budget deleted"
    assert cells(dialog) == ["Priority", "Cost centre"]
    document.undo()
    assert cells(dialog) == ["Priority", "Cost centre", "Budget"]


def test_two_fields_are_merged(dialog: ExtraFieldsDialog, document: Document, qtbot: QtBot) -> None:
    dialog.list.choose(field(dialog, "Priority").id)
    press(KEY.Key_Down, SHIFT)
    dialog.merge_button.click()
    asked(MergeDialog, qtbot)
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert cells(dialog) == ["Budget"]
    assert item_cells(dialog, 2) == ["High", "about 3,000"]
    document.undo()
    assert cells(dialog) == ["Priority", "Budget"]


def test_a_value_is_cleared_with_del(dialog: ExtraFieldsDialog) -> None:
    press(KEY.Key_Return)
    press(KEY.Key_Delete)
    assert item_cells(dialog) == []
    assert dialog.undo_bar.text == "1 value cleared"
    assert not dialog.go.isEnabled()


def test_a_field_that_is_chosen_may_go_with_an_undo(dialog: ExtraFieldsDialog, document: Document) -> None:
    press(KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_text("Cost centre")
    press(KEY.Key_Return)
    assert dialog.name.text == "Cost centre"
    document.undo()
    document.undo()
    assert cells(dialog) == ["Priority", "Budget"]
    assert dialog.name.text == "Budget"
    assert item_cells(dialog, 2) == ["about 3,000"]


def test_tab_follows_reading_order(dialog: ExtraFieldsDialog) -> None:
    boxes = list(dialog.kinds.values())
    stops = [dialog.list, dialog.type, dialog.private, *boxes, dialog.items, dialog.go, dialog.leave]
    for stop, following in pairwise(stops):
        assert stop.hasFocus()
        press(KEY.Key_Tab)
        assert following.hasFocus()

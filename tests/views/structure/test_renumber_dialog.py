"""What renumbering would change is seen before it does, and is one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from planapp.application.document import Document
from planapp.domain import edits
from planapp.graphics.theme import Appearance
from planapp.views.structure.renumber_dialog import RenumberDialog
from tests.views.board.looking import item
from tests.views.structure.conftest import rows, type_into


@pytest.fixture
def dialog(document: Document, theme: Appearance, ground: QWidget) -> Iterator[RenumberDialog]:
    """The dialog over a plan in which an action has been moved to another objective."""
    plan = document.plan
    document.edit(edits.move_items(plan, [item(plan, "1.1.2").id], item(plan, "1.2").id, None))
    made = RenumberDialog(document, item(plan, "1.2").id, theme, ground)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.open()
    yield made
    if isValid(made):
        made.reject()


def test_it_begins_with_the_usual_patterns_and_shows_what_differs(dialog: RenumberDialog) -> None:
    assert {kind: field.text() for kind, field in dialog.patterns.items()} == {
        "theme": "1",
        "objective": "1.1",
        "action": "1.1.1",
        "step": "",
    }
    assert rows(dialog) == [
        ["Plan every visit in a meeting", "1.1.2", "1.2.1"],
        ["See children in five working days", "1.2.1", "1.2.2"],
        ["Ask every child about the plan", "1.2.2", "1.2.3"],
    ]
    assert dialog.summary.text() == "3 items get another number."
    assert dialog.take.text() == "Renumber 3"


def test_taking_it_is_one_step(dialog: RenumberDialog, document: Document) -> None:
    before = document.plan
    dialog.take.click()
    assert not dialog.isVisible()
    assert dialog.done_words == "3 items renumbered"
    assert item(document.plan, "1.2.3").title == "Ask every child about the plan"
    document.undo()
    assert document.plan == before


def test_a_pattern_that_can_not_be_read_is_told_and_what_was_typed_stays(dialog: RenumberDialog) -> None:
    type_into(dialog.patterns["action"], "??")
    assert "Type the first number, such as 1.1 or a." in dialog.summary.text()
    assert dialog.patterns["action"].text() == "??"
    assert not dialog.take.isEnabled()
    type_into(dialog.patterns["action"], "A1")
    assert rows(dialog)[0][2] == "A1"
    assert dialog.take.isEnabled()


def test_below_the_chosen_item_and_only_those_without(dialog: RenumberDialog, document: Document) -> None:
    type_into(dialog.patterns["action"], "a")
    assert len(rows(dialog)) == 6
    assert dialog.scope.itemText(1) == "What stands below 1.2 Children are seen promptly"
    dialog.scope.setCurrentIndex(1)
    assert [one[2] for one in rows(dialog)] == ["a", "b", "c"]
    dialog.missing.click()
    assert rows(dialog) == []
    assert dialog.summary.text() == "Nothing would change."
    assert not dialog.take.isEnabled()


def test_numbers_that_will_stand_twice_are_named(dialog: RenumberDialog, document: Document) -> None:
    other = item(document.plan, "2.1.1").id
    document.edit(edits.set_field(document.plan, other, "ref", "B1"))
    dialog.scope.setCurrentIndex(1)
    type_into(dialog.patterns["action"], "B1")
    assert [one[2] for one in rows(dialog)] == ["B1, stands twice", "B2", "B3"]
    assert "1 number stands twice: that is allowed." in dialog.summary.text()

"""Posts, recommendations and columns of her own put in order, by keys, beside the board."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from planapp.application.document import Document
from planapp.application.reading import read_plan
from planapp.domain import edits
from planapp.domain.answers import items_answering, unanswered
from planapp.domain.people import parts_of_people
from planapp.domain.plan import Plan
from planapp.views.registers.extra_fields_dialog import ExtraFieldsDialog
from planapp.views.registers.hand_over_dialog import HandOverDialog
from planapp.views.registers.merge_dialog import MergeDialog
from planapp.views.registers.people_dialog import PeopleDialog
from planapp.views.registers.recommendations_dialog import RecommendationsDialog
from planapp.views.registers.register_dialog import RegisterDialog
from tests.journeys.officer import ALT, CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit

D = TypeVar("D", bound=RegisterDialog)


@pytest.fixture
def place(tmp_path: Path, small: Plan) -> Path:
    """A plan file with something in every part."""
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    return path


def opened(officer: Officer, key: str, kind: type[D]) -> D:
    """Open a register from the menu."""
    officer.workspace.actions[key].trigger()
    dialog = next(one for one in officer.workspace.window.findChildren(kind) if one.isVisible())
    come_to(officer, dialog)
    return dialog


def come_to(officer: Officer, window: QWidget) -> None:
    """Come to a window, which every desktop does by itself."""
    window.activateWindow()
    officer.qtbot.waitUntil(window.isActiveWindow)


def to_the_top(officer: Officer, dialog: RegisterDialog) -> None:
    """Press Up until the first row is chosen, and it alone."""
    for _ in range(dialog.model.rowCount()):
        officer.press(KEY.Key_Up)


def modal(officer: Officer, kind: type[QWidget]) -> None:
    """Wait for the dialog that asks."""
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, kind)
    come_to(officer, asking)


def test_people(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    imported = officer.plan
    dialog = opened(officer, "people", PeopleDialog)

    had = parts_of_people(imported)
    while had[dialog.list.current_id() or 0].lead == 0:
        officer.press(KEY.Key_Down)
    giver = dialog.chosen()
    assert giver is not None
    dialog.hand_over_button.click()
    modal(officer, HandOverDialog)
    officer.type("Somebody new")
    officer.press(KEY.Key_Return)
    come_to(officer, dialog)
    taker = edits.find_person(officer.plan, "Somebody new")
    assert taker is not None
    assert parts_of_people(officer.plan)[taker.id].lead == had[giver].lead
    assert parts_of_people(officer.plan)[giver].is_former
    assert dialog.chosen() == giver

    to_the_top(officer, dialog)
    officer.press(KEY.Key_Down, SHIFT)
    first, second = dialog.list.selected_ids()
    dialog.merge_button.click()
    modal(officer, MergeDialog)
    officer.press(KEY.Key_Return)
    come_to(officer, dialog)
    assert (first in officer.plan.people) != (second in officer.plan.people)

    officer.press(KEY.Key_Z, CTRL)
    officer.press(KEY.Key_Z, CTRL)
    assert officer.plan == imported
    officer.press(KEY.Key_Y, CTRL)
    assert parts_of_people(officer.plan)[giver].is_former

    dialog.filter_button.click()
    assert officer.page.toolbar.filter().people
    officer.press(KEY.Key_Return)
    officer.press(KEY.Key_Return)
    officer.qtbot.waitUntil(officer.board.hasFocus)
    assert officer.item.id in {row.item for row in officer.plan.assignments}
    handed_over = officer.plan
    officer.press(KEY.Key_W, CTRL)
    assert read_plan(place) == handed_over


def test_recommendations(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    imported = officer.plan
    assert not unanswered(imported)
    dialog = opened(officer, "recommendations", RecommendationsDialog)

    dialog.add_source()
    officer.type("Monitoring visit, June")
    officer.press(KEY.Key_Return)
    dialog.add()
    officer.type("1")
    officer.press(KEY.Key_Tab)
    officer.type("Listen to children.")
    officer.press(KEY.Key_Return)
    (new,) = unanswered(officer.plan)
    assert (new.ref, new.text) == ("1", "Listen to children.")
    assert dialog.unanswered.count == 1

    officer.press(KEY.Key_Up, ALT)
    assert officer.plan.recommendations[new.id].source != new.source
    officer.press(KEY.Key_Z, CTRL)
    officer.tab_to(dialog.link)
    officer.type("1.1.2")
    officer.press(KEY.Key_Return)
    (linked,) = items_answering(officer.plan)[new.id]
    assert officer.plan.items[linked].ref == "1.1.2"
    assert not unanswered(officer.plan)

    dialog.list.setFocus()
    officer.press(KEY.Key_Return)
    officer.press(KEY.Key_Return)
    officer.qtbot.waitUntil(officer.board.hasFocus)
    assert officer.item.id == linked
    while officer.plan != imported:
        officer.press(KEY.Key_Z, CTRL)


def test_extra_fields(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    dialog = opened(officer, "extra_fields", ExtraFieldsDialog)
    dialog.add()
    officer.type("Reviewed on")
    officer.press(KEY.Key_Return)
    officer.tab_to(dialog.private)
    officer.press(KEY.Key_Space)
    field = next(one for one in officer.plan.extra_fields if one.heading == "Reviewed on")
    assert field.private

    dialog.list.setFocus()
    to_the_top(officer, dialog)
    held = dialog.item_model.rowCount()
    assert held > 0
    officer.press(KEY.Key_Down, SHIFT)
    before = officer.plan
    dialog.merge_button.click()
    modal(officer, MergeDialog)
    officer.press(KEY.Key_Return)
    come_to(officer, dialog)
    assert len(officer.plan.extra_fields) == len(before.extra_fields) - 1
    assert dialog.item_model.rowCount() == held
    officer.press(KEY.Key_Z, CTRL)
    assert officer.plan == before
    dialog.close()
    officer.come_back()
    officer.press(KEY.Key_W, CTRL)
    assert read_plan(place) == before


def test_a_register_closes_with_its_plan_and_is_open_once(officer: Officer, place: Path) -> None:
    officer.workspace.take(place)
    dialog = opened(officer, "people", PeopleDialog)
    assert opened(officer, "people", PeopleDialog) is dialog
    dialog.add()
    officer.type("Director")
    officer.workspace.actions["close"].trigger()
    assert officer.workspace.page is None
    assert not [one for one in officer.workspace.window.findChildren(PeopleDialog) if one.isVisible()]
    plan = read_plan(place)
    assert edits.find_person(plan, "Director") is not None

"""The pages of a plan: made when they are first shown, told apart by the commands that they have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance, Choice
from planapp.views.actions import COMMANDS, INDICATORS, PLAN, Actions
from planapp.views.page import Page
from planapp.views.pages import Kind, Pages
from planapp.views.plan_file import PlanFile

OTHER = "other"


class Sheet(Page):
    """A page that has a command of its own."""

    def __init__(self, theme: Appearance) -> None:
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.done: list[str] = []
        self.is_open = True

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"copy": lambda: self.done.append("copy")}

    def has_chosen(self) -> bool:
        return True

    def close_document(self) -> None:
        self.is_open = False


@pytest.fixture
def pages(qtbot: QtBot) -> Iterator[Pages]:
    theme = Appearance(Choice.LIGHT)
    kinds = [Kind(key, key.title(), "plan", lambda _, theme: Sheet(theme)) for key in (PLAN, OTHER)]
    made = Pages(theme, QLabel("welcome"), kinds)
    made.rail.setParent(made)
    made.resize(800, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def nothing() -> PlanFile:
    return cast(PlanFile, object())


def sheet(pages: Pages, key: str) -> Sheet:
    return cast(Sheet, pages.page(key))


def test_a_page_is_made_when_it_is_first_shown(pages: Pages) -> None:
    made: list[str] = []
    pages.made.connect(made.append)
    pages.open(nothing())
    assert made == [PLAN]
    pages.show_page(OTHER)
    pages.show_page(PLAN)
    pages.show_page(OTHER)
    assert made == [PLAN, OTHER]
    assert pages.currentWidget() is pages.page(OTHER)


def test_without_a_plan_there_is_no_page_to_show(pages: Pages) -> None:
    pages.show_page(OTHER)
    assert (pages.key, pages.shown, pages.has_chosen()) == (PLAN, None, False)


def test_the_rail_leads_to_pages_and_shows_which_one_is_shown(pages: Pages, qtbot: QtBot) -> None:
    pages.open(nothing())
    buttons = pages.rail.buttons
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert pages.key == OTHER
    pages.show_page(PLAN)
    assert [button.isChecked() for button in buttons] == [True, False]
    assert buttons[1].toolTip() == "Other (Alt+2)"


def test_a_page_does_a_command_in_its_own_way(pages: Pages) -> None:
    done: list[str] = []
    pages.open(nothing())
    pages.run("copy", lambda: done.append("copy"))
    pages.run("undo", lambda: done.append("undo"))
    assert sheet(pages, PLAN).done == ["copy"]
    assert done == ["undo"]


def test_closing_the_plan_closes_its_pages_and_begins_anew_with_the_first(pages: Pages) -> None:
    pages.open(nothing())
    pages.show_page(OTHER)
    both = [sheet(pages, PLAN), sheet(pages, OTHER)]
    pages.close_document()
    assert [one.is_open for one in both] == [False, False]
    assert (pages.count(), pages.key) == (1, PLAN)
    pages.open(nothing())
    assert pages.currentWidget() is pages.page(PLAN)


def test_commands_of_the_board_are_grey_on_other_pages(qapp: QObject) -> None:
    actions = Actions(qapp)
    actions.show_page(OTHER)
    actions.set_state(plan=True, writable=True, item=True)
    grey = {command.key for command in COMMANDS if not actions[command.key].isEnabled()}
    assert {"add_action", "indent", "delete", "copy", "find", "not_rated", "previous_period"} <= grey
    assert not {"undo", "export", "page_plan", "next_pane", "restore_point", "add_period"} & grey
    assert not actions["page_plan"].isChecked()
    actions.show_page(PLAN)
    actions.set_state(plan=True, writable=True, item=True)
    assert actions["page_plan"].isChecked()
    of_plan = ("add_action", "indent", "delete", "copy", "find", "not_rated", "previous_period")
    assert all(actions[key].isEnabled() for key in of_plan)


def test_commands_of_the_indicators_are_grey_on_the_plan_page(qapp: QObject) -> None:
    actions = Actions(qapp)
    for page, on in ((INDICATORS, True), (PLAN, False)):
        actions.show_page(page)
        actions.set_state(plan=True, writable=True, item=True)
        assert actions["add_indicator"].isEnabled() is on
        assert actions["delete_indicator"].isEnabled() is on
        assert actions["copy"].isEnabled()
        assert actions["move_up"].isEnabled()

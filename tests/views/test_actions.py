"""Actions: no key twice, no command without words, and grey where they make no sense."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from planapp.views.actions import COMMANDS, Actions


def test_no_keys_belong_to_two_commands() -> None:
    keys = Counter(QKeySequence(one).toString() for command in COMMANDS for one in command.keys)
    assert [one for one, times in keys.items() if times > 1] == []
    assert "" not in keys


def test_without_a_plan_only_files_and_the_view_can_be_chosen(qapp: QObject) -> None:
    actions = Actions(qapp)
    actions.set_state(plan=False, writable=False, item=False)
    grey = {command.key for command in COMMANDS if not actions[command.key].isEnabled()}
    assert {"export", "close", "undo", "add_theme", "delete", "find"} <= grey
    assert not {"new_plan", "open", "import", "sample", "quit", "larger", "keys"} & grey


def test_a_plan_that_is_read_only_can_be_looked_at_and_given_out(qapp: QObject) -> None:
    actions = Actions(qapp)
    actions.set_state(plan=True, writable=False, item=True)
    assert actions["export"].isEnabled()
    assert actions["find"].isEnabled()
    assert not any(actions[key].isEnabled() for key in ("add_theme", "delete", "edit_title", "undo"))


def test_what_needs_an_item_waits_for_one(qapp: QObject) -> None:
    actions = Actions(qapp)
    actions.set_state(plan=True, writable=True, item=False)
    assert actions["add_theme"].isEnabled()
    assert not actions["delete"].isEnabled()
    actions.set_state(plan=True, writable=True, item=True)
    assert actions["delete"].isEnabled()


def test_only_what_is_archived_is_brought_back(qapp: QObject) -> None:
    actions = Actions(qapp)
    actions.set_state(plan=True, writable=True, item=True)
    assert not actions["bring_back"].isEnabled()
    actions.set_state(plan=True, writable=True, item=True, archived=True)
    assert actions["bring_back"].isEnabled()


def test_undo_names_what_it_undoes(qapp: QObject) -> None:
    actions = Actions(qapp)
    actions.name_undo("title of R&D", None)
    assert actions["undo"].text() == "&Undo title of R&&D"
    assert actions["undo"].isEnabled()
    assert actions["redo"].text() == "&Redo"
    assert not actions["redo"].isEnabled()

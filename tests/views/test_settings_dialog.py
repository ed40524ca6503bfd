"""Settings: the look changes at once, and remembered imports are forgotten as the dialog closes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planapp.application.remembered_imports import Remembered
from planapp.errors import UserError
from planapp.graphics.theme import Appearance, Choice
from planapp.views.actions import Actions
from planapp.views.rating_habits import After, Habits, RatingKeys, Why
from planapp.views.remembered_entries import entries_of
from planapp.views.settings import Settings
from planapp.views.settings_dialog import SettingsDialog
from planapp.views.settings_entries import Entry
from planapp.views.settings_rows import Section, choice_row
from planapp.views.widgets.choice import Choice as List
from planapp.views.workspace import Workspace
from tests.views.windows import real_window

ENTRIES = (
    Entry("a", "MASH return.xlsx", "Last used: Today."),
    Entry("b", "Tracker.csv", "Last used: Today."),
)


@dataclass
class Store:
    """What keeps the choices: it may refuse to write."""

    forgotten: list[str] = field(default_factory=list)
    is_full: bool = False
    taken: list[int] = field(default_factory=list)

    def forget(self, key: str) -> None:
        if self.is_full:
            raise UserError("The disk is full. Make room and try again.")
        self.forgotten.append(key)


Open = Callable[..., SettingsDialog]


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def opened(qtbot: QtBot, store: Store) -> Open:
    window = QWidget()
    qtbot.addWidget(window)

    def open_it(entries: tuple[Entry, ...] = ENTRIES) -> SettingsDialog:
        theme = Appearance(Choice.LIGHT)
        row = choice_row(theme, "Colour", {1: "Light", 2: "Dark"}, 2, store.taken.append, "At once.")
        dialog = SettingsDialog(
            theme, window, sections=[Section("Look", [row])], entries=entries, forget=store.forget
        )
        dialog.open()
        return dialog

    return open_it


def chosen(dialog: SettingsDialog, label: str) -> List:
    control = dialog.control(label)
    assert isinstance(control, List)
    return control


def test_what_holds_is_shown_and_what_is_chosen_is_taken_at_once(opened: Open, store: Store) -> None:
    dialog = opened()
    colour = chosen(dialog, "Colour")
    assert colour.currentText() == "Dark"
    assert dialog.focusWidget() is colour
    QTest.keyClick(colour, Qt.Key.Key_Up)
    assert store.taken == [1]
    dialog.close()


def test_what_is_forgotten_goes_when_the_dialog_closes(opened: Open, store: Store) -> None:
    dialog = opened()
    first, second = dialog.entries
    assert first.button.accessibleName() == "Forget MASH return.xlsx"
    first.button.click()
    second.button.click()
    second.button.click()
    assert store.forgotten == []
    assert first.detail.text() == "Will be forgotten when you close Settings."
    assert second.detail.text() == "Last used: Today."
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert store.forgotten == ["a"]
    assert not dialog.isVisible()


def test_what_can_not_be_forgotten_keeps_the_dialog_open(opened: Open, store: Store) -> None:
    dialog = opened()
    store.is_full = True
    dialog.entries[0].button.click()
    dialog.close()
    assert dialog.isVisible()
    assert dialog.message.text == "The disk is full. Make room and try again."
    dialog.message.way.click()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_nothing_is_remembered_yet(opened: Open) -> None:
    dialog = opened(())
    assert dialog.entries == []
    dialog.grab()
    dialog.close()


def test_a_choice_is_told_by_its_file_day_and_headings() -> None:
    now = datetime(2026, 4, 16, 9, 30)
    headings = ("no", "what", "who", "how", "when", "success", "", "status")
    kept = Remembered("k", "Tracker.xlsx", "2026-04-16", headings, (4.0,) * 8, {})
    older = Remembered("o", "Old.csv", "2025-11-03", ("ref",), (4.0,), {})
    assert entries_of([kept, older], now) == [
        Entry("k", "Tracker.xlsx", "Last used: Today. Headings: no, what, who, how, when and 2 more."),
        Entry("o", "Old.csv", "Last used: 3 November 2025. Headings: ref."),
    ]


@pytest.fixture
def workspace(qapp: QApplication) -> Iterator[Workspace]:
    with real_window(qapp) as shown:
        yield shown


def open_settings(workspace: Workspace) -> SettingsDialog:
    workspace.actions["settings"].trigger()
    (dialog,) = workspace.window.findChildren(SettingsDialog)
    return dialog


def test_the_command_opens_them_and_what_is_chosen_is_kept(workspace: Workspace) -> None:
    dialog = open_settings(workspace)
    QTest.keyClick(chosen(dialog, "Theme"), Qt.Key.Key_End)
    assert (Settings().theme, workspace.theme.choice) == ("dark", Choice.DARK)
    QTest.keyClick(chosen(dialog, "Text size"), Qt.Key.Key_End)
    assert Settings().text_size == 130
    dialog.close()


def test_how_she_rates_is_kept_and_ticked_in_the_menu(workspace: Workspace) -> None:
    dialog = open_settings(workspace)
    QTest.keyClick(chosen(dialog, "After rating"), Qt.Key.Key_Down)
    QTest.keyClick(chosen(dialog, "Rating keys"), Qt.Key.Key_End)
    QTest.keyClick(chosen(dialog, "Ask why when a rating changes"), Qt.Key.Key_Home)
    assert Settings().habits == Habits(After.NEXT, RatingKeys.LETTERS, Why.NO)
    ticked = [one.text() for one in workspace.menus.after.actions() if one.isChecked()]
    assert ticked == ["Next action"]
    dialog.close()
    workspace.menus.after.actions()[2].trigger()
    assert Settings().after_rating is After.TO_RATE


def test_macos_finds_settings_where_it_has_them(qapp: QApplication) -> None:
    settings = Actions(qapp)["settings"]
    assert settings.menuRole() == QAction.MenuRole.PreferencesRole
    assert [keys.toString() for keys in settings.shortcuts()] == ["Ctrl+,"]

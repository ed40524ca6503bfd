"""An officer: presses keys and clicks in the real window, and looks at what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.views.board.board_view import BoardView
from planapp.views.detail.detail_pane import DetailPane
from planapp.views.importing.import_wizard import STRUCTURE, ImportWizard
from planapp.views.plan_page import PlanPage
from planapp.views.workspace import Workspace
from tests.views.answers import Answers

_PATIENCE = 60_000
KEY, CTRL, SHIFT, ALT = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Officer:
    """Every key goes to what has the keyboard, as a real one would."""

    def __init__(self, workspace: Workspace, answers: Answers, qtbot: QtBot) -> None:
        self.workspace, self.answers, self.qtbot = workspace, answers, qtbot

    # What she sees.

    @property
    def page(self) -> PlanPage:
        assert self.workspace.page is not None, self.workspace.trouble.text
        return self.workspace.page

    @property
    def board(self) -> BoardView:
        return self.page.board

    @property
    def pane(self) -> DetailPane:
        return self.page.pane

    @property
    def plan(self) -> Plan:
        assert self.workspace.desk.document is not None
        return self.workspace.desk.document.plan

    @property
    def item(self) -> Item:
        """The item of the row that she is at."""
        item = self.board.current_item()
        assert item is not None
        return item

    def rating(self) -> str:
        """The letter of the rating of that item in the period that she works on, '' for none."""
        assert self.board.period is not None
        rating = self.plan.rating(self.item.id, self.board.period)
        return self.plan.levels[rating.level].letter if rating is not None and rating.level else ""

    # What she does.

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self._at_keyboard(), key, keys)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type a text."""
        for character in text:
            if character == "\n":
                self.press(KEY.Key_Return, ALT)
            elif character.isascii():
                QTest.keyClicks(self._at_keyboard(), character)
            else:
                # QTest knows no keys beyond ASCII; a keyboard sends these as text of no key.
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, NO_KEYS, character)
                    QApplication.sendEvent(self._at_keyboard(), event)
        QApplication.processEvents()

    def _at_keyboard(self) -> QWidget:
        field = QApplication.focusWidget()
        return field if field is not None else self.workspace.window

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())
        QApplication.processEvents()

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until a widget has the keyboard."""
        for _ in range(60):
            if widget.hasFocus():
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"Tab never comes to {widget}")

    def go_to(self, wanted: Callable[[Item], bool]) -> Item:
        """Press Down until the row of an item is reached; rows that are folded are unfolded on the way."""
        self.press(KEY.Key_Home, CTRL)
        for _ in range(2_000):
            if wanted(self.item):
                return self.item
            index: QModelIndex = self.board.first_cell(self.board.currentIndex())
            if self.board.board.hasChildren(index) and not self.board.isExpanded(index):
                self.press(KEY.Key_Right)
            self.press(KEY.Key_Down)
        raise AssertionError("no such row")

    def import_workbook(self, source: Path, plan: Path) -> None:
        """Import a workbook from the first page, by keyboard."""
        self.answers.source, self.answers.plan = source, plan
        self.press(KEY.Key_I, CTRL)
        wizard = self.wizard()
        while wizard.at < STRUCTURE:
            self.press(KEY.Key_Return)
        self.press(KEY.Key_Return)
        self.qtbot.waitUntil(lambda: self.workspace.page is not None, timeout=_PATIENCE)
        self.qtbot.waitUntil(lambda: self.workspace.imports.wizard is None)
        self.come_back()

    def come_back(self) -> None:
        """Come back to the window, which every desktop does by itself when a dialog closes."""
        self.workspace.window.activateWindow()
        self.qtbot.waitUntil(self.workspace.window.isActiveWindow)

    def wait_for_dialog(self) -> None:
        """Wait until the dialog that was asked for has the keyboard."""
        self.qtbot.waitUntil(
            lambda: QApplication.activeWindow() not in (None, self.workspace.window), timeout=_PATIENCE
        )

    def wizard(self) -> ImportWizard:
        """Wait for the import wizard to be open and through with reading."""
        self.qtbot.waitUntil(
            lambda: isinstance(QApplication.activeModalWidget(), ImportWizard), timeout=_PATIENCE
        )
        wizard = self.workspace.imports.wizard
        assert wizard is not None
        self.qtbot.waitUntil(lambda: not wizard.understanding.busy, timeout=_PATIENCE)
        return wizard

    def export(self, target: Path) -> None:
        """Export the plan and wait until the window says that it is written."""
        self.answers.export = target
        self.press(KEY.Key_E, CTRL)
        said = f"{target.name} is written."
        self.qtbot.waitUntil(lambda: said in self.workspace.status.said.text, timeout=_PATIENCE)

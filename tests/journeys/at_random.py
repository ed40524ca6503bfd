"""An officer who does anything at all: what she does next is chosen by a seeded dice."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from planapp.views.detail.value import Value
from tests.journeys.officer import ALT, CTRL, KEY, NO_KEYS, SHIFT, Officer

T = TypeVar("T")
_WORDS = (
    "Visit every school", "31 Mar 2026", "End Feb 2017", "Half termly", "complete", "In hand",
    "Head of Service", "Team Manager\nPractice Lead", "9", "", "  ", "=1+1", "naïve – “quoted” ✓",
    "31/02/2026", "x" * 300,
    "Two lines\nof text", "https://example.org/a", "12 March 2026", "5.1",
)  # fmt: skip
_RATINGS = "1234rgab0-"
_ENDS = (KEY.Key_Return, KEY.Key_Return, KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Escape)
_STEPS = (
    KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up, KEY.Key_Left, KEY.Key_Right, KEY.Key_Right,
    KEY.Key_PageDown, KEY.Key_PageUp, KEY.Key_Home, KEY.Key_End,
)  # fmt: skip
_COMMANDS = (
    (KEY.Key_N, CTRL), (KEY.Key_N, CTRL | SHIFT), (KEY.Key_O, CTRL | SHIFT), (KEY.Key_T, CTRL | SHIFT),
    (KEY.Key_Up, ALT), (KEY.Key_Down, ALT), (KEY.Key_Left, ALT), (KEY.Key_Right, ALT),
    (KEY.Key_Delete, NO_KEYS), (KEY.Key_D, CTRL), (KEY.Key_Space, NO_KEYS),
)  # fmt: skip
_VIEWS = ("pane", "next_pane", "previous_period", "next_period", "clear_filters", "larger", "normal_size")


class AtRandom:
    """Each step is one thing a person does; `done` keeps what they were, for whoever looks for a fault."""

    def __init__(self, officer: Officer, dice: Random) -> None:
        self.officer, self.dice = officer, dice
        self.done: list[str] = []
        self._ways: list[tuple[int, Callable[[], None]]] = [
            (14, self.move_about), (14, self.rate), (4, self.comment), (12, self.type_in_cell),
            (9, self.command), (8, self.undo_or_redo), (16, self.use_pane), (5, self.click_row),
            (3, self.search), (3, self.view), (2, self.click_chip), (2, self.open_menu), (1, self.resize),
            (2, self.select_several),
        ]  # fmt: skip

    def step(self) -> None:
        """Do one thing."""
        weights = [weight for weight, _ in self._ways]
        (way,) = self.dice.choices([do for _, do in self._ways], weights)
        self.done.append(way.__name__)
        way()
        self._close_menus()
        QApplication.processEvents()

    def pick(self, among: list[T] | tuple[T, ...] | str) -> T:
        """Pick one."""
        found: T = self.dice.choice(among)  # type: ignore[assignment]
        return found

    # In the board.

    def to_board(self) -> None:
        """Be in the board, as with a click there."""
        if not self.officer.board.hasFocus():
            self.officer.board.setFocus(Qt.FocusReason.MouseFocusReason)

    def move_about(self) -> None:
        self.to_board()
        for _ in range(self.dice.randint(1, 6)):
            self.officer.press(self.pick(_STEPS))

    def rate(self) -> None:
        self.to_board()
        for _ in range(self.dice.randint(1, 3)):
            self.officer.type(self.pick(_RATINGS))
            self._type_no_further()
            self.officer.press(KEY.Key_Down)

    def comment(self) -> None:
        self.to_board()
        self.officer.type("c")
        if not self.officer.board.hasFocus():
            self._type_and_end()

    def type_in_cell(self) -> None:
        self.to_board()
        self.officer.press(KEY.Key_F2)
        if not self.officer.board.hasFocus():
            self._type_and_end()

    def command(self) -> None:
        self.to_board()
        self.officer.press(*self.pick(_COMMANDS))
        if not self.officer.board.hasFocus():
            self._type_and_end()

    def undo_or_redo(self) -> None:
        self.to_board()
        for _ in range(self.dice.randint(1, 4)):
            self.officer.press(self.pick((KEY.Key_Z, KEY.Key_Z, KEY.Key_Y)), CTRL)

    def select_several(self) -> None:
        self.to_board()
        for _ in range(self.dice.randint(1, 5)):
            self.officer.press(self.pick((KEY.Key_Down, KEY.Key_Up)), SHIFT)

    def click_row(self) -> None:
        viewport = self.officer.board.viewport()
        at = QPoint(self.dice.randrange(viewport.width()), self.dice.randrange(viewport.height()))
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
        if self.dice.random() < 0.3:
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
            self._type_no_further()

    # In the pane.

    def use_pane(self) -> None:
        if not self.officer.pane.isVisible():
            return
        widgets = [one for one in self.officer.pane.findChildren(QWidget) if self._can_be_used(one)]
        widget = self.pick(widgets)
        self.done[-1] += f" {type(widget).__name__} {widget.accessibleName()[:40]}"
        if self.dice.random() < 0.5:
            self.officer.click(widget)
        else:
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            self.officer.press(self.pick((KEY.Key_F2, KEY.Key_Return, KEY.Key_Space, KEY.Key_Tab)))
        if not self._pick_from_menu() and isinstance(QApplication.focusWidget(), QWidget):
            self._type_and_end()

    def _can_be_used(self, widget: QWidget) -> bool:
        if not widget.isVisible() or not widget.isEnabled() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return False
        return isinstance(widget, Value | QAbstractButton) or type(widget).__name__ in (
            "RatingStrip",
            "StepsView",
        )

    # Everywhere.

    def search(self) -> None:
        self.officer.press(KEY.Key_F, CTRL)
        self.officer.type(self.pick(("visit", "a", "zebra", "review of", "5")))
        self.officer.press(self.pick((KEY.Key_Return, KEY.Key_Escape, KEY.Key_Down)))
        if self.dice.random() < 0.6:
            self.officer.workspace.actions["clear_filters"].trigger()

    def view(self) -> None:
        self.officer.workspace.actions[self.pick(_VIEWS)].trigger()

    def click_chip(self) -> None:
        toolbar = self.officer.page.toolbar
        self.officer.click(self.pick((toolbar.chips.overdue, toolbar.chips.red, toolbar.chips.not_rated)))
        if self.dice.random() < 0.6:
            self.officer.workspace.actions["clear_filters"].trigger()

    def open_menu(self) -> None:
        board = self.officer.board
        at = board.visualRect(board.currentIndex()).center()
        QTest.mouseClick(board.viewport(), Qt.MouseButton.RightButton, pos=at)
        self._pick_from_menu()

    def resize(self) -> None:
        self.officer.workspace.window.resize(self.dice.randint(1180, 1600), self.dice.randint(680, 1000))

    # How.

    def _type_and_end(self) -> None:
        """Type something where the keyboard is and end it; what is refused is typed anew or given up."""
        self.officer.type(self.pick(_WORDS))
        self.officer.press(self.pick(_ENDS))
        self._type_no_further()

    def _type_no_further(self) -> None:
        """Give up what is still being typed, half of the time by going elsewhere."""
        if self.dice.random() < 0.5:
            self.officer.press(KEY.Key_Escape)
        else:
            self.to_board()

    def _pick_from_menu(self) -> bool:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return False
        entries: list[QAction] = [one for one in menu.actions() if one.isEnabled() and not one.isSeparator()]
        entry = self.pick(entries) if entries else None
        inner = entry.menu() if entry is not None else None
        if isinstance(inner, QMenu):
            entry = self.pick(inner.actions()) if inner.actions() else None
        menu.close()
        if entry is not None and entry.isEnabled():
            self.done[-1] += f" > {entry.text()}"
            entry.trigger()
        return True

    def _close_menus(self) -> None:
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()

"""A hand at the pane: keys go to what has the keyboard, clicks to a place, menus are read and chosen from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.records import Item, Period
from planapp.views.detail.detail_pane import DetailPane
from planapp.views.detail.empty_pane import EmptyPane
from planapp.views.detail.item_page import ItemPage
from planapp.views.detail.value import Value

Key = Qt.Key
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
LEFT = Qt.MouseButton.LeftButton
# A layout goes up one level of widgets with each turn.
_TURNS = 6


class Hand:
    """Uses a pane as an officer does."""

    def __init__(self, pane: DetailPane, document: Document) -> None:
        self.pane, self.document = pane, document

    @property
    def page(self) -> ItemPage:
        return self.pane.page

    @property
    def plan(self) -> Plan:
        return self.document.plan

    @property
    def item(self) -> Item:
        """The item that is shown, as it now is."""
        assert self.pane.item_id is not None
        return self.plan.items[self.pane.item_id]

    def find(self, name: str) -> Item:
        """The item with a number, or whose title begins so."""
        return next(one for one in self.plan.items if one.ref == name or one.title.startswith(name))

    def is_empty(self) -> bool:
        """Whether the pane says that no row is chosen."""
        return any(one.isVisible() for one in self.pane.findChildren(EmptyPane))

    def period(self, place: int = -1) -> Period:
        return self.plan.periods.of()[place]

    def letter(self, place: int = -1) -> str:
        """The letter of the shown item's rating in a period, '-' for not rated, '' for none."""
        rating = self.plan.rating(self.item.id, self.period(place).id)
        if rating is None:
            return ""
        return self.plan.levels[rating.level].letter if rating.level is not None else "-"

    # What is done to the plan from elsewhere.

    def edit(self, make: Callable[[Plan], ChangeSet]) -> None:
        self.document.edit(make(self.plan))
        settle()

    def undo(self) -> None:
        self.document.undo()
        settle()

    def redo(self) -> None:
        self.document.redo()
        settle()

    # What the hand does.

    def show(self, name: str) -> Item:
        """Choose an item, as the board does."""
        found = self.find(name)
        self.pane.show_item(found.id)
        settle()
        return found

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(at_keyboard(), key, modifier)
        settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is; QTest knows no keys beyond ASCII, so those come as text of no key."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(at_keyboard(), character)
            else:
                event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, character)
                QApplication.sendEvent(at_keyboard(), event)
        settle()

    def write(self, value: Value, text: str, end: Qt.Key | None = Key.Key_Return) -> None:
        """Open a value with a click, replace its text, and press a last key."""
        self.click(value)
        self.press(Key.Key_A, modifier=CTRL)
        self.type(text)
        if end is not None:
            self.press(end)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, NONE, at if at is not None else widget.rect().center())
        settle()

    def open_menu(self, widget: QWidget, at: QPoint | None = None) -> QMenu:
        """Open the menu of a place with the right button."""
        widget = widget.viewport() if isinstance(widget, QPlainTextEdit) else widget
        at = at if at is not None else widget.rect().center()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
        return self.menu()

    def menu(self) -> QMenu:
        """The menu that is open."""
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found

    def choose(self, menu: QMenu, *path: str) -> None:
        """Choose an entry of a menu, or of one below it."""
        top = menu
        for name in path[:-1]:
            menu = QMenu.menuInAction(entry(menu, name))
        action = entry(menu, path[-1])
        assert action.isEnabled()
        top.close()
        # As every desktop does by itself.
        self.pane.window().activateWindow()
        action.trigger()
        settle()


def entry(menu: QMenu, name: str) -> QAction:
    """An entry of a menu by its words."""
    return next(one for one in menu.actions() if one.text().partition("\t")[0] == name)


def entries(menu: QMenu) -> list[str]:
    """The words of a menu's entries, separators left out."""
    return [one.text().partition("\t")[0] for one in menu.actions() if not one.isSeparator()]


def at_keyboard() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    return found


def settle() -> None:
    """Let layouts, paints and what is to be deleted have their turn."""
    for _ in range(_TURNS):
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

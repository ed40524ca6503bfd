"""Menus that open where they are asked for and are gone when they close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu


def pop_up(menu: QMenu, at: QPoint) -> None:
    """Open a menu at a point of the screen; it deletes itself when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)


def offer(menu: QMenu, text: str, do: Callable[[], object], *, is_on: bool | None = None) -> QAction:
    """Add an entry to a menu; one that `is_on` has a tick. An '&' in the text is shown as it is."""
    action = menu.addAction(text.replace("&", "&&"))
    action.triggered.connect(lambda: do())
    if is_on is not None:
        action.setCheckable(True)
        action.setChecked(is_on)
    return action

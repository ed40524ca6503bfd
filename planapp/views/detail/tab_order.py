"""Tab goes as the pane is read, although many of its widgets are made when they are needed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(before: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have Tab go from a widget to these, in order, and then on to where it went before."""
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


def put_before(after: QWidget, widgets: Iterable[QWidget]) -> None:
    """Have Tab go to these, in order, before it comes to a widget."""
    before = after.previousInFocusChain()
    while before is not None and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    if before is not None:
        follow(before, widgets)

"""Where Tab stops in layouts, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def stops_in(layouts: Iterable[QLayout]) -> Iterator[QWidget]:
    """Yield the widgets that take the keyboard by Tab, those inside of others too."""
    for layout in layouts:
        for at in range(layout.count()):
            item = layout.itemAt(at)
            if item is None:
                continue
            inner, widget = item.layout(), item.widget()
            if inner is not None:
                yield from stops_in([inner])
            elif widget is not None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            elif widget is not None and (own := widget.layout()) is not None:
                yield from stops_in([own])

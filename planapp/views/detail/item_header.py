"""The head of the pane of an item: its number and kind, and a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planapp.domain.letters import letters_below
from planapp.domain.records import Item
from planapp.views.detail import item_fields as f
from planapp.views.detail.context import Context
from planapp.views.detail.pane_header import PaneHeader
from planapp.views.widgets.buttons import IconButton

_LARGEST = 1.3


class ItemHeader(PaneHeader):
    """What is in a window of its own does not offer one."""

    window_wanted = Signal()

    def __init__(
        self, context: Context, *, offers_window: bool = True, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet."""
        super().__init__(context, parent)
        self._offers_window = offers_window
        self.own_window = IconButton(context.theme, "window", "Open in a window of its own")
        self._put_before_menu(self.own_window)
        self.own_window.clicked.connect(self.window_wanted)
        self._restyle()

    def show_item(self, item: Item | None, *, has_previous: bool, has_next: bool) -> None:
        """Show number and kind of an item."""
        self._show_ways(there_is_one=item is not None, has_previous=has_previous, has_next=has_next)
        self.own_window.setEnabled(item is not None)
        self.kind.setText("" if item is None else _kind_words(item))
        if item is not None:
            letter = letters_below(self._context.plan, item.parent).get(item.id, "")
            binding = f.item_binding(self._context.plan, item, "ref", "Number", letter or "No number")
            self.ref.bind(binding)

    def _restyle(self) -> None:
        super()._restyle()
        # At the largest text the narrowest pane has no room for it.
        has_room = self._context.theme.look.text_size < _LARGEST
        self.own_window.setVisible(self._offers_window and has_room)


def _kind_words(item: Item) -> str:
    return item.kind.capitalize() + (", archived" if item.archived else "")

"""The menu at the head of the pane: what can be done with the item beyond typing in its fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu

from planapp.domain import edits
from planapp.domain.naming import name_of
from planapp.domain.records import Item
from planapp.views.detail.context import Context
from planapp.views.widgets.menus import offer

if TYPE_CHECKING:
    from planapp.views.detail.item_page import ItemPage


def fill_item_menu(menu: QMenu, context: Context, item: Item, page: ItemPage) -> None:
    """Offer what there is to do with an item."""
    offer(menu, "Copy number and title", lambda: _copy(item))
    menu.addSeparator()
    offer(menu, "Fold all sections", lambda: page.fold(True))
    offer(menu, "Unfold all sections", lambda: page.fold(False))
    menu.addSeparator()
    offer(menu, f"Duplicate {item.kind}", lambda: _do(page, context, edits.duplicate_items, item))
    words = "Bring back" if item.archived else f"Archive {item.kind}"
    archive = partial(edits.archive_items, archived=not item.archived)
    offer(menu, words, lambda: _do(page, context, archive, item))
    offer(menu, f"Delete {item.kind}", lambda: _do(page, context, edits.remove_items, item))


def _do(page: ItemPage, context: Context, edit: object, item: Item) -> None:
    page.tell(context.attempt(lambda plan: edit(plan, [item.id])))  # type: ignore[operator]


def _copy(item: Item) -> None:
    QApplication.clipboard().setText(" ".join(filter(None, [item.ref, item.title])) or name_of(item))

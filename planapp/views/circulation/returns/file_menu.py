"""The menu of a file that came back: whose it is, what it is compared with, and off the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from planapp.application.circulations import circulations
from planapp.application.returns.model import Returned
from planapp.domain.days import show_day
from planapp.views.circulation.returns.whose_dialog import WhoseDialog
from planapp.views.widgets.menus import offer

if TYPE_CHECKING:
    from planapp.views.circulation.returns.returns_tab import ReturnsTab


def fill_file_menu(menu: QMenu, tab: ReturnsTab, returned: Returned) -> None:
    """Offer what can be done with a return."""
    offer(menu, "Whose is it…", partial(ask_whose, tab, returned))
    inner = menu.addMenu("Compare with")
    fill_bases(inner, tab, returned)
    inner.setEnabled(bool(inner.actions()))
    menu.addSeparator()
    offer(menu, "Remove from the list", tab.remove)


def fill_bases(menu: QMenu, tab: ReturnsTab, returned: Returned) -> None:
    """Offer the circulations that a return may answer, the newest first, with a tick at its own."""
    for one in circulations(tab.document):
        words = f"{one.name}, {show_day(one.sent_on)}"
        is_on = one.id == returned.circulation
        offer(menu, words, partial(tab.compare_with, returned, one.id, one.entry), is_on=is_on)


def ask_whose(tab: ReturnsTab, returned: Returned) -> None:
    """Ask whose a return is, among the people of the plan or by any name."""
    dialog = WhoseDialog(tab.document.plan, returned, tab.theme, tab.window())
    dialog.named.connect(lambda name: tab.set_officer(returned, name))
    dialog.open()

"""The filters that the officer keeps under a name: saved, chosen again, and offered in menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from planapp.models.filter_words import filter_words
from planapp.models.saved_filters import REMEMBERED_AS, Saved, from_plain, known, name_of, put, to_plain

if TYPE_CHECKING:
    from planapp.models.board_filter import Filter
    from planapp.views.plan_file import PlanFile
    from planapp.views.toolbar import Toolbar


class SavedFilters(QObject):
    """Keeps the filters of one plan; `changed` comes when there are others."""

    changed = Signal()

    def __init__(self, document: PlanFile, toolbar: Toolbar, parent: QObject) -> None:
        """Have the filters that were kept when the plan was last open."""
        super().__init__(parent)
        self._document, self._toolbar = document, toolbar
        self.saved: Saved = from_plain(document.remembered(REMEMBERED_AS))
        toolbar.offer_more(bool(self.saved))
        toolbar.more_wanted.connect(self.add_to)

    def keep(self, saved: Saved) -> None:
        """Keep other filters. Raises UserError if the file refuses it."""
        self._document.remember(REMEMBERED_AS, to_plain(saved))
        self.saved = saved
        self._toolbar.offer_more(bool(saved))
        self.changed.emit()

    def save(self, name: str, sought: Filter) -> None:
        """Keep a filter under a name. Raises UserError for an empty name."""
        self.keep(put(self.saved, name, sought))

    def choose(self, name: str) -> None:
        """Filter by what is kept under a name."""
        for one in self.saved:
            if one.name == name:
                self._toolbar.set_filter(known(self._document.plan, one.sought))

    def name_of(self, sought: Filter) -> str:
        """Return under which name a filter is kept, '' if it is not."""
        return name_of(self._document.plan, self.saved, sought)

    def words_of(self, sought: Filter) -> str:
        """Return what a filter asks for: 'Overdue, Lead: Head of Service'."""
        plan = self._document.plan
        return ", ".join(filter_words(plan, known(plan, sought), self._toolbar.chips.since))

    def add_to(self, menu: QMenu) -> None:
        """Offer the filters in a menu; the one that holds is ticked."""
        holds = self._toolbar.holds()
        if self.saved and menu.actions():
            menu.addSeparator()
        for one in self.saved:
            checked = one.name == self.name_of(holds)
            action = QAction(one.name.replace("&", "&&"), menu, checkable=True, checked=checked)
            action.setToolTip(self.words_of(one.sought))
            action.triggered.connect(lambda _, name=one.name: self.choose(name))
            menu.addAction(action)

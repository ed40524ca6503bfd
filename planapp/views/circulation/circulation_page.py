"""The Circulation page: preparing what is sent round, who has sent it back, and merging what came back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planapp.application.circulations import circulations
from planapp.graphics.theme import Appearance
from planapp.models.sent_list import day_and_month, standing_words
from planapp.views.about_plan import counts_text
from planapp.views.circulation.header import CirculationHeader
from planapp.views.circulation.standing import Standing
from planapp.views.circulation.tab import Around, Tab
from planapp.views.circulation.tabs import RETURNS, SENT, TABS, TabKind
from planapp.views.page import Page
from planapp.views.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.views.plan_file import PlanFile


class CirculationPage(Page):
    """Shows one document. `tab_made` gives the key of a tab that was just made, before it is shown."""

    tab_made = Signal(str)

    def __init__(
        self,
        document: PlanFile,
        theme: Appearance,
        parent: QWidget | None = None,
        kinds: Sequence[TabKind] | None = None,
    ) -> None:
        """Show a document; no tab is made yet."""
        super().__init__(theme, parent)
        self._document, self._theme = document, theme
        self._kinds = {kind.key: kind for kind in (TABS if kinds is None else kinds)}
        self._made: dict[str, Tab] = {}
        self.key = next(iter(self._kinds))
        self.around: Around | None = None
        self.header = CirculationHeader(theme, self)
        self.notice = MessageBar(theme)
        self.standing = Standing(document, document.inbox, self)
        self.body = QStackedWidget(self)
        for kind in self._kinds.values():
            self.header.tabs.add(kind.text)
        self._lay_out()
        self.header.tabs.wanted.connect(lambda at: self._turn(list(self._kinds)[at]))
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self, partial(self.step, step))
        self._unsubscribe = document.subscribe(self._hear)
        self.standing.changed.connect(self._show_standing)
        self._show_standing()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.notice)
        column.addWidget(self.body, 1)

    # The tabs.

    @property
    def shown(self) -> Tab | None:
        """Return the tab that is shown."""
        return self._made.get(self.key)

    def tab(self, key: str) -> Tab | None:
        """Return a tab, if it was made."""
        return self._made.get(key)

    def show_tab(self, key: str) -> None:
        """Show a tab, with the keyboard in its main part."""
        self._turn(key)
        self._made[key].take_keyboard()

    def step(self, step: int) -> None:
        """Show the next tab (1) or the one before (-1), from the last one the first."""
        keys = list(self._kinds)
        self.show_tab(keys[(keys.index(self.key) + step) % len(keys)])

    def _turn(self, key: str) -> None:
        """Show a tab and leave the keyboard where it is: arrow keys go from tab to tab."""
        if key != self.key:
            self.notice.hide()
        self.key = key
        if key not in self._made:
            self._make(key)
        tabs = self.header.tabs
        tabs.blockSignals(True)
        tabs.setCurrentIndex(list(self._kinds).index(key))
        tabs.blockSignals(False)
        tabs.update()
        self.body.setCurrentWidget(self._made[key])
        self._made[key].come_into_sight()
        self.tell_counts()
        self.chosen_changed.emit()

    def _make(self, key: str) -> None:
        tab = self._made[key] = self._kinds[key].make(self._document, self.standing, self._theme)
        tab.notice = self.notice
        if self.around is not None:
            tab.around = self.around
        tab.chosen_changed.connect(self.chosen_changed)
        tab.counts_changed.connect(partial(self._pass_counts, tab))
        tab.tab_wanted.connect(self.show_tab)
        tab.return_wanted.connect(self._show_return)
        self.tab_made.emit(key)
        self.body.addWidget(tab)

    def _show_return(self, return_id: int) -> None:
        """Show what came back."""
        self.show_tab(RETURNS)
        self._made[RETURNS].choose(return_id)
        self._made[RETURNS].take_keyboard()

    def _pass_counts(self, tab: Tab, words: str, filtered: bool) -> None:
        if tab is self.shown:
            self.counts_changed.emit(words, filtered)

    def _hear(self, change_set: ChangeSet) -> None:
        if any(change.table == "bookmarks" for change in change_set.changes):
            self._show_standing()
        if self.isVisible():
            self.tell_counts()

    def _show_standing(self) -> None:
        """Say in the header how the last circulation stands."""
        last = next(iter(circulations(self._document)), None)
        chased = self.standing.chased(last, date.today()) if last is not None else ()
        self.header.told.set_text(standing_words(last, chased) if last is not None else "")
        self._set_note(SENT, day_and_month(last.sent_on) if last is not None else "")
        number = self.standing.to_merge
        self._set_note(RETURNS, f"{number:,}" if number else "", f"{number:,} to merge")

    def _set_note(self, key: str, note: str, words: str = "") -> None:
        """Say something behind the word of a tab, if there is such a tab."""
        if key in self._kinds:
            self.header.tabs.set_note(list(self._kinds).index(key), note, words)

    # What the window asks of a page.

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what commands mean in the tab that is shown."""
        return self.shown.commands if self.shown is not None else {}

    def has_chosen(self) -> bool:
        """Tell whether something is chosen in the tab that is shown."""
        return self.shown is not None and self.shown.has_chosen()

    def take_keyboard(self) -> None:
        """Give the keyboard to the tab that was shown last."""
        self.show_tab(self.key)

    def next_pane(self) -> None:
        """Give the keyboard to the next part of the tab that is shown."""
        if self.shown is not None:
            self.shown.next_pane()

    def tell(self, sentence: str) -> None:
        """Show in the tab that is shown why something was refused."""
        if self.shown is not None:
            self.shown.tell(sentence)

    def tell_counts(self) -> None:
        """Say how large the plan is, unless the tab counts what it shows."""
        self.counts_changed.emit(counts_text(self._document.plan), False)
        if self.shown is not None:
            self.shown.tell_counts()

    def close_document(self) -> None:
        """Save what is being typed, and listen to the document no more."""
        self._unsubscribe()
        self.standing.stop()
        for tab in self._made.values():
            tab.close_document()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the line of long work under the header."""
        super().resizeEvent(event)
        self.line.setGeometry(0, self.header.height() - 2, self.width(), 2)
        self.line.raise_()

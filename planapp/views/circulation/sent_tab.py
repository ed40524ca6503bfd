"""The tab Sent: a circulation, and who was sent what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.circulations import Circulation, circulations
from planapp.domain.days import show_day
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.sent_list import HEADINGS, sent_rows
from planapp.views.circulation.tab import Tab
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.painted import px
from planapp.views.widgets.strip import Strip

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.views.plan_file import PlanFile

_HEIGHT, _CHOICE = 52, 320
_NOTHING = "Nothing has been sent round yet."


class SentTab(Tab):
    """Shows the circulations of one document, the newest first."""

    def __init__(self, document: PlanFile, theme: Appearance, parent: QWidget | None = None) -> None:
        """Show the last circulation."""
        super().__init__(parent)
        self._document, self._theme = document, theme
        self.sent: tuple[Circulation, ...] = circulations(document)
        self.which = Choice(theme)
        self.which.setAccessibleName("Circulation")
        self.told = CutWords(theme, Role.SMALL, "text2")
        self.model = ListModel(HEADINGS, lambda plan, today: sent_rows(self.circulation), document.plan)
        columns = (ListColumn(), ListColumn(280), ListColumn(360))
        self.list = ListView(self.model, columns, theme, self, empty=_NOTHING)
        self.list.setAccessibleName("Sent to")
        self._lay_out()
        self.which.activated.connect(self._show)
        self._unsubscribe = document.subscribe(self._hear)
        self._offer()

    def _lay_out(self) -> None:
        strip = Strip(self._theme, _HEIGHT, self)
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 0, 16, 1)
        row.setSpacing(12)
        self.which.setFixedWidth(px(self._theme, _CHOICE))
        row.addWidget(self.which)
        row.addWidget(self.told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.list, 1)

    @property
    def circulation(self) -> Circulation | None:
        """Return the circulation that is shown."""
        at = self.which.currentIndex()
        return self.sent[at] if 0 <= at < len(self.sent) else None

    def _offer(self) -> None:
        """Offer what was sent round, and stay at what is shown."""
        shown = self.circulation
        self.sent = circulations(self._document)
        self.which.clear()
        self.which.addItems([one.name for one in self.sent])
        ids = [one.id for one in self.sent]
        if shown is not None and shown.id in ids:
            self.which.setCurrentIndex(ids.index(shown.id))
        self.which.setEnabled(bool(self.sent))
        self._show()

    def _show(self) -> None:
        self.model.refresh()
        self.told.set_text(about(self.circulation) if self.circulation is not None else "")

    def _hear(self, change_set: ChangeSet) -> None:
        if any(change.table == "bookmarks" for change in change_set.changes):
            self._offer()

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, at a row."""
        if self.list.current_id() is None and self.model.ids:
            self.list.choose(self.model.ids[0])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Give the keyboard to the choice of a circulation, then to the list again."""
        following = self.which if self.list.hasFocus() else self.list
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def come_into_sight(self) -> None:
        """Show what has been sent round meanwhile."""
        self._offer()

    def close_document(self) -> None:
        """Listen to the document no more."""
        self._unsubscribe()


def about(circulation: Circulation) -> str:
    """Return when a circulation was sent, and until when it is asked back."""
    sent = f"Sent {show_day(circulation.sent_on)}"
    until = circulation.reply_by
    return f"{sent}, asked for by {show_day(until)}" if until is not None else sent

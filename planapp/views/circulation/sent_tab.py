"""The tab Sent: to whom a circulation went, who has sent it back, and who is late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.chasing import Chased, standing_text, summary
from planapp.application.circulating import once_more
from planapp.application.circulations import Circulation, circulations
from planapp.application.reminder import reminder_text
from planapp.domain.days import show_day
from planapp.errors import UserError
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.list_model import ListModel
from planapp.models.registers.items import counted
from planapp.models.sent_list import HEADINGS, by_row, sent_rows
from planapp.views.circulation.copying import copy_text
from planapp.views.circulation.folders import show_folder
from planapp.views.circulation.standing import Standing
from planapp.views.circulation.tab import Tab
from planapp.views.circulation.tabs import PREPARE
from planapp.views.circulation.writing import write_or_leave
from planapp.views.day import Day
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.strip import Strip

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.views.plan_file import PlanFile

_HEIGHT, _CHOICE, _FIRST_AT = 52, 232, 72
_COLUMNS = (
    ListColumn(),
    ListColumn(208, gives_way=True),
    ListColumn(232, gives_way=True, cut_in_middle=True),
    ListColumn(152),
    ListColumn(248),
)
_NOTHING = "Nothing has been sent round yet."
_UNKNOWN = "To whom this was sent is not known."
_NOBODY = "Choose somebody who has not sent it back."


class SentTab(Tab):
    """Shows the circulations of one document, the newest first."""

    def __init__(
        self, document: PlanFile, standing: Standing, theme: Appearance, parent: QWidget | None = None
    ) -> None:
        """Show the last circulation."""
        super().__init__(parent)
        self._document, self._theme, self._standing = document, theme, standing
        self._chased: Mapping[int, Chased] = {}
        self._day = Day(self)
        self._today = date.today()
        self.sent: tuple[Circulation, ...] = ()
        self.which = Choice(theme)
        self.which.setAccessibleName("Circulation")
        self.told = CutWords(theme, Role.SMALL, "text2")
        self.copy_list = Button(theme, "Copy list")
        self.remind = Button(theme, "Copy reminder")
        self.again = Button(theme, "Write files again…")
        self.model = ListModel(
            HEADINGS,
            lambda plan, today: sent_rows(self.circulation, self._chased, self._today),
            document.plan,
        )
        self.list = ListView(self.model, _COLUMNS, theme, self, empty=_NOTHING)
        self.list.setAccessibleName("Sent to")
        self.first = Button(theme, "Prepare a circulation", Kind.QUIET, self.list.viewport())
        self._lay_out()
        self._connect()
        self._offer()

    def _lay_out(self) -> None:
        strip = Strip(self._theme, _HEIGHT, self)
        row = QHBoxLayout(strip)
        row.setContentsMargins(16 - RING, 0, 16 - RING, 1)
        row.setSpacing(4)
        self.which.setFixedWidth(px(self._theme, _CHOICE))
        row.addWidget(self.which)
        row.addSpacing(8)
        row.addWidget(self.told, 1)
        for button in (self.again, self.remind, self.copy_list):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.which.activated.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.row_chosen.connect(lambda: self._show_ways())
        self.copy_list.clicked.connect(self.copy_all)
        self.remind.clicked.connect(self.copy_reminder)
        self.again.clicked.connect(self.write_again)
        self.first.clicked.connect(partial(self.tab_wanted.emit, PREPARE))
        self._standing.changed.connect(self._refresh)
        self._day.began.connect(self._begin_day)
        self._unsubscribe = self._document.subscribe(self._hear)

    @property
    def circulation(self) -> Circulation | None:
        """Return the circulation that is shown."""
        at = self.which.currentIndex()
        return self.sent[at] if 0 <= at < len(self.sent) else None

    # What is shown.

    def _offer(self) -> None:
        """Offer what was sent round; where something was just sent, show that."""
        shown, before = self.circulation, self.sent
        self.sent = circulations(self._document)
        ids = [one.id for one in self.sent]
        self.which.clear()
        self.which.addItems([one.name for one in self.sent])
        if shown is not None and shown.id in ids and ids[:1] == [one.id for one in before[:1]]:
            self.which.setCurrentIndex(ids.index(shown.id))
        self.which.setEnabled(bool(self.sent))
        self._show()

    def _show(self) -> None:
        one = self.circulation
        self._chased = by_row(one, self._standing.chased(one, self._today)) if one is not None else {}
        self.list.set_empty(_UNKNOWN if self.sent else _NOTHING)
        self.model.refresh()
        self.told.set_text(self._about())
        self.first.setVisible(not self.sent)
        self._place_first()
        self._show_ways()

    def _about(self) -> str:
        """Return how many are back, when it was sent, and until when it is asked back."""
        one = self.circulation
        if one is None:
            return ""
        until = one.reply_by
        asked = f", asked for by {show_day(until)}" if until is not None else ""
        back = f"{summary(one, list(self._chased.values()))} " if self._chased else ""
        return f"{back}Sent {show_day(one.sent_on)}{asked}."

    def _show_ways(self) -> None:
        """Offer what makes sense for what is chosen."""
        chosen = self._chosen()
        can_remind = chosen is not None and not chosen.replies
        self.remind.setEnabled(can_remind)
        self.remind.setToolTip("" if can_remind else _NOBODY)
        for button in (self.copy_list, self.again):
            button.setEnabled(bool(self._chased) or (button is self.again and bool(self.model.ids)))
            button.setToolTip("" if button.isEnabled() else self._why_not())
        self.chosen_changed.emit()

    def _why_not(self) -> str:
        return _UNKNOWN if self.sent else _NOTHING

    def _chosen(self) -> Chased | None:
        return self._chased.get(self.list.current_id() or 0)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()

    def _begin_day(self, today: date) -> None:
        self._today = today
        self._refresh()

    def _hear(self, change_set: ChangeSet) -> None:
        if any(change.table == "bookmarks" for change in change_set.changes):
            self._offer()

    def come_into_sight(self) -> None:
        """Show what has been sent round and came back meanwhile."""
        self._today = date.today()
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the way out of an empty list in its middle."""
        super().resizeEvent(event)
        self._place_first()

    def _place_first(self) -> None:
        self.first.resize(self.first.sizeHint())
        room = self.list.viewport().width() - self.first.width()
        self.first.move(room // 2, px(self._theme, _FIRST_AT) - RING)

    # What is done.

    def _open(self, row_id: int) -> None:
        """Go to what came back, or copy a reminder to who has not sent it back."""
        one, circulation = self._chased.get(row_id), self.circulation
        if one is None or circulation is None:
            return
        found = self._standing.return_of(circulation, one)
        if found is not None:
            self.return_wanted.emit(found)
        else:
            self.copy_reminder()

    def copy_all(self) -> None:
        """Put the list on the clipboard, as an e-mail and Excel take it."""
        one = self.circulation
        if one is not None and self._chased:
            copy_text(standing_text(one, list(self._chased.values()), self._today))
            self.around.say("The list is copied.")

    def copy_reminder(self) -> None:
        """Put a reminder to the one who is chosen on the clipboard."""
        one, chosen = self.circulation, self._chosen()
        if one is not None and chosen is not None and not chosen.replies:
            copy_text(reminder_text(one, chosen.extract, self._today, self.around.sender))
            self.around.say(f"The reminder for {chosen.extract.recipient} is copied.")

    def write_again(self) -> None:
        """Write the files once more, as they were sent, into a folder that is asked for."""
        one = self.circulation
        folder = self.around.ask_folder("Where to write the files again", self.around.folder)
        if one is None or folder is None:
            return
        self.notice.hide()
        try:
            prepared = once_more(self._document, one)
            text = f"Writing {counted(len(one.extracts), 'file')}"
            work = partial(write_or_leave, prepared, folder)
            self.around.start(text, work, partial(self._tell_written, folder), self.notice.tell)
        except UserError as refusal:
            self.notice.tell(refusal.message)

    def _tell_written(self, folder: Path, files: tuple[Path, ...]) -> None:
        words = f"{counted(len(files), 'file')} written again into {folder}."
        self.notice.tell(words, "Show folder", partial(show_folder, folder), "ok")

    # What the page asks.

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what commands mean here."""
        return {"copy": self.copy_all}

    def has_chosen(self) -> bool:
        """Tell whether there is a list to copy."""
        return bool(self._chased)

    def take_keyboard(self) -> None:
        """Give the keyboard to the list, at a row; to the way out where there is nothing."""
        if not self.sent:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.list.selected_ids() and self.model.ids:
            self.list.choose(self.model.ids[0])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Give the keyboard to the choice of a circulation, then to the list again."""
        following = self.which if self.list.hasFocus() else self.list
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_document(self) -> None:
        """Listen to the document no more."""
        self._day.stop()
        self._unsubscribe()

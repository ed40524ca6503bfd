"""The tab Prepare: to whom the plan is sent round, a preview of who gets what, and writing the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planapp.application.circulating import Prepared, begin, finish
from planapp.application.circulation_message import message_text
from planapp.application.circulations import Extract
from planapp.domain import edits
from planapp.errors import UserError
from planapp.exchange.whole_file import remove_files
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.models.edit_of import TICK
from planapp.models.list_model import ListModel
from planapp.models.registers.items import counted
from planapp.models.send_list import HEADINGS, MASTER_NAME, content_rows, content_words, send_rows
from planapp.models.to_send import MASTER, Offered, ToSend
from planapp.views.circulation.copying import copy_text
from planapp.views.circulation.extract_preview import ExtractPreview
from planapp.views.circulation.folders import show_folder, there, usual_folder
from planapp.views.circulation.prepare_form import PAPERS, PrepareForm
from planapp.views.circulation.tab import Tab
from planapp.views.circulation.tabs import SENT
from planapp.views.circulation.writing import write_or_leave
from planapp.views.day import Day
from planapp.views.detail.scrolling import Scrolling
from planapp.views.listing.list_view import ListColumn, ListView
from planapp.views.splitter import Splitter
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.cut_words import CutWords
from planapp.views.widgets.ground import Ground
from planapp.views.widgets.painted import RING, px
from planapp.views.widgets.strip import Strip
from planapp.views.widgets.words import Words

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.views.plan_file import PlanFile

_HEAD, _FOOT, _FORM, _LIST, _PREVIEW = 52, 52, 276, 224, 320
_WIDTHS = (288, 560, 520)
_COLUMNS = (ListColumn(), ListColumn(180, gives_way=True), ListColumn(64, at_right=True))
# The plan is gone through once after several edits. Milliseconds.
_AFTER = 120
_NO_LEADS = "Nobody leads anything yet, so only the master can be sent."
_NO_ACTIONS = "The plan has no actions yet, so there is nothing to send."
_READ_ONLY = "This plan is open read-only. Open it for editing to send it round."
_NO_ADDRESSES = "None of those who get something has an e-mail address here."
_NOTHING_SENT = "planapp sends nothing: it writes the files, and you send them."


class PrepareTab(Tab):
    """Prepares a circulation of one document."""

    def __init__(self, document: PlanFile, theme: Appearance, parent: QWidget | None = None) -> None:
        """Begin with what was chosen last time."""
        super().__init__(parent)
        self._document, self._theme = document, theme
        self._is_open = True
        self.to_send = ToSend(document, date.today())
        self._planned: Mapping[int, Extract] = {}
        self._previewed: Offered | None = None
        usual = usual_folder(document.path)
        folder = Path(self.to_send.folder) if self.to_send.folder else usual
        self.form = PrepareForm(theme, folder, usual, self._ask_folder)
        self.model = ListModel(
            HEADINGS, lambda plan, today: send_rows(self.to_send), document.plan, on_edit=self._edit_row
        )
        self.list = ListView(self.model, _COLUMNS, theme, self)
        self.list.setAccessibleName("Who gets what")
        self.preview = ExtractPreview(theme, document.plan, self)
        self.all, self.none = (Button(theme, words, Kind.QUIET) for words in ("All", "None"))
        self.told = CutWords(theme, Role.SMALL, "text2")
        self.write = Button(theme, "Write the files", Kind.PRIMARY)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._day = Day(self)
        self._fill_form()
        self._lay_out()
        self._connect()
        self._unsubscribe = document.subscribe(self._hear)

    def _fill_form(self) -> None:
        form, chosen = self.form, self.to_send
        form.name.setText(chosen.name)
        form.paper.setCurrentIndex(PAPERS.index(chosen.paper))
        form.private.setChecked(chosen.private)
        form.lock.setChecked(chosen.protected)

    def _lay_out(self) -> None:
        splitter = Splitter(self._theme, self)
        form = Ground(self._theme, "sunken", Scrolling(self.form, as_needed=True))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.list, 1)
        self._parts = ((form, _FORM), (middle, _LIST), (self.preview, _PREVIEW))
        for part, _ in self._parts:
            splitter.addWidget(part)
        self._fit()
        splitter.setSizes(list(_WIDTHS))
        for at, stretch in enumerate((0, 1, 1)):
            splitter.setStretchFactor(at, stretch)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(splitter, 1)
        page.addWidget(self._foot())

    def _fit(self) -> None:
        """Give each part the room that its words need."""
        for part, least in self._parts:
            part.setMinimumWidth(px(self._theme, least))

    def _head(self) -> Strip:
        head = Strip(self._theme, _HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(11, 0, 16 - RING, 1)
        row.addWidget(Words(self._theme, "Who gets what", Role.HEADING))
        row.addStretch(1)
        row.addWidget(self.all)
        row.addWidget(self.none)
        return head

    def _foot(self) -> Strip:
        foot = Strip(self._theme, _FOOT, line="line2", line_at_top=True)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 1, 16 - RING, 0)
        row.setSpacing(12)
        row.addWidget(self.told, 1)
        row.addWidget(self.write)
        return foot

    def _connect(self) -> None:
        form, preview = self.form, self.preview
        form.changed.connect(self._take_answers)
        form.folder_chosen.connect(self._take_folder)
        self.list.row_chosen.connect(lambda: self._show_extract())
        self.all.clicked.connect(partial(self._tick_all, on=True))
        self.none.clicked.connect(partial(self._tick_all, on=False))
        preview.typed.connect(self._take_message)
        preview.usual_wanted.connect(partial(self._take_message, ""))
        preview.copy_wanted.connect(self.copy_message)
        preview.addresses_wanted.connect(self.copy_addresses)
        self.write.clicked.connect(self.write_files)
        self._later.timeout.connect(self._gather)
        self._theme.changed.connect(self._fit)
        self._day.began.connect(self._begin_day)

    # What is chosen.

    def _ask_folder(self, folder: Path) -> Path | None:
        return self.around.ask_folder("Where to write the files", there(folder))

    def _take_folder(self, folder: Path | None) -> None:
        self.to_send.folder = str(folder) if folder is not None else ""
        self._remember()

    def _take_answers(self) -> None:
        form, chosen = self.form, self.to_send
        chosen.name = form.name.text()
        chosen.paper = PAPERS[form.paper.currentIndex()]
        chosen.private, chosen.protected = form.private.isChecked(), form.lock.isChecked()
        self._show()

    def _take_message(self, text: str) -> None:
        own = text.strip()
        self.to_send.message = "" if own == self.to_send.usual_message().strip() else own
        if not text:
            self._show_extract()
        self.preview.usual.setVisible(bool(self.to_send.message))

    def _edit_row(self, row_id: int, key: str, value: Any) -> None:
        """Tick a row, or say where a lead is written to."""
        if key == TICK:
            self.to_send.tick([row_id], on=bool(value))
            self._show()
        else:
            self._document.edit(edits.set_person(self._document.plan, row_id, email=str(value).strip()))

    def _tick_all(self, *, on: bool) -> None:
        """Tick the master and all leads; filters are ticked one by one."""
        self.to_send.tick([one.id for one in self.to_send.offered if one.id >= MASTER], on=on)
        self._show()

    def _remember(self) -> None:
        try:
            self.to_send.remember()
        except UserError as refusal:
            self.notice.tell(refusal.message)

    # What is shown.

    def _hear(self, change_set: ChangeSet) -> None:
        self._later.start()

    def _begin_day(self, today: date) -> None:
        self.to_send.today = today
        self._gather()

    def _gather(self) -> None:
        if self.isVisible():
            self.to_send.gather()
            self._show()

    def come_into_sight(self) -> None:
        """Offer what the plan has by now."""
        self.to_send.sender = self.around.sender
        self.to_send.gather()
        self._show()
        if self.list.current_id() is None:
            self.list.choose(MASTER)

    def _show(self) -> None:
        """Show what comes of the choices: rows, files, and why they can't be written as they are."""
        refusal = self._refusal()
        self.model.refresh()
        number = len(self.to_send.ticked)
        self.write.setText(f"Write {counted(number, 'file')}" if number else "Write the files")
        self.write.updateGeometry()
        self.write.setEnabled(not refusal)
        self.write.setToolTip(refusal)
        addresses = bool(self._addresses())
        self.preview.addresses.setEnabled(addresses)
        self.preview.addresses.setToolTip("" if addresses else _NO_ADDRESSES)
        is_wrong = refusal not in ("", _READ_ONLY, _NO_ACTIONS)
        self.told.set_text(refusal or self._hint(), "danger" if is_wrong else "text2")
        self._show_extract()

    def _refusal(self) -> str:
        """Plan the files; return why that can't be done, '' if it can."""
        self._planned = {}
        if self._document.read_only:
            return _READ_ONLY
        if not self.to_send.find(MASTER) or not self._has_actions():
            return _NO_ACTIONS
        try:
            self.to_send.reply_by = self.form.day()
            self._planned = self.to_send.planned()
        except UserError as refusal:
            return refusal.message
        return ""

    def _has_actions(self) -> bool:
        master = self.to_send.find(MASTER)
        return master is not None and master.actions > 0

    def _hint(self) -> str:
        leads = any(one.id > 0 for one in self.to_send.offered)
        return _NOTHING_SENT if leads else _NO_LEADS

    def _chosen(self) -> Offered | None:
        return self.to_send.find(self.list.current_id())

    def _show_extract(self) -> None:
        """Show the workbook of the chosen row, and its message."""
        one, plan = self._chosen(), self._document.plan
        if one is None:
            return
        if one is not self._previewed:
            self._previewed = one
            rows = content_rows(plan, one.extract.items)
            words = content_words(plan, one.extract.items)
            self.preview.show_content(one.extract.recipient or MASTER_NAME, words, rows)
        planned = self._planned.get(one.id)
        self.preview.file.set_text(planned.file if planned is not None else "Not sent")
        is_own = bool(self.to_send.message)
        self.preview.show_message(self._message(""), self._said(), is_own=is_own)

    def _said(self) -> str:
        """Return what is said in all messages."""
        return self.to_send.message or self.to_send.usual_message()

    def _message(self, said: str) -> str:
        """Return the message for the chosen workbook with what is said in all, '' where it is not sent."""
        chosen = self._planned.get(self.list.current_id() or 0)
        return message_text(self.to_send.circulation(said), chosen) if chosen is not None else ""

    # What is copied.

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what commands mean here."""
        return {"copy": self.copy_message}

    def has_chosen(self) -> bool:
        """Tell whether a workbook is chosen."""
        return self._chosen() is not None

    def copy_message(self) -> None:
        """Put the message for the chosen workbook on the clipboard."""
        one, message = self._chosen(), self._message(self._said())
        if one is not None and message:
            copy_text(message)
            self.around.say(f"The message for {one.extract.recipient or 'all'} is copied.")

    def _addresses(self) -> list[str]:
        found = (one.extract.email for one in self.to_send.ticked)
        return list(dict.fromkeys(filter(None, found)))

    def copy_addresses(self) -> None:
        """Put the addresses of all who get something on the clipboard, as mail programs take them."""
        addresses = self._addresses()
        copy_text("; ".join(addresses))
        self.around.say(f"{counted(len(addresses), 'address', 'addresses')} copied.")

    # Writing.

    def write_files(self) -> None:
        """Write all workbooks into the folder, or none, and name the point in the journal."""
        folder = self.form.folder.folder
        self.notice.hide()
        try:
            self.to_send.reply_by = self.form.day()
            prepared = begin(self._document, self.to_send.draft())
            text = f"Writing {counted(len(prepared.circulation.extracts), 'file')}"
            then = partial(self._finish, prepared, folder)
            self.around.start(text, partial(write_or_leave, prepared, folder), then, self.notice.tell)
        except UserError as refusal:
            self.notice.tell(refusal.message)

    def _finish(self, prepared: Prepared, folder: Path, files: tuple[Path, ...]) -> None:
        if not self._is_open:
            remove_files(files)
            return
        try:
            made = finish(self._document, prepared, files)
        except UserError as refusal:
            self.notice.tell(refusal.message)
            return
        self._remember()
        self.tab_wanted.emit(SENT)
        words = f"{counted(len(files), 'file')} of ‘{made.name}’ written into {folder}."
        self.notice.tell(words, "Show folder", partial(show_folder, folder), "ok")

    # What the page asks.

    def take_keyboard(self) -> None:
        """Give the keyboard to the name."""
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Give the keyboard to the list, to the message, to the button, then to the name again."""
        every: tuple[QWidget, ...] = (self.form.name, self.list, self.preview.message, self.write)
        order = [one for one in every if one.isEnabled()]
        at = next((at for at, one in enumerate(order) if one.hasFocus()), 0)
        order[(at + 1) % len(order)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_document(self) -> None:
        """Keep what is the same each time, and listen to the document no more."""
        self._is_open = False
        self._later.stop()
        self._day.stop()
        self._unsubscribe()
        self.list.finish()
        if not self._document.read_only:
            self._remember()

"""The tab Merge returns: the files that came back, the changes of one, and the plan after the merge."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from planapp.application.circulations import circulations
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.model import Compared, Decision, Returned
from planapp.errors import UserError
from planapp.graphics.theme import Appearance
from planapp.models.not_back import back_count, back_of, not_back_rows
from planapp.models.return_files import NOBODY, ListRow, file_row
from planapp.models.return_rows import groups_of
from planapp.models.return_words import (
    base_words,
    called,
    came_words,
    nothing_words,
    officer_of,
    why_no_accept,
    why_no_merge,
)
from planapp.views.circulation.returns.arrivals import Arrivals
from planapp.views.circulation.returns.changes_pane import ChangesPane
from planapp.views.circulation.returns.file_menu import fill_bases, fill_file_menu
from planapp.views.circulation.returns.files_pane import FilesPane
from planapp.views.circulation.returns.preview_pane import PreviewPane
from planapp.views.circulation.returns.tallies import Tallies
from planapp.views.circulation.tab import Tab
from planapp.views.detail.empty_pane import EmptyPane
from planapp.views.drop_overlay import dragged_files
from planapp.views.widgets.menus import pop_up
from planapp.views.widgets.message_bar import MessageBar
from planapp.views.widgets.painted import ink, px

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.views.plan_file import PlanFile

# At least and at most, and what the changes have to have beside the preview.
_FILES, _PREVIEW, _CHANGES = (208, 256), (284, 360), 580
_NOTHING = "Nothing has come back yet. Drop the workbooks that were returned at the left."


class ReturnsTab(Tab):
    """Shows the inbox of one document. Nothing here writes to the plan but `merge`."""

    def __init__(
        self, document: PlanFile, inbox: Inbox, theme: Appearance, parent: QWidget | None = None
    ) -> None:
        """Show an inbox once the tab comes into sight."""
        super().__init__(parent)
        self.document, self.inbox, self.theme = document, inbox, theme
        self._compared: Compared | None = None
        self.message = MessageBar(theme)
        self.files, self.changes = FilesPane(theme), ChangesPane(theme)
        self.preview = PreviewPane(inbox, lambda: document.plan, date.today, theme)
        self.tallies = Tallies(inbox, self)
        self.arrivals = Arrivals(self)
        self._middle = QStackedWidget()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._leave_inbox = inbox.subscribe(self.refresh)
        self._leave_document = document.subscribe(self._hear)

    def _lay_out(self) -> None:
        self._middle.addWidget(EmptyGround(self.theme))
        self._middle.addWidget(self.changes)
        parts = QHBoxLayout()
        parts.setSpacing(0)
        parts.addWidget(self.files)
        parts.addWidget(self._middle, 1)
        parts.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addLayout(parts, 1)

    def _connect(self) -> None:
        files, changes = self.files, self.changes
        files.list.chosen.connect(self._choose)
        files.list.opened.connect(lambda: changes.tree.setFocus(Qt.FocusReason.OtherFocusReason))
        files.list.remove_wanted.connect(self.remove)
        files.list.menu_wanted.connect(self._open_menu)
        files.zone.clicked.connect(self.ask_for_files)
        changes.tree.wanted.connect(self._decide)
        changes.tree.chosen.connect(self._preview)
        changes.all_wanted.connect(self.accept_all)
        changes.merge_wanted.connect(self.merge)
        changes.base_wanted.connect(self._open_bases)
        self.tallies.counted.connect(self._show_files)
        self.theme.changed.connect(self._share_out)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return what is left when the preview has given way."""
        return QSize(px(self.theme, _FILES[0] + _CHANGES // 2), px(self.theme, 240))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Give the parts at the sides less where the window is narrow; the preview gives way altogether."""
        files = self._part_of_width(0.187, _FILES)
        preview = self._part_of_width(0.263, _PREVIEW)
        self.files.setFixedWidth(files)
        self.preview.setFixedWidth(preview)
        self.preview.setVisible(self.width() - files - preview >= px(self.theme, _CHANGES))

    def _part_of_width(self, share: float, limits: tuple[int, int]) -> int:
        least, most = (px(self.theme, limit) for limit in limits)
        return max(least, min(most, round(self.width() * share)))

    # What is shown.

    @property
    def current(self) -> Returned | None:
        """Return the return that is chosen."""
        chosen = self.files.list.current_id
        return next((one for one in self.inbox.returns if one.id == chosen), None)

    def come_into_sight(self) -> None:
        """Show what has changed while another tab or page was shown."""
        self.refresh(even_if_hidden=True)
        self.preview.refresh()

    def _hear(self, change_set: ChangeSet) -> None:
        self.refresh()
        if self.isVisible():
            self.preview.refresh()

    def refresh(self, *, even_if_hidden: bool = False) -> None:
        """Show the inbox and the plan as they now stand, once they are compared."""
        if not (even_if_hidden or self.isVisible()):
            return
        if self.arrivals.compare_first():
            self._show_files()
            return
        self.tallies.count_anew()
        self._show_files()
        self._show_changes()
        self.chosen_changed.emit()

    def _show_files(self) -> None:
        self.files.model.show(self._rows())
        self.files.back.setText(self._back or f"{len(self.inbox.returns):,}")

    def _rows(self) -> Sequence[ListRow]:
        rows: list[ListRow] = [file_row(one, self.tallies.of(one.id)) for one in self.inbox.returns]
        last, today = next(iter(circulations(self.document)), None), date.today()
        self._back = ""
        if last is not None:
            chased = back_of(last, self.inbox.returns, today)
            self._back = back_count(last, chased)
            rows += not_back_rows(last, chased, today)
        return rows

    def _choose(self, return_id: int | None) -> None:
        self.changes.show_all()
        # Where comparing was cancelled, looking at a file begins it again.
        self.arrivals.compare_first()
        self._show_changes()
        self.chosen_changed.emit()

    def _show_changes(self) -> None:
        """Show the changes of the return that is chosen, as they now stand."""
        returned = self.current
        self._middle.setCurrentIndex(1 if returned is not None else 0)
        if returned is None or self.arrivals.is_busy(returned.id):
            self._show_none(returned)
            return
        if self.inbox.compared(returned.id) is not self._compared:
            # What is being typed is of the changes that are shown: it is kept before these make way.
            self.changes.tree.own.leave()
        compared, decided = self.inbox.compared(returned.id), self.inbox.decided(returned.id)
        if compared is not self._compared:
            self._compared = compared
            self._show_head(returned)
            self.changes.nothing = nothing_words(compared)
            self.changes.model.show(
                groups_of(compared, self.document.plan, partial(called, self.inbox.returns)), decided
            )
        else:
            self.changes.model.set_decisions(decided)
        self._show_ways(returned.id)

    def _show_none(self, returned: Returned | None) -> None:
        self._compared = None
        self.changes.nothing = "Comparing…" if returned is not None else ""
        self.changes.model.show((), {})
        if returned is not None:
            self._show_head(returned)
        self.changes.show_merge(0, "There is nothing to merge yet.")
        self.changes.show_accept("There is nothing to accept yet.")
        self.preview.show_change(None, None)

    def _show_head(self, returned: Returned) -> None:
        base = base_words(returned, circulations(self.document), self.document.entries())
        self.changes.show_head(officer_of(returned) or NOBODY, came_words(returned), base)

    def _show_ways(self, return_id: int) -> None:
        """Offer to accept and to merge, as far as there is anything to."""
        tally = self.tallies.count(return_id)
        self._show_files()
        self.changes.show_merge(tally.decided if tally.to_merge else 0, why_no_merge(tally))
        self.changes.show_accept(why_no_accept(tally))

    def _preview(self, key: str | None) -> None:
        self.preview.show_change(self._compared, key)

    def choose(self, row_id: int) -> None:
        """Choose a return, and show it as it now stands."""
        self.changes.tree.own.leave()
        self._show_files()
        self.files.list.choose(row_id)

    # What is decided.

    def _decide(self, keys: Sequence[str], decision: Decision | None) -> None:
        """Keep a decision, or say at the row why it is refused."""
        returned = self.current
        if returned is None:
            return
        try:
            self.inbox.decide(returned.id, keys, decision)
        except UserError as refusal:
            self.changes.tree.tell(refusal.message)

    def accept_all(self) -> None:
        """Keep theirs for all that the officer of this return changed, but for conflicts."""
        returned = self.current
        if returned is not None and self._try(lambda: self.inbox.accept_all(returned.id)):
            self.changes.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def merge(self) -> None:
        """Make what is decided as one step that can be undone."""
        returned = self.current
        self.changes.tree.own.leave()
        if returned is None:
            return
        number = self.inbox.tally(returned.id).to_merge
        if self._try(lambda: self.inbox.merge(returned.id)):
            changes = f"{number:,} change{'' if number == 1 else 's'}"
            self.around.done(f"{changes} merged from {returned.file}")

    def go_to_conflict(self) -> None:
        """Go to the next conflict that is open."""
        self.changes.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changes.tree.go_to_conflict()

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except UserError as refusal:
            self.message.tell(refusal.message)
            return False
        self.message.hide()
        return True

    # Files.

    def ask_for_files(self) -> None:
        """Ask which workbooks came back, and take them in."""
        paths = self.around.ask_files("Workbooks that came back", self.around.folder)
        if paths:
            self.add_files(paths)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read workbooks that came back, one after the other; what is none is told in a sentence."""
        self.arrivals.take(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files anywhere; the zone says so."""
        if dragged_files(event.mimeData()):
            event.acceptProposedAction()
            self.files.zone.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Wait again."""
        self.files.zone.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Take in what was dropped."""
        self.files.zone.set_over(False)
        event.acceptProposedAction()
        self.add_files(dragged_files(event.mimeData()))

    def remove(self) -> None:
        """Take the return that is chosen off the list; what was merged of it stays in the plan."""
        returned = self.current
        if returned is not None and self._try(lambda: self.inbox.remove(returned.id)):
            self.around.say(f"{returned.file} is off the list. Add the file again to have it back.")

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        if self.current is not None:
            fill_file_menu(menu, self, self.current)
            pop_up(menu, at)

    def _open_bases(self) -> None:
        menu, button = QMenu(self), self.changes.base
        if self.current is not None:
            fill_bases(menu, self, self.current)
            pop_up(menu, button.mapToGlobal(button.rect().bottomLeft()))

    def set_officer(self, returned: Returned, name: str) -> None:
        """Say whose a return is."""
        if self._try(lambda: self.inbox.set_officer(returned.id, name)):
            self._show_head(self.current or returned)

    def compare_with(self, returned: Returned, circulation: int | None, entry: int) -> None:
        """Compare a return with what was sent at another time."""
        self._try(lambda: self.inbox.compare_with(returned.id, circulation, entry))

    # What the page asks.

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what commands mean in this tab."""
        return {
            "accept_all": self.accept_all,
            "next_conflict": self.go_to_conflict,
            "merge_decided": self.merge,
        }

    def has_chosen(self) -> bool:
        """Tell whether there are changes to decide on."""
        return self._compared is not None and bool(self._compared.changes)

    def take_keyboard(self) -> None:
        """Give the keyboard to the changes, or to the files where there is none to decide."""
        if self.has_chosen():
            self.changes.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.files.take_keyboard()

    def next_pane(self) -> None:
        """Give the keyboard to the files, the changes and the preview in turn."""
        if self.files.has_keyboard() and self.current is not None:
            self.changes.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._is_in_changes() and self.preview.isVisible() and self.preview.takes_keyboard():
            self.preview.take_keyboard()
        else:
            self.files.take_keyboard()

    def _is_in_changes(self) -> bool:
        field = QApplication.focusWidget()
        return field is not None and self.changes.isAncestorOf(field)

    def tell(self, sentence: str) -> None:
        """Show why something was refused."""
        self.message.tell(sentence)

    def close_document(self) -> None:
        """Keep what is being typed, and listen to the document no more."""
        self.changes.tree.own.leave()
        self.arrivals.stop()
        self.tallies.stop()
        self._leave_inbox()
        self._leave_document()
        self.preview.close_document()


class EmptyGround(EmptyPane):
    """Says in the middle that nothing came back yet."""

    def __init__(self, theme: Appearance) -> None:
        """Say it."""
        super().__init__(theme, _NOTHING)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.end()

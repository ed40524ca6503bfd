"""The import wizard: choose a file, pick sheets, check the structure, import. Its end alone makes a plan."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planapp.application.agreed import Offer
from planapp.application.import_draft import ImportDraft, remember
from planapp.application.import_into import Preview, preview_of
from planapp.application.importing import Import, holds_plan
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION
from planapp.errors import UserError
from planapp.exchange.recognise.corrections import Corrections
from planapp.graphics.fonts import Role
from planapp.graphics.theme import Appearance
from planapp.views.about_plan import counted
from planapp.views.drop_overlay import dragged_file
from planapp.views.importing.choose_page import ChoosePage
from planapp.views.importing.differences_view import DifferencesView
from planapp.views.importing.sheets_page import SheetsPage
from planapp.views.importing.stepper import Stepper
from planapp.views.importing.structure_page import StructurePage
from planapp.views.importing.understanding import Understanding
from planapp.views.jobs import Jobs
from planapp.views.widgets.buttons import Button, Kind
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.message_bar import MessageBar
from planapp.views.widgets.painted import ink
from planapp.views.widgets.progress_line import ProgressLine
from planapp.views.widgets.strip import Strip
from planapp.views.widgets.words import Words

CHOOSE, SHEETS, STRUCTURE, TAKE = range(4)
STEPS = ("Choose file", "Pick sheets", "Check structure", "Import")
_SIZE, _LEAST = QSize(1440, 900), QSize(900, 560)
# What the desktop may put round a dialog.
_FRAME = QSize(16, 48)
_HEAD, _FOOT, _PADDING = 64, 64, 24


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """The plan into which a file may be taken, and what it is called."""

    plan: Plan
    title: str


class ImportWizard(QDialog):
    """`make_wanted` gives an Import that is to become a new plan, `take_wanted` the edit of the open one.

    `file_wanted` asks for another file, with its path where it was dropped.
    """

    make_wanted = Signal(object)
    take_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(
        self,
        draft: ImportDraft,
        found: Import,
        theme: Appearance,
        parent: QWidget,
        *,
        into: OpenPlan | None = None,
        goes_into: bool = False,
    ) -> None:
        """Show a draft as it is understood; `into` is the open plan, if there is one that can be changed."""
        super().__init__(parent)
        self._theme, self._into = theme, into
        self.draft, self.found = draft, found
        self._past: list[ImportDraft] = []
        self._undone: list[ImportDraft] = []
        self.setWindowTitle("Import a spreadsheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._fit(parent)
        self.structure.follow(draft)
        self.choose.show_name(draft.source.name)
        self.sheets.show_sheets(draft, found)
        if goes_into and into is not None:
            self.target.setCurrentIndex(1)
        self._show(draft, found)
        self.go(SHEETS if _has_choice(draft, found) else STRUCTURE)

    def _make_parts(self) -> None:
        theme = self._theme
        self.stepper, self.line = Stepper(STEPS, theme), ProgressLine(theme)
        self.message = MessageBar(theme)
        self.choose, self.sheets, self.structure = ChoosePage(theme), SheetsPage(theme), StructurePage(theme)
        self.differences: DifferencesView | None = None
        self.pages = QStackedWidget()
        for page in (self.choose, self.sheets, self.structure):
            self.pages.addWidget(page)
        self.remember = CheckBox(theme, "Remember these columns for the next file like this")
        self.remember.setChecked(True)
        self.target = Choice(theme)
        self.target.setAccessibleName("What the file becomes")
        self.target.addItem("As a new plan")
        if self._into is not None:
            self.target.addItem(f"Into ‘{self._into.title}’")
        self.target.setVisible(self._into is not None)
        self.cancel, self.back = Button(theme, "Cancel", Kind.QUIET), Button(theme, "Back")
        self.cancel.set_colour("text2")
        self.next = Button(theme, "Next", Kind.PRIMARY)
        self.understanding, self._comparing = Understanding(self), Jobs(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.line)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        head = Strip(self._theme, _HEAD, line="line2")
        row = QHBoxLayout(head)
        row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        title = Words(self._theme, "Import a spreadsheet", Role.PAGE_TITLE)
        row.addWidget(title, 1)
        row.addWidget(self.stepper)
        row.addStretch(1)
        return head

    def _foot(self) -> QWidget:
        foot = Strip(self._theme, _FOOT, line="line2", line_at_top=True)
        row = QHBoxLayout(foot)
        row.setContentsMargins(_PADDING - 4, 0, _PADDING - 4, 0)
        row.setSpacing(4)
        row.addWidget(self.remember)
        row.addStretch(1)
        row.addWidget(self.target)
        row.addSpacing(16)
        for button in (self.cancel, self.back, self.next):
            button.setAutoRepeat(False)
            row.addWidget(button)
        row.insertSpacing(row.indexOf(self.back), 12)
        return foot

    def _connect(self) -> None:
        self.understanding.understood.connect(self._show)
        self.understanding.refused.connect(self.tell)
        self.understanding.slow.connect(self.line.begin)
        self.understanding.done.connect(self.line.end)
        self._comparing.shown.connect(self.line.begin)
        self._comparing.ended.connect(self.line.end)
        self.structure.corrected.connect(self._correct)
        self.structure.agreed.connect(self._agree)
        self.sheets.picked.connect(self._pick)
        self.choose.wanted.connect(lambda: self.file_wanted.emit(None))
        self.target.currentIndexChanged.connect(self._retarget)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self.go(self.at - 1))
        self.next.clicked.connect(self._go_on)
        for keys, do in (
            (QKeySequence.StandardKey.Undo, self.undo),
            (QKeySequence.StandardKey.Redo, self.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _fit(self, parent: QWidget) -> None:
        """Take the size of the pictures, or as much as there is room for."""
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(parent.screen().availableSize() - _FRAME))

    # Where the officer is.

    @property
    def at(self) -> int:
        """The page that is shown."""
        return self.pages.currentIndex()

    @property
    def goes_into(self) -> bool:
        """Tell whether the file is to go into the open plan."""
        return self._into is not None and self.target.currentIndex() == 1

    def go(self, page: int) -> None:
        """Show a page; the differences come when the plan has been compared."""
        self.message.hide()
        if page == TAKE:
            self._compare()
        else:
            self._turn_to(page)

    def _turn_to(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.stepper.go(page)
        self._label()
        first = {CHOOSE: self.choose.choose, SHEETS: self.next, STRUCTURE: self.structure.source}
        focused = first.get(page, self.differences)
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _label(self) -> None:
        """Say on the buttons what they do now."""
        page, plan = self.at, self.found.plan
        self.remember.setVisible(page in (STRUCTURE, TAKE))
        self.target.setVisible(self._into is not None and page == STRUCTURE)
        self.back.setVisible(page != CHOOSE)
        actions = sum(item.kind == ACTION for item in plan.items)
        words = "Next"
        if page == TAKE and self.differences is not None:
            words = f"Take {counted(len(self.differences.chosen()), 'difference')}"
        elif page == STRUCTURE and self.goes_into:
            words = "Compare with the plan"
        elif page == STRUCTURE:
            what = counted(actions, "action") if actions else counted(len(plan.indicators), "indicator")
            words = f"Import {what}" if actions or len(plan.indicators) else "Import the headings"
        self.next.setText(words)
        ready = holds_plan(self.found) and not self.understanding.busy
        if page == TAKE:
            ready = self.differences is not None and bool(self.differences.chosen())
        self.next.setEnabled(page < STRUCTURE or ready)
        why = "" if self.next.isEnabled() else "No plan was found yet: say which row holds the headings."
        self.next.setToolTip("" if page == TAKE else why)
        self.next.updateGeometry()

    def _go_on(self) -> None:
        if self.at < STRUCTURE:
            self.go(self.at + 1)
        elif self.at == STRUCTURE and self.goes_into:
            self.go(TAKE)
        elif self.at == STRUCTURE:
            self.make_wanted.emit(self.found)
        else:
            self._take()

    # What the officer says.

    def _correct(self, sheet: str, corrections: Corrections) -> None:
        self._change(self.draft.with_corrections(sheet, corrections))

    def _agree(self, offers: list[Offer]) -> None:
        self._change(self.draft.agreeing(offers))

    def _pick(self, sheet: str, is_picked: bool) -> None:
        said = self.draft.corrections(sheet).left_out(not is_picked)
        self._change(self.draft.with_corrections(sheet, said))

    def _retarget(self) -> None:
        scale = self._into.plan.levels.of() if self._into is not None and self.goes_into else ()
        self._wish(self.draft.for_scale(scale))

    def _change(self, draft: ImportDraft) -> None:
        self._past.append(self.draft)
        self._undone.clear()
        self._wish(draft)

    def undo(self) -> None:
        """Take back the last thing that was said."""
        if self._past:
            self._undone.append(self.draft)
            self._wish(self._past.pop())

    def redo(self) -> None:
        """Say again what was taken back."""
        if self._undone:
            self._past.append(self.draft)
            self._wish(self._undone.pop())

    def _wish(self, draft: ImportDraft) -> None:
        self.draft = draft
        self.structure.follow(draft)
        self.understanding.ask(draft)
        self._label()

    def _show(self, draft: ImportDraft, found: Import) -> None:
        self.found = found
        self.sheets.show_picked(draft)
        self.structure.show_found(draft, found)
        self._label()

    def tell(self, sentence: str) -> None:
        """Say what could not be done."""
        self.message.tell(sentence)

    # The open plan.

    def _compare(self) -> None:
        """Compare the open plan with what was read, beside the window; then show the differences."""
        into, found = self._into, self.found
        if into is None or self._comparing.busy:
            return
        self._comparing.start(
            "Comparing", lambda _progress: preview_of(into.plan, found), self._show_differences, self.tell
        )

    def _show_differences(self, preview: Preview) -> None:
        old, self.differences = self.differences, DifferencesView(preview, self._theme)
        self._preview = preview
        if old is not None:
            self.pages.removeWidget(old)
            old.deleteLater()
        self.differences.chosen_changed.connect(lambda _count: self._label())
        self.pages.addWidget(self.differences)
        self._turn_to(TAKE)

    def _take(self) -> None:
        if self.differences is None:
            return
        try:
            edit: ChangeSet = self._preview.change_set(self.differences.chosen())
        except UserError as refusal:
            self.tell(refusal.message)
        else:
            self.take_wanted.emit(edit)

    # The end.

    def end(self) -> None:
        """Keep the choice of columns, if that is wanted, and close: what was read has been made or taken."""
        if self.remember.isChecked():
            # The plan is made; that the choice can't be kept for another time is no reason to stop.
            with suppress(UserError):
                remember(self.draft, date.today())
        self.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ground of the pages."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(self._theme, "surface"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on with Enter, wherever no field or button takes it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next.click()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close, and understand nothing more."""
        self.understanding.close()
        self._comparing.cancel()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Let a file be dropped."""
        if dragged_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Read the file that was dropped instead."""
        path: Path | None = dragged_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_wanted.emit(path)


def _has_choice(draft: ImportDraft, found: Import) -> bool:
    """Tell whether sheets are worth asking about: where not every one was read as a table."""
    names = {table.sheet.name for table in found.recognition.tables}
    return any(sheet.name not in names and sheet.last_row for sheet in draft.reading.book.sheets)

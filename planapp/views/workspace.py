"""What fills the window: menus, trouble, rail, pages and status bar, and which document they are about."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from planapp.graphics.theme import Appearance, Choice
from planapp.views.actions import PLAN, Actions
from planapp.views.asking import Asking, Dialogs
from planapp.views.backing_up import BackingUp
from planapp.views.circulation.badge import show_badge
from planapp.views.command_table import commands_of
from planapp.views.desk import Desk, Trouble
from planapp.views.dropping import Dropping
from planapp.views.imports import Imports
from planapp.views.jobs import Jobs
from planapp.views.menus import Menus
from planapp.views.page_wiring import turn, wire
from planapp.views.pages import Pages
from planapp.views.rating_round import RatingRound
from planapp.views.settings import TEXT_SIZES, Settings
from planapp.views.spelling_switch import SpellingSwitch
from planapp.views.status_bar import StatusBar
from planapp.views.undo_words import show_undo
from planapp.views.welcome import Welcome
from planapp.views.widgets.dialog import give_up_all
from planapp.views.widgets.message_bar import MessageBar
from planapp.views.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from planapp.domain.changes import ChangeSet
    from planapp.views.editing import Editing
    from planapp.views.plan_file import PlanFile
    from planapp.views.plan_page import PlanPage


class Workspace(QObject):
    """One window, one plan. The desk opens it, `Editing` and the page edit it; nothing here does."""

    def __init__(
        self, window: QMainWindow, theme: Appearance, settings: Settings, asking: Asking | None = None
    ) -> None:
        """Fill `window` and show the first page."""
        super().__init__(window)
        self.window, self.theme, self.settings = window, theme, settings
        self.jobs = Jobs(self)
        self.desk = Desk(asking or Dialogs(window, theme), self.jobs, settings, self)
        self.backing_up = BackingUp(self.desk, settings)
        self.imports = Imports(window, theme, self.desk)
        self.actions = Actions(window)
        self.menus = Menus(window.menuBar(), self.actions)
        self.status = StatusBar(theme)
        self.trouble = MessageBar(theme)
        self.welcome = Welcome(theme)
        self.pages = Pages(theme, self.welcome)
        self.editing: Editing | None = None
        self._lay_out()
        self.dropping = Dropping(self)
        self.undo_bar = UndoBar(theme, self.pages)
        self._connect()
        self.rating = RatingRound(self)
        self.spelling = SpellingSwitch(settings, self.actions, self)
        for key, do in commands_of(self).items():
            self.actions[key].triggered.connect(lambda _=False, do=do: do())
        window.installEventFilter(self)
        self.show_view()
        self.show_welcome()

    def _lay_out(self) -> None:
        self.window.setStatusBar(self.status)
        pages = QHBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.pages.rail)
        pages.addWidget(self.pages, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trouble)
        column.addLayout(pages, 1)
        self.window.setCentralWidget(central)

    def _connect(self) -> None:
        desk, welcome, menus, jobs = self.desk, self.welcome, self.menus, self.jobs
        desk.opened.connect(self._show_document)
        desk.closing.connect(self._leave_document)
        self.imports.taken.connect(self.undo_bar.tell)
        self.pages.made.connect(self._wire)
        self.pages.turned.connect(lambda: turn(self))
        self.pages.turned.connect(self._show_state)
        desk.troubled.connect(self._tell_trouble)
        desk.said.connect(self.status.say)
        welcome.open_wanted.connect(self._open)
        welcome.forget_wanted.connect(self._forget)
        welcome.another_wanted.connect(desk.choose_plan)
        welcome.import_wanted.connect(lambda: desk.choose_source())
        welcome.new_wanted.connect(desk.new_plan)
        welcome.sample_wanted.connect(desk.open_sample)
        menus.recent_wanted.connect(self._open)
        menus.theme_wanted.connect(self.choose_theme)
        menus.size_wanted.connect(self.choose_size)
        menus.rating_wanted.connect(self._rate)
        jobs.shown.connect(self._show_job)
        jobs.progressed.connect(self._show_progress)
        jobs.ended.connect(self._end_job)
        self.status.cancelled.connect(jobs.cancel)
        self.pages.settings_button.clicked.connect(self.actions["settings"].trigger)
        self.status.cleared.connect(self.actions["clear_filters"].trigger)
        self.undo_bar.undo.connect(self.actions["undo"].trigger)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_keyboard)

    # The document that is shown.

    def _show_document(self, document: PlanFile) -> None:
        from planapp.views.editing import Editing

        self.trouble.hide()
        document.subscribe(self._hear)
        self.pages.open(document)
        if self.page is not None:
            self.editing = Editing(document, self.page)
            self.editing.refused.connect(self.refuse)
            self.editing.done.connect(self.undo_bar.tell)
        self._show_file(document)
        show_badge(self)

    @property
    def page(self) -> PlanPage | None:
        """Return the Plan page of the plan that is open."""
        return cast("PlanPage | None", self.pages.page(PLAN))

    def _wire(self, key: str) -> None:
        wire(self, key)
        page = self.pages.page(key)
        if page is not None:
            page.chosen_changed.connect(self._show_state)

    def refuse(self, sentence: str) -> None:
        """Show on the page that is shown why something was refused."""
        if self.pages.shown is not None:
            self.pages.shown.tell(sentence)

    def _show_file(self, document: PlanFile) -> None:
        self._show_title(document)
        self.window.setWindowFilePath(str(document.path))
        self.status.show_file(document.path.name)
        if not self.desk.read_only:
            self.status.show_saved(None)
            return
        self.status.show_read_only()
        words = f"{document.path.name} is open read-only. It can be read and exported, not changed."
        path = document.path
        self.trouble.tell(words, "Open for editing", lambda: self.desk.open(path), "warn")

    def _show_title(self, document: PlanFile) -> None:
        title = document.plan.about.title or document.path.stem
        self.window.setWindowTitle(f"{title} – planapp")

    def _hear(self, change_set: ChangeSet) -> None:
        """Show that an edit is saved: subscribers are only told of those that are."""
        document = self.desk.document
        if document is None:
            return
        self.status.show_saved(datetime.now())
        self.undo_bar.hide()
        if any(change.table == "details" for change in change_set.changes):
            self._show_title(document)
        self._show_state()

    def _show_state(self) -> None:
        """Have menus and status bar say what can be done now."""
        document = self.desk.document
        writable = document is not None and not self.desk.read_only
        chosen = self.pages.has_chosen()
        self.actions.show_page(self.pages.key)
        archived = self.page is not None and self.page.has_archived()
        is_open = document is not None
        self.actions.set_state(plan=is_open, writable=writable, item=chosen, archived=archived)
        if document is None:
            self.actions.name_undo(None, None)
            self.menus.show_levels((), item=False)
            return
        from planapp.domain.scale import levels_in_order

        show_undo(document, self.actions, self.status, writable=writable)
        on_plan = self.pages.key == PLAN
        self.menus.show_levels(levels_in_order(document.plan), item=writable and chosen and on_plan)
        self.actions["pane"].setChecked(self.settings.pane_shown)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Have commands rest while a text field has keys for the same. A menu has the keyboard in passing."""
        if now is not None and not isinstance(now, QMenu | QMenuBar):
            self.actions.set_typing(isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit))

    def _leave_document(self) -> None:
        self.leave_field()
        give_up_all(self.window)
        self.editing = None
        self.pages.close_document()
        self.undo_bar.hide()

    def close_plan(self) -> None:
        self.leave_field()
        if self.backing_up.may_close(self.close_plan):
            self.desk.close()
            self.show_welcome()

    def show_welcome(self) -> None:
        self.trouble.hide()
        self.window.setWindowTitle("planapp")
        self.window.setWindowFilePath("")
        self.status.show_no_plan()
        self._show_recent()
        self.pages.show_first()
        self._show_state()
        self.welcome.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_recent(self) -> None:
        recent = self.settings.recent
        self.welcome.show_recent(recent)
        self.menus.show_recent(recent)

    # What the officer is told.

    def _tell_trouble(self, trouble: Trouble) -> None:
        if trouble.safe and not self.desk.read_only:
            self.status.show_not_saved(trouble.text)
            words = f"{trouble.text} All that was saved before is safe."
            self.trouble.tell(words, "Open again", self._open_again)
        else:
            self.trouble.tell(trouble.text, trouble.way, trouble.do)

    def _open_again(self) -> None:
        document = self.desk.document
        if document is not None:
            self.close_plan()
            self.desk.open(document.path)

    def _show_job(self, text: str) -> None:
        self.status.show_job(text)
        for page in self.pages.all:
            page.line.begin()

    def _show_progress(self, done: int, total: int, text: str) -> None:
        if self.status.job.text and total > 0:
            self.status.show_job(f"{text}, {100 * done // total}%")
        for page in self.pages.all:
            page.line.set_share(done, total)

    def _end_job(self) -> None:
        self.status.show_job("")
        for page in self.pages.all:
            page.line.end()

    # What the officer asks for.

    def take(self, path: Path) -> None:
        """Open a plan, or import a workbook."""
        self.leave_field()
        self.desk.take(path)

    def _open(self, path: str) -> None:
        self.desk.open(Path(path))

    def _forget(self, path: str) -> None:
        self.settings.forget(path)
        self._show_recent()

    def export(self) -> None:
        self.leave_field()
        self.desk.export()

    def leave_field(self) -> None:
        """Let what is being typed be saved: leaving a field saves it."""
        field = QApplication.focusWidget()
        if field is not None and self.window.isAncestorOf(field):
            field.clearFocus()

    def _rate(self, level: int) -> None:
        if self.page is not None:
            self.page.board.rate(level)

    def name_restore_point(self) -> None:
        """Officers press Ctrl+S to be safe: all is saved already, and this point can be found again."""
        from planapp.domain.naming import short

        self.leave_field()
        label = "Everything is saved already. Name this point to find it again:"
        name = self.desk.ask_text("Name a restore point", label, "Keep")
        if name is not None and self.editing is not None:
            self.editing.keep_restore_point(name)
            self.status.say(f"‘{short(name)}’ is kept in the plan’s history.")

    def toggle_full_screen(self) -> None:
        self.window.setWindowState(self.window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.actions["full_screen"].setChecked(self.window.isFullScreen())

    def show_keys(self) -> None:
        from planapp.domain.scale import levels_in_order
        from planapp.views.keys_dialog import KeysDialog

        document = self.desk.document
        levels = levels_in_order(document.plan) if document is not None else None
        KeysDialog(self.theme, self.window, levels).show()

    def show_about(self) -> None:
        from planapp.views.about_dialog import AboutDialog

        AboutDialog(self.theme, self.window).open()

    def show_settings(self) -> None:
        from planapp.views.settings_dialog import open_settings

        open_settings(self)

    def choose_theme(self, theme: str) -> None:
        self.settings.theme = theme
        self.theme.choose(Choice(theme))
        self.show_view()

    def choose_size(self, size: int) -> None:
        self.settings.text_size = size
        self.theme.set_text_size(size / 100)
        self.show_view()

    def step_size(self, step: int) -> None:
        at = TEXT_SIZES.index(self.settings.text_size) + step
        self.choose_size(TEXT_SIZES[max(0, min(at, len(TEXT_SIZES) - 1))])

    def show_view(self) -> None:
        self.menus.show_view(self.settings.theme, self.settings.text_size)

    # The window itself.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Do what closing the window asks for."""
        return event.type() == QEvent.Type.Close and self._close(event)

    def _close(self, event: QEvent) -> bool:
        """Save what is being typed, close the plan, and remember how the window stood.

        Without a backup the window stays open; return whether that is so.
        """
        self.leave_field()
        if not self.backing_up.may_close(self.window.close):
            event.ignore()
            return True
        self.jobs.close()
        self.spelling.close()
        self.desk.close()
        self.settings.set_state("window", self.window.saveGeometry())
        return False

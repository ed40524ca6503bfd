"""What the Circulation page hears from the window, and its commands from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planapp.views.actions import CIRCULATION
from planapp.views.circulation.badge import show_badge
from planapp.views.circulation.circulation_page import CirculationPage
from planapp.views.circulation.copying import copy_text
from planapp.views.circulation.standing import Standing
from planapp.views.circulation.tabs import RETURNS
from planapp.views.page import Page

if TYPE_CHECKING:
    from planapp.views.jobs import Work
    from planapp.views.workspace import Workspace


class WindowAround:
    """What the tabs may ask of a window: see `Around`."""

    def __init__(self, workspace: Workspace) -> None:
        """Ask a window."""
        self._workspace = workspace

    def start(
        self, text: str, work: Work, then: Callable[[Any], object], otherwise: Callable[[str], object]
    ) -> None:
        """Work beside the window. Raises UserError while other work is done."""
        self._workspace.jobs.start(text, work, then, otherwise)

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""
        return self._workspace.desk.ask_folder(title, folder)

    def ask_files(self, title: str, folder: Path) -> Sequence[Path]:
        """Ask for workbooks."""
        return self._workspace.desk.ask_files(title, folder)

    def ask_password(self, label: str) -> str | None:
        """Ask for the password of a file."""
        return self._workspace.desk.ask_password(label)

    def done(self, sentence: str) -> None:
        """Say what was done, with a button that takes it back."""
        self._workspace.undo_bar.tell(sentence)

    def say(self, sentence: str) -> None:
        """Say a sentence for a while."""
        self._workspace.status.say(sentence)

    @property
    def folder(self) -> Path:
        """Return the folder that the officer worked in last."""
        return self._workspace.settings.folder

    @property
    def sender(self) -> str:
        """Return the name of the officer, '' where she gave none."""
        return self._workspace.settings.journal_name


def wire_circulation(workspace: Workspace, page: Page) -> None:
    """Connect the page, and each of its tabs once it is made."""
    if isinstance(page, CirculationPage):
        page.around = WindowAround(workspace)
        page.standing.changed.connect(partial(show_badge, workspace))
        page.tab_made.connect(partial(_wire_tab, workspace, page))


def _wire_tab(workspace: Workspace, page: CirculationPage, key: str) -> None:
    tab = page.tab(key)
    if tab is not None:
        tab.addActions(workspace.actions.of_page(CIRCULATION))


def add_returns(workspace: Workspace, paths: Sequence[Path] = ()) -> None:
    """Show what came back and take in more: the files of these paths, or those that are asked for."""
    from planapp.views.circulation.returns.returns_tab import ReturnsTab

    page = show_tab(workspace, RETURNS)
    tab = page.shown if page is not None else None
    if isinstance(tab, ReturnsTab):
        if paths:
            tab.add_files(paths)
        else:
            tab.ask_for_files()


def show_tab(workspace: Workspace, key: str) -> CirculationPage | None:
    """Show a tab of the Circulation page, if a plan is open; return the page."""
    workspace.pages.show_page(CIRCULATION)
    page = workspace.pages.page(CIRCULATION)
    if not isinstance(page, CirculationPage):
        return None
    page.show_tab(key)
    return page


def copy_late(workspace: Workspace) -> None:
    """Put who is late with the last circulation on the clipboard, or say that nobody is."""
    document = workspace.desk.document
    if document is None:
        return
    standing = Standing(document, document.inbox)
    text = standing.late_text(date.today())
    standing.stop()
    if text:
        copy_text(text)
    workspace.status.say("The list of who is late is copied." if text else "Nobody is late.")

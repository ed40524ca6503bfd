"""What the Circulation page hears from the window, and its commands from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planapp.views.actions import CIRCULATION
from planapp.views.circulation.circulation_page import CirculationPage
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

    def say(self, sentence: str) -> None:
        """Say a sentence for a while."""
        self._workspace.status.say(sentence)

    @property
    def folder(self) -> Path:
        """Return the folder that the officer worked in last."""
        return self._workspace.settings.folder


def wire_circulation(workspace: Workspace, page: Page) -> None:
    """Connect the page, and each of its tabs once it is made."""
    if isinstance(page, CirculationPage):
        page.around = WindowAround(workspace)


def show_tab(workspace: Workspace, key: str) -> CirculationPage | None:
    """Show a tab of the Circulation page, if a plan is open; return the page."""
    workspace.pages.show_page(CIRCULATION)
    page = workspace.pages.page(CIRCULATION)
    if not isinstance(page, CirculationPage):
        return None
    page.show_tab(key)
    return page

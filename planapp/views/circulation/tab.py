"""What every tab of the Circulation page has and does, and what it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal

from planapp.views.page import Sight
from planapp.views.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from planapp.views.jobs import Work


class Around(Protocol):
    """The window round a tab."""

    def start(
        self, text: str, work: Work, then: Callable[[Any], object], otherwise: Callable[[str], object]
    ) -> None:
        """Work beside the window; see Jobs.start. Raises UserError while other work is done."""

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        """Ask for a folder."""

    def ask_files(self, title: str, folder: Path) -> Sequence[Path]:
        """Ask for workbooks; none if there is no answer."""

    def ask_password(self, label: str) -> str | None:
        """Ask for the password of a file."""

    def done(self, sentence: str) -> None:
        """Say what was done, with a button that takes it back."""

    def say(self, sentence: str) -> None:
        """Say a sentence for a while that needs no answer."""

    @property
    def folder(self) -> Path:
        """Return the folder that the officer worked in last."""

    @property
    def sender(self) -> str:
        """Return the name of the officer, '' where she gave none."""


class Tab(Sight):
    """`tab_wanted` asks for another tab, `return_wanted` for a return by its id.

    The page gives it what is `around` it, and the bar over all tabs in which it gives `notice`.
    """

    tab_wanted = Signal(str)
    return_wanted = Signal(object)
    around: Around
    notice: MessageBar

    def tell(self, sentence: str) -> None:
        """Show why something was refused."""
        self.notice.tell(sentence)

    def choose(self, row_id: int) -> None:
        """Choose what has an id, where the tab has such a thing."""

    def come_into_sight(self) -> None:
        """Show what has changed while another tab or page was shown."""

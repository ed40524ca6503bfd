"""What every tab of the Circulation page has and does, and what it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

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


class Tab(QWidget):
    """`chosen_changed` and `counts_changed` are those of a page.

    `tab_wanted` asks for another tab, `return_wanted` for a return by its id. The page gives it what is
    `around` it, and the bar over all tabs in which it gives `notice`.
    """

    chosen_changed = Signal()
    counts_changed = Signal(str, bool)
    tab_wanted = Signal(str)
    return_wanted = Signal(object)
    around: Around
    notice: MessageBar

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return the commands that mean something of their own here, by key."""
        return {}

    def has_chosen(self) -> bool:
        """Tell whether there is something that commands can be made to."""
        return False

    def take_keyboard(self) -> None:
        """Give the keyboard to the main part."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Give the keyboard to the next part."""
        self.take_keyboard()

    def tell(self, sentence: str) -> None:
        """Show why something was refused."""
        self.notice.tell(sentence)

    def tell_counts(self) -> None:
        """Say how much is shown."""

    def choose(self, row_id: int) -> None:
        """Choose what has an id, where the tab has such a thing."""

    def come_into_sight(self) -> None:
        """Show what has changed while another tab or page was shown."""

    def close_document(self) -> None:
        """Save what is being typed, and listen to the document no more."""

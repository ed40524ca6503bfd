"""The notice over the board that something is frozen, with the way to unfreeze it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.naming import frozen_words
from planapp.graphics.theme import Appearance
from planapp.views.widgets.message_bar import MessageBar


class FrozenNotice(MessageBar):
    """Shown when a frozen period refuses something, until something is saved."""

    def __init__(
        self, document: Document, unfreeze: Callable[[int], None], theme: Appearance, parent: QWidget
    ) -> None:
        """Say nothing yet; `unfreeze` is given the id of a period."""
        super().__init__(theme, parent)
        self._document, self._unfreeze = document, unfreeze
        leave = document.subscribe(self._hear)
        self.destroyed.connect(lambda *_: leave())

    def hear(self, refusal: str) -> None:
        """Show the notice if it was a frozen period that refused."""
        for period in self._document.plan.periods:
            if period.frozen and refusal == frozen_words(period):
                words = f"{period.label} is frozen. Unfreeze it to change this."
                self.tell(words, "Unfreeze…", partial(self._unfreeze, period.id), "warn")

    def _hear(self, _change_set: ChangeSet) -> None:
        self.hide()

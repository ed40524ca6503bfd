"""Understanding a draft beside the window: the latest wish counts, what came before it is dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from planapp.application.import_draft import ImportDraft
from planapp.application.importing import Import
from planapp.views.jobs import Jobs


class Understanding(QObject):
    """`understood` gives a draft and what it comes to; between `slow` and `done` is time to be shown."""

    understood = Signal(object, object)
    refused = Signal(str)
    slow = Signal()
    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Have nothing to understand."""
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._jobs.shown.connect(self.slow)
        self._wanted: ImportDraft | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something is being understood."""
        return self._jobs.busy

    def ask(self, draft: ImportDraft) -> None:
        """Understand a draft, after the one in hand."""
        self._wanted = draft
        if not self._jobs.busy:
            self._start(draft)

    def close(self) -> None:
        """Understand nothing more; what is in hand is dropped when it is through."""
        self._wanted = None
        self._jobs.cancel()

    def _start(self, draft: ImportDraft) -> None:
        self._jobs.start(
            f"Reading {draft.source.name}",
            lambda _progress: draft.understood(),
            lambda found: self._end(draft, found),
            self._refuse,
        )

    def _end(self, draft: ImportDraft, found: Import) -> None:
        if self._wanted is not draft:
            if self._wanted is not None:
                self._start(self._wanted)
            return
        self.done.emit()
        self.understood.emit(draft, found)

    def _refuse(self, sentence: str) -> None:
        self.done.emit()
        self.refused.emit(sentence)

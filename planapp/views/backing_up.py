"""Backing up the open plan before it is closed; where that can't be done, the officer decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from planapp import paths
from planapp.errors import UserError
from planapp.views.desk import Desk, Trouble
from planapp.views.settings import Settings

if TYPE_CHECKING:
    from planapp.views.plan_file import PlanFile

# In the folder of this person's data.
BACKUPS = "Backups"
_SAVED = "The plan itself is saved."


def backup_root(settings: Settings) -> Path:
    """Return the folder under which all plans have their backups."""
    return Path(settings.backup_folder) if settings.backup_folder else paths.data_folder() / BACKUPS


class BackingUp(QObject):
    """Makes a backup of what has changed as a plan is closed. The sample and what is only read need none."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        """Watch a desk."""
        super().__init__(desk)
        self._desk, self._settings = desk, settings
        self._settled: PlanFile | None = None
        desk.closing.connect(self._close)

    def may_close(self, close: Callable[[], object]) -> bool:
        """Back the open plan up and return whether it may be closed; else offer `close` as the way on."""
        refusal = self._refusal()
        if refusal is None:
            return True

        def close_all_the_same() -> None:
            self._settled = self._desk.document
            close()

        words = f"{refusal.message} {_SAVED}" if self._is_there() else refusal.message
        self._desk.troubled.emit(Trouble(words, "Close without a backup", close_all_the_same))
        return False

    def _close(self) -> None:
        """Back up what is closed because another plan comes: that plan is there already."""
        refusal, name = self._refusal(), self._name()
        self._settled = None
        if refusal is not None:
            words = f"{name} was closed without a backup. {refusal.message}"
            QTimer.singleShot(0, self, lambda: self._desk.troubled.emit(Trouble(words)))

    def _refusal(self) -> UserError | None:
        document = self._desk.document
        if document is None or document is self._settled or self._desk.read_only:
            return None
        if document.path.parent == paths.data_folder():
            return None
        from planapp.application.backing_up import back_up_if_due

        try:
            back_up_if_due(document, backup_root(self._settings), datetime.now())
        except UserError as refusal:
            return refusal
        self._settled = document
        return None

    def _is_there(self) -> bool:
        document = self._desk.document
        return document is not None and document.path.exists()

    def _name(self) -> str:
        document = self._desk.document
        return document.path.name if document is not None else ""

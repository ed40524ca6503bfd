"""Files that are dragged over the window: opened, imported, or taken in as what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from planapp.views.actions import CIRCULATION
from planapp.views.desk import PLAN_SUFFIX
from planapp.views.drop_overlay import DropOverlay, dragged_files

if TYPE_CHECKING:
    from planapp.views.workspace import Workspace


class Dropping(QObject):
    """Watches a window. Several files at once can only be returns, and so is a workbook on that page."""

    def __init__(self, workspace: Workspace) -> None:
        """Lay what says it over the window, hidden."""
        super().__init__(workspace)
        self._workspace = workspace
        self.overlay = DropOverlay(workspace.theme, workspace.window)
        workspace.window.setAcceptDrops(True)
        workspace.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Say what letting go does, and do it."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._drop(event)
        elif isinstance(event, QDragEnterEvent):
            self._enter(event)
        elif event.type() == QEvent.Type.DragLeave:
            self.overlay.hide()
        return False

    def _enter(self, event: QDragEnterEvent) -> None:
        words, do = self._what(event.mimeData())
        if do is not None and not self._workspace.jobs.busy:
            event.acceptProposedAction()
            self.overlay.show_words(words)

    def _drop(self, event: QDropEvent) -> None:
        self.overlay.hide()
        _, do = self._what(event.mimeData())
        if do is not None:
            event.acceptProposedAction()
            do()

    def _what(self, mime: QMimeData) -> tuple[str, Callable[[], object] | None]:
        """Return what letting go does, in words; None if nothing can be done with what is dragged."""
        paths = dragged_files(mime)
        if self._are_returns(paths):
            return "Let go to add to what came back", partial(self._add_returns, paths)
        if len(paths) != 1 or len(mime.urls()) != 1:
            return "", None
        opens = paths[0].suffix.casefold() == PLAN_SUFFIX
        words = "Let go to open" if opens else "Let go to import"
        return words, partial(self._workspace.take, paths[0])

    def _are_returns(self, paths: Sequence[Path]) -> bool:
        if not paths or any(path.suffix.casefold() == PLAN_SUFFIX for path in paths):
            return False
        desk = self._workspace.desk
        is_meant = len(paths) > 1 or self._workspace.pages.key == CIRCULATION
        return is_meant and desk.document is not None and not desk.read_only

    def _add_returns(self, paths: Sequence[Path]) -> None:
        from planapp.views.circulation.wiring import add_returns

        self._workspace.leave_field()
        add_returns(self._workspace, paths)

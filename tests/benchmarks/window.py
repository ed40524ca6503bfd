"""The real window on a large plan, offscreen, for measuring what keys cost in it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planapp.application.document import Document
from planapp.domain.changes import compare
from planapp.domain.plan import Plan, empty_plan
from planapp.graphics.theme import Appearance, Choice
from planapp.views.app import dress, furnish
from planapp.views.main_window import MainWindow
from planapp.views.plan_page import PlanPage
from planapp.views.settings import Settings
from planapp.views.workspace import Workspace

_AT_LONGEST = 5


@contextmanager
def window_on(plan: Plan | Path) -> Iterator[PlanPage]:
    """Give the page of the window in which a plan is open, on settings of its own."""
    with workspace_on(plan) as workspace:
        assert workspace.page is not None
        yield workspace.page


@contextmanager
def workspace_on(plan: Plan | Path) -> Iterator[Workspace]:
    """Give the window in which a plan, or a copy of a plan file, is open, on settings of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.plan"
        if isinstance(plan, Path):
            shutil.copy(plan, path)
        else:
            Document.create(path, compare(empty_plan(), plan), by="").close()
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        appearance = Appearance(Choice.LIGHT)
        dress(application, appearance)
        settings = Settings()
        settings.backup_folder = str(Path(folder, "Backups"))
        window = MainWindow(settings)
        workspace = furnish(window, appearance, settings)
        window.show()
        workspace.take(path)
        QTest.qWait(200)
        yield workspace
        window.close()
        window.deleteLater()


class Painted(QObject):
    """Tells when a widget has been painted since it was last asked to."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._painted = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice a painting."""
        self._painted = self._painted or event.type() == QEvent.Type.Paint
        return False

    def seconds_after(self, press: Callable[[], object]) -> float:
        """Return how long it takes from pressing a key until the painting that follows it is over."""
        QApplication.processEvents()
        self._painted = False
        start = perf_counter()
        press()
        while not self._painted:
            QApplication.processEvents()
            assert perf_counter() - start < _AT_LONGEST, "nothing was painted"
        return perf_counter() - start

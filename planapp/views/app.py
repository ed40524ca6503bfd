"""Starting the program with a window, which is painted before anything slow is imported."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from planapp import __version__
from planapp import palette as tokens
from planapp.views.main_window import MainWindow
from planapp.views.screen import plainly_refused
from planapp.views.settings import DARK, NAME, SYSTEM, Settings

if TYPE_CHECKING:
    from planapp.graphics.theme import Appearance
    from planapp.views.asking import Asking
    from planapp.views.workspace import Workspace


def run(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; a plan or workbook named in `arguments` is opened in it."""
    with plainly_refused():
        application = QApplication([NAME, *arguments])
    application.setApplicationName(NAME)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(NAME)
    application.setStyle("Fusion")
    settings = Settings()
    application.setPalette(empty_ground(application, settings.theme))
    window = MainWindow(settings)
    after_first_paint(window, partial(_fill, application, window, settings, arguments))
    window.show()
    # Ctrl+C in a terminal ends the program there and then, as Python would not hear of it before the next
    # event, and would take it for a bug. What is saved is saved.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return application.exec()
    finally:
        sys.excepthook = sys.__excepthook__


def empty_ground(application: QApplication, theme: str) -> QPalette:
    """Return the palette for an empty window; the system's own tells whether it is dark.

    Qt knows more exactly, but to import the enumerations in which it says so takes as long as all else that
    comes before the first painting.
    """
    system_is_dark = application.palette().window().color().lightness() < 128
    is_dark = theme == DARK or (theme == SYSTEM and system_is_dark)
    ground = tokens.DARK.window if is_dark else tokens.LIGHT.window
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor.fromRgb(int(ground, 16)))
    return palette


def _fill(
    application: QApplication, window: MainWindow, settings: Settings, arguments: Sequence[str]
) -> None:
    from planapp.graphics.theme import Appearance, Choice

    appearance = Appearance(Choice(settings.theme), settings.text_size / 100)
    dress(application, appearance)
    workspace = furnish(window, appearance, settings)
    sys.excepthook = partial(report_bug, workspace)
    if arguments:
        # A first page that is there for half a second would only flicker.
        workspace.welcome.hide()
        QTimer.singleShot(0, workspace, partial(_take, workspace, Path(arguments[0])))


def _take(workspace: Workspace, named: Path) -> None:
    workspace.take(named)
    if workspace.page is None:
        workspace.welcome.show()


def furnish(
    window: QMainWindow, appearance: Appearance, settings: Settings, asking: Asking | None = None
) -> Workspace:
    """Fill the window with all that it shows; `asking` answers in place of dialogs."""
    from planapp.views.workspace import Workspace

    return Workspace(window, appearance, settings, asking)


def dress(application: QApplication, appearance: Appearance) -> None:
    """Give all of Qt's own widgets the look of the product, now and after each change."""
    from planapp.graphics.theme import qt_palette
    from planapp.views.style import body_font, style_sheet

    application.setStyle("Fusion")

    def put_on() -> None:
        application.setPalette(qt_palette(appearance.theme))
        application.setFont(body_font(appearance))
        application.setStyleSheet(style_sheet(appearance))

    appearance.changed.connect(put_on)
    put_on()


def after_first_paint(widget: QWidget, do: Callable[[], object]) -> None:
    """Call `do` once a widget has been painted."""
    widget.installEventFilter(_FirstPaint(widget, do))


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, do: Callable[[], object]) -> None:
        super().__init__(widget)
        self._do = do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the first painting; what is painted reaches the screen before the timer fires."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._finish)
        return False

    def _finish(self) -> None:
        self._do()
        self.deleteLater()


def report_bug(
    workspace: Workspace,
    kind: type[BaseException],
    problem: BaseException,
    trace: TracebackType | None,
) -> None:
    """Log what nobody expected, and tell the officer in a sentence; what is saved stays saved."""
    import logging

    from planapp.paths import log_folder
    from planapp.views.jobs import BUG

    logger = logging.getLogger("planapp")
    try:
        handler: logging.Handler = logging.FileHandler(log_folder() / "planapp.log", encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    logger.addHandler(handler)
    logger.error("planapp %s met a bug", __version__, exc_info=(kind, problem, trace))
    handler.close()
    logger.removeHandler(handler)
    workspace.trouble.tell(BUG)

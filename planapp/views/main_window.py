"""The main window: a frame that is painted at once, and filled with a workspace after that."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMainWindow

from planapp.views.settings import Settings

_SMALLEST, _USUAL = QSize(1180, 680), QSize(1440, 900)
# What the desktop draws round a window: its title bar and edges.
_FRAME = QSize(8, 40)


class MainWindow(QMainWindow):
    """Stands where it stood last. It knows nothing of plans, so that it can be shown before they are."""

    def __init__(self, settings: Settings) -> None:
        """Show an empty ground."""
        super().__init__()
        self.setWindowTitle("planapp")
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL.boundedTo(self.screen().availableSize() - _FRAME))
        self.restoreGeometry(settings.state("window"))

"""Gathers what a search looks through in idle moments, so that the first key of a search finds it there."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from planapp.models.board_model import BoardModel

# No pause: what the officer does comes between two turns by itself.
_PAUSE, _BUDGET = 0, 0.004


class Gathering(QTimer):
    """Works for a few milliseconds at a time until nothing is left to gather; `gathered` comes then."""

    gathered = Signal()

    def __init__(self, board: BoardModel, parent: QObject) -> None:
        """Wait until it is started."""
        super().__init__(parent)
        self._board = board
        self.setSingleShot(True)
        self.setInterval(_PAUSE)
        self.timeout.connect(self._go_on)

    def take(self, number: int) -> bool:
        """Gather so many texts and facts at once; return whether all has been gathered."""
        left = iter(range(number))
        return not self._board.gather(lambda: next(left, None) is not None)

    def _go_on(self) -> None:
        until = perf_counter() + _BUDGET
        if not self._board.gather(lambda: perf_counter() < until):
            self.gathered.emit()
        else:
            self.start()

"""The day of today, for a window that is left open overnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

# Asked each minute rather than woken at midnight: a computer that sleeps misses midnight.
_ASKED_EVERY = 60_000


class Day(QObject):
    """`began` comes with each new day, at most a minute late."""

    began = Signal(object)

    def __init__(self, parent: QObject, today: Callable[[], date] = date.today) -> None:
        """Begin with the day that `today` says."""
        super().__init__(parent)
        self._today, self._day = today, today()
        self._timer = QTimer(self, interval=_ASKED_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Look whether a new day has begun."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.began.emit(day)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

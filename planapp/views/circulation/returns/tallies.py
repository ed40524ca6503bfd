"""How far each return is, counted one after the other, so that the window never waits for all of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from planapp.application.returns.inbox import Inbox
from planapp.application.returns.tally import Tally


class Tallies(QObject):
    """`counted` comes when one more is known. What was counted before is shown until it is counted anew."""

    counted = Signal()

    def __init__(self, inbox: Inbox, parent: QObject | None = None) -> None:
        """Have counted nothing yet."""
        super().__init__(parent)
        self._inbox = inbox
        self._known: dict[int, Tally] = {}
        self._waiting: list[int] = []
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._count_next)

    def of(self, return_id: int) -> Tally | None:
        """Return the last count of a return; None if there was none yet."""
        return self._known.get(return_id)

    def count(self, return_id: int) -> Tally:
        """Count a return now."""
        if return_id in self._waiting:
            self._waiting.remove(return_id)
        before, tally = self._known.get(return_id), self._inbox.tally(return_id)
        self._known[return_id] = tally
        if tally != before:
            self.counted.emit()
        return tally

    def count_anew(self) -> None:
        """Count all that are compared, one at a time."""
        ids = [one.id for one in self._inbox.returns]
        self._known = {key: tally for key, tally in self._known.items() if key in ids}
        self._waiting = ids
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._waiting.clear()
        self._timer.stop()

    def _count_next(self) -> None:
        if not self._waiting:
            return
        self.count(self._waiting[0])
        if self._waiting:
            self._timer.start()

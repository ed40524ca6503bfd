"""Follows in idle moments what changed since a point of the past, for the dots and the chip."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from planapp.application.changed_since import ChangedSince
from planapp.application.points import Point
from planapp.domain.changes import ChangeSet

if TYPE_CHECKING:
    from planapp.views.plan_file import PlanFile

# No pause: what the officer does comes between two turns by itself.
_PAUSE, _BUDGET = 0, 0.004
# So long the officer waits for what she has just asked for, seconds.
_AT_ONCE = 0.1


class ChangedWatch(QObject):
    """`changed` comes when other items count as changed, or they count since another point."""

    changed = Signal()

    def __init__(self, document: PlanFile, parent: QObject) -> None:
        """Wait until it is started."""
        super().__init__(parent)
        self._since = ChangedSince(document)
        self._told = self._now()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._go_on)

    @property
    def items(self) -> frozenset[int]:
        """Return the ids of the items that changed."""
        return self._since.items

    @property
    def point(self) -> Point | None:
        """Return the point since which changes count, or None."""
        return self._since.point

    @property
    def is_known(self) -> bool:
        """Tell whether the journal has been read."""
        return self._since.is_known

    @property
    def is_readable(self) -> bool:
        """Tell whether the journal can be read."""
        return self._since.is_readable

    def start(self) -> None:
        """Read what there is to read."""
        if not self._since.is_known and self._since.is_readable:
            self._timer.start()

    def choose(self, point: Point) -> None:
        """Look from another point on. Raises UserError if the file does not take that."""
        self._since.choose(point)
        until = perf_counter() + _AT_ONCE
        self._since.gather(lambda: perf_counter() < until)
        self.start()
        self._tell()

    def stop(self) -> None:
        """Work no more."""
        self._timer.stop()

    def hear(self, change_set: ChangeSet) -> None:
        """Take an edit."""
        self._since.hear(change_set)
        self.start()
        self._tell()

    def _go_on(self) -> None:
        until = perf_counter() + _BUDGET
        if self._since.gather(lambda: perf_counter() < until):
            self._timer.start()
        else:
            self._tell()

    def _tell(self) -> None:
        now = self._now()
        if now != self._told:
            self._told = now
            self.changed.emit()

    def _now(self) -> tuple[object, ...]:
        return self.point, self.is_known, self.is_readable, self.items

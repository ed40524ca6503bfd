"""Work beside the window: the only thread code. A job works on immutable data and touches no widget."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planapp.errors import Cancelled, UserError

Progress = Callable[[int, int, str], None]
Work = Callable[[Progress], Any]

# What takes longer is shown: VISUALS 7.
SHOWN_AFTER = 300
# Seconds. A plan of 20,000 rows says 20,000 times how far it is.
SAID_EVERY = 0.05
# How long the program waits at its end for work that was cancelled, to leave nothing half written.
_PATIENCE = 5.0
BUG = "planapp met a problem that it does not know. Nothing was changed. Please send us planapp.log."

_log = logging.getLogger("planapp")


class Job(QObject):
    """A piece of work in a thread of its own; it ends with one of `finished`, `refused` and `cancelled`.

    `shown` comes once it has taken 300 ms, `progressed` as the work says (done, total, text), though not more
    often than anybody can read. `gone` comes when the thread is through, after a cancelled job too.
    All signals come in the window's thread.
    """

    shown = Signal(str)
    progressed = Signal(int, int, str)
    finished = Signal(object)
    refused = Signal(str)
    cancelled = Signal()
    gone = Signal()
    _said = Signal(int, int, str)
    _ended = Signal(object, object)

    def __init__(self, text: str, work: Work, parent: QObject | None = None) -> None:
        """Prepare to do `work`, which is `text` in words."""
        super().__init__(parent)
        self.text = text
        self._work = work
        self._stop = threading.Event()
        self._over = False
        self._last_said = 0.0
        self._thread = threading.Thread(target=self._run, name=text, daemon=True)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._timer.timeout.connect(self._show)
        self._said.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def over(self) -> bool:
        """Tell whether the job has ended one way or another."""
        return self._over

    def start(self) -> Job:
        """Begin."""
        self._timer.start()
        self._thread.start()
        return self

    def cancel(self) -> None:
        """End now as far as the officer is concerned. What the work still does is not looked at."""
        if self._over:
            return
        self._stop.set()
        self._close()
        self.cancelled.emit()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until the thread has ended, or these seconds are over."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            found, problem = self._work(self._progress), None
        except Exception as caught:
            found, problem = None, caught
        # At the end of the program the window's side of the job may be gone.
        with suppress(RuntimeError):
            self._ended.emit(found, problem)

    def _progress(self, done: int, total: int, text: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._last_said > SAID_EVERY:
            self._last_said = now
            self._said.emit(done, total, text)

    def _show(self) -> None:
        self.shown.emit(self.text)

    def _tell(self, done: int, total: int, text: str) -> None:
        if not self._over:
            self.progressed.emit(done, total, text)

    def _end(self, found: object, problem: Exception | None) -> None:
        if not self._over:
            self._close()
            self._tell_end(found, problem)
        self.gone.emit()

    def _tell_end(self, found: object, problem: Exception | None) -> None:
        if problem is None:
            self.finished.emit(found)
        elif isinstance(problem, UserError):
            self.refused.emit(problem.message)
        else:
            _log.error("The job ‘%s’ stopped", self.text, exc_info=problem)
            self.refused.emit(BUG)

    def _close(self) -> None:
        self._over = True
        self._timer.stop()


class Jobs(QObject):
    """The jobs of a window, one at a time. A cancelled one is kept until its thread is through."""

    shown = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Have no job."""
        super().__init__(parent)
        self._job: Job | None = None
        self._kept: list[Job] = []

    @property
    def busy(self) -> bool:
        """Tell whether there is a job that has not ended."""
        return self._job is not None

    def start(
        self, text: str, work: Work, then: Callable[[Any], object], otherwise: Callable[[str], object]
    ) -> None:
        """Do `work`; `then` takes what it found, `otherwise` the sentence of a refusal.

        Raises UserError while another job runs.
        """
        if self.busy:
            raise UserError("planapp is still busy. Wait for it, or cancel it in the status bar.")
        job = self._job = Job(text, work)
        self._kept.append(job)
        job.shown.connect(self.shown)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda found: self._end(then, found))
        job.refused.connect(lambda sentence: self._end(otherwise, sentence))
        job.cancelled.connect(lambda: self._end(lambda _: None, None))
        job.gone.connect(lambda: self._kept.remove(job))
        job.start()

    def cancel(self) -> None:
        """Cancel the job, if there is one."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Cancel all, and wait a little for it to be through."""
        self.cancel()
        for job in self._kept:
            job.wait(_PATIENCE)

    def _end(self, follow: Callable[[Any], object], found: object) -> None:
        self._job = None
        self.ended.emit()
        follow(found)

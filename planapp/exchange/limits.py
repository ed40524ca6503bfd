"""Limits on what the process that reads may take: time and memory."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass

MIB = 1024 * 1024
# Time to start and to be told, beyond what the reading itself may take.
_GRACE = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a file may take: seconds, and bytes of memory."""

    seconds: float = 60.0
    memory: int = 1024 * MIB


def limit_this_process(limits: Limits) -> None:
    """Hold the process that calls this to its limits; on Windows a job does so from outside."""
    if sys.platform != "win32":
        import resource
        import signal

        wanted = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, limits.memory)]
        if hasattr(resource, "RLIMIT_AS"):
            wanted.append((resource.RLIMIT_AS, limits.memory))
        for kind, most in wanted:
            # Some systems know a limit and can't set it; a lower one that is there already stays.
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))
        # If whoever started this is gone, nobody else would stop it.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + _GRACE)

"""Reading a file in a process of its own, which can be stopped at any moment and leaves nothing behind."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import planapp
from planapp.errors import PasswordNeeded, UserError
from planapp.exchange.book_wire import Unpacker, message
from planapp.exchange.limits import Limits
from planapp.exchange.reading import Progress, Reading, no_progress
from planapp.exchange.windows_job import confined

# The only argument of a frozen planapp that is to read a file for another; see `cli.main`.
FLAG = "--read-for-planapp"
_TOLD_EVERY = 0.05
_ENDS = ("remarks", "password", "refusal", "memory", "bug")
_COPY_OUT = "In Excel, copy the sheets with the plan into a new workbook and import that."

# Without the user's own start-up files: what may be imported is handed over.
_START = (
    "import sys; sys.path[:] = sys.argv.pop().split('\\n'); "
    "from planapp.exchange.reader_process import serve; sys.exit(serve())"
)


def read_apart(
    path: Path, *, password: str = "", progress: Progress = no_progress, limits: Limits | None = None
) -> Reading:
    """Read a file in a process of its own; `progress` is called in this thread all the while.

    Raises UserError with one sentence for what cannot be read or takes more than the limits allow,
    PasswordNeeded where a password is missing or does not fit, and whatever `progress` raises.
    """
    limits = limits or Limits()
    ends = time.monotonic() + limits.seconds
    with _asked(path, password, limits) as answer:
        while not answer.is_there(_TOLD_EVERY):
            if time.monotonic() > ends:
                raise _too_slow(path, limits)
            progress(*answer.progress)
        return answer.reading(path)


class _Answer:
    """Listens to a process that reads, in a thread of its own: pipes can't be waited for on Windows."""

    def __init__(self, lines: IO[bytes], name: str) -> None:
        self.progress = (0, 0, f"Opening {name}")
        self._lines, self._unpacker = lines, Unpacker()
        # The last line, which says how it ended.
        self._end: tuple[str, Any] = ("", None)
        self._thread = threading.Thread(target=self._listen, name="planapp reads", daemon=True)
        self._thread.start()

    def is_there(self, seconds: float) -> bool:
        """Wait for the whole answer, at most for so long; tell whether it is there."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def reading(self, path: Path) -> Reading:
        """Return what was read. Raises UserError where there is none."""
        kind, content = self._end
        if kind == "remarks" and self._unpacker.reading is not None:
            return self._unpacker.reading
        if kind == "password":
            raise PasswordNeeded(content[0], tried=content[1])
        if kind == "refusal":
            raise UserError(content)
        if kind == "memory":
            raise UserError(f"{path.name} takes more memory to read than a plan does. {_COPY_OUT}")
        sentence = f"{path.name} is too large, or too oddly made, to be read. {_COPY_OUT}"
        raise UserError(sentence) from RuntimeError(str(content))

    def _listen(self) -> None:
        try:
            for line in self._lines:
                kind, content = message(line)
                if kind == "progress":
                    self.progress = tuple(content)
                else:
                    self._unpacker.take(kind, content)
                if kind in _ENDS:
                    self._end = (kind, content)
                    return
        except Exception as problem:  # half a line of a process that died, or too little memory here
            self._end = ("memory" if isinstance(problem, MemoryError) else "broken", repr(problem))


def _command() -> list[str]:
    """Return the command that starts a process to read with: this program, or its Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    folder = str(Path(planapp.__file__).parent.parent)
    return [sys.executable, "-I", "-S", "-c", _START, "\n".join([folder, *sys.path])]


@contextmanager
def _asked(path: Path, password: str, limits: Limits) -> Iterator[_Answer]:
    """Start a process and ask it to read; it is gone when the block ends, however it ends."""
    process = _started(path)
    assert process.stdin is not None
    assert process.stdout is not None
    answer = None
    try:
        with confined(process, limits):
            _ask(process.stdin, path, password, limits)
            answer = _Answer(process.stdout, path.name)
            yield answer
    finally:
        process.kill()
        process.wait()
        while answer is not None and not answer.is_there(1.0):
            pass
        process.stdout.close()


def _started(path: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # No black window on Windows.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as problem:
        raise UserError(
            f"{path.name} could not be read: this computer does not let planapp start a second time. "
            "Close other programs, then try again."
        ) from problem


def _ask(stdin: IO[bytes], path: Path, password: str, limits: Limits) -> None:
    """Say what is to be read. The password goes no other way: others can see commands and environments."""
    request = {
        "path": str(path),
        "password": password,
        "seconds": limits.seconds,
        "memory": limits.memory,
    }
    # A process that died at once is noticed when it does not answer.
    with suppress(OSError), stdin:
        stdin.write(json.dumps(request).encode("ascii"))


def _too_slow(path: Path, limits: Limits) -> UserError:
    return UserError(
        f"{path.name} was not read within {limits.seconds:g} seconds, which is longer than a plan takes. "
        f"{_COPY_OUT}"
    )

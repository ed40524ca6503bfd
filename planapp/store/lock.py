"""Who may write a plan: an operating system lock on a small file beside it, which a crash gives up."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from planapp.errors import UserError

# Long enough for a window that is just closing, too short to be felt.
_PATIENCE = 0.2
# Windows lets nobody read the byte that is locked, which is the first.
_TEXT_STARTS = 1


def sidecar(path: Path) -> Path:
    """Return the lock's file; sync programs know this kind of name (LibreOffice's) and leave it alone."""
    return path.with_name(f".~lock.{path.name}#")


@dataclass(frozen=True, slots=True)
class Lock:
    """The right to write a plan, until it is released."""

    held: FileLock

    def release(self) -> None:
        """Give the right up and take the file away; doing so twice is as once."""
        if not self.held.is_locked:
            return
        if os.name == "posix":
            # While it is held: afterwards it may be somebody else's. On Windows filelock does this.
            Path(self.held.lock_file).unlink(missing_ok=True)
        self.held.release()


def take(path: Path, by: str) -> Lock:
    """Take the right to write the plan at `path` (a resolved path).

    Raises UserError if somebody has it, OSError if no file can be made or locked beside the plan.
    """
    file = sidecar(path)
    # Whoever comes next, under another account too, must be able to lock a file that a crash left behind.
    held = FileLock(file, mode=0o666, thread_local=False, fallback_to_soft=False)
    try:
        held.acquire(timeout=_PATIENCE, poll_interval=_PATIENCE / 5)
    except Timeout:
        raise UserError(_open_elsewhere(path, _read(file))) from None
    lock = Lock(held)
    try:
        _write(file, by)
    except BaseException:
        lock.release()
        raise
    return lock


def _write(file: Path, by: str) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    text = json.dumps({"by": by, "computer": platform.node(), "since": since})
    with file.open("r+b", buffering=0) as opened:
        opened.seek(_TEXT_STARTS)
        opened.write(text.encode())
        opened.truncate()


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb", buffering=0) as opened:
            opened.seek(_TEXT_STARTS)
            found = json.loads(opened.read())
    except (OSError, ValueError):
        # The other program has just made the file, or is just closing: that it is open is all we know.
        return {}
    return found if isinstance(found, dict) else {}


def _open_elsewhere(path: Path, holder: dict[str, Any]) -> str:
    by, computer = holder.get("by"), holder.get("computer")
    known = [f"by {by}" if by else "", f"on {computer}" if computer else "", _since(holder.get("since"))]
    about = " ".join(filter(None, known))
    where = f"open elsewhere: {about}" if about else "open elsewhere"
    return f"{path.name} is {where}. Close it there, or open it read-only."


def _since(written: object) -> str:
    try:
        since = datetime.fromisoformat(str(written)).astimezone()
    except ValueError:
        return ""
    if since.date() == datetime.now().astimezone().date():
        return f"since {since:%H:%M}"
    return f"since {since.day} {since:%B, %H:%M}"

"""Where evidence lies: a link, or a file beside the plan or anywhere else."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl

# What a browser or the mail program opens; anything else could be a command.
_SCHEMES = frozenset({"http", "https", "mailto", "file"})
# One letter is a drive of Windows.
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(?=\S)", re.IGNORECASE)
_WEB = re.compile(r"www\.\S+$", re.IGNORECASE)
_PATH = re.compile(r"[/\\]|~/|[a-z]:[/\\]", re.IGNORECASE)
_SHARE = ("//", "\\\\")


def is_link(target: str) -> bool:
    """Tell whether a target is an address rather than a file."""
    found = _SCHEME.match(target.strip())
    return (found is not None and found[1].casefold() != "file") or _WEB.match(target.strip()) is not None


def is_target(text: str) -> bool:
    """Tell whether a text is an address or the path of a file, rather than a title."""
    words = text.strip()
    scheme = _SCHEME.match(words)
    if scheme is not None:
        return scheme[1].casefold() in _SCHEMES
    return _WEB.match(words) is not None or _PATH.match(words) is not None


def title_of(target: str) -> str:
    """Return what evidence is called whose target is all that is known: the last part of it."""
    words = target.strip().rstrip("/\\")
    last = re.split(r"[\\/]", words)[-1]
    return last.partition("?")[0] or target.strip()


def url_of(target: str, folder: Path) -> QUrl | None:
    """Return what to open, None where it is no address that is opened from here.

    A path that is not whole starts from the folder of the plan.
    """
    words = target.strip()
    scheme = _SCHEME.match(words)
    if scheme is not None:
        return QUrl(words) if scheme[1].casefold() in _SCHEMES else None
    if _WEB.match(words):
        return QUrl(f"https://{words}")
    return QUrl.fromLocalFile(str(_path(words, folder)))


def is_missing(target: str, folder: Path) -> bool:
    """Tell whether a target is a file that is not there.

    Not asked of a share: one that is out of reach takes half a minute to answer, and the window with it.
    """
    words = target.strip()
    if not words or is_link(words) or words.startswith(_SHARE):
        return False
    path = Path(QUrl(words).toLocalFile()) if words.casefold().startswith("file:") else _path(words, folder)
    try:
        return not path.exists()
    except (OSError, ValueError):
        return True


def _path(words: str, folder: Path) -> Path:
    path = Path(words)
    # The home of an account that is not there: the path is then as it is written.
    with suppress(RuntimeError):
        path = path.expanduser()
    return path if path.is_absolute() else folder / path

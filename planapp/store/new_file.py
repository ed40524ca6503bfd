"""Making a file whole or not at all, without ever replacing one that is there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a path to fill; at the end what was filled stands at `path`, safe on the disk.

    If anything is raised meanwhile, nothing is left behind. Raises FileExistsError if `path` is taken,
    and any other OSError if no file can be made there.
    """
    if os.path.lexists(path):
        raise FileExistsError(path)
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        yield temporary
        _settle(temporary)
        _place(temporary, path)
        _settle_folder(path.parent)
    finally:
        with suppress(OSError):
            temporary.unlink()


def _settle(file: Path) -> None:
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def _place(temporary: Path, path: Path) -> None:
    """Give a file its name. Raises FileExistsError rather than take the name from another file."""
    if os.name == "nt":
        temporary.rename(path)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A drive without links, FAT for one: claim the name first, then move over the claim.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            temporary.replace(path)
        except BaseException:
            path.unlink()
            raise


def _settle_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

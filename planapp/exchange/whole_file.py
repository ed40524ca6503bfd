"""Writing a file whole or not at all: beside its place first, then into it."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from planapp.errors import UserError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write; at the end it stands at `path`, in place of any file that was there.

    If anything is raised meanwhile, nothing is left behind and the file that was there stays as it is.
    Raises UserError with one sentence where the file cannot be written.
    """
    _check_target(path)
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with open(temporary, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
        _settle_folder(path.parent)
    except OSError as problem:
        raise UserError(_sentence(path, problem)) from problem
    finally:
        with suppress(OSError):
            temporary.unlink()


def _check_target(path: Path) -> None:
    if os.path.isdir(path):
        raise UserError(f"{path} is a folder. Give the name of a file in it.")
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise UserError(f"{path.name} is protected from changes. Choose another name.")


def _settle_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(path: Path, problem: OSError) -> str:
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return f"There is no folder {path.parent}. Choose another folder."
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"There is no room left for {path.name}. Free some space or choose another drive."
    if problem.errno == errno.ENAMETOOLONG:
        return f"The name {path.name} is too long. Choose a shorter one."
    if isinstance(problem, PermissionError) and os.path.exists(path):
        return f"{path.name} could not be replaced. Close it in other programs, or choose another name."
    return f"{path.name} could not be written in {path.parent}. Choose another folder."

"""Writing files whole or not at all: beside their place first, then into it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator
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


@contextmanager
def whole_files(folder: Path) -> Iterator[Path]:
    """Give a folder in which to write files; at the end all of them stand in `folder`, or none does.

    No file that is there is replaced. If anything is raised meanwhile, nothing is left behind. Raises
    UserError with one sentence where a file cannot be written.
    """
    try:
        place = Path(tempfile.mkdtemp(prefix=".", suffix=".part", dir=folder))
    except OSError as problem:
        raise UserError(_sentence(folder / "The workbooks", problem)) from problem
    try:
        yield place
        _move(place, folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _move(place: Path, folder: Path) -> None:
    """Move all files of a place into a folder, or none."""
    moved: list[Path] = []
    try:
        for file in sorted(place.iterdir()):
            target = folder / file.name
            refuse_replacing(target)
            try:
                os.rename(file, target)
            except OSError as problem:
                raise UserError(_sentence(target, problem)) from problem
            moved.append(target)
    except UserError:
        remove_files(moved)
        raise
    _settle_folder(folder)


def refuse_replacing(target: Path) -> None:
    """Raise UserError if there is something of that name."""
    if os.path.lexists(target):
        raise UserError(f"{target.name} is there already. Choose another folder, or move it elsewhere first.")


def remove_files(files: Iterable[Path]) -> None:
    """Take files away as far as they can be."""
    for file in files:
        with suppress(OSError):
            file.unlink()


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

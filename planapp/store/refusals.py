"""What the file system and SQLite say, in sentences that tell the officer what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from planapp.errors import UserError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def damaged(path: Path) -> UserError:
    """Return the refusal of a plan whose content can't be read."""
    return UserError(
        f"{path.name} is damaged and can’t be read. Go back to a backup, and keep this file until you have."
    )


def protected(path: Path) -> UserError:
    """Return the refusal to write a plan, or a folder, that may only be read."""
    return UserError(
        f"{path.name} is protected from changes here. Open it read-only, or copy it to another folder."
    )


def changed_elsewhere(path: Path) -> UserError:
    """Return the refusal to write over what another program wrote."""
    return UserError(
        f"{path.name} was changed by another program since it was opened, so nothing was saved. "
        "Close it and open it again."
    )


def no_room(path: Path) -> UserError:
    """Return the refusal of a full drive."""
    return UserError(f"There is no room left for {path.name}. Free some space, or choose another drive.")


def out_of_reach(path: Path) -> UserError:
    """Return the refusal of a file that was there and is not now."""
    return UserError(
        f"{path.name} can’t be reached or written now. Check the drive or network, then try again."
    )


def not_made(path: Path, problem: OSError) -> UserError:
    """Return why no file can be made at `path`."""
    if isinstance(problem, FileExistsError):
        return UserError(f"{path.name} is already there. Choose another name, or open that file.")
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return UserError(f"There is no folder {path.parent}. Choose another folder.")
    if problem.errno == errno.ENAMETOOLONG:
        return UserError(f"The name {path.name} is too long. Choose a shorter one.")
    if problem.errno in _NO_ROOM:
        return no_room(path)
    return UserError(f"{path.name} can’t be made in {path.parent}. Choose another folder.")


def not_locked(path: Path, problem: OSError) -> UserError:
    """Return why no file can be made beside the plan at `path`, without which nobody may write it."""
    return no_room(path) if problem.errno in _NO_ROOM else protected(path)


def not_opened(path: Path, problem: OSError) -> UserError:
    """Return why the file at `path` can't be read."""
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return UserError(f"There is no file {path}. Check the name, or look for it in another folder.")
    if isinstance(problem, PermissionError):
        return UserError(f"You have no right to read {path.name}. Ask for it, or choose another file.")
    return UserError(f"{path.name} can’t be read here. Check the drive, or copy the file to another folder.")


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file it can't read or write into a sentence; leave bugs as they are."""
    try:
        yield
    except sa.exc.DBAPIError as problem:
        refusal = _refusal(path, problem.orig)
        if refusal is None:
            raise
        raise refusal from problem
    except sqlite3.Error as problem:
        refusal = _refusal(path, problem)
        if refusal is None:
            raise
        raise refusal from problem
    except UnicodeEncodeError as problem:
        raise UserError(
            "The text holds half of a character, which can’t be saved. Delete it and type it again."
        ) from problem


def _refusal(path: Path, problem: BaseException | None) -> UserError | None:
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return UserError(
            f"{path.name} was not closed properly. Open it once where it may be changed, and it is put right."
        )
    # The low byte is the primary result code: sqlite.org/rescode.html.
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_FORMAT:
            return damaged(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return UserError(
                f"Another program is using {path.name}. Close it there, or try again in a moment."
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return protected(path)
        case sqlite3.SQLITE_FULL:
            return no_room(path)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return out_of_reach(path)
    if "decode to UTF-8" in str(problem):
        return damaged(path)
    return None

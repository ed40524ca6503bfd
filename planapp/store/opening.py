"""What a file is, before it is opened: a plan, of a version that can be read, and ours in all its parts."""

from __future__ import annotations

from enum import Enum
from os import SEEK_END
from pathlib import Path

import sqlalchemy as sa

from planapp.errors import UserError
from planapp.store.database import answer
from planapp.store.refusals import damaged, not_opened
from planapp.store.schema import APPLICATION_ID, METADATA, SCHEMA_VERSION

# The database header: sqlite.org/fileformat.html, section 1.3.
_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100
_APPLICATION_ID_AT = slice(68, 72)
_PAGE_SIZE_AT, _PAGE_COUNT_AT = slice(16, 18), slice(28, 32)
_LARGEST_PAGE = 65_536


class Age(Enum):
    """How a plan's version stands to this program's."""

    OLDER = "older"
    CURRENT = "current"


def look(path: Path) -> None:
    """Raise UserError unless `path` is a file that begins as a plan does and is as long as it says."""
    if path.is_dir():
        raise UserError(f"{path} is a folder. Choose a plan file in it.")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
            length = file.seek(0, SEEK_END)
    except OSError as problem:
        raise not_opened(path, problem) from problem
    ours = header[_APPLICATION_ID_AT] == APPLICATION_ID.to_bytes(4, "big")
    if not header.startswith(_MAGIC) or not ours:
        raise UserError(f"{path.name} is not a plan. Choose a plan file, or import it if it is a workbook.")
    # SQLite itself takes a last page that was cut off for a whole one. After a crash, and while somebody
    # else saves, the length is the journal's business.
    if length < _length_by(header) and not journal_of(path.resolve()).exists():
        raise damaged(path)


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what it needs to take back an unfinished transaction."""
    return path.with_name(f"{path.name}-journal")


def _length_by(header: bytes) -> int:
    # A size of 1 stands for the one that two bytes can't hold.
    page_size = int.from_bytes(header[_PAGE_SIZE_AT], "big")
    pages = int.from_bytes(header[_PAGE_COUNT_AT], "big")
    return pages * (_LARGEST_PAGE if page_size == 1 else page_size)


def age_of(connection: sa.Connection, path: Path) -> Age:
    """Tell whether a plan is of today's version. Raises UserError if a newer program made it."""
    version = answer(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise UserError(
            f"{path.name} was saved by a newer planapp. Update planapp on this computer, then open it again."
        )
    if version < 1:
        raise damaged(path)
    return Age.CURRENT if version == SCHEMA_VERSION else Age.OLDER


def strangers(connection: sa.Connection) -> list[str]:
    """Return what the file holds beside the plan, as 'trigger NAME': it might act on what we write."""
    found = _contents(connection)
    return [f"{kind} {name}" for kind, name in sorted(found - _OURS)]


def refuse_strangers(connection: sa.Connection, path: Path) -> None:
    """Raise UserError if something in the file was not put there by planapp."""
    found = strangers(connection)
    if found:
        raise UserError(
            f"{path.name} holds something that planapp did not put there ({found[0]}). "
            "Open it read-only and export it, then make a new plan from that."
        )


def refuse_gaps(connection: sa.Connection, path: Path) -> None:
    """Raise UserError if a table of today's version is missing."""
    tables = {("table", name) for name in METADATA.tables}
    if not tables <= _contents(connection):
        raise damaged(path)


def _contents(connection: sa.Connection) -> set[tuple[str, str]]:
    """Return kind and name of everything in the file but what SQLite keeps for itself."""
    listed = connection.exec_driver_sql(
        "SELECT CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'virtual table' ELSE type END, name"
        " FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {(kind, name) for kind, name in listed}


_OURS = {("table", name) for name in METADATA.tables} | {
    ("index", str(index.name)) for table in METADATA.tables.values() for index in table.indexes
}

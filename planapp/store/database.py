"""The one connection to a plan file, and the rules that every connection keeps."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

# Seconds to wait while another program reads or writes the file.
_PATIENCE = 5.0


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sa.Engine:
    """Return an engine with one connection to an existing file; `dispose` closes it.

    Nothing stays beside the file that a sync folder could lose: hence a journal that is deleted, and not WAL.
    """
    pragmas = ["trusted_schema=OFF", f"foreign_keys={'ON' if foreign_keys else 'OFF'}"]
    if read_only:
        return _engine(_address(path, "ro"), pragmas, "BEGIN")
    pragmas += ["locking_mode=NORMAL", "journal_mode=DELETE", "synchronous=FULL"]
    return _engine(_address(path, "rw"), pragmas, "BEGIN IMMEDIATE")


def connect_new(path: Path) -> sa.Engine:
    """Return an engine for filling a file that nobody else knows yet and that is thrown away on any mishap.

    Hence no journal and no waiting for the disk: whoever fills the file must fsync it at the end.
    """
    pragmas = ["journal_mode=OFF", "synchronous=OFF", "cache_size=-65536", "foreign_keys=ON"]
    return _engine(_address(path, "rwc"), pragmas, "BEGIN")


def _engine(address: str, pragmas: list[str], begin: str) -> sa.Engine:
    def opened() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
        try:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = sa.create_engine("sqlite://", creator=opened, poolclass=StaticPool)

    # Left to itself sqlite3 begins only at the first INSERT, and DDL before it would survive a rollback.
    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _address(path: Path, mode: str) -> str:
    """Return the file as SQLite's URI; a network path keeps an empty authority ('file:////server/…')."""
    place = path.as_posix()
    root = "" if place.startswith("/") else "/"
    return f"file://{root}{quote(os.fsencode(place))}?mode={mode}"


def answer(connection: sa.Connection, pragma: str) -> int:
    """Return the number that a pragma answers."""
    return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())

"""Backups of plan files: copied by SQLite's own means, checked, and thinned as they grow old."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from planapp.store.database import connect
from planapp.store.new_file import new_file
from planapp.store.opening import look
from planapp.store.refusals import damaged, not_made, out_of_reach, plainly

_NAMED = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r".* (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)\.plan")
# What stays: the latest, and from before them the last of each day and of each month.
_LATEST, _DAYS, _MONTHS = 10, timedelta(days=30), timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, and when it was made (local time, to the second)."""

    path: Path
    at: datetime


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first; other files are passed over."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            named = _NAME.fullmatch(path.name)
            if named is not None:
                with suppress(ValueError):
                    found.append(Backup(path, datetime.strptime(named[1], _NAMED)))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def back_up(path: Path, folder: Path, at: datetime) -> Backup | None:
    """Copy the plan at `path` into a folder of its own backups and thin those; None if none was due.

    `at` is local time. None is due while the plan is as it was when the newest backup was made. Raises
    UserError if the plan is damaged or gone, or the folder takes no file: all backups are then as they were.
    """
    newest = next(iter(backups_in(folder)), None)
    if newest is not None and _saved_at(path) <= newest.at.timestamp():
        return None
    made = Backup(folder / f"{path.stem} {at.strftime(_NAMED)}.plan", at.replace(microsecond=0))
    if newest is not None and newest.at == made.at:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with new_file(made.path) as temporary:
            copy_into(path, temporary)
            _check(temporary, path)
    except OSError as problem:
        raise not_made(made.path, problem) from problem
    _thin(folder, at)
    return made


def _saved_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError as problem:
        raise out_of_reach(path) from problem


def copy_into(path: Path, target: Path) -> None:
    """Copy a plan page by page into an empty file, as one moment's state however it is used meanwhile.

    Raises UserError if the plan can't be read.
    """
    with plainly(path), closing(sqlite3.connect(target)) as copy:
        engine = connect(path, read_only=True)
        try:
            with engine.connect() as connection:
                source = connection.connection.driver_connection
                assert isinstance(source, sqlite3.Connection)
                source.backup(copy)
        finally:
            engine.dispose()


def _check(copy: Path, path: Path) -> None:
    """Raise UserError unless a copy is a sound plan."""
    look(copy)
    with plainly(path), closing(sqlite3.connect(copy)) as opened:
        if opened.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise damaged(path)


def _thin(folder: Path, now: datetime) -> None:
    found = backups_in(folder)
    kept = to_keep((backup.at for backup in found), now)
    for backup in found:
        if backup.at not in kept:
            with suppress(OSError):
                backup.path.unlink()


def to_keep(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: the ten latest, the last of each of 30 days, of each month for two years."""
    ordered = sorted(times, reverse=True)
    kept = set(ordered[:_LATEST])
    days: dict[object, datetime] = {}
    months: dict[object, datetime] = {}
    for time in ordered:
        if now - time <= _DAYS:
            days.setdefault(time.date(), time)
        if now - time <= _MONTHS:
            months.setdefault((time.year, time.month), time)
    return kept | set(days.values()) | set(months.values())

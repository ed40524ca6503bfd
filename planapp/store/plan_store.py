"""A plan file that is open: its plan, its journal, and the one way in which both are written."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from planapp.domain.changes import Change, ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.store import journal, workspace
from planapp.store.collecting import SetApart, not_collecting
from planapp.store.database import answer, connect, connect_new
from planapp.store.journal import Entry, Wanted
from planapp.store.lock import Lock, take
from planapp.store.new_file import new_file
from planapp.store.opening import Age, age_of, journal_of, look, refuse_gaps, refuse_strangers
from planapp.store.refusals import changed_elsewhere, damaged, not_locked, not_made, plainly, protected
from planapp.store.rows import load_plan, write_changes
from planapp.store.schema import APPLICATION_ID, METADATA, SCHEMA_VERSION

# What reading makes of values that planapp would not have written.
UNREADABLE = (ValueError, TypeError, zlib.error)


class PlanStore:
    """An open plan file. It belongs to the thread that opened it."""

    def __init__(self, path: Path, engine: sa.Engine, lock: Lock | None, by: str) -> None:
        """Take over an engine, and the lock if the file may be written; `by` signs the journal."""
        self.path = path
        self._engine = engine
        self._lock = lock
        self._by = by
        self._is_closed = False
        self._end_apart: Callable[[], None] = lambda: None
        with self.transaction() as connection:
            self._version = answer(connection, "data_version")

    def sign_as(self, name: str) -> None:
        """Sign the journal with another name from now on."""
        self._by = name

    @property
    def read_only(self) -> bool:
        """Tell whether the file was opened for reading only."""
        return self._lock is None

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """Give the connection for one transaction. Raises UserError for what the file or drive refuses."""
        with not_collecting(), plainly(self.path), self._engine.begin() as connection:
            yield connection

    def load(self) -> Plan:
        """Return the plan as the file has it. Raises UserError if it can't be read."""
        with self.transaction() as connection:
            self._version = answer(connection, "data_version")
            try:
                plan = load_plan(connection)
            except UNREADABLE as problem:
                raise damaged(self.path) from problem
            self._end_apart()
            self._end_apart = SetApart().end
            return plan

    def write(self, change_set: ChangeSet, *, at: datetime, undoes: int | None = None) -> Entry:
        """Save a change set and its journal entry, both or neither; `at` is any time that knows its zone.

        Raises UserError if the file is read-only, was changed by another program or can't be written.
        """
        with self._writing() as connection:
            return _write(connection, change_set, at=at, by=self._by, undoes=undoes)

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        if self.read_only:
            raise UserError(f"{self.path.name} was opened read-only. Open it for editing to change it.")
        if self._is_closed:
            # The engine would open the file again, without the lock.
            raise UserError(f"{self.path.name} is closed. Open it again to change it.")
        with self.transaction() as connection:
            if answer(connection, "data_version") != self._version:
                raise changed_elsewhere(self.path)
            yield connection

    def remembered(self) -> dict[str, Any]:
        """Return what views of the plan remember, by key."""
        with self.transaction() as connection:
            return workspace.read_all(connection)

    def remember(self, key: str, value: Any) -> None:
        """Keep what a view remembers (JSON), beside the plan and without an entry; None forgets it.

        Raises UserError as `write` does.
        """
        with self._writing() as connection:
            workspace.put(connection, key, value)

    def entries(self) -> tuple[Entry, ...]:
        """Return the journal, oldest first, without the changes."""
        with self.transaction() as connection:
            return journal.read_entries(connection)

    def changes(self, seq: int) -> ChangeSet:
        """Return what a journal entry changed. Raises LookupError if there is no such entry."""
        with self.transaction() as connection:
            try:
                found = list(journal.read_change_sets(connection, seq))
            except UNREADABLE as problem:
                raise damaged(self.path) from problem
        if not found:
            raise LookupError(seq)
        return found[0]

    def weight(self, seq: int) -> int:
        """Return how many bytes the changes of an entry take in the file; 0 if there is no such entry."""
        with self.transaction() as connection:
            return journal.read_weight(connection, seq)

    def changes_after(self, seq: int) -> list[ChangeSet]:
        """Return what the entries after one changed, oldest first."""
        with self.transaction() as connection:
            try:
                return list(journal.read_change_sets(connection, after=seq))
            except UNREADABLE as problem:
                raise damaged(self.path) from problem

    def past(self, wanted: Wanted) -> list[tuple[Entry, tuple[Change, ...]]]:
        """Return what is wanted of the journal, newest first, in one reading."""
        with self.transaction() as connection:
            try:
                return list(journal.read_past(connection, wanted))
            except UNREADABLE as problem:
                raise damaged(self.path) from problem

    def close(self) -> None:
        """Close the file and give up the right to write it."""
        self._is_closed = True
        self._end_apart()
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()


def create_store(
    path: Path, first: ChangeSet | None = None, *, by: str, at: datetime | None = None
) -> PlanStore:
    """Make a new plan file that holds what `first` adds to the empty plan, and open it.

    Raises UserError if there is such a file already or none can be made there; then nothing was made.
    """
    with ExitStack() as undo:
        try:
            place = path.parent.resolve() / path.name
            with new_file(place) as temporary:
                lock = take(place, by)
                undo.callback(lock.release)
                with plainly(path):
                    _fill(temporary, first, at=at or datetime.now(UTC), by=by)
        except OSError as problem:
            raise not_made(path, problem) from problem
        engine = connect(place)
        undo.callback(engine.dispose)
        store = PlanStore(path, engine, lock, by)
        undo.pop_all()
        return store


def open_store(path: Path, *, by: str, read_only: bool = False) -> PlanStore:
    """Open a plan file, bringing one of an older version up to date if it may be written.

    Raises UserError if it is missing, not a plan, newer than this program, damaged, protected, or (for
    writing) open elsewhere.
    """
    look(path)
    place = path.resolve()
    with ExitStack() as undo:
        if read_only:
            _finish_rollback(place)
        engine = connect(place, read_only=read_only)
        undo.callback(engine.dispose)
        age = _inspect(path, engine, read_only=read_only)
        lock = None if read_only else _take(path, place, by)
        if lock is not None:
            undo.callback(lock.release)
        if age is Age.OLDER:
            _upgrade(path, place, engine)
        store = PlanStore(path, engine, lock, by)
        undo.pop_all()
        return store


def _fill(file: Path, first: ChangeSet | None, *, at: datetime, by: str) -> None:
    engine = connect_new(file)
    try:
        with not_collecting(), engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")
            METADATA.create_all(connection, checkfirst=False)
            if first is not None:
                _write(connection, first, at=at, by=by)
    finally:
        engine.dispose()


def _write(
    connection: sa.Connection, change_set: ChangeSet, *, at: datetime, by: str, undoes: int | None = None
) -> Entry:
    write_changes(connection, change_set.changes)
    return journal.append(connection, change_set, at=at, by=by, undoes=undoes)


def _inspect(path: Path, engine: sa.Engine, *, read_only: bool) -> Age:
    """Raise UserError unless the file can be opened this way."""
    with plainly(path), engine.begin() as connection:
        age = age_of(connection, path)
        if age is Age.CURRENT:
            refuse_gaps(connection, path)
        elif read_only:
            raise UserError(
                f"{path.name} was saved by an older planapp. Open it for editing once; "
                "a copy is kept, and it is brought up to date."
            )
        if not read_only:
            refuse_strangers(connection, path)
        return age


def _take(path: Path, place: Path, by: str) -> Lock:
    # SQLite would open a protected file all the same, and refuse only the first edit.
    if not os.access(place, os.W_OK):
        raise protected(path)
    try:
        return take(place, by)
    except OSError as problem:
        raise not_locked(path, problem) from problem


def _upgrade(path: Path, place: Path, engine: sa.Engine) -> None:
    # Alembic is slow to import, and hardly ever needed.
    from planapp.store.upgrade import upgrade

    engine.dispose()
    with plainly(path):
        upgrade(place)


def _finish_rollback(place: Path) -> None:
    """Take back what a crash left half written, which reading alone can't do, unless the file is in use."""
    if not journal_of(place).exists():
        return
    with suppress(UserError, OSError, sa.exc.DBAPIError):
        lock = take(place, "")
        engine = connect(place)
        try:
            with engine.begin() as connection:
                answer(connection, "user_version")
        finally:
            engine.dispose()
            lock.release()

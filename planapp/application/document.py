"""An open plan: the file, the plan in memory, and the one way in which both change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planapp.application.history import History
from planapp.domain import changes as c
from planapp.domain.edits import add_bookmark
from planapp.domain.edits.bookmarks import RESTORE_POINT
from planapp.domain.plan import Plan
from planapp.domain.revert import revert
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.store.journal import Entry, Wanted
from planapp.store.plan_store import PlanStore, create_store, open_store

Subscriber = Callable[[c.ChangeSet], None]


class Document:
    """A plan file that is open. Every edit is saved before it is shown; what can't be saved is not shown."""

    def __init__(self, store: PlanStore) -> None:
        """Load the plan of an open store."""
        self._store = store
        self.plan: Plan = store.load()
        self.history = History(store.entries())
        self._remembered = store.remembered()
        self._subscribers: list[Subscriber] = []

    @classmethod
    def create(cls, path: Path, first: c.ChangeSet, *, by: str) -> Document:
        """Make a new plan file that holds what `first` adds to the empty plan.

        Raises UserError if there is such a file already, or none can be made there.
        """
        return cls(create_store(path, first, by=by))

    @classmethod
    def open(cls, path: Path, *, by: str, read_only: bool = False) -> Document:
        """Open a plan file. Raises UserError if it is missing, not a plan, damaged or open elsewhere."""
        store = open_store(path, by=by, read_only=read_only)
        try:
            return cls(store)
        except BaseException:
            store.close()
            raise

    @property
    def path(self) -> Path:
        """Return where the plan file is."""
        return self._store.path

    @property
    def read_only(self) -> bool:
        """Tell whether the file was opened for reading only."""
        return self._store.read_only

    def close(self) -> None:
        """Close the file and give up the right to write it."""
        self._store.close()

    def remembered(self, key: str) -> Any:
        """Return what a view of this plan remembers under a key (JSON), or None."""
        return self._remembered.get(key)

    def remember(self, key: str, value: Any) -> None:
        """Keep what a view remembers (JSON), without an entry in the journal; None forgets it.

        In a plan that is only read it holds until that is closed. Raises UserError if the file refuses it.
        """
        if value == self.remembered(key):
            return
        if not self._store.read_only:
            self._store.remember(key, value)
        self._remembered[key] = value

    def sign_as(self, name: str) -> None:
        """Sign the entries of the journal with another name from now on."""
        self._store.sign_as(name)

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Have `subscriber` told of every change set once it is saved; return what ends that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    def entries(self) -> tuple[Entry, ...]:
        """Return the journal, oldest first, without the changes."""
        return self._store.entries()

    def weight(self, seq: int) -> int:
        """Return how many bytes the changes of an entry take in the file; 0 if there is no such entry."""
        return self._store.weight(seq)

    def changes_after(self, seq: int) -> list[c.ChangeSet]:
        """Return what the entries after one changed, oldest first."""
        return self._store.changes_after(seq)

    def past(self, wanted: Wanted) -> list[tuple[Entry, tuple[c.Change, ...]]]:
        """Return what is wanted of the journal, newest first. Raises UserError if it can't be read."""
        return self._store.past(wanted)

    def edit(self, change_set: c.ChangeSet) -> Entry | None:
        """Check, save and make an edit, and tell the subscribers; None if it changes nothing.

        Raises UserError if the rules or the file refuse it; file, memory and screen are then as they were.
        """
        return self._make(change_set, undoes=None)

    def keep_restore_point(self, name: str) -> Entry | None:
        """Name the plan as it now is, to be found again. Raises UserError for an empty name."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        seq = self.history.last.seq if self.history.last is not None else 0
        return self.edit(add_bookmark(self.plan, name, RESTORE_POINT, entry=seq, at=at))

    def changes(self, seq: int) -> c.ChangeSet:
        """Return what an entry of the journal changed. Raises LookupError if there is no such entry."""
        return self._store.changes(seq)

    def undo(self) -> Entry | None:
        """Take back the last edit; None if there is none. Raises UserError at a barrier."""
        barrier = self.history.barrier
        if barrier is not None:
            raise UserError(f"Undo stops at ‘{barrier.label}’. {_way_back(barrier)}")
        entry = self.history.to_undo
        return None if entry is None else self._take_back(entry, c.UNDO)

    def redo(self) -> Entry | None:
        """Make again what was undone last; None if nothing was."""
        entry = self.history.to_redo
        return None if entry is None else self._take_back(entry, c.REDO)

    def undo_alone(self, seq: int) -> Entry | None:
        """Take back one older edit and keep all later ones.

        Raises UserError if a later edit changed the same field, or if the entry is a barrier.
        """
        entry = next((entry for entry in self._store.entries() if entry.seq == seq), None)
        if entry is None:
            raise UserError("That entry is not in the history of this plan. Choose another one.")
        if entry.kind in c.BARRIERS:
            raise UserError(f"‘{entry.label}’ can’t be undone by itself. {_way_back(entry)}")
        # What takes back an undo makes the edit again.
        return self._take_back(entry, c.REDO if entry.kind == c.UNDO else c.UNDO)

    def _take_back(self, entry: Entry, kind: str) -> Entry | None:
        change_set = revert(self.plan, self.changes(entry.seq), entry.label)
        return self._make(replace(change_set, kind=kind), undoes=entry.seq)

    def _make(self, change_set: c.ChangeSet, *, undoes: int | None) -> Entry | None:
        if not change_set:
            return None
        after = c.apply(self.plan, change_set)
        check(self.plan, change_set, after)
        entry = self._store.write(change_set, at=datetime.now(UTC), undoes=undoes)
        self.plan = after
        self.history.push(entry)
        for subscriber in tuple(self._subscribers):
            subscriber(change_set)
        return entry


def _way_back(barrier: Entry) -> str:
    """Return what to do instead of undoing what is not undone."""
    if barrier.kind == c.CIRCULATE:
        return "The plan has been sent round as it was then. Change what is to be otherwise."
    if barrier.kind != c.FREEZE:
        return "Use its own command to take it back."
    way = "Freeze it again" if barrier.label.startswith("unfreeze") else "Unfreeze it"
    return f"{way} under Plan > Periods."

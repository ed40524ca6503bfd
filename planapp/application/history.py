"""What can be undone and redone: a reading of the journal, so that it survives closing the file."""

from __future__ import annotations

from collections.abc import Iterable

from planapp.domain.changes import BARRIERS, REDO, UNDO
from planapp.store.journal import Entry


class History:
    """Undo and redo as two stacks of journal entries. The journal only grows; an undo is an entry too."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Read the entries of a journal, oldest first."""
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self.last: Entry | None = None
        for entry in entries:
            self.push(entry)

    def push(self, entry: Entry) -> None:
        """Take in an entry that was just written: it is the last one now."""
        self.last = entry
        if entry.kind == UNDO and self._done and entry.undoes == self._done[-1].seq:
            self._done.pop()
            self._undone.append(entry)
        elif entry.kind == REDO and self._undone and entry.undoes == self._undone[-1].seq:
            self._undone.pop()
            self._done.append(entry)
        else:
            # Undoing an older entry by itself is an edit like any other: it can be undone in turn.
            self._done.append(entry)
            self._undone.clear()

    def done_of(self, kind: str) -> list[Entry]:
        """Return the entries of a kind that have not been taken back, oldest first."""
        return [entry for entry in self._done if entry.kind == kind]

    @property
    def to_undo(self) -> Entry | None:
        """Return the entry that Ctrl+Z takes back, or None if there is none or a barrier stands there."""
        barrier = self.barrier
        return self._done[-1] if self._done and barrier is None else None

    @property
    def barrier(self) -> Entry | None:
        """Return the freeze, circulation or meeting that Ctrl+Z does not cross, if it stands last."""
        return self._done[-1] if self._done and self._done[-1].kind in BARRIERS else None

    @property
    def to_redo(self) -> Entry | None:
        """Return the undo that Ctrl+Y takes back, or None."""
        return self._undone[-1] if self._undone else None

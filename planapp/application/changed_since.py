"""Which items changed since the last circulation: read from the journal once, then kept with every edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planapp.application.document import Document
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.domain.plan import Plan
from planapp.domain.records import Bookmark
from planapp.domain.timeline import Key, Since
from planapp.errors import UserError


def last_circulation(plan: Plan) -> Bookmark | None:
    """Return the bookmark of the last circulation, or None if nothing has been sent round yet."""
    sent = [bookmark for bookmark in plan.bookmarks if bookmark.kind == CIRCULATION]
    return max(sent, key=lambda bookmark: (bookmark.entry, bookmark.at, bookmark.id), default=None)


class ChangedSince:
    """Follows a document: call `hear` with every change set, and `gather` in idle moments until it is done.

    What is edited while the journal is still being read is read there in its turn.
    """

    def __init__(self, document: Document) -> None:
        """Begin at the last circulation of a document."""
        self._document = document
        self._start()

    def _start(self) -> None:
        self.circulation = last_circulation(self._document.plan)
        self._since = Since()
        self._next = self.circulation.entry + 1 if self.circulation is not None else 0
        self._weighing: Iterator[Key] | None = None
        self.is_known = self.circulation is None
        self.is_readable = True

    @property
    def items(self) -> frozenset[int]:
        """Return the ids of the items that changed; none as long as that is not known."""
        return self._since.items if self.is_known else frozenset()

    def hear(self, change_set: ChangeSet) -> None:
        """Take an edit that was just made."""
        if last_circulation(self._document.plan) != self.circulation:
            self._start()
        elif self.circulation is not None and (self._weighing is not None or self.is_known):
            self._next += 1
            self._since.weigh(self._document.plan, self._since.take(change_set.changes))

    def gather(self, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Read the journal for as long as `go_on` says so; return whether there is any left to read.

        With an entry that can't be read it ends: what changed is then not known, and `is_readable` says why.
        """
        while not self.is_known and self.is_readable and go_on():
            try:
                self._step()
            except (UserError, LookupError):
                self.is_readable = False
        return not self.is_known and self.is_readable

    def _step(self) -> None:
        last = self._document.history.last
        if last is not None and self._next <= last.seq:
            self._since.take(self._document.changes(self._next).changes)
            self._next += 1
            return
        if self._weighing is None:
            self._weighing = iter(self._since.touched)
        key = next(self._weighing, None)
        if key is None:
            self._weighing, self.is_known = None, True
        else:
            self._since.weigh(self._document.plan, [key])

"""Which items changed since a point of the past: read from the journal once, then kept with every edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planapp.application.document import Document
from planapp.application.points import Point, last_circulation, point_of_key
from planapp.domain.changes import ChangeSet
from planapp.domain.timeline import Key, Since
from planapp.errors import UserError

_REMEMBERED_AS = "changed since"


class ChangedSince:
    """Follows a document: call `hear` with every change set, and `gather` in idle moments until it is done.

    The point is the last circulation, or one that was chosen. What is edited while the journal is still being
    read is read there in its turn.
    """

    def __init__(self, document: Document) -> None:
        """Begin at the point that was chosen last."""
        self._document = document
        self._start()

    def _start(self) -> None:
        self._key = self._document.remembered(_REMEMBERED_AS)
        self.point = self._point()
        self._since = Since()
        self._next = self.point.entry + 1 if self.point is not None else 0
        self._weighing: Iterator[Key] | None = None
        self.is_known = self.point is None
        self.is_readable = True

    def _point(self) -> Point | None:
        chosen = point_of_key(self._document, self._key) if isinstance(self._key, str) else None
        return chosen or last_circulation(self._document.plan)

    def choose(self, point: Point) -> None:
        """Look from another point on, and remember it. Raises UserError if the file refuses to.

        Who chooses the last circulation goes on to the next one when that is sent.
        """
        is_usual = point == last_circulation(self._document.plan)
        self._document.remember(_REMEMBERED_AS, None if is_usual else point.key)
        if point != self.point:
            self._start()

    @property
    def items(self) -> frozenset[int]:
        """Return the ids of the items that changed; none as long as that is not known."""
        return self._since.items if self.is_known else frozenset()

    def hear(self, change_set: ChangeSet) -> None:
        """Take an edit that was just made."""
        if any(change.table == "bookmarks" for change in change_set.changes) and self._point() != self.point:
            self._start()
        elif self.point is not None and (self._weighing is not None or self.is_known):
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

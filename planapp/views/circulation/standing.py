"""How the circulations stand: what came back of each, as far as the returns have been counted."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from planapp.application.chasing import LATE, Chased, Reply, standing, standing_text
from planapp.application.circulations import Circulation, circulations
from planapp.application.returns.model import Returned
from planapp.errors import UserError
from planapp.models.sent_list import Uncounted
from planapp.views.circulation.badge import REMEMBERED_AS, counts_of, waiting

if TYPE_CHECKING:
    from planapp.application.document import Document
    from planapp.application.returns.inbox import Inbox
    from planapp.views.circulation.returns.tallies import Tallies


class Standing(QObject):
    """Remembers with the plan what was counted, so that nothing is compared to say how things stand.

    `changed` comes when something else was counted, or came back.
    """

    changed = Signal()

    def __init__(self, document: Document, inbox: Inbox, parent: QObject | None = None) -> None:
        """Know what was counted last."""
        super().__init__(parent)
        self._document, self._inbox = document, inbox
        self._counts = counts_of(document)
        self._unsubscribe = inbox.subscribe(self._hear)

    def follow(self, tallies: Tallies) -> None:
        """Take what is counted elsewhere from now on."""
        tallies.counted.connect(lambda: self._take(tallies))

    def _take(self, tallies: Tallies) -> None:
        counts = dict(self._counts)
        for one in self._inbox.returns:
            tally = tallies.of(one.id)
            if tally is not None:
                every = tally.changes + tally.merged
                counts[str(one.id)] = [every, tally.merged, tally.declined]
        self._keep(counts)

    def _hear(self) -> None:
        self._keep(self._counts)
        self.changed.emit()

    def _keep(self, counts: dict[str, list[int]]) -> None:
        """Keep what was counted of the returns that there are."""
        ids = {str(one.id) for one in self._inbox.returns}
        counts = {key: count for key, count in counts.items() if key in ids}
        if counts != self._counts:
            self._counts = counts
            # What the file refuses is counted again the next time.
            with suppress(UserError):
                self._document.remember(REMEMBERED_AS, counts or None)
            self.changed.emit()

    @property
    def to_merge(self) -> int:
        """Return how many returns have changes to decide or to merge."""
        return waiting(self._counts)

    def chased(self, circulation: Circulation, today: date) -> tuple[Chased, ...]:
        """Return how each workbook of a circulation stands."""
        returns = [one for one in self._inbox.returns if one.circulation == circulation.id]
        return standing(circulation, map(self._reply, returns), today)

    def _reply(self, returned: Returned) -> Reply:
        counts = self._counts.get(str(returned.id))
        about = (returned.came_on, returned.extract, returned.officer)
        return Reply(*about, *counts) if counts is not None else Uncounted(*about)

    def return_of(self, circulation: Circulation, one: Chased) -> int | None:
        """Return the id of what came back of a workbook, the last of several; None if nothing did."""
        told = {(reply.came_on, reply.extract, reply.officer) for reply in one.replies}
        found: Sequence[Returned] = [
            back
            for back in self._inbox.returns
            if back.circulation == circulation.id and (back.came_on, back.extract, back.officer) in told
        ]
        return found[-1].id if found else None

    def late_text(self, today: date) -> str:
        """Return who is late with the last circulation, as text; '' where nobody is."""
        last = next(iter(circulations(self._document)), None)
        late = [one for one in self.chased(last, today) if one.state == LATE] if last is not None else []
        return standing_text(last, late, today) if last is not None and late else ""

    def stop(self) -> None:
        """Follow no more."""
        self._unsubscribe()

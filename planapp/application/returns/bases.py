"""What a return may be compared with: the plan as it was at each circulation, at an import, and now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from planapp.application.circulations import Circulation, circulations
from planapp.application.document import Document
from planapp.application.returns.reading import ReadReturn
from planapp.domain.changes import IMPORT, apply, inverted
from planapp.domain.plan import Plan
from planapp.exchange.stamped import Stamp

# What was sent round earlier than this many times ago does not come back.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Base:
    """The plan as it was after journal entry `entry`: when it was sent round, imported, or is now."""

    entry: int
    plan: Plan
    circulation: Circulation | None = None


def bases(document: Document, read: ReadReturn | None = None) -> tuple[Base, ...]:
    """Return what a return may be compared with: the moment that its stamp names, if it does.

    Otherwise these are the circulations, newest first, the plan as it was imported, and the plan now: of two
    that are as near to it, it answers the first. Raises UserError if the journal can't be read.
    """
    wanted = _named(document, read.stamp if read is not None else None) or _usual(document)
    plans = _plans_after(document, [entry for entry, _ in wanted])
    return tuple(Base(entry, plans[entry], circulation) for entry, circulation in wanted)


_Wanted = list[tuple[int, Circulation | None]]


def _named(document: Document, stamp: Stamp | None) -> _Wanted:
    """Return the moment that a stamp of this plan names, or in which its workbook was made."""
    if stamp is None or stamp.plan != document.plan.about.uid:
        return []
    if stamp.circulation is not None:
        sent = [one for one in circulations(document) if one.id == stamp.circulation]
        return [(one.entry, one) for one in sent]
    last = _last(document)
    if stamp.entry is not None and stamp.entry <= last:
        return [(stamp.entry, None)]
    made = _moment(stamp.made)
    if made is None:
        return []
    before = [entry.seq for entry in document.entries() if (at := _moment(entry.at)) is None or at <= made]
    return [(max(before, default=last), None)]


def _usual(document: Document) -> _Wanted:
    wanted: _Wanted = [(one.entry, one) for one in circulations(document)[:_MOST]]
    imported = [entry.seq for entry in document.entries() if entry.kind == IMPORT]
    for entry in (*reversed(imported[-1:]), *imported[:1], _last(document)):
        if entry not in {one for one, _ in wanted}:
            wanted.append((entry, None))
    return wanted


def _last(document: Document) -> int:
    return document.history.last.seq if document.history.last is not None else 0


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _plans_after(document: Document, entries: Iterable[int]) -> dict[int, Plan]:
    """Return the plan as it was after each of some entries, walking back from now."""
    waiting = sorted(set(entries), reverse=True)
    first = waiting[-1]
    later = [entry.seq for entry in document.entries() if entry.seq > first]
    steps = list(zip(later, document.changes_after(first), strict=True))
    plan, found = document.plan, {}
    for entry in waiting:
        while steps and steps[-1][0] > entry:
            plan = apply(plan, inverted(steps.pop()[1]))
        found[entry] = plan
    return found

"""The named points of a plan's past: its bookmarks, and when its periods were frozen."""

from __future__ import annotations

from dataclasses import dataclass

from planapp.application.document import Document
from planapp.domain.changes import FREEZE
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.domain.plan import Plan
from planapp.domain.records import Bookmark
from planapp.store.journal import Entry


@dataclass(frozen=True, slots=True)
class Point:
    """The plan as it was after journal entry `entry`, made at `at` (ISO, UTC). Its `key` is remembered."""

    key: str
    name: str
    kind: str
    entry: int
    at: str


def points_of(document: Document) -> tuple[Point, ...]:
    """Return all points, the newest first."""
    marks = [_of_bookmark(bookmark) for bookmark in document.plan.bookmarks]
    return tuple(sorted((*marks, *_freezes(document)), key=_age, reverse=True))


def last_circulation(plan: Plan) -> Point | None:
    """Return when the plan was last sent round, or None if it never was."""
    sent = (_of_bookmark(bookmark) for bookmark in plan.bookmarks if bookmark.kind == CIRCULATION)
    return max(sent, key=_age, default=None)


def point_of_key(document: Document, key: str) -> Point | None:
    """Return the point that was remembered by a key, or None if it is gone."""
    marks = map(_of_bookmark, document.plan.bookmarks)
    return next((point for point in (*marks, *_freezes(document)) if point.key == key), None)


def point_called(document: Document, name: str) -> Point | None:
    """Return the newest point of a name; capitals do not matter."""
    wanted = " ".join(name.split()).casefold()
    return next((point for point in points_of(document) if point.name.casefold() == wanted), None)


def _freezes(document: Document) -> list[Point]:
    return [_of_freeze(entry) for entry in document.history.done_of(FREEZE)]


def _of_bookmark(mark: Bookmark) -> Point:
    return Point(f"bookmark {mark.id}", " ".join(mark.name.split()), mark.kind, mark.entry, mark.at)


def _of_freeze(entry: Entry) -> Point:
    return Point(f"entry {entry.seq}", entry.label[:1].upper() + entry.label[1:], FREEZE, entry.seq, entry.at)


def _age(point: Point) -> tuple[int, bool, str, str]:
    # What was named after a freeze came after it.
    return point.entry, point.kind != FREEZE, point.at, point.key

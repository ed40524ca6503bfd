"""Bookmarks: named points in the journal."""

from __future__ import annotations

from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import add_row, remove_row, set_row
from planapp.domain.plan import Plan
from planapp.domain.records import Bookmark
from planapp.errors import UserError

RESTORE_POINT, CIRCULATION = "restore", "circulation"


def add_bookmark(plan: Plan, name: str, kind: str, *, entry: int, at: str) -> ChangeSet:
    """Name the point after journal entry `entry`, made at `at` (ISO, UTC)."""
    name = _given(name)
    return add_row(plan, Bookmark, f"bookmark {name}", name=name, kind=kind, entry=entry, at=at)


def _given(name: str) -> str:
    if not name.strip():
        raise UserError("A bookmark needs a name. Type one such as March circulation.")
    return name.strip()


def rename_bookmark(plan: Plan, bookmark_id: int, name: str) -> ChangeSet:
    """Give a bookmark another name."""
    bookmark = plan.bookmarks[bookmark_id]
    return set_row(plan, bookmark, f"rename bookmark {bookmark.name}", name=_given(name))


def remove_bookmark(plan: Plan, bookmark_id: int) -> ChangeSet:
    """Take a bookmark out."""
    bookmark = plan.bookmarks[bookmark_id]
    return remove_row(plan, bookmark, f"delete bookmark {bookmark.name}")

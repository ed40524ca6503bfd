from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.errors import UserError
from tests.domain.northshire import BOOKMARK, make


def test_a_bookmark_is_added_renamed_and_taken_out(plan: Plan) -> None:
    add = edits.add_bookmark(plan, " June board ", "meeting", entry=9, at="2026-06-30T09:00:00Z")
    assert add.label == "bookmark June board"
    (bookmark,) = [row for row in make(plan, add).bookmarks if row.id != BOOKMARK]
    assert (bookmark.name, bookmark.kind, bookmark.entry) == ("June board", "meeting", 9)
    rename = edits.rename_bookmark(plan, BOOKMARK, "Sent in March")
    assert rename.label == "rename bookmark March circulation"
    assert make(plan, rename).bookmarks[BOOKMARK].name == "Sent in March"
    assert not edits.rename_bookmark(plan, BOOKMARK, "March circulation")
    removal = edits.remove_bookmark(plan, BOOKMARK)
    assert removal.label == "delete bookmark March circulation"
    assert not make(plan, removal).bookmarks


def test_a_bookmark_has_a_name(plan: Plan) -> None:
    with pytest.raises(UserError, match=r"A bookmark needs a name. Type one such as March circulation"):
        edits.add_bookmark(plan, " ", "meeting", entry=9, at="")
    with pytest.raises(UserError, match="A bookmark needs a name"):
        edits.rename_bookmark(plan, BOOKMARK, "")

"""What was sent round, as it is kept with the plan and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planapp.application.circulations import (
    REMEMBERED_AS,
    Circulation,
    Extract,
    circulations,
    find,
    forget,
    keep,
)
from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.edits.bookmarks import CIRCULATION, remove_bookmark, rename_bookmark


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.plan"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    made = Document.create(path, edits.new_plan("Our plan"), by="Officer")
    yield made
    made.close()


def mark(document: Document, name: str, at: str = "2026-03-02T12:00:00+00:00") -> int:
    """Put a bookmark of a circulation after the last entry; return its id."""
    last = document.history.last
    assert last is not None
    made = edits.add_bookmark(document.plan, name, CIRCULATION, entry=last.seq, at=at)
    document.edit(made)
    return made.changes[0].id


def sent(circulation_id: int, name: str = "March", entry: int = 1) -> Circulation:
    extracts = (
        Extract(2**47, file="Our plan – March.xlsx"),
        Extract(5, "Head of Service", 77, "head@example.org", "Our plan – March – Head.xlsx", (3, 4)),
    )
    day, reply_by = date(2026, 3, 2), date(2026, 3, 20)
    return Circulation(circulation_id, name, entry, day, reply_by, "Please\nfill in.", True, extracts)


def test_what_is_kept_is_read_back_when_the_plan_is_opened_again(path: Path) -> None:
    first = Document.create(path, edits.new_plan("Our plan"), by="Officer")
    march = mark(first, "March")
    keep(first, sent(march))
    april = mark(first, "April")
    keep(first, sent(april, "April", 2))
    first.close()
    again = Document.open(path, by="Officer")
    assert circulations(again) == (sent(april, "April", 2), sent(march))
    assert find(again, march) == sent(march)
    assert find(again, 1) is None
    again.close()


def test_it_shows_for_as_long_as_there_is_its_bookmark(document: Document) -> None:
    march = mark(document, "March")
    keep(document, sent(march))
    keep(document, sent(march + 1, "Not yet"))
    assert circulations(document) == (sent(march),)
    document.edit(remove_bookmark(document.plan, march))
    assert circulations(document) == ()
    document.undo()
    assert circulations(document) == (sent(march),)


def test_a_bookmark_alone_says_name_day_and_entry(document: Document) -> None:
    march = mark(document, "March")
    assert circulations(document) == (Circulation(march, "March", 1, date(2026, 3, 2)),)
    odd = mark(document, "Odd", at="once")
    assert circulations(document)[0] == Circulation(odd, "Odd", 2, date.min)


def test_a_bookmark_that_is_called_otherwise_gives_its_name(document: Document) -> None:
    march = mark(document, "March")
    keep(document, sent(march))
    document.edit(rename_bookmark(document.plan, march, "Spring"))
    assert circulations(document) == (sent(march, "Spring"),)


def test_keeping_again_replaces_and_forgetting_leaves_the_others(document: Document) -> None:
    march, april = mark(document, "March"), mark(document, "April")
    keep(document, sent(march))
    keep(document, sent(april, "April", 2))
    later = replace(sent(march), message="Other words")
    keep(document, later)
    forget(document, april)
    assert circulations(document) == (Circulation(april, "April", 2, date(2026, 3, 2)), later)
    forget(document, march)
    assert document.remembered(REMEMBERED_AS) is None


def test_an_extract_never_has_private_fields(document: Document) -> None:
    one = sent(1)
    assert [one.sends_private(extract.id) for extract in one.extracts] == [True, False]
    assert one.sends_private(None)
    assert not replace(one, private=False).sends_private(2**47)


# A record without them was written by an earlier planapp, and is read.
_OPTIONAL = {"paper", "protected"}


def _without(entry: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != key}


def test_what_is_no_circulation_is_passed_over(document: Document) -> None:
    march = mark(document, "March")
    keep(document, sent(march))
    (whole,) = document.remembered(REMEMBERED_AS)
    told = Circulation(march, "March", 1, date(2026, 3, 2))
    odd: list[Any] = [
        "text",
        {"circulation": whole},
        [3, None, "x", []],
        *([_without(whole, key)] for key in whole.keys() - _OPTIONAL),
        [whole | {"id": str(march)}],
        [whole | {"sent_on": "soon"}],
        [whole | {"reply_by": 5}],
        [whole | {"extracts": None}],
        [whole | {"extracts": [{"id": 1}]}],
        [whole | {"extracts": [whole["extracts"][0] | {"items": [True]}]}],
    ]
    for value in odd:
        document.remember(REMEMBERED_AS, value)
        assert circulations(document) == (told,)
    document.remember(REMEMBERED_AS, [None, whole])
    assert circulations(document) == (sent(march),)

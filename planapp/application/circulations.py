"""The circulations of a plan: a bookmark each, and who was sent which part of it, when and until when."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from planapp.application.document import Document
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.domain.records import Bookmark
from planapp.exchange.workbook.sending import A3, A4

# Under what the circulations are remembered with the plan.
REMEMBERED_AS = "circulations"


@dataclass(frozen=True, slots=True)
class Extract:
    """A workbook of a circulation: for whom it is, and the items in it.

    `recipient` is what the post or person is called, '' for the master; `items` names those that were chosen,
    None stands for the whole plan; `file` is the workbook's name, without its folder.
    """

    id: int
    recipient: str = ""
    person: int | None = None
    email: str = ""
    file: str = ""
    items: tuple[int, ...] | None = None

    @property
    def is_master(self) -> bool:
        """Tell whether this is the officer's own copy, which nobody is asked to send back."""
        return not self.recipient


@dataclass(frozen=True, slots=True)
class Circulation:
    """What was sent round: the plan as it was after journal entry `entry`.

    `id` is that of its bookmark. `private` tells whether private fields went along with the master; they
    never go along with an extract. `paper` and `protected` say how the workbooks are laid out.
    """

    id: int
    name: str
    entry: int
    sent_on: date
    reply_by: date | None = None
    message: str = ""
    private: bool = False
    extracts: tuple[Extract, ...] = ()
    paper: str = A3
    protected: bool = False

    def extract(self, extract_id: int | None) -> Extract | None:
        """Return a workbook of this circulation."""
        return next((one for one in self.extracts if one.id == extract_id), None)

    def sends_private(self, extract_id: int | None) -> bool:
        """Tell whether private fields are in one of the workbooks."""
        sent = self.extract(extract_id)
        return self.private and (sent is None or sent.is_master)


def circulations(document: Document) -> tuple[Circulation, ...]:
    """Return what was sent round, newest first.

    A bookmark says that it was, under which name and after which entry. Where nothing is kept of it, or
    nothing that can be read, that and the day are all that is known.
    """
    kept = {one.id: one for one in _from_plain(document.remembered(REMEMBERED_AS))}
    marks = [mark for mark in document.plan.bookmarks if mark.kind == CIRCULATION]
    marks.sort(key=lambda mark: (mark.entry, mark.at, mark.id), reverse=True)
    return tuple(
        replace(kept.get(mark.id) or _told_by(mark), name=mark.name, entry=mark.entry) for mark in marks
    )


def find(document: Document, circulation_id: int | None) -> Circulation | None:
    """Return a circulation, or None if there is none of that id."""
    return next((one for one in circulations(document) if one.id == circulation_id), None)


def keep(document: Document, circulation: Circulation) -> None:
    """Keep what was sent to whom with the plan, in place of what was kept of it before.

    It shows once there is its bookmark. Raises UserError if the file refuses it.
    """
    kept = [one for one in _from_plain(document.remembered(REMEMBERED_AS)) if one.id != circulation.id]
    document.remember(REMEMBERED_AS, [_to_plain(one) for one in (*kept, circulation)])


def forget(document: Document, circulation_id: int) -> None:
    """Keep nothing more of a circulation."""
    kept = [one for one in _from_plain(document.remembered(REMEMBERED_AS)) if one.id != circulation_id]
    document.remember(REMEMBERED_AS, [_to_plain(one) for one in kept] or None)


def _told_by(mark: Bookmark) -> Circulation:
    day = date.min
    with suppress(ValueError):
        day = datetime.fromisoformat(mark.at).astimezone().date()
    return Circulation(mark.id, mark.name, mark.entry, day)


def _to_plain(one: Circulation) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "entry": one.entry,
        "sent_on": one.sent_on.isoformat(),
        "reply_by": one.reply_by.isoformat() if one.reply_by is not None else None,
        "message": one.message,
        "private": one.private,
        "extracts": [
            {
                "id": sent.id,
                "recipient": sent.recipient,
                "person": sent.person,
                "email": sent.email,
                "file": sent.file,
                "items": list(sent.items) if sent.items is not None else None,
            }
            for sent in one.extracts
        ],
        "paper": one.paper,
        "protected": one.protected,
    }


def _from_plain(value: Any) -> list[Circulation]:
    """Return the circulations that JSON holds; what is something else is passed over."""
    found: list[Circulation] = []
    for entry in value if isinstance(value, list) else ():
        with suppress(ValueError, TypeError, KeyError):
            found.append(_circulation(entry))
    return found


def _circulation(entry: Any) -> Circulation:
    reply_by = entry["reply_by"]
    return Circulation(
        _number(entry["id"]),
        str(entry["name"]),
        _number(entry["entry"]),
        date.fromisoformat(entry["sent_on"]),
        date.fromisoformat(reply_by) if reply_by is not None else None,
        str(entry["message"]),
        entry["private"] is True,
        tuple(_extract(sent) for sent in entry["extracts"]),
        A4 if entry.get("paper") == A4 else A3,
        entry.get("protected") is True,
    )


def _extract(entry: Any) -> Extract:
    person, items = entry["person"], entry["items"]
    return Extract(
        _number(entry["id"]),
        str(entry["recipient"]),
        _number(person) if person is not None else None,
        str(entry["email"]),
        str(entry["file"]),
        tuple(_number(item) for item in items) if items is not None else None,
    )


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value

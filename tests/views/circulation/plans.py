"""A plan that was sent round, as far as the plan keeps it: no file is written."""

from __future__ import annotations

from datetime import date

from planapp.application.circulations import Circulation, Extract, keep
from planapp.application.document import Document
from planapp.domain.edits.bookmarks import CIRCULATION, add_bookmark

SENT, ASKED = date(2026, 3, 20), date(2026, 4, 17)
MASTER, HEAD, MANAGER = 1, 2, 3


def circulate(document: Document, name: str = "March circulation", sent_on: date = SENT) -> Circulation:
    """Send the plan to two posts."""
    entry = document.history.last.seq if document.history.last is not None else 0
    mark = add_bookmark(document.plan, name, CIRCULATION, entry=entry, at=f"{sent_on}T09:00:00+00:00")
    extracts = (
        Extract(MASTER, file=f"{name}.xlsx"),
        Extract(HEAD, "Head of Service", 12, "head@northmere.example", f"{name}, head.xlsx", (1,)),
        Extract(MANAGER, "Team Manager", 13, "", f"{name}, manager.xlsx", (2,)),
    )
    made = Circulation(mark.changes[0].id, name, entry, sent_on, ASKED, extracts=extracts)
    keep(document, made)
    document.edit(mark)
    return made

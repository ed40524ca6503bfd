"""States of the Circulation page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest

from planapp.application.circulations import Circulation, Extract, keep
from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.edits.bookmarks import CIRCULATION, add_bookmark
from planapp.graphics.theme import Choice
from planapp.views.workspace import Workspace
from tests.screens.doing import document_of, open_sample, settle
from tests.screens.opening import empty
from tests.screens.state import SMALL, State

_SENT, _ASKED = date(2026, 3, 20), date(2026, 4, 17)


def circulate(document: Document) -> Circulation:
    """Send the plan round to all who lead something, as it was in March; no file is written."""
    at = "2026-03-20T09:00:00+00:00"
    mark = add_bookmark(document.plan, "March 2026 circulation", CIRCULATION, entry=1, at=at)
    leads = sorted({(row.person, row.item) for row in document.plan.assignments if row.role == "lead"})
    extracts = [Extract(1, file="Northmere improvement plan, March 2026.xlsx")]
    for number, person in enumerate(dict.fromkeys(person for person, _ in leads), 2):
        post = document.plan.people[person]
        name = post.post or post.name
        items = tuple(item for one, item in leads if one == person)
        email = f"{name.casefold().replace(' ', '.').replace(',', '')}@northmere.example"
        file = f"Northmere improvement plan, March 2026, {name}.xlsx"
        extracts.append(Extract(number, name, person, email, file, items))
    made = Circulation(
        mark.changes[0].id, "March 2026 circulation", 1, _SENT, _ASKED, extracts=tuple(extracts)
    )
    keep(document, made)
    document.edit(mark)
    return made


def sent(workspace: Workspace, folder: Path) -> None:
    """Show what was sent to whom."""
    open_sample(workspace, folder)
    circulate(document_of(workspace))
    workspace.actions["sent"].trigger()
    settle()


def prepare(workspace: Workspace, folder: Path) -> None:
    """Prepare a circulation of the sample, with addresses for most leads."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    for person in list(document.plan.people)[3:]:
        name = (person.name or person.post).casefold().replace(" ", ".").replace(",", "")
        document.edit(edits.set_person(document.plan, person.id, email=f"{name}@northmere.example"))
    workspace.settings.journal_name = "Performance Officer"
    workspace.actions["prepare_circulation"].trigger()
    settle()


def prepare_refused(workspace: Workspace, folder: Path) -> None:
    """Type a day that is none."""
    prepare(workspace, folder)
    page: Any = workspace.pages.shown
    page.shown.form.reply_by.setFocus()
    QTest.keyClicks(page.shown.form.reply_by, "31 Feb 2026")
    page.shown.form.name.setFocus()


def prepare_nothing(workspace: Workspace, folder: Path) -> None:
    """Prepare a circulation of a plan that has nothing in it."""
    empty(workspace, folder)
    workspace.actions["prepare_circulation"].trigger()


def nothing_sent(workspace: Workspace, folder: Path) -> None:
    """Show the page of a plan that was never sent round."""
    empty(workspace, folder)
    workspace.actions["sent"].trigger()


STATES = {
    "sent": State(sent),
    "sent-dark": State(sent, choice=Choice.DARK),
    "sent-small": State(sent, SMALL, text_size=130),
    "nothing-sent": State(nothing_sent),
    "prepare": State(prepare),
    "prepare-dark": State(prepare, choice=Choice.DARK),
    "prepare-small": State(prepare, SMALL),
    "prepare-large-text": State(prepare, SMALL, text_size=130),
    "prepare-refused": State(prepare_refused),
    "prepare-nothing": State(prepare_nothing),
}

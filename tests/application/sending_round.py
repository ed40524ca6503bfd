"""A small plan to send round, and finding things in it by their titles."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from planapp.application.circulation_draft import CirculationDraft
from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.plan import Plan

TODAY = date(2026, 3, 2)
REPLY_BY = date(2026, 3, 20)


def made_plan(path: Path) -> Document:
    """Two objectives: the first led by a director, the actions of both by heads of service."""
    made = Document.create(path, edits.new_plan("Our plan: 2026", "Northmere"), by="Officer")
    add(made, "Help early", "objective", leads=("Director",))
    add(made, "Train all staff", "action", "Help early", ("Head of Help",))
    add(made, "Choose a trainer", "step", "Train all staff")
    add(made, "Review caseloads", "action", "Help early")
    add(made, "Stay safe", "objective")
    add(made, "Visit weekly", "action", "Stay safe", ("Head of Care", "Head of Help"))
    add(made, "Old wishes", "action", "Stay safe", ("Former Head",))
    add(made, "Shelved", "action", "Stay safe", ("Head of Shelves",))
    made.edit(edits.archive_items(made.plan, [item(made.plan, "Shelved")]))
    former = person(made.plan, "Former Head")
    made.edit(edits.hand_over_all(made.plan, former, "Head of Care", date(2026, 2, 1)))
    return made


def add(document: Document, title: str, kind: str, below: str = "", leads: tuple[str, ...] = ()) -> None:
    """Add an item, below another of a title."""
    parent = item(document.plan, below) if below else None
    document.edit(edits.add_item(document.plan, kind, parent=parent, title=title))
    if leads:
        document.edit(edits.set_people(document.plan, item(document.plan, title), "lead", leads))


def retitle(document: Document, title: str, new: str) -> None:
    """Give an item another title."""
    document.edit(edits.set_field(document.plan, item(document.plan, title), "title", new))


def item(plan: Plan, title: str) -> int:
    """Return the id of the item of a title."""
    return next(one.id for one in plan.items if one.title == title)


def person(plan: Plan, name: str) -> int:
    """Return the id of a person."""
    return next(one.id for one in plan.people if one.name == name)


def draft(**values: Any) -> CirculationDraft:
    """Return a draft of the master alone, or as `values` say."""
    given = {"name": "March", "sent_on": TODAY, "reply_by": REPLY_BY, "sender": "Performance Officer"}
    return CirculationDraft(**(given | values))

"""States of the window before a plan is worked with: the first page, and what opening can come upon."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.graphics.theme import Choice
from planapp.views.about_plan import recent_of
from planapp.views.workspace import Workspace
from tests.screens.plans import new, put, sample
from tests.screens.state import SMALL, State


def welcome(workspace: Workspace, folder: Path) -> None:
    """Show plans that were open, one of which is missing."""
    now, plan = datetime.now().replace(hour=9, minute=12), sample()
    names = ("Northmere improvement plan 2023–25", "Adults’ quality plan", "Written statement of action")
    for days, name in zip((390, 20, 1), names, strict=True):
        path = folder / "Improvement" / f"{name}.plan"
        path.parent.mkdir(exist_ok=True)
        if days != 390:
            path.touch()
        named = apply(plan, edits.set_details(plan, title=name))
        workspace.settings.remember(recent_of(path, named, now - timedelta(days=days)))
    workspace.settings.remember(recent_of(put(plan, folder / "Northmere.plan"), plan, now))
    workspace.show_welcome()


def first_day(workspace: Workspace, folder: Path) -> None:
    """Show the first page to somebody who has no plan."""


def empty(workspace: Workspace, folder: Path) -> None:
    """Open a new plan."""
    workspace.take(new(folder / "New plan.plan"))


def trouble(workspace: Workspace, folder: Path) -> None:
    """Open a plan that somebody else has open."""
    path = put(sample(), folder / "Northmere improvement plan 2025–27.plan")
    other = Document.open(path, by="Colleague")
    workspace.take(path)
    other.close()


def read_only(workspace: Workspace, folder: Path) -> None:
    """Open a plan for reading only."""
    workspace.desk.open(put(sample(), folder / "Northmere.plan"), read_only=True)


STATES = {
    "welcome": State(welcome),
    "welcome-dark": State(welcome, choice=Choice.DARK),
    "welcome-small": State(welcome, SMALL),
    "first-day": State(first_day),
    "empty": State(empty),
    "trouble": State(trouble),
    "read-only": State(read_only),
}

"""The document of the window: as any other, and it tells when its file does not take an edit."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from planapp.application.document import Document
from planapp.domain import changes as c
from planapp.domain.plan import Plan
from planapp.domain.rules import check
from planapp.errors import UserError
from planapp.store.journal import Entry

if TYPE_CHECKING:
    from planapp.application.returns.inbox import Inbox

Told = Callable[[str], None]


def _nobody(sentence: str) -> None:
    """Tell nobody."""


class PlanFile(Document):
    """Refuses as a document does; `on_trouble` is then called with the sentence if the rules had allowed it.

    What the rules refuse is mended where it was typed. What the file refuses concerns the whole plan.
    """

    on_trouble: Told = staticmethod(_nobody)

    @cached_property
    def inbox(self) -> Inbox:
        """Return what came back of this plan; it is read when it is first asked for."""
        from planapp.application.returns.inbox import Inbox

        return Inbox(self)

    def edit(self, change_set: c.ChangeSet) -> Entry | None:
        """Check, save and make an edit. Raises UserError as a document does."""
        try:
            return super().edit(change_set)
        except UserError as refusal:
            if is_allowed(self.plan, change_set):
                self.on_trouble(refusal.message)
            raise


def create_plan(path: Path, first: c.ChangeSet, name: str = "") -> PlanFile:
    """Make a new plan file, signed with a name (of this account if none). Raises UserError as Document."""
    return cast("PlanFile", PlanFile.create(path, first, by=name or user_name()))


def open_plan(path: Path, name: str = "", *, read_only: bool = False) -> PlanFile:
    """Open a plan file, edits signed with a name (of this account if none). Raises UserError as Document."""
    return cast("PlanFile", PlanFile.open(path, by=name or user_name(), read_only=read_only))


def is_allowed(plan: Plan, change_set: c.ChangeSet) -> bool:
    """Tell whether the rules of plans allow an edit."""
    try:
        check(plan, change_set, c.apply(plan, change_set))
    except (UserError, c.Mismatch):
        return False
    return True


def user_name() -> str:
    """Return the name of the account, which signs the journal; '' where none is known."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""

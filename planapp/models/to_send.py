"""What the officer chooses before the plan is sent round: to whom, what, until when; and what comes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planapp.application.changed_since import ChangedSince
from planapp.application.circulation_draft import CirculationDraft, extracts_by_lead, named
from planapp.application.circulation_message import usual_message
from planapp.application.circulations import Circulation, Extract, circulations
from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION
from planapp.exchange.workbook.part import sent_items
from planapp.exchange.workbook.sending import A3, A4
from planapp.models.board_filter import Filter, Finder
from planapp.models.saved_filters import REMEMBERED_AS as FILTERS
from planapp.models.saved_filters import from_plain, known

# The master's row; those of leads have the ids of people, those of filters come below this.
MASTER = -1
# Under what the choices are remembered.
CHOICES = "circulation_choices"


@dataclass(frozen=True, slots=True)
class Offered:
    """A workbook that can be sent: the id of its row, its extract, and how many actions are in it."""

    id: int
    extract: Extract
    actions: int


class ToSend:
    """The choices for one plan. What is the same each time is remembered with it."""

    def __init__(self, document: Document, today: date) -> None:
        """Begin with what was chosen last time, and everybody who leads something."""
        self._document, self.today = document, today
        kept = _plain(document.remembered(CHOICES))
        self.name = suggested_name(document.plan, today)
        self.reply_by: date | None = None
        self.private = kept.get("private") is True
        self.paper = A4 if kept.get("paper") == A4 else A3
        self.protected = kept.get("protected") is True
        self.message = _text(kept, "message")
        self.folder = _text(kept, "folder")
        self.sender = ""
        self._left_out = {one for one in _list(kept, "left_out") if type(one) is int}
        self._filters = {one for one in _list(kept, "filters") if isinstance(one, str)}
        self.offered: tuple[Offered, ...] = ()
        self._plan: Plan | None = None
        self._basis: tuple[Any, ...] = ()
        self.gather()

    def gather(self) -> None:
        """Offer what the plan now has: the master, everybody who leads something, and the saved filters."""
        plan = self._document.plan
        basis = (self._document.remembered(FILTERS), self.today)
        if plan is self._plan and basis == self._basis:
            return
        self._plan, self._basis = plan, basis
        master = Offered(MASTER, Extract(0), _actions(plan, None))
        leads = [
            Offered(one.person or 0, one, _actions(plan, one.items or ())) for one in extracts_by_lead(plan)
        ]
        self.offered = (master, *leads, *self._of_filters(plan))

    def _of_filters(self, plan: Plan) -> Iterable[Offered]:
        saved = from_plain(self._document.remembered(FILTERS))
        finder = Finder(plan, self.today) if saved else None
        for at, one in enumerate(saved):
            assert finder is not None
            items = _found(self._document, finder, known(plan, one.sought))
            yield Offered(MASTER - 1 - at, Extract(0, one.name, items=items), _actions(plan, items))

    def find(self, row_id: int | None) -> Offered | None:
        """Return what is offered in a row."""
        return next((one for one in self.offered if one.id == row_id), None)

    # What is ticked.

    def is_ticked(self, one: Offered) -> bool:
        """Tell whether a workbook is sent. One with nothing in it never is."""
        if one.id < MASTER:
            return one.extract.recipient in self._filters and bool(one.extract.items)
        return one.id not in self._left_out

    def tick(self, row_ids: Collection[int], *, on: bool) -> None:
        """Send these workbooks, or leave them out."""
        for one in self.offered:
            if one.id not in row_ids:
                continue
            if one.id < MASTER:
                (self._filters.add if on else self._filters.discard)(one.extract.recipient)
            else:
                (self._left_out.discard if on else self._left_out.add)(one.id)

    @property
    def ticked(self) -> tuple[Offered, ...]:
        """Return what is sent."""
        return tuple(one for one in self.offered if self.is_ticked(one))

    # What comes of it.

    def draft(self) -> CirculationDraft:
        """Return what is to be sent."""
        return CirculationDraft(
            self.name,
            self.today,
            self.reply_by,
            tuple(one.extract for one in self.ticked if one.id != MASTER),
            any(one.id == MASTER for one in self.ticked),
            self.private,
            self.paper,
            self.protected,
            self.message,
            self.sender,
        )

    def usual_message(self) -> str:
        """Return what planapp would say in every message."""
        return usual_message(self._document.plan, self.draft())

    def planned(self) -> Mapping[int, Extract]:
        """Return the workbooks that would be written, with their files, by their rows.

        Raises UserError where it can't be sent as it is.
        """
        made = named(self._document.plan, self.draft(), circulations(self._document)).extracts
        return {one.id: extract for one, extract in zip(self.ticked, made, strict=True)}

    def circulation(self, message: str) -> Circulation:
        """Return the circulation as its messages would tell of it, with what is said in all of them."""
        return Circulation(0, self.name.strip(), 0, self.today, self.reply_by, message)

    def remember(self) -> None:
        """Keep what is the same each time. Raises UserError if the file refuses it."""
        self._document.remember(
            CHOICES,
            {
                "private": self.private,
                "protected": self.protected,
                "paper": self.paper,
                "message": self.message,
                "folder": self.folder,
                "left_out": sorted(self._left_out),
                "filters": sorted(self._filters),
            },
        )


def suggested_name(plan: Plan, today: date) -> str:
    """Return how a circulation may be called: 'April 2026 circulation'."""
    period = plan.current_period
    label = period.label.strip() if period is not None else ""
    return f"{label or f'{today:%B %Y}'} circulation"


def _actions(plan: Plan, items: Sequence[int] | None) -> int:
    return sum(plan.items[item].kind == ACTION for item in sent_items(plan, items))


def _found(document: Document, finder: Finder, sought: Filter) -> tuple[int, ...]:
    """Return the items that a filter leaves, in the order of the plan."""
    if sought.changed:
        since = ChangedSince(document)
        since.gather()
        finder.set_changed(since.items)
    finder.gather(lambda: True)
    found = finder.find(sought)
    return tuple(item.id for item in document.plan.walk() if item.id in found and not item.archived)


def _plain(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(kept: Mapping[str, Any], key: str) -> str:
    value = kept.get(key)
    return value if isinstance(value, str) else ""


def _list(kept: Mapping[str, Any], key: str) -> list[Any]:
    value = kept.get(key)
    return value if isinstance(value, list) else []

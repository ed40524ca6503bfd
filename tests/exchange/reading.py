"""Reading a workbook into a plan, for tests; and a plan's items as plain values."""

from __future__ import annotations

from pathlib import Path

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.exchange.mapping import Mapped, map_book
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.recognise import recognise


def read(path: Path) -> Mapped:
    """Return the plan of a workbook with its accounting and findings."""
    book = read_xlsx(path)
    return map_book(book, recognise(book), path.stem)


def people(plan: Plan, item: Item, role: str = "lead") -> list[str]:
    """Return the names of an item's people in a role."""
    return [person.name for person in plan.assigned(item.id, role)]


def measures(plan: Plan, item: Item) -> str:
    """Return an item's measures as one text, without their list marks."""
    return "\n".join(measure.text for measure in plan.measures.of(item.id))


def updates(plan: Plan, item: Item) -> str:
    """Return an item's updates as one text."""
    return "\n".join(update.text for update in plan.updates.of(item.id))


def below(plan: Plan, item: Item | None, kind: str) -> list[Item]:
    """Return the children of a kind."""
    return [child for child in plan.children(item.id if item else None) if child.kind == kind]

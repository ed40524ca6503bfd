"""What changed since a point of the past, field by field, and its words for the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planapp.application.copying import as_html
from planapp.application.document import Document
from planapp.application.plan_then import plan_after
from planapp.application.points import Point
from planapp.domain.naming import number_above
from planapp.domain.plan import Plan
from planapp.exchange.changed_fields import ADDED, CHANGED, FieldChange, changed_fields, followed
from planapp.exchange.workbook.model import Column

_HEADINGS = ("Number", "Item", "Field", "Was", "Is")
NEW, DELETED, ARCHIVED, BROUGHT_BACK = "New", "Deleted", "Archived", "Brought back"


@dataclass(frozen=True, slots=True)
class Changes:
    """What turns the plan of a point into the plan now."""

    point: Point
    then: Plan
    now: Plan
    fields: tuple[FieldChange, ...]

    def followed(self, now: Plan) -> Changes:
        """Return the changes up to a later plan."""
        return (
            self
            if now is self.now
            else replace(self, now=now, fields=followed(self.then, self.now, self.fields, now))
        )

    def under(self, change: FieldChange) -> str:
        """Return the number of what an item without one stands below, '' for one that has its own."""
        item = self.now.items.get(change.item) or self.then.items.get(change.item)
        if item is None or change.ref.strip():
            return ""
        return number_above(self.now if item.id in self.now.items else self.then, item)

    def number(self, change: FieldChange) -> str:
        """Return the number by which an item is found: its own, or '1.2 …' below 1.2."""
        under = self.under(change)
        return f"{under} …" if under else change.ref

    def fate(self, change: FieldChange) -> str:
        """Return in a word what became of an item or indicator as a whole."""
        if change.kind == ADDED:
            return BROUGHT_BACK if change.item in self.then.items else NEW
        return ARCHIVED if change.item in self.now.items else DELETED


def changes_since(document: Document, point: Point) -> Changes:
    """Return what changed since a point. Raises UserError if the journal can't be read."""
    then = plan_after(document, point.entry)
    return Changes(point, then, document.plan, changed_fields(then, document.plan))


def as_text(changes: Changes, heading: str) -> str:
    """Return changes as lines for a mail: each item, and below it its fields."""
    lines, last = [heading, ""], None
    for one in changes.fields:
        if one.item != last:
            lines.append(f"{changes.number(one)} {one.name}".strip())
            last = one.item
        lines.append("    " + _sentence(changes, one).replace("\n", "\n    "))
    return "\n".join(lines) + "\n"


def _sentence(changes: Changes, one: FieldChange) -> str:
    if one.kind != CHANGED:
        return changes.fate(one)
    return f"{one.label}: {one.now or 'empty'}" + (f" (was: {one.was})" if one.was else "")


def as_page(changes: Changes) -> str:
    """Return changes as a table of a web page, for spreadsheets and mails."""
    table = [_HEADINGS, *_rows(changes, changes.fields)]
    return as_html(changes.now, table, [Column(heading, "") for heading in _HEADINGS])


def _rows(changes: Changes, fields: Iterable[FieldChange]) -> Iterable[Sequence[str]]:
    for one in fields:
        label = one.label if one.kind == CHANGED else changes.fate(one)
        yield changes.number(one), one.name, label, one.was, one.now

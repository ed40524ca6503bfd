"""What differs between two moments of one plan, field by field, in the words that its sheet shows."""

from __future__ import annotations

from dataclasses import dataclass

# A row that is new, a field that says something else, a row that is gone or archived.
ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an item that says something else now; of an item that is new or gone the field is ''.

    `field` and `part` are those of a column: a key of fields.py ('title' for the item's own text, 'comment'
    for what is said of a rating), and the id of the period or extra field that it is about, if any.
    """

    kind: str
    item: int
    field: str
    part: int | str | None
    label: str
    name: str
    ref: str
    was: str
    now: str

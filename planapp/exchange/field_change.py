"""One field that says something else than it did: the record, for whoever tells of changes."""

from __future__ import annotations

from dataclasses import dataclass

# A row that is new, a field that says something else, a row that is gone or archived.
ADDED, CHANGED, REMOVED = "added", "changed", "removed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of an item or indicator that says something else now; of one that is new or gone it is ''.

    `item` is the id of the item or indicator. `field` and `part` are those of a column: a key of fields.py
    ('title' for the item's own text, 'comment' for what is said of a rating), and the id of the period or
    extra field, or the month, that it is about, if any. 'place' is about where the item stands.
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

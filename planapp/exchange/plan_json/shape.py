"""The shape of the document: what each field of a table is called there. Writing and reading share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from planapp.domain import records as r
from planapp.domain.due import FLAGS, PRECISIONS
from planapp.domain.extra_types import TYPES
from planapp.domain.status import STATES
from planapp.domain.tables import SPEC_OF

FORMAT = "planapp-plan"
VERSION = 1

# The keys of the document that hold a list of a table's rows (items, which nest, are apart).
SECTIONS: Mapping[str, str] = {
    "scale": "levels",
    "periods": "periods",
    "people": "people",
    "extra_fields": "extra_fields",
    "layouts": "layouts",
    "source_events": "source_events",
    "recommendations": "recommendations",
    "indicators": "indicators",
    "bookmarks": "bookmarks",
}
SECTION_OF: Mapping[str, str] = {table: section for section, table in SECTIONS.items()}

# The keys of an item that hold a list of a table's rows.
ITEM_LISTS: Mapping[str, str] = {
    "measures": "measures",
    "assignments": "assignments",
    "updates": "updates",
    "slips": "slips",
    "recommendations": "recommendation_links",
    "evidence": "evidence",
}
# The keys of an item that name its assignments' people.
NAME_LISTS: Mapping[str, str] = {"leads": r.LEAD, "officers": r.OFFICER}

NOUNS: Mapping[str, str] = {
    "items": "an item",
    "people": "a person",
    "assignments": "an assignment",
    "slips": "a slip",
    "periods": "a period",
    "updates": "an update",
    "levels": "a level of the scale",
    "ratings": "a rating",
    "rollups": "a roll-up",
    "extra_fields": "an extra field",
    "extra_values": "a value of an extra field",
    "source_events": "a source event",
    "recommendations": "a recommendation",
    "recommendation_links": "a recommendation",
    "evidence": "a piece of evidence",
    "indicators": "an indicator",
    "indicator_values": "a value of an indicator",
    "measures": "a measure",
    "layouts": "a layout",
    "layout_columns": "a column of a layout",
    "bookmarks": "a bookmark",
}

# Fields whose key is not their name: (group, key). A group is an object inside the row's object.
_RENAMED: Mapping[tuple[str, str], tuple[str, str]] = {
    ("items", "due"): ("due", "text"),
    ("items", "due_from"): ("due", "from"),
    ("items", "due_to"): ("due", "to"),
    ("items", "due_precision"): ("due", "precision"),
    ("items", "due_flags"): ("due", "flags"),
    ("items", "status"): ("status", "text"),
    ("items", "state"): ("status", "state"),
    ("assignments", "starts_on"): ("", "from"),
    ("assignments", "ends_on"): ("", "to"),
    ("updates", "on"): ("", "date"),
    ("source_events", "on"): ("", "date"),
    ("evidence", "on"): ("", "date"),
}
# Fields that are not written as they are: there is one row of details, and a rating's level is by letter.
_APART = frozenset({("details", "id"), ("ratings", "level")})

_CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("items", "kind"): r.KINDS,
    ("items", "due_precision"): PRECISIONS,
    ("items", "due_flags"): FLAGS,
    ("items", "state"): ("", *STATES),
    ("assignments", "role"): r.ROLES,
    ("extra_fields", "type"): TYPES,
    ("indicators", "polarity"): ("", "high", "low"),
    ("levels", "needs"): r.NEEDS,
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a row's object: its group ('' for none), the record's field, and what its value may be."""

    group: str
    name: str
    field: str
    hint: Any
    refers_to: str = ""
    choices: tuple[str, ...] = ()


@cache
def keys_of(table: str) -> tuple[Key, ...]:
    """Return the keys of a table's rows, in order. The owner has none: a row stands inside its owner."""
    spec = SPEC_OF[table]
    hints = get_type_hints(spec.record)
    return tuple(
        Key(
            *_RENAMED.get((table, name), ("", name)),
            name,
            hints[name],
            spec.references.get(name, ""),
            _CHOICES.get((table, name), ()),
        )
        for name in spec.columns
        if name != spec.owner and (table, name) not in _APART
    )

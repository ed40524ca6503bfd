"""The column for what there is to tell this time: how it is headed, and how its heading is read."""

from __future__ import annotations

import re

from planapp.domain.list_fields import NEW_UPDATE_FIELD
from planapp.domain.plan import Plan
from planapp.domain.records import Update
from planapp.exchange.labels import CURRENT

NEW_UPDATE = NEW_UPDATE_FIELD.key
# What the reader gives as the source of an update that stood in such a column.
SOURCE = NEW_UPDATE_FIELD.label
_HEADING = re.compile(
    r"\s*(?:your\s+)?new\s+(?:progress\s+)?updates?\b\s*(?:[,:;(\[–—-]\s*|\bfor\s+)*(?P<period>.*)",
    re.IGNORECASE | re.DOTALL,
)
# Longer rows of words are no heading to the reader.
_LONGEST_PERIOD = 60


def heading_for(label: str) -> str:
    """Return the heading of the column for a period: 'New update, April 2026'."""
    label = " ".join(label.split())
    is_named = label not in ("", CURRENT) and len(label) <= _LONGEST_PERIOD
    return f"{SOURCE}, {label}" if is_named else SOURCE


def period_named(heading: str) -> str | None:
    """Return the label of the period that such a heading names, '' for the current one; None for others."""
    found = _HEADING.fullmatch(heading)
    return " ".join(found["period"].split()).rstrip(")]: ") if found is not None else None


def is_new(update: Update, plan: Plan) -> bool:
    """Tell whether an update of a source was written as a new one, and is not the plan's already."""
    return update.source == SOURCE and update.id not in plan.updates

"""What a heading means: fields by alias, then by likeness, with a confidence and the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from planapp.domain.fields import INDICATOR_FIELDS, ITEM_FIELDS, KEY_FIELDS, UPDATE_FIELDS, Field, folded

# Below this likeness headings are mistaken for one another: at 86 'Completed by' reads as 'When'.
LIKENESS = 90
FIELDS_OF_KIND = {
    "plan": ITEM_FIELDS,
    "indicators": INDICATOR_FIELDS,
    "key": KEY_FIELDS,
    "updates": UPDATE_FIELDS,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A field that a heading may mean."""

    field: str
    confidence: int
    reason: str


@cache
def readings(heading: str, kind: str) -> tuple[Reading, ...]:
    """Return the fields of a kind of table that a heading may mean, most certain first."""
    fields = FIELDS_OF_KIND[kind]
    whole = folded(heading)
    if not whole:
        return ()
    for confidence, variant in ((100, whole), *((95, text) for text in _shorter(heading))):
        found = [field.key for field in fields if variant in field.aliases]
        if found:
            reason = f"The heading is ‘{heading}’."
            return tuple(Reading(key, confidence, reason) for key in found)
    return _alike(whole, fields)


def _shorter(heading: str) -> Sequence[str]:
    """Return a heading without what stands in brackets, and what stands before a dash, colon or new line."""
    unbracketed = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)
    lead_in = re.split(r"\s[-–—]\s?|[–—:\n]|\s/\s", unbracketed.strip())[0]
    return [text for text in dict.fromkeys([folded(unbracketed), folded(lead_in)]) if text]


def _alike(heading: str, fields: Sequence[Field]) -> tuple[Reading, ...]:
    """Return the field whose alias is most like a heading, if it is like enough."""
    from rapidfuzz import fuzz, process  # heavy, and only needed for headings that no alias names

    aliases = {alias: field.key for field in fields for alias in field.aliases if len(alias) > 3}
    best = process.extractOne(heading, aliases.keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    if best is None:
        return ()
    alias, score, _ = best
    return (Reading(aliases[alias], int(score), f"The heading is like ‘{alias}’."),)

"""What a heading means: fields by alias, then by likeness, with a confidence and the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planapp.domain.field import Field
from planapp.domain.fields import ITEM_FIELDS, folded
from planapp.domain.list_fields import CHANGE_FIELDS, INDICATOR_FIELDS, KEY_FIELDS, TEXT_FIELDS, UPDATE_FIELDS

# Below this likeness headings are mistaken for one another: at 86 'Completed by' reads as 'When'.
LIKENESS = 90
# The confidence in a heading that is an alias but for what stands in brackets or behind a dash.
EXACT = 95
FIELDS_OF_KIND: Mapping[str, Sequence[Field]] = {
    "plan": ITEM_FIELDS,
    "indicators": INDICATOR_FIELDS,
    "key": KEY_FIELDS,
    "updates": UPDATE_FIELDS,
    "texts": TEXT_FIELDS,
    "changes": CHANGE_FIELDS,
}
_ALIASES = frozenset(
    alias for fields in FIELDS_OF_KIND.values() for field in fields for alias in field.aliases
)
_FIRST_WORDS = frozenset(alias.split(maxsplit=1)[0] for alias in _ALIASES)
_FIRST_WORD = re.compile(r"[^\w#%]*([\w#%]+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A field that a heading may mean."""

    field: str
    confidence: int
    reason: str


def is_known(text: str) -> bool:
    """Tell whether a text is, word for word, a heading of some field of some kind of table."""
    first = _FIRST_WORD.match(text)
    return first is not None and first[1].casefold() in _FIRST_WORDS and folded(text) in _ALIASES


@lru_cache(maxsize=4096)
def readings(heading: str, kind: str) -> tuple[Reading, ...]:
    """Return the fields of a kind of table that a heading may mean, most certain first."""
    fields = FIELDS_OF_KIND[kind]
    whole = folded(heading)
    if not whole:
        return ()
    for confidence, variant in ((100, whole), *((EXACT, text) for text in _shorter(heading))):
        found = [field.key for field in fields if variant in field.aliases]
        if found:
            reason = f"The heading is ‘{heading}’."
            return tuple(Reading(key, confidence, reason) for key in found)
    return _alike(whole, kind)


def _shorter(heading: str) -> Sequence[str]:
    """Return a heading without what stands in brackets, and what stands before a dash, colon or new line."""
    unbracketed = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)
    lead_in = re.split(r"\s[-–—]\s?|[–—:\n]|\s/\s", unbracketed.strip())[0]
    return [text for text in dict.fromkeys([folded(unbracketed), folded(lead_in)]) if text]


def _alike(heading: str, kind: str) -> tuple[Reading, ...]:
    """Return the field whose alias is most like a heading, if it is like enough."""
    from rapidfuzz import fuzz, process  # heavy, and only needed for headings that no alias names

    aliases = _long_aliases(kind)
    best = process.extractOne(heading, aliases.keys(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    if best is None:
        return ()
    alias, score, _ = best
    return (Reading(aliases[alias], min(int(score), EXACT - 1), f"The heading is like ‘{alias}’."),)


@lru_cache
def _long_aliases(kind: str) -> Mapping[str, str]:
    """Return the field of each alias that is long enough for a likeness to mean something."""
    return {alias: field.key for field in FIELDS_OF_KIND[kind] for alias in field.aliases if len(alias) > 3}

"""What a comparison of two plans says: a verdict for each row, and every difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planapp.domain.naming import short
from planapp.domain.plan import Plan
from planapp.exchange.alignment.terms import Terms
from planapp.exchange.mapping.account import Finding

# Verdicts on rows: items and indicators.
NEW, CHANGED, SAME, MISSING = "new", "changed", "same", "missing"
VERDICTS = (NEW, CHANGED, SAME, MISSING)
# Kinds of differences. A row is added or missing; a field is changed, or emptied: it says something in the
# plan and nothing in the source. What is emptied or missing is never taken unless it was chosen.
ADDED, EMPTIED = "added", "emptied"
KINDS = (ADDED, CHANGED, MISSING, EMPTIED)

ITEMS, INDICATORS = "items", "indicators"
# The field of a difference that is about a whole row, and about where it stands.
WHOLE, PLACE = "", "place"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a source says otherwise than the plan.

    `item` is the row's id in the plan (None: it is new), `source` its id in the source (None: missing).
    `field` is a key of fields.py or 'title', 'place' or 'comment'; `part` is the period or extra field that
    it is about (the plan's id, or the source's for one that the plan lacks) or the month of a value. Of a
    field that holds several texts, `entry` is the row of the plan whose text differs (None: the text is new,
    or all of them are emptied) and `after` the row behind which a new one comes (None: first). `refusal`
    says why it can't be taken.
    """

    kind: str
    table: str
    item: int | None
    source: int | None
    field: str = WHOLE
    part: int | str | None = None
    label: str = ""
    name: str = ""
    ref: str = ""
    was: str = ""
    theirs: str = ""
    entry: int | None = None
    after: int | None = None
    refusal: str = ""

    @property
    def is_safe(self) -> bool:
        """Tell whether it may be taken unasked: nothing of the plan would be gone, and nothing refuses it."""
        return self.kind in (ADDED, CHANGED) and not self.refusal

    @property
    def called(self) -> str:
        """Return what its row goes by in a sentence: its number, or else its title."""
        if self.ref.strip():
            return short(self.ref)
        return f"‘{short(self.name)}’" if self.name.strip() else "an untitled row"


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What became of a row: of an item or an indicator of the plan, of the source, or of both."""

    table: str
    item: int | None
    source: int | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A plan against what a source says: rows in the source's order, those that it lacks behind.

    `pairs` holds the plan's id of every row of the source that is in both (of two rows, where the source
    names a group once more); `is_sorted` says that the rows of
    the source do not stand where the plan's do, so that their places say nothing.
    """

    plan: Plan
    source: Plan
    terms: Terms
    rows: tuple[RowVerdict, ...] = ()
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()
    pairs: Mapping[int, int] = field(default_factory=dict)
    is_sorted: bool = False

    def safe(self) -> Iterator[Difference]:
        """Yield the differences that may be taken unasked."""
        return (difference for difference in self.differences if difference.is_safe)

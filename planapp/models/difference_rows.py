"""A comparison as the officer goes through it: a row for each item and indicator, and its lines below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planapp.domain.naming import listed, number_above, short
from planapp.domain.plan import Plan
from planapp.domain.scale import NOT_RATED_LETTER, level_of
from planapp.exchange.alignment import (
    CHANGED,
    EMPTIED,
    MISSING,
    NEW,
    SAME,
    Comparison,
    Difference,
    RowVerdict,
)
from planapp.exchange.alignment.differences import named
from planapp.exchange.alignment.indicators import said_of
from planapp.exchange.alignment.model import INDICATORS
from planapp.exchange.alignment.said import TITLE, Key, Said, Sayings, label_of
from planapp.exchange.workbook.columns import RATING
from planapp.models.texts import one_line
from planapp.palette import NONE

# A line that only shows what a new or missing row says: it goes with its row.
TOLD = "told"
# What such a line is called that says where its row stands.
BELOW = "Below"
# What the row itself shows; of a long title it may not show all.
_IN_HEAD = frozenset({"ref", TITLE, "indicator_ref", "indicator"})
_LONG = 90
VERDICT_WORDS: Mapping[str, str] = {
    NEW: "New",
    CHANGED: "Changed",
    MISSING: "Not in the file",
    SAME: "Same",
}


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating as its cell shows it."""

    tone: str
    letter: str


@dataclass(frozen=True, slots=True)
class Line:
    """A field in which plan and file differ, or one of a row that only one of them has (`kind` is TOLD).

    `place` is that of its difference in the comparison; the two `rated` are those of a field that rates.
    """

    label: str
    was: str
    theirs: str
    kind: str = TOLD
    place: int | None = None
    is_rating: bool = False
    rated_was: Rated | None = None
    rated_theirs: Rated | None = None

    @property
    def in_file(self) -> str:
        """Return what the file says, in words where it says nothing."""
        return self.theirs or ("empty" if self.kind == EMPTIED else "")


@dataclass(frozen=True, slots=True)
class Row:
    """An item or indicator: `kind` in a word, `under` the number of what a row without one stands below.

    `places` are those of its differences in the comparison.
    """

    number: int
    verdict: str
    kind: str
    ref: str
    title: str
    under: str
    places: tuple[int, ...]

    @property
    def name(self) -> str:
        """Return what the row goes by in a sentence: its number, or what it is and its title."""
        if self.ref:
            return self.ref
        name = f"{self.kind} ‘{short(self.title)}’"
        return f"{self.under} {name}" if self.under else name

    @property
    def state(self) -> str:
        """Return the verdict in words, or how much differs."""
        if self.verdict == CHANGED:
            count = len(self.places)
            return f"{count:,} difference{'' if count == 1 else 's'}"
        return f"New {self.kind}" if self.verdict == NEW else VERDICT_WORDS[self.verdict]


class DifferenceRows:
    """The rows of a comparison in its order; what stands below one is made when it is asked for."""

    def __init__(self, comparison: Comparison) -> None:
        """Gather the differences of each row."""
        self.comparison = comparison
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._of_plan = Sayings(comparison.plan, comparison.plan)
        self._of_source = Sayings(comparison.source, comparison.plan, comparison.terms)
        places: dict[tuple[str, int | None, int | None], list[int]] = {}
        for place, one in enumerate(comparison.differences):
            places.setdefault((one.table, one.item, one.source), []).append(place)
        self.rows = tuple(
            self._row(number, row, tuple(places.get((row.table, row.item, row.source), ())))
            for number, row in enumerate(comparison.rows)
        )

    def row_of(self) -> dict[int, int]:
        """Return the number of the row of each difference."""
        return {place: row.number for row in self.rows for place in row.places}

    def lines(self, number: int) -> tuple[Line, ...]:
        """Return what stands below a row."""
        if number not in self._lines:
            row = self.rows[number]
            if row.verdict == CHANGED:
                self._lines[number] = tuple(map(self._line, row.places))
            else:
                self._lines[number] = tuple(self._told(row)) if row.verdict != SAME else ()
        return self._lines[number]

    # Rows.

    def _row(self, number: int, row: RowVerdict, places: tuple[int, ...]) -> Row:
        plan, row_id = self._where(row)
        if row.table == INDICATORS:
            one = plan.indicators[row_id]
            return Row(number, row.verdict, "indicator", one_line(one.ref), one_line(one.name), "", places)
        item = plan.items[row_id]
        ref, title = one_line(item.ref), one_line(item.title) or "Untitled"
        under = "" if ref else number_above(plan, item)
        return Row(number, row.verdict, item.kind, ref, title, under, places)

    def _where(self, row: RowVerdict) -> tuple[Plan, int]:
        """Return the plan in which a row is read, and its id there: the officer's own, if it has it."""
        if row.item is not None:
            return self.comparison.plan, row.item
        assert row.source is not None
        return self.comparison.source, row.source

    # Lines.

    def _line(self, place: int) -> Line:
        one = self.comparison.differences[place]
        return self._made(one.label, one.was, one.theirs, one.kind, place, is_rating=one.field == RATING)

    def _made(
        self, label: str, was: str, theirs: str, kind: str, place: int | None, *, is_rating: bool
    ) -> Line:
        if not is_rating:
            return Line(label, was, theirs, kind, place)
        plan = self.comparison.plan
        return Line(label, was, theirs, kind, place, True, rated_as(plan, was), rated_as(plan, theirs))

    def _told(self, row: Row) -> Iterator[Line]:
        """Yield what a row says that only the plan or only the file has."""
        verdict = self.comparison.rows[row.number]
        plan, row_id = self._where(verdict)
        if verdict.table == INDICATORS:
            said: Said = said_of(plan, plan.indicators[row_id])
        else:
            item = plan.items[row_id]
            said = (self._of_plan if verdict.source is None else self._of_source).said(item)
            above = plan.items.get(item.parent)
            if above is not None:
                yield self._told_line(BELOW, named(above), verdict, is_rating=False)
        in_head = _IN_HEAD if len(row.title) <= _LONG else _IN_HEAD - {TITLE}
        for key, text in said.items():
            if text.strip() and key[0] not in in_head:
                yield self._told_line(self._label(key), text, verdict, is_rating=key[0] == RATING)

    def _label(self, key: Key) -> str:
        return label_of(self.comparison.plan, self.comparison.source, key)

    def _told_line(self, label: str, text: str, verdict: RowVerdict, *, is_rating: bool) -> Line:
        was, theirs = (text, "") if verdict.source is None else ("", text)
        return self._made(label, was, theirs, TOLD, None, is_rating=is_rating)


def consequences(differences: Iterable[Difference]) -> str:
    """Return in words what a choice takes out of the plan: 'Deletes 2 rows and empties 1 text.', or ''."""
    kinds = Counter(one.kind for one in differences)
    told = (("deletes", kinds[MISSING], "row"), ("empties", kinds[EMPTIED], "text"))
    parts = [f"{verb} {count:,} {word}{'' if count == 1 else 's'}" for verb, count, word in told if count]
    return f"{listed(parts)} of the plan.".capitalize() if parts else ""


def rated_as(plan: Plan, text: str) -> Rated | None:
    """Return the cell of a rating as written; None for one that is not on the scale."""
    if text == NOT_RATED_LETTER:
        return Rated(NONE, NOT_RATED_LETTER)
    level = level_of(plan.levels.of(), text) if text else None
    return Rated(level.tone, level.letter) if level is not None else None

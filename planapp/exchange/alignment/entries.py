"""Fields that hold several texts (updates, measures, evidence): which text of one is which of the other.

What a sheet shows of them is lines. Texts whose lines all stand in the source are the same, wherever they
stand; what is left between these is paired by likeness, or where it is one against one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from planapp.domain.notes import split_notes
from planapp.domain.plan import Plan
from planapp.exchange.alignment.folding import loose, plain
from planapp.exchange.mapping.list_marks import split_marker
from planapp.exchange.mapping.values import split_measures
from planapp.exchange.new_update import is_new
from planapp.exchange.workbook.values import (
    dated_text,
    evidence_text,
    measure_text,
    recommendation_text,
)

_ENOUGH = 60.0
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class EntryPair:
    """A row of the plan and a text of the source, what they say; None: there is none on that side.

    `after` is the row of the plan behind which a new text comes, or None for the front.
    """

    row: int | None
    was: str = ""
    theirs: str | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A row and the text that it shows in a sheet, without its list mark."""

    row: int
    text: str


def shown_entries(plan: Plan, item: int, field: str) -> list[Shown]:
    """Return the rows of a field of an item that show anything, in order."""
    if field == "update":
        found = [Shown(row.id, dated_text(row)) for row in plan.updates.of(item)]
    elif field == "measure":
        found = [Shown(row.id, measure_text(plan, row)) for row in plan.measures.of(item)]
    elif field == "recommendation":
        links = plan.recommendation_links.of(item)
        found = [Shown(row.id, recommendation_text(plan, row.recommendation)) for row in links]
        # Answered twice is as once.
        found = list({key_of(field, one.text): one for one in reversed(found)}.values())[::-1]
    elif field == "evidence":
        found = [Shown(row.id, evidence_text(row)) for row in plan.evidence.of(item)]
    else:
        raise KeyError(field)
    return [one for one in found if one.text.strip()]


def told_updates(source: Plan, plan: Plan, item: int) -> tuple[list[Shown], list[Shown]]:
    """Return the updates of an item of a source, and those that were written as new ones."""
    shown = shown_entries(source, item, "update")
    new = {one.row for one in shown if is_new(source.updates[one.row], plan)}
    return [one for one in shown if one.row not in new], [one for one in shown if one.row in new]


def differing_entries(field: str, mine: Sequence[Shown], theirs: Sequence[str]) -> list[EntryPair]:
    """Return what differs between the rows of the plan and the texts of a source, in the source's order."""
    lines = _lines(field, [one.text for one in mine])
    others = _lines(field, theirs)
    found = SequenceMatcher(None, _keys(lines), _keys(others), autojunk=False).get_matching_blocks()
    place = {block.a + at: block.b + at for block in found for at in range(block.size)}
    gaps = _gaps(mine, lines, others, place)
    moved = _moved(gaps, field)
    return [pair for gap in gaps for pair in _pairs_of(gap, field, moved)]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text `of` (counted from 0), as shown and for comparison."""

    of: int
    text: str
    key: str


@dataclass(slots=True)
class _Gap:
    """What stands between two rows that are the same: rows of the plan, and lines of the source."""

    after: int | None
    rows: list[Shown]
    lines: list[str]


def _lines(field: str, texts: Iterable[str]) -> list[_Line]:
    found = []
    for of, text in enumerate(texts):
        marked = _BULLET + text if field == "measure" else text
        for line in marked.split("\n"):
            words = split_marker(line)[1] if field == "measure" else line
            if words.strip():
                found.append(_Line(of, line, key_of(field, words)))
    return found


def _keys(lines: Iterable[_Line]) -> list[str]:
    return [line.key for line in lines]


def _gaps(
    mine: Sequence[Shown], lines: list[_Line], others: list[_Line], place: dict[int, int]
) -> list[_Gap]:
    """Return what lies between the rows whose lines stand in the source, together and in order."""
    at_of: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        at_of.setdefault(line.of, []).append(at)
    gaps, start = [_Gap(None, [], [])], 0
    for of, row in enumerate(mine):
        places = [place.get(at, -1) for at in at_of.get(of, [])]
        if not places or places != list(range(places[0], places[0] + len(places))) or places[0] < 0:
            gaps[-1].rows.append(row)
            continue
        gaps[-1].lines.extend(line.text for line in others[start : places[0]])
        gaps.append(_Gap(row.row, [], []))
        start = places[-1] + 1
    gaps[-1].lines.extend(line.text for line in others[start:])
    return gaps


def texts_of(field: str, lines: Sequence[str]) -> list[str]:
    """Return the texts that lines of a source are, as its cell would be read."""
    joined = "\n".join(lines)
    if field == "update":
        return [note.text for note in split_notes(joined)]
    if field == "measure":
        return [text for _, text in split_measures(joined)] if lines else []
    return list(lines)


def _moved(gaps: Sequence[_Gap], field: str) -> set[str]:
    """Return the texts that only stand in another place: the order of lines is no difference."""
    rows = {key_of(field, row.text) for gap in gaps for row in gap.rows}
    return rows & {key_of(field, text) for gap in gaps for text in texts_of(field, gap.lines)}


def key_of(field: str, text: str) -> str:
    """Return a text for comparison: a recommendation is the same one however it is spelt."""
    return loose(text) if field == "recommendation" else plain(text)


def _pairs_of(gap: _Gap, field: str, moved: set[str]) -> list[EntryPair]:
    rows = [row for row in gap.rows if key_of(field, row.text) not in moved]
    texts = [text for text in texts_of(field, gap.lines) if key_of(field, text) not in moved]
    paired = _paired(rows, texts)
    found, last = [], gap.after
    for at, text in enumerate(texts):
        row = paired.get(at)
        found.append(
            EntryPair(None, theirs=text, after=last) if row is None else EntryPair(row.row, row.text, text)
        )
        last = last if row is None else row.row
    left = [row for row in rows if row not in paired.values()]
    return found + [EntryPair(row.row, row.text) for row in left]


def _paired(rows: Sequence[Shown], texts: Sequence[str]) -> dict[int, Shown]:
    """Pair rows with texts, by the place of the text: the only two, else those that are most alike."""
    if len(rows) == len(texts) == 1:
        return {0: rows[0]}
    scored = sorted(
        ((fuzz.ratio(row.text, text), at, row) for row in rows for at, text in enumerate(texts)),
        key=lambda found: (-found[0], found[1]),
    )
    paired: dict[int, Shown] = {}
    for score, at, row in scored:
        if score >= _ENOUGH and at not in paired and row not in paired.values():
            paired[at] = row
    return paired

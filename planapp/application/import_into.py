"""Taking somebody's workbook or planapp's JSON into a plan that is there: what differs, what is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planapp.application.document import Document
from planapp.application.importing import Import, is_json, read_source
from planapp.application.reading import read_plan
from planapp.domain.changes import ChangeSet
from planapp.domain.naming import listed, short
from planapp.domain.plan import Plan
from planapp.exchange.alignment import (
    ADDED,
    EMPTIED,
    EVERYTHING,
    MISSING,
    VERDICTS,
    Comparison,
    Difference,
    compare_plans,
    take,
)
from planapp.exchange.alignment.ties import ties_of
from planapp.exchange.reading import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Preview:
    """A source as it was read, and how a plan differs from it."""

    found: Import
    comparison: Comparison

    @property
    def safe(self) -> tuple[Difference, ...]:
        """Return the differences that are taken unless the officer picks others: with all that they need."""
        differences = self.comparison.differences
        places = [place for place, one in enumerate(differences) if one.is_safe]
        chosen = ties_of(self.comparison).taking(places)
        return tuple(one for place, one in enumerate(differences) if place in chosen)

    def change_set(self, chosen: Iterable[Difference]) -> ChangeSet:
        """Return the one edit that takes the differences chosen. Raises UserError if one can't be taken."""
        return take(self.comparison.plan, self.comparison, chosen, f"import {self.found.source.name}")


def preview_into(
    plan: Plan, source: Path, *, password: str = "", progress: Progress = no_progress
) -> Preview:
    """Read a source and compare a plan with it. Raises as `read_source` does."""
    return preview_of(plan, read_source(source, password=password, progress=progress, scale=plan.levels.of()))


def preview_of(plan: Plan, found: Import) -> Preview:
    """Compare a plan with what was read."""
    # The layouts of a JSON file are the plan's own: it carries every field.
    carried = EVERYTHING if is_json(found.source) else None
    return Preview(found, compare_plans(plan, found.plan, paths=found.paths, carried=carried))


def preview_of_file(path: Path, source: Path, *, password: str = "") -> Preview:
    """Compare a plan file with a source and change nothing. Raises UserError if one can't be read."""
    return preview_into(read_plan(path), source, password=password)


def import_into(path: Path, source: Path, *, by: str, password: str = "") -> Preview:
    """Take a source into a plan file, all but what would empty or delete something, as one undo step.

    Returns what was compared; its `safe` is what was taken. Raises UserError; then nothing was changed.
    """
    document = Document.open(path, by=by)
    try:
        preview = preview_into(document.plan, source, password=password)
        document.edit(preview.change_set(preview.safe))
        return preview
    finally:
        document.close()


def report(preview: Preview) -> dict[str, Any]:
    """Return a preview as `planapp import --into --json` prints it."""
    findings = (*preview.found.findings, *preview.comparison.findings)
    return {
        "file": preview.found.source.name,
        "rows": rows_by_verdict(preview.comparison),
        "differences": [
            {
                "item": one.name,
                "ref": one.ref,
                "field": field_name(preview.comparison, one),
                "was": one.was,
                "theirs": one.theirs,
                "kind": one.kind,
            }
            for one in preview.comparison.differences
        ],
        "findings": [
            {"severity": finding.severity, "where": finding.where, "text": finding.text}
            for finding in findings
        ],
    }


def rows_by_verdict(comparison: Comparison) -> dict[str, int]:
    """Return how many rows (items and indicators) are new, changed, same and missing."""
    counts = Counter(row.verdict for row in comparison.rows)
    return {verdict: counts[verdict] for verdict in VERDICTS}


def field_name(comparison: Comparison, difference: Difference) -> str:
    """Return a field for scripts: 'due', 'rating:03/18', 'extra:Risk', 'value:2017-07' or ''."""
    part = difference.part
    if isinstance(part, int):
        for plan in (comparison.plan, comparison.source):
            period, extra = plan.periods.get(part), plan.extra_fields.get(part)
            named = period.label if period is not None else extra.heading if extra is not None else None
            if named is not None:
                return f"{difference.field}:{named}"
    return f"{difference.field}:{part}" if part else difference.field


def lines(preview: Preview, plan_name: str, *, was_taken: bool) -> Iterator[str]:
    """Yield what a person is told of a preview, or of what was taken."""
    differences = preview.comparison.differences
    rows = rows_by_verdict(preview.comparison)
    counted = listed(f"{count} {verdict}" for verdict, count in rows.items())
    yield f"Rows of {preview.found.source.name} against {plan_name}: {counted}."
    if not differences:
        yield "Nothing differs."
        return
    if not was_taken:
        yield from map(_line, differences)
        yield "This is a preview: nothing was changed."
        return
    taken = preview.safe
    if taken:
        yield f"{_count(len(taken), 'difference')} taken into {plan_name}, as one step that can be undone."
    else:
        yield f"Nothing was taken: {plan_name} stays as it was."
    left = [one for one in differences if one not in set(taken)]
    if left:
        yield f"{_count(len(left), 'difference')} left as in the plan:"
        yield from map(_line, left)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _line(one: Difference) -> str:
    name = " ".join(filter(None, (one.ref, short(one.name) if one.name else "")))
    if one.kind == ADDED:
        return f"  New {one.label.lower()}: {name or short(one.theirs)}"
    if one.kind == MISSING:
        return f"  Not in the file: {name or short(one.was)}"
    said = "is empty in the file" if one.kind == EMPTIED else f"‘{short(one.theirs)}’"
    was = f", was ‘{short(one.was)}’" if one.was else ""
    return f"  {name} · {one.label}: {said}{was}"

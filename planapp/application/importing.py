"""Taking in somebody's workbook or planapp's JSON as a new plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planapp.application.document import Document
from planapp.domain import records as r
from planapp.domain.changes import IMPORT, ChangeSet, compare
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.scale import NOT_RATED_LETTER
from planapp.errors import UserError
from planapp.exchange.mapping import Accounting, Finding, map_book
from planapp.exchange.mapping.account import LOOK
from planapp.exchange.plan_json import read_json
from planapp.exchange.read_apart import read_apart
from planapp.exchange.reading import Progress, no_progress
from planapp.exchange.recognise import recognise

JSON_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Import:
    """A plan as read from a file, where every filled cell went, and what needs a look.

    `paths` holds the ids that planapp's own hidden column names beside items and indicators.
    """

    source: Path
    plan: Plan
    accounting: Accounting
    findings: tuple[Finding, ...]
    paths: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def change_set(self) -> ChangeSet:
        """Return the edit that makes this plan out of the empty one."""
        return compare(empty_plan(), self.plan, f"import {self.source.name}", IMPORT)


def read_source(
    source: Path, *, password: str = "", progress: Progress = no_progress, scale: Sequence[r.Level] = ()
) -> Import:
    """Read a file that holds a table, whatever its format, or a planapp JSON file.

    Ratings are read by `scale`, or by the usual one if it is empty. `progress` gets done, total and a text
    from time to time; what it raises stops the reading. Raises UserError if no plan is found or the file
    can't be read, PasswordNeeded if a password is missing or wrong.
    """
    if source.suffix.casefold() == JSON_SUFFIX:
        return Import(source, read_json(source), Accounting(0, 0, 0, ()), ())
    reading = read_apart(source, password=password, progress=progress)
    mapped = map_book(reading.book, recognise(reading.book), source.stem, scale)
    is_template = len(mapped.plan.layouts) and not mapped.accounting.left_out
    if not len(mapped.plan.items) and not len(mapped.plan.indicators) and not is_template:
        raise UserError(
            f"No plan was found in {source.name}. Check that it has a row of headings "
            "such as Action, Lead and Due above the actions."
        )
    remarks = (Finding(LOOK, remark.where, remark.text) for remark in reading.remarks)
    return Import(source, mapped.plan, mapped.accounting, (*remarks, *mapped.findings), mapped.paths)


def import_as_new(
    source: Path, target: Path, *, by: str, password: str = "", progress: Progress = no_progress
) -> Import:
    """Make a new plan file from somebody's file. Raises as `read_source` does; then nothing was made."""
    found = read_source(source, password=password, progress=progress)
    Document.create(target, found.change_set, by=by).close()
    return found


def summary(found: Import) -> dict[str, Any]:
    """Return an import as `planapp import --json` prints it."""
    plan, cells = found.plan, found.accounting
    kinds = Counter(item.kind for item in plan.items)
    return {
        "themes": kinds[r.THEME],
        "objectives": kinds[r.OBJECTIVE],
        "actions": kinds[r.ACTION],
        "steps": kinds[r.STEP],
        "ratings": ratings_by_period(plan),
        "updates": len(plan.updates),
        "indicators": len(plan.indicators),
        "people": len(plan.people),
        "cells": {
            "filled": cells.filled,
            "placed": cells.placed,
            "named": cells.named,
            "left_out": list(cells.left_out),
        },
        "findings": [
            {"severity": finding.severity, "where": finding.where, "text": finding.text}
            for finding in found.findings
        ],
    }


def ratings_by_period(plan: Plan) -> dict[str, dict[str, int]]:
    """Return how many ratings of each letter a period has, by the period's label, in order.

    What could not be read counts under '?'. Periods of the same label are told apart by a number.
    """
    counts: dict[int, Counter[str]] = {period.id: Counter() for period in plan.periods.of()}
    for rating in plan.ratings:
        counts[rating.period][_letter(plan, rating)] += 1
    order = [level.letter for level in plan.levels.of()] + [NOT_RATED_LETTER, "?"]
    result: dict[str, dict[str, int]] = {}
    for period in plan.periods.of():
        label, again = period.label, 1
        while label in result:
            again += 1
            label = f"{period.label} ({again})"
        found = counts[period.id]
        result[label] = {letter: found[letter] for letter in dict.fromkeys(order) if found[letter]}
    return result


def _letter(plan: Plan, rating: r.Rating) -> str:
    if rating.level is not None:
        return plan.levels[rating.level].letter
    return "?" if rating.text else NOT_RATED_LETTER

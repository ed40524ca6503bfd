"""Taking in somebody's workbook or planapp's JSON as a new plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planapp.application.agreed import Offer, offer_of, with_agreed
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
from planapp.exchange.reading import Progress, Reading, no_progress
from planapp.exchange.recognise import recognise
from planapp.exchange.recognise.corrections import Said, picked
from planapp.exchange.recognise.model import GROUP, MORE, NOTHING_RECOGNISED, PLAN, Recognition

JSON_SUFFIX = ".json"
_OF_ITEMS = frozenset({*r.KINDS, GROUP, MORE})


@dataclass(frozen=True, slots=True)
class Import:
    """A plan as read from a file, where every filled cell went, and what needs a look.

    `paths` holds the ids that planapp's own hidden column names beside items and indicators, `origins` the
    sheet and the row in which an item starts. `recognition` says how the sheets were understood; a planapp
    JSON file needs none.
    """

    source: Path
    plan: Plan
    accounting: Accounting
    findings: tuple[Finding, ...]
    paths: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    origins: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    recognition: Recognition = NOTHING_RECOGNISED

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
    if is_json(source):
        return read_plan_json(source)
    found = understand(source, read_apart(source, password=password, progress=progress), scale=scale)
    if not holds_plan(found):
        raise no_plan(source)
    return found


def no_plan(source: Path) -> UserError:
    """Return the refusal of a file in which no plan was found."""
    return UserError(
        f"No plan was found in {source.name}. Check that it has a row of headings "
        "such as Action, Lead and Due above the actions."
    )


def is_json(source: Path) -> bool:
    """Tell whether a file is planapp's JSON, by its ending."""
    return source.suffix.casefold() == JSON_SUFFIX


def read_plan_json(source: Path) -> Import:
    """Read a planapp JSON file. Raises UserError if it can't be read."""
    return Import(source, read_json(source), Accounting(0, 0, 0, ()), ())


def understand(
    source: Path,
    reading: Reading,
    *,
    said: Said = MappingProxyType({}),
    agreed: Collection[Offer] = (),
    scale: Sequence[r.Level] = (),
) -> Import:
    """Return the plan of a workbook as it was read, with what the officer said of it and agreed to."""
    book = picked(reading.book, said)
    return as_recognised(source, replace(reading, book=book), recognise(book, said), agreed, scale)


def as_recognised(
    source: Path,
    reading: Reading,
    recognition: Recognition,
    agreed: Collection[Offer] = (),
    scale: Sequence[r.Level] = (),
) -> Import:
    """Return the plan of a workbook whose sheets have been recognised."""
    mapped = map_book(reading.book, recognition, source.stem, scale)
    remarks = (Finding(LOOK, remark.where, remark.text) for remark in reading.remarks)
    found = Import(
        source,
        mapped.plan,
        mapped.accounting,
        (*remarks, *(finding for finding in mapped.findings if offer_of(finding) not in agreed)),
        mapped.paths,
        mapped.origins,
        recognition,
    )
    return replace(found, plan=with_agreed(found.plan, agreed, rows_of(found))) if agreed else found


def holds_plan(found: Import) -> bool:
    """Tell whether something was found: items, indicators, or at least the headings of an empty plan."""
    is_template = len(found.plan.layouts) and not found.accounting.left_out
    return bool(len(found.plan.items) or len(found.plan.indicators) or is_template)


def rows_of(found: Import) -> dict[tuple[str, int], int]:
    """Return the item that each row of a sheet tells of, by the name of the sheet and the row.

    Where several start in a row it is the one that the row's role names.
    """
    starting: dict[tuple[str, int], dict[str, int]] = {}
    for item_id, place in found.origins.items():
        starting.setdefault(place, {})[found.plan.items[item_id].kind] = item_id
    rows: dict[tuple[str, int], int] = {}
    for table in found.recognition.of_kind(PLAN):
        above = None
        for role in table.rows:
            own = starting.get((table.sheet.name, role.row), {})
            above = own.get(role.role) or next(reversed(own.values()), None) or above
            if above is not None and role.role in _OF_ITEMS:
                rows[table.sheet.name, role.row] = above
    return rows


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

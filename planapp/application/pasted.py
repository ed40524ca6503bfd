"""What was copied elsewhere, understood as items: by its headings, its columns, or what is in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from planapp.application.copied_rows import read_copied
from planapp.application.copying import REF
from planapp.application.framing import NO_HEADER, Framed, columns_of, framed
from planapp.application.importing import Import, understand
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.fields import folded
from planapp.domain.naming import listed
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment.terms import Terms, terms_of
from planapp.exchange.grid import Sheet, column_letters
from planapp.exchange.mapping import Accounting, Finding
from planapp.exchange.mapping.account import LOOK, LOST, NOTE
from planapp.exchange.reading import Reading
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrections import Corrections
from planapp.exchange.workbook.model import Column

# Of these a plan has one column each.
_ONCE = frozenset({*r.KINDS, REF, "due", "status", "done_on"})
_NOWHERE = re.compile(r"![A-Z]+0$")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The items of what was copied as a plan of their own, where every cell went, and what needs a look.

    `corrections` are how it was framed and what the officer said of it since. `is_certain`: there is nothing
    to ask. `says_kinds`: of which kind the items are was said, by a board's headings or by the officer.
    `headings` counts the cells of headings that were added to it.
    """

    reading: Reading
    found: Import
    terms: Terms
    corrections: Corrections = field(default_factory=Corrections)
    is_certain: bool = False
    says_kinds: bool = False
    headings: int = 0

    @property
    def plan(self) -> Plan:
        """Return the items."""
        return self.found.plan

    @property
    def fits_place(self) -> bool:
        """Tell whether nothing says of which kind the items are: then the place does, where they go."""
        flat = all(item.kind == r.ACTION and item.parent is None for item in self.plan.items)
        return not self.says_kinds and flat and not len(self.plan.ratings)

    @property
    def sheet(self) -> Sheet:
        """Return what was copied."""
        return self.reading.book.sheets[0]


def read_pasted(reading: Reading, plan: Plan, columns: Sequence[Column]) -> Pasted:
    """Understand what was copied as items of a plan; `columns` are those of the board on screen.

    Raises UserError if there are no items in it.
    """
    copied = read_copied(reading.book.sheets[0], plan)
    if copied is not None:
        left = len(copied.left_out)
        cells = Accounting(copied.cells, copied.cells - left, 0, copied.left_out)
        found = Import(Path(reading.book.name), copied.plan, cells, copied.findings)
        pasted = Pasted(reading, found, terms_of(plan, copied.plan), is_certain=not left, says_kinds=True)
        return _fitted(pasted, plan)
    pasted = _understood(framed(reading, plan, columns), plan)
    if not len(pasted.plan.items):
        raise UserError("No actions were found in what was copied. Copy rows with titles of actions.")
    return pasted


def with_column(pasted: Pasted, column: int, key: str) -> Corrections:
    """Return the corrections with a column read as a field; another that was said to hold it is her own."""
    table = pasted.found.recognition.tables[0]
    others = {at: m.EXTRA for at, said in pasted.corrections.columns.items() if said == key in _ONCE}
    said = replace(pasted.corrections, columns={**pasted.corrections.columns, **others})
    return said.with_column(table.header_row, column, key)


def read_again(pasted: Pasted, plan: Plan, said: Corrections) -> Pasted:
    """Understand the same with other corrections; there may be no items in it now."""
    again = _understood(Framed(pasted.reading, said, pasted.headings), plan)
    says_kinds = pasted.says_kinds or said.rows != pasted.corrections.rows
    return replace(again, is_certain=False, says_kinds=says_kinds)


def _understood(framed: Framed, plan: Plan) -> Pasted:
    reading, said = framed.reading, framed.said
    sheet = reading.book.sheets[0]
    found = understand(Path(reading.book.name), reading, said={sheet.name: said}, scale=plan.levels.of())
    found = _without_headings(_with_named_fields(_about_rows(found)), framed.headings)
    is_list = len(columns_of(sheet)) == 1 and said.header == NO_HEADER
    terms = _terms(plan, found.plan)
    return _fitted(Pasted(reading, found, terms, said, is_list, headings=framed.headings), plan)


def _without_headings(found: Import, headings: int) -> Import:
    """Return what was understood with the cells counted without headings that were added."""
    cells = found.accounting
    counted = replace(cells, filled=cells.filled - headings, named=cells.named - headings)
    return replace(found, accounting=counted)


def _about_rows(found: Import) -> Import:
    """Return what was understood with findings about its rows only: none stands at a heading it has not."""
    findings = (replace(one, where="") if _NOWHERE.search(one.where) else one for one in found.findings)
    return replace(found, findings=tuple(findings))


def _with_named_fields(found: Import) -> Import:
    """Return what was understood with own fields called by their columns, where these have no headings."""
    plan = found.plan
    nameless = [one for one in plan.extra_fields.of() if not one.heading.strip()]
    roles = (role for table in found.recognition.of_kind(m.PLAN) for role in table.columns_of(m.EXTRA))
    columns = [role.column for role in roles if not role.heading.strip()]
    for one, column in zip(nameless, columns, strict=False):
        plan = apply(plan, edits.set_extra_field(plan, one.id, heading=f"Column {column_letters(column)}"))
    return replace(found, plan=plan)


def _terms(plan: Plan, source: Plan) -> Terms:
    """Pair what plan and source call alike; ratings of no period in particular are of the current one."""
    terms, current = terms_of(plan, source), plan.current_period
    unknown = [period for period in source.periods.of() if period.id not in terms.periods]
    is_taken = current is None or current.id in terms.periods.values()
    if is_taken or len(unknown) != 1 or unknown[0].ends_on is not None:
        return terms
    assert current is not None
    return replace(terms, periods={**terms.periods, unknown[0].id: current.id})


def _fitted(pasted: Pasted, plan: Plan) -> Pasted:
    """Return what was understood with what the plan adds to say of it."""
    more = [*_new_words(pasted), *_current(pasted, plan), *_without_place(pasted, plan)]
    if not more:
        return pasted
    found = replace(pasted.found, findings=(*pasted.found.findings, *more))
    is_certain = pasted.is_certain and all(one.severity != LOST for one in more)
    return replace(pasted, found=found, is_certain=is_certain)


def _new_words(pasted: Pasted) -> list[Finding]:
    source, terms = pasted.plan, pasted.terms
    periods = [one.label for one in source.periods.of() if one.id not in terms.periods]
    fields = [one.heading for one in source.extra_fields.of() if one.id not in terms.extras]
    return [
        *(Finding(LOOK, one, f"‘{one}’ is a period that the plan does not have yet.") for one in periods),
        *(Finding(NOTE, one, f"‘{one}’ is a field that the plan does not have yet.") for one in fields),
    ]


def _current(pasted: Pasted, plan: Plan) -> list[Finding]:
    """Say which ratings go to the current period, because they name none."""
    current = plan.current_period
    if current is None:
        return []
    there = [one for one in pasted.plan.periods.of() if pasted.terms.period(one.id) == current.id]
    if all(one.ends_on is not None or folded(one.label) == folded(current.label) for one in there):
        return []
    return [Finding(NOTE, "", f"The ratings name no period. They go to {current.label}, the current one.")]


def _without_place(pasted: Pasted, plan: Plan) -> list[Finding]:
    """Say what can't go where the items go: ratings of frozen periods, indicators."""
    labels = frozen_periods(pasted, plan)
    findings = []
    if labels:
        which = f"{listed(labels)} can’t change any more, so no ratings are pasted there."
        findings.append(Finding(LOOK, "", which))
    if len(pasted.plan.indicators):
        text = "Indicators are not pasted among actions. Import the file they are in."
        findings.append(Finding(LOST, "", text))
    return findings


def frozen_periods(pasted: Pasted, plan: Plan) -> list[str]:
    """Return the labels of the periods that what was copied rates, and that are frozen in a plan."""
    rated = {pasted.terms.period(one.period) for one in pasted.plan.ratings}
    return [period.label for period in plan.periods.of() if period.frozen and period.id in rated]

"""What was copied elsewhere, understood as items: by its headings, its columns, or what is in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from planapp.application.copied_rows import read_copied
from planapp.application.copying import REF, TITLE
from planapp.application.importing import Import, understand
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.fields import FIELD_OF
from planapp.domain.naming import listed
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment.terms import Terms, terms_of
from planapp.exchange.grid import Book, Cell, Merge, Sheet, column_letters, in_rows
from planapp.exchange.labels import CURRENT
from planapp.exchange.mapping import Accounting, Finding
from planapp.exchange.mapping.account import LOOK, LOST, NOTE
from planapp.exchange.rating_cell import looks_like_rating
from planapp.exchange.reading import Reading
from planapp.exchange.recognise import evidence, recognise
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.corrections import Corrections
from planapp.exchange.recognise.find_tables import find_tables
from planapp.exchange.recognise.headings import is_known
from planapp.exchange.workbook.model import Column

# In place of the row of the headings: there is none, the first row is one of items.
NO_HEADER = -1
# Two columns may be anything.
_FEWEST_COLUMNS = 3
_NOWHERE = re.compile(r"![A-Z]+0$")


@dataclass(frozen=True, slots=True)
class Pasted:
    """The items of what was copied as a plan of their own, where every cell went, and what needs a look.

    `corrections` are how it was framed and what the officer said of it since: read again with others of
    them, it is understood otherwise. `is_certain`: there is nothing to ask. `fits_place`: nothing says of
    which kind the items are, so the place does.
    """

    reading: Reading
    found: Import
    terms: Terms
    corrections: Corrections = field(default_factory=Corrections)
    is_certain: bool = False
    fits_place: bool = False

    @property
    def plan(self) -> Plan:
        """Return the items."""
        return self.found.plan

    @property
    def sheet(self) -> Sheet:
        """Return what was copied."""
        return self.reading.book.sheets[0]


def read_pasted(
    reading: Reading, plan: Plan, columns: Sequence[Column], said: Corrections | None = None
) -> Pasted:
    """Understand what was copied as items of a plan; `columns` are those of the board on screen.

    `said` corrects how it was understood: it is another understanding's `corrections`, changed, and
    `reading` that one's. Raises UserError if there are no items in it.
    """
    if said is None:
        copied = read_copied(reading.book.sheets[0], plan)
        if copied is not None:
            left = len(copied.left_out)
            cells = Accounting(copied.cells, copied.cells - left, 0, copied.left_out)
            found = Import(Path(reading.book.name), copied.plan, cells, copied.findings)
            return _fitted(Pasted(reading, found, terms_of(plan, copied.plan), is_certain=not left), plan)
        reading, said = _framed(reading, plan, columns)
    sheet = reading.book.sheets[0]
    found = understand(Path(reading.book.name), reading, said={sheet.name: said}, scale=plan.levels.of())
    if not len(found.plan.items):
        raise UserError(
            "No actions were found in what was copied. Choose the column that holds their titles."
        )
    found = _with_named_fields(_about_rows(found))
    pasted = Pasted(reading, found, _terms(plan, found.plan), said)
    is_list = len(_columns_of(sheet)) == 1 and said.header == NO_HEADER
    return _fitted(replace(pasted, is_certain=is_list, fits_place=_may_be_any_kind(found.plan)), plan)


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


def _may_be_any_kind(source: Plan) -> bool:
    """Tell whether items could as well be steps: none stands below another, and none is rated."""
    flat = all(item.kind == r.ACTION and item.parent is None for item in source.items)
    return flat and not len(source.ratings)


# How rows stand that say nothing of themselves.


def _framed(reading: Reading, plan: Plan, columns: Sequence[Column]) -> tuple[Reading, Corrections]:
    """Return what was copied with what has to be said of it so that it is read as items."""
    sheet = reading.book.sheets[0]
    header = _header(sheet)
    if header is not None:
        return reading, Corrections(header=header)
    if len(_columns_of(sheet)) == 1:
        return reading, _list_of_titles(sheet)
    placed = _by_place(sheet, columns)
    if placed is not None:
        return replace(reading, book=replace(reading.book, sheets=(placed[0],))), placed[1]
    for table in recognise(reading.book).of_kind(m.PLAN):
        return reading, Corrections(header=table.header_row or NO_HEADER)
    return reading, _by_values(reading.book)


def _header(sheet: Sheet) -> int | None:
    """Return the row of the headings if there is one, 0 if it is found by itself, None if there is none."""
    tables = find_tables(sheet)
    if any(table.kind == m.PLAN for table in tables):
        return 0
    if tables:
        return tables[0].header_row
    first = next((cells for row in sheet.cells if (cells := sheet.row(row[0].row))), ())
    is_header = bool(first) and len(sheet.cells) > 1 and all(is_known(cell.text) for cell in first)
    return first[0].row if is_header else None


def _columns_of(sheet: Sheet) -> list[int]:
    return sorted({cell.column for cell in sheet.filled()})


def _list_of_titles(sheet: Sheet) -> Corrections:
    """Return that a column holds titles, and what blanks in front of them say of their levels."""
    (column,) = _columns_of(sheet)
    cells = list(sheet.filled())
    depths = {cell.row: 100 * cell.indent + len(cell.text) - len(cell.text.lstrip()) for cell in cells}
    ranks = {depth: at for at, depth in enumerate(sorted(set(depths.values())))}
    kinds = r.KINDS[-min(max(len(ranks), 2), len(r.KINDS)) :]
    rows = {row: kinds[min(ranks[depth], len(kinds) - 1)] for row, depth in depths.items()}
    texts = {(cell.row, column): cell.text.strip() for cell in cells if cell.text != cell.text.strip()}
    return Corrections({(NO_HEADER, column): m.ACTION}, rows, texts, NO_HEADER)


def _by_place(sheet: Sheet, columns: Sequence[Column]) -> tuple[Sheet, Corrections] | None:
    """Return rows that fit the columns of the board, under its headings; None if they don't."""
    for shown in ([Column(FIELD_OF[REF].label, REF), *columns], list(columns)):
        if len(shown) == sheet.last_column >= _FEWEST_COLUMNS and all(
            _fits(one, [cell for cell in sheet.filled() if cell.column == at])
            for at, one in enumerate(shown, start=1)
        ):
            heads = [Cell(1, at, one.heading, one.heading) for at, one in enumerate(shown, start=1)]
            keys = {(1, at): m.ACTION if one.field == TITLE else one.field for at, one in enumerate(shown, 1)}
            return _under(sheet, heads), Corrections(keys, header=1)
    return None


def _fits(column: Column, cells: Sequence[Cell]) -> bool:
    """Tell whether cells may stand in a column of the board, as far as cells can tell."""
    if column.field == TITLE:
        return bool(cells) and not any(map(looks_like_rating, cells))
    if column.field == "due":
        return not cells or evidence.holds_dates(cells)
    return column.field != m.RATING or all(map(looks_like_rating, cells))


def _under(sheet: Sheet, heads: Sequence[Cell]) -> Sheet:
    """Return a sheet a row further down, below a row of headings."""
    cells = [replace(cell, row=cell.row + 1) for row in sheet.cells for cell in row]
    merges = tuple(Merge(one.top + 1, one.left, one.bottom + 1, one.right) for one in sheet.merges)
    return replace(sheet, cells=in_rows([*heads, *cells]), merges=merges)


def _by_values(book: Book) -> Corrections:
    """Return that there are no headings; what holds the longest texts is the titles if nothing else is."""
    sheet, said = book.sheets[0], Corrections(header=NO_HEADER)
    (table,) = recognise(book, {sheet.name: said}).tables
    if table.column(m.ACTION) is not None:
        return said
    lengths: dict[int, list[int]] = {}
    for cell in sheet.filled():
        lengths.setdefault(cell.column, []).append(len(cell.text))
    longest = max(lengths, key=lambda column: (median(lengths[column]), -column))
    return said.with_column(NO_HEADER, longest, m.ACTION)


# What the plan makes of it.


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
    more = [*_new_words(pasted), *_without_place(pasted, plan)]
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
        *(
            Finding(LOOK, label, f"‘{label}’ is a period that the plan does not have yet.")
            for label in periods
        ),
        *(Finding(NOTE, name, f"‘{name}’ is a field that the plan does not have yet.") for name in fields),
    ]


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

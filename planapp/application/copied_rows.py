"""Rows that were copied from a board: their own headings say what each cell is, to the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from planapp.application.copying import INDENT, title_heading
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.items import EXTRA_PREFIX
from planapp.domain.edits.rows import set_row
from planapp.domain.fields import FIELD_OF, ITEM_FIELDS
from planapp.domain.naming import name_of
from planapp.domain.plan import Plan, make_plan
from planapp.domain.scale import is_not_rated, level_of
from planapp.errors import UserError
from planapp.exchange.alignment.entries import texts_of
from planapp.exchange.alignment.model import Comparison
from planapp.exchange.alignment.said import LISTS
from planapp.exchange.alignment.take_entries import add_entry
from planapp.exchange.alignment.terms import terms_of
from planapp.exchange.alignment.working import Working
from planapp.exchange.grid import Cell, Sheet
from planapp.exchange.mapping.account import LOST, Finding
from planapp.exchange.mapping.list_marks import split_marker
from planapp.exchange.workbook.columns import RATING
from planapp.exchange.workbook.rows import UNTITLED

_TYPED = frozenset({"ref", "due", "lead", "officer", "status", "done_on"})
_KINDS_BY_HEADING: Mapping[str, tuple[str, ...]] = {
    title_heading(kinds): kinds
    for chosen in range(1, 2 ** len(r.KINDS))
    for kinds in [tuple(kind for at, kind in enumerate(r.KINDS) if chosen >> at & 1)]
}


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """The items of copied rows as a plan of their own, how many cells were read, and what has no place."""

    plan: Plan
    cells: int
    left_out: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Heads:
    """The row of the headings, the keys of columns; the column of the titles, and the kinds that it holds."""

    row: int
    keys: Mapping[int, str]
    title: int
    kinds: tuple[str, ...]


def read_copied(sheet: Sheet, plan: Plan) -> CopiedRows | None:
    """Return the items of rows as a board of this plan copies them; None if these are not such rows."""
    heads = _heads(sheet, plan)
    if heads is None:
        return None
    rows = dict.fromkeys(cell.row for cell in sheet.filled() if cell.row > heads.row)
    depths = {row: _depth(sheet, row, heads) for row in rows}
    # Some programs lose how deep titles stand: then their kinds have to be told otherwise.
    is_flat = len(heads.kinds) > 1 and not any(depths.values())
    if not depths or is_flat or any(not 0 <= depth < len(heads.kinds) for depth in depths.values()):
        return None
    return _Reader(sheet, plan, heads).read({row: heads.kinds[depth] for row, depth in depths.items()})


def _heads(sheet: Sheet, plan: Plan) -> _Heads | None:
    """Return what the first row says if it is the headings of a board, and nothing but that."""
    first = next(sheet.filled(), None)
    if sheet.merges or first is None:
        return None
    known = _known(plan)
    keys: dict[int, str] = {}
    title, kinds = 0, tuple[str, ...]()
    for cell in sheet.row(first.row):
        text = cell.text.strip()
        if text in _KINDS_BY_HEADING and not title:
            title, kinds = cell.column, _KINDS_BY_HEADING[text]
        elif known.get(text):
            keys[cell.column] = known[text].pop(0)
        else:
            return None
    is_whole = title and all(cell.column in {*keys, title} for cell in sheet.filled())
    return _Heads(first.row, keys, title, kinds) if is_whole else None


def _known(plan: Plan) -> dict[str, list[str]]:
    """Return the keys of the columns that a board can have by their headings; several may be called alike."""
    found: dict[str, list[str]] = {}
    named = [(field.label, field.key) for field in ITEM_FIELDS if field.key not in (*r.KINDS, RATING)]
    own = [(field.heading, f"{EXTRA_PREFIX}{field.id}") for field in plan.extra_fields.of()]
    periods = [(period.label, f"{RATING}:{period.id}") for period in plan.periods.of()]
    for heading, key in (*named, *own, *periods):
        found.setdefault(heading.strip(), []).append(key)
    return found


def _depth(sheet: Sheet, row: int, heads: _Heads) -> int:
    """Return how many levels deep the title of a row stands; -1 for a row without one."""
    cell = sheet.cell(row, heads.title)
    if cell is None or not cell.is_filled:
        return -1
    blanks = len(cell.text) - len(cell.text.lstrip(" "))
    # What stands deeper than a title can has blanks of its own.
    return cell.indent or min(blanks // len(INDENT), len(heads.kinds) - 1)


class _Reader:
    """Types the cells into a plan with the fields, periods and levels of another, and nothing in it."""

    def __init__(self, sheet: Sheet, plan: Plan, heads: _Heads) -> None:
        self.sheet, self.heads = sheet, heads
        base = _without_items(plan)
        self.working = Working(base, Comparison(base, base, terms_of(base, base)))
        self.findings: list[Finding] = []
        self.left_out: list[str] = []

    @property
    def plan(self) -> Plan:
        return self.working.plan

    def read(self, kinds: Mapping[int, str]) -> CopiedRows:
        """Read all rows; `kinds` gives the kind of the item of each."""
        above: list[r.Item] = []
        for row, kind in kinds.items():
            while above and r.KINDS.index(above[-1].kind) >= r.KINDS.index(kind):
                above.pop()
            above.append(self._add(row, kind, above[-1].id if above else None))
        cells = sum(1 for cell in self.sheet.filled() if cell.row in kinds)
        return CopiedRows(self.plan, cells, tuple(self.left_out), tuple(self.findings))

    def _add(self, row: int, kind: str, parent: int | None) -> r.Item:
        cell = self.sheet.cell(row, self.heads.title)
        text = cell.text.lstrip(" ") if cell is not None else ""
        marker, title = split_marker("" if text == UNTITLED else text)
        item: r.Item = self.working.add(edits.add_item(self.plan, kind, parent=parent, title=title), "items")
        if marker:
            self._do(edits.set_field(self.plan, item.id, "marker", marker))
        for column, key in self.heads.keys.items():
            found = self.sheet.cell(row, column)
            if found is not None and found.is_filled:
                self._set(item.id, key, found)
        return self.plan.items[item.id]

    def _do(self, change_set: ChangeSet) -> None:
        self.working.do(change_set)

    def _set(self, item_id: int, key: str, cell: Cell) -> None:
        """Put a cell into its field as if it were typed there, or say that it has no place."""
        try:
            if key in _TYPED or key.startswith(EXTRA_PREFIX):
                self._do(edits.set_field(self.plan, item_id, key, cell.text))
            elif key in LISTS:
                for text in texts_of(key, cell.text.split("\n")):
                    add_entry(self.working, item_id, item_id, key, text)
            elif key.startswith(RATING):
                self._rate(item_id, int(key.rpartition(":")[2]), cell.text)
            else:
                raise UserError(f"{FIELD_OF[key].label} comes about by itself when a due date is moved.")
        except UserError as refusal:
            self.left_out.append(cell.address)
            words = f"‘{cell.text}’ of {name_of(self.plan.items[item_id])} is left out. {refusal.message}"
            self.findings.append(Finding(LOST, cell.address, words))

    def _rate(self, item_id: int, period: int, text: str) -> None:
        level = level_of(self.plan.levels.of(), text)
        kept = None if level is None or level.retired else level.id
        self._do(edits.rate(self.plan, [item_id], period, kept))
        rating = self.plan.rating(item_id, period)
        if rating is not None and kept is None and not is_not_rated(text):
            self._do(set_row(self.plan, rating, "", text=text))


def _without_items(plan: Plan) -> Plan:
    """Return what a plan lets items say: levels, own fields, and periods that can all be written."""
    periods: Iterator[r.Period] = (replace(period, frozen=False) for period in plan.periods)
    return make_plan([*plan.details, *plan.levels, *plan.extra_fields, *periods])

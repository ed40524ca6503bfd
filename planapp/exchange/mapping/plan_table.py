"""Mapping a plan table: its tree of items, and every cell into a field of the items it describes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planapp.domain.naming import listed, short
from planapp.domain.notes import Note
from planapp.domain.records import Level
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.mapping.nodes import Node, RatingGiven
from planapp.exchange.mapping.targets import Target, Targets
from planapp.exchange.mapping.tree import TreeBuilder
from planapp.exchange.mapping.values import READERS, read_day
from planapp.exchange.rating_cell import read_rating
from planapp.exchange.recognise import model as m

_TREE_FIELDS = frozenset({"theme", "objective", "action", "step", "ref", m.OURS, ""})


@dataclass(frozen=True, slots=True)
class MappedPlan:
    """A plan table as items, how its banners look, by kind, and the items that planapp's own column names."""

    table: m.FoundTable
    top: Node
    looks: dict[str, dict[str, str]]
    paths: dict[str, Node]


def map_plan_table(table: m.FoundTable, levels: Sequence[Level], account: Account) -> MappedPlan:
    """Read a plan table. Every filled cell of it is placed or named in the account."""
    name_rows(table, account)
    tree = TreeBuilder(table, account)
    top = tree.build()
    _Filler(table, Targets(table, tree.blocks), levels, account).fill()
    _report_doubled_numbers(table, top, account)
    return MappedPlan(table, top, tree.looks, tree.paths)


class _Filler:
    """Puts the value of each cell into the items that it describes."""

    def __init__(
        self, table: m.FoundTable, targets: Targets, levels: Sequence[Level], account: Account
    ) -> None:
        self.table, self.targets, self.levels, self.account = table, targets, levels, account

    def fill(self) -> None:
        """Read every column that the tree did not."""
        for role in self.table.columns:
            if role.field == m.RATING:
                self._fill_ratings(role)
            elif role.field not in _TREE_FIELDS:
                self._fill_column(role)
        for role in self.table.columns:
            if role.field != m.RATING:
                self._keep_notes(role)

    def _fill_column(self, role: m.ColumnRole) -> None:
        for span in self.targets.spans(role):
            if self._is_placed(span.cell):
                continue
            target = self.targets.of(role, span)
            for node in target.nodes:
                doubt = self._read(role, node, span.cell)
                if doubt and node is target.nodes[0]:
                    self._find(LOOK, span.cell, doubt)
            self.account.place(self.table.sheet, span.cell, role.field)
            if target.is_shared:
                self._report_shared(role, span.cell, target)

    def _is_placed(self, cell: Cell) -> bool:
        return (self.table.sheet.name, cell.row, cell.column) in self.account.placed

    def _read(self, role: m.ColumnRole, node: Node, cell: Cell) -> str:
        if role.field == m.EXTRA:
            self._add_extra(node, role.column, cell.text)
            return ""
        if role.field == "done_on":
            day = read_day(cell)
            if day is not None and node.done_on is None:
                node.done_on = day
                return ""
            self._add_extra(node, role.column, cell.text)
            return f"‘{cell.text}’ is not a day. It is kept as an extra field."
        return READERS[role.field](node, cell)

    def _add_extra(self, node: Node, column: int, text: str) -> None:
        before = node.extras.get(column)
        node.extras[column] = text if before is None else f"{before}\n{text}"

    def _find(self, severity: str, cell: Cell, text: str) -> None:
        self.account.find(severity, self.table.where(cell.row, cell.column), text)

    def _report_shared(self, role: m.ColumnRole, cell: Cell, target: Target) -> None:
        names = listed(f"‘{short(node.title)}’" for node in target.covers)
        self._find(
            NOTE,
            cell,
            f"‘{role.heading}’ is given once for {len(target.covers)} {target.covers[0].kind}s. "
            f"It is kept with the first of {names}.",
        )

    def _fill_ratings(self, role: m.ColumnRole) -> None:
        for row in self.targets.rows:
            cell = self.table.sheet.cell(row, role.column)
            if cell is None or self.table.spans.is_covered(row, role.column):
                continue
            read = read_rating(cell, self.levels)
            if read is None:
                if cell.note:
                    self._keep_note(role, cell)
                continue
            self._rate(role, cell, RatingGiven(read, cell.note, cell.note_author))
            if cell.is_filled:
                self.account.place(self.table.sheet, cell, m.RATING)

    def _rate(self, role: m.ColumnRole, cell: Cell, given: RatingGiven) -> None:
        span = m.Span(cell, self.table.spans.last_row(cell.row, cell.column))
        for node in self.targets.of(role, span).nodes:
            if role.column in node.ratings:
                self._add_extra(node, role.column, cell.text)
                self._find(LOOK, cell, "A second rating of the same action is kept as an extra field.")
            else:
                node.ratings[role.column] = given
        if given.read.text:
            self._find(LOOK, cell, f"The rating ‘{cell.text}’ {given.read.doubt}. It is kept as written.")
        elif given.read.doubt:
            self._find(LOOK, cell, f"The rating ‘{cell.text}’ {given.read.doubt}. The text was taken.")

    def _keep_notes(self, role: m.ColumnRole) -> None:
        """Keep notes on cells as updates: a note is somebody's words."""
        for row in self.targets.rows:
            cell = self.table.sheet.cell(row, role.column)
            if cell is not None and cell.note:
                self._keep_note(role, cell)

    def _keep_note(self, role: m.ColumnRole, cell: Cell) -> None:
        node = self.targets.of(role, m.Span(cell, cell.row)).nodes[0]
        source = " ".join(
            filter(None, ["Note on", role.heading, cell.note_author and f"by {cell.note_author}"])
        )
        node.notes.append((Note(cell.note, None), source))
        self._find(NOTE, cell, "The note on this cell is kept as a progress update.")


def _report_doubled_numbers(table: m.FoundTable, top: Node, account: Account) -> None:
    """Report numbers that stand twice; they are kept as they are."""
    first: dict[str, Node] = {}
    waiting = list(top.children)
    while waiting:
        node = waiting.pop(0)
        waiting.extend(node.children)
        if node.kind != "action" or not node.ref:
            continue
        if node.ref in first:
            where = table.where(node.row, table.columns[0].column)
            other = first[node.ref].row
            text = f"Two actions have the number {node.ref}. Both are kept; the other is in row {other}."
            account.find(LOOK, where, text)
        first.setdefault(node.ref, node)

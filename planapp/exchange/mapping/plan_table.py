"""Mapping a plan table: its tree of items, and every cell into a field of the items it describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planapp.domain.fields import FIELD_OF
from planapp.domain.records import ACTION, Level
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.cell_notes import keep_notes
from planapp.exchange.mapping.date_findings import report_dates
from planapp.exchange.mapping.fill import fill
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.pieces import report_pieces
from planapp.exchange.mapping.ratings import fill_ratings
from planapp.exchange.mapping.targets import Targets
from planapp.exchange.mapping.text_checks import report_texts
from planapp.exchange.mapping.tree import TreeBuilder
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.column_values import TOLD_BY_VALUES


@dataclass(frozen=True, slots=True)
class MappedPlan:
    """A plan table as items, how its banners look, by kind, and the items that planapp's own column names."""

    table: m.FoundTable
    top: Node
    looks: dict[str, dict[str, str]]
    paths: dict[str, Node]


def map_plan_table(table: m.FoundTable, levels: Sequence[Level], account: Account) -> MappedPlan:
    """Read a plan table. Every filled cell of it is placed or named in the account, or left out."""
    name_rows(table, account)
    tree = TreeBuilder(table, account)
    top = tree.build()
    targets = Targets(table, tree.blocks)
    fill_ratings(table, targets, levels, account)
    fill(table, targets, account)
    report_dates(table, targets, account)
    keep_notes(table, targets, tree.banners, account)
    report_pieces(table, account)
    report_texts(table, account)
    _report_columns(table, account)
    if not top.children:
        where = table.where(max(table.header_row, 1), table.first_column)
        account.find(NOTE, where, "Nothing stands below these headings. How they look is kept for the plan.")
    _report_doubled_numbers(table, top, account)
    if table.sheet.state != "visible":
        where = table.where(table.header_row, table.first_column)
        account.find(NOTE, where, "This sheet is hidden. What it holds was taken in like the rest.")
    return MappedPlan(table, top, tree.looks, tree.paths)


def _report_columns(table: m.FoundTable, account: Account) -> None:
    """Report columns that were told by their values alone."""
    if not table.header:
        where = table.where(table.header_row + 1, table.first_column)
        account.find(LOOK, where, "No row of headings was found. The columns were told by what is in them.")
    for role in table.columns:
        if role.confidence <= TOLD_BY_VALUES:
            name = f"‘{role.heading}’" if role.heading else "A column without a heading"
            text = f"{name} was taken for {FIELD_OF[role.field].label}. {role.reason} Check it."
            account.find(LOOK, table.where(max(table.header_row, 1), role.column), text, about="column")


def walk(node: Node) -> Iterator[Node]:
    """Yield all nodes below a node, depth first, in order."""
    waiting = list(reversed(node.children))
    while waiting:
        child = waiting.pop()
        yield child
        waiting.extend(reversed(child.children))


def _report_doubled_numbers(table: m.FoundTable, top: Node, account: Account) -> None:
    """Report numbers that stand twice; they are kept as they are."""
    first: dict[str, int] = {}
    for node in walk(top):
        if node.kind != ACTION or not node.ref:
            continue
        if node.ref in first:
            where = table.where(node.row, table.first_column)
            text = (
                f"Two actions have the number {node.ref}. "
                f"Both are kept; the other is in row {first[node.ref]}."
            )
            account.find(LOOK, where, text, about="number")
        first.setdefault(node.ref, node.row)

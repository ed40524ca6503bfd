"""Putting the values of a plan table's columns into the items that they describe."""

from __future__ import annotations

from planapp.domain.naming import listed, short
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.paired_dates import PAIRED, pair_dates
from planapp.exchange.mapping.state_guess import state_guess
from planapp.exchange.mapping.targets import PEOPLE, Target, Targets
from planapp.exchange.mapping.values import READERS, read_day
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.recognise import model as m

# Read elsewhere: the tree, planapp's own column, ratings; and what has no values.
_READ_ELSEWHERE = frozenset({"theme", "objective", "action", "step", "ref", m.OURS, m.RATING, m.SKIPPED, ""})


def fill(table: m.FoundTable, targets: Targets, account: Account) -> None:
    """Read every column of a plan table that is neither of the tree nor of ratings."""
    for role in table.columns:
        if role.field not in _READ_ELSEWHERE:
            _fill_column(table, role, targets, account)
            _report_lone(table, role, targets, account)


def add_extra(node: Node, column: int, text: str) -> None:
    """Add a text to what an item has in a column of the officer's own."""
    before = node.extras.get(column)
    node.extras[column] = text if before is None else f"{before}\n{text}"


def _fill_column(table: m.FoundTable, role: m.ColumnRole, targets: Targets, account: Account) -> None:
    sheet = table.sheet
    for span in targets.spans(role):
        cell = span.cell
        if account.is_placed(sheet, cell):
            continue
        target = targets.of(role, span)
        if role.field == "due" and pair_dates(target, targets.steps_sharing(role, span), cell):
            account.place(sheet, cell, role.field)
            account.find(NOTE, table.where(cell.row, cell.column), PAIRED, about="paired")
            continue
        for node in target.nodes:
            doubt = _read(role, node, cell)
            if doubt and node is target.nodes[0]:
                _report(role, cell, doubt, table, account)
        account.place(sheet, cell, role.field)
        if target.is_shared:
            account.find(NOTE, table.where(cell.row, cell.column), _shared(role, target), about="shared")


def _report(role: m.ColumnRole, cell: Cell, doubt: str, table: m.FoundTable, account: Account) -> None:
    """Report a doubt; what an unknown status may mean is offered."""
    where = table.where(cell.row, cell.column)
    if role.field == "status":
        account.find(LOOK, where, doubt, about="status", subject=cell.text, offer=state_guess(cell.text))
    else:
        account.find(LOOK, where, doubt, about=role.field)


def _report_lone(table: m.FoundTable, role: m.ColumnRole, targets: Targets, account: Account) -> None:
    """Tell of values beside first steps that may be for whole actions: without merges nothing says so."""
    lone = targets.lone.get(role.column)
    if lone is not None and lone.is_doubtful and role.field not in PEOPLE:
        text = (
            f"In {lone.count} of {lone.of} actions ‘{role.heading}’ stands beside the first step alone. "
            "It was given to that step: no cell is merged to say that it is for all of them."
        )
        account.find(NOTE, table.where(max(table.header_row, 1), role.column), text)


def _read(role: m.ColumnRole, node: Node, cell: Cell) -> str:
    """Read a cell into an item; return a sentence if there is a doubt."""
    if role.field == m.EXTRA:
        add_extra(node, role.column, cell.text)
        return ""
    if role.field == NEW_UPDATE:
        node.new_updates.append((role.column, cell.text.strip()))
        return ""
    if role.field != "done_on":
        return READERS[role.field](node, cell)
    day = read_day(cell)
    if day is not None and node.done_on in (None, day):
        node.done_on = day
        return ""
    add_extra(node, role.column, cell.text)
    if day is not None:
        return f"‘{cell.text}’ is a second day. It is kept as an extra field."
    return f"‘{cell.text}’ is not a day. It is kept as an extra field."


def _shared(role: m.ColumnRole, target: Target) -> str:
    names = listed(f"‘{short(node.title)}’" for node in target.covers)
    return (
        f"‘{role.heading}’ is given once for {len(target.covers)} {target.covers[0].kind}s. "
        f"It is kept with the first of {names}."
    )

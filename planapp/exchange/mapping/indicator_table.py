"""Mapping a table of performance indicators: one row each, a column for each month."""

from __future__ import annotations

from dataclasses import dataclass, field

from planapp.domain.fields import folded
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.swallowed import names_in

_HIGH = frozenset({"high", "higher", "bigger", "up", "increase", "maximise"})
_LOW = frozenset({"low", "lower", "smaller", "down", "decrease", "reduce", "minimise"})
_LARGEST = 1e300
_AROUND = frozenset("is good better best the to be a it should value values number is".split())


@dataclass(slots=True)
class IndicatorNode:
    """An indicator as read: its texts by field, and its values by month (a number, or a text)."""

    row: int
    path: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    polarity: str = ""
    number_format: str = ""
    values: dict[str, float | str] = field(default_factory=dict)


def map_indicator_table(table: m.FoundTable, account: Account) -> list[IndicatorNode]:
    """Read the indicators of a table. A month without a year is reported, with the year that it was given."""
    name_rows(table, account)
    _report_years(table, account)
    rows = [role.row for role in table.rows if role.role == m.RECORD]
    nodes = {row: _indicator(table, row, account) for row in rows}
    for cell in table.spans.noted:
        if cell.row in nodes:
            _add(nodes[cell.row].texts, "indicator_notes", cell.note)
            account.place_note(table.sheet, cell)
            text = "The note on this cell is kept in the notes."
            account.find(NOTE, table.where(cell.row, cell.column), text)
    return [part for node in nodes.values() for part in _told_apart(table, node, account)]


def _told_apart(table: m.FoundTable, node: IndicatorNode, account: Account) -> list[IndicatorNode]:
    """Return the indicators of a row that a pasted header holds: as many as a month there has values."""
    if node.row not in table.header_rows:
        return [node]
    where = table.where(node.row, table.columns[0].column)
    told = {month: value.split() for month, value in node.values.items() if isinstance(value, str)}
    count = max(map(len, told.values()), default=1)
    names = names_in(node.texts.get("indicator", ""), count)
    if len(names) < 2:
        account.find(LOOK, where, "The values in this header were taken for one indicator. Check them.")
        return [node]
    text = f"{len(names)} indicators stand in this header. Check their names, values and notes."
    account.find(LOOK, where, text)
    nodes = [node, *(IndicatorNode(node.row) for _ in names[1:])]
    for place, (one, name) in enumerate(zip(nodes, names, strict=True)):
        one.texts["indicator"] = name
        one.values |= {month: values[place] for month, values in told.items() if len(values) == len(names)}
    return nodes


def _report_years(table: m.FoundTable, account: Account) -> None:
    months = table.columns_of(m.MONTH)
    bare = [role for role in months if role.heading.isalpha()]
    if not bare:
        return
    named = f"{bare[0].heading} to {bare[-1].heading}" if len(bare) > 1 else bare[0].heading
    where = table.where(table.header_row, bare[0].column)
    if bare[0].month.isalpha():
        account.find(LOOK, where, f"The months {named} have no year. They are kept without one.")
    else:
        year = bare[0].month[:4]
        account.find(LOOK, where, f"The months {named} have no year. They were taken to start in {year}.")


def _indicator(table: m.FoundTable, row: int, account: Account) -> IndicatorNode:
    node = IndicatorNode(row)
    notes = {folded(role.heading) for role in table.columns_of("indicator_notes")}
    for role in table.columns:
        cell = table.spans.cell(row, role.column)
        if cell is not None and role.field == m.OURS:
            node.path = cell.text.strip()
        elif cell is not None and role.field != m.SKIPPED:
            account.place(table.sheet, cell, role.field)
            if cell.text != node.texts.get("indicator_notes") or folded(role.heading) not in notes:
                _read(node, role, cell)
    return node


def _read(node: IndicatorNode, role: m.ColumnRole, cell: Cell) -> None:
    if role.field == m.MONTH and role.month not in node.values:
        node.values[role.month] = value_of(cell)
        if node.values[role.month] != cell.text and cell.number_format != "General":
            node.number_format = node.number_format or cell.number_format
    elif role.field == "polarity" and _says_polarity_alone(cell.text):
        node.polarity = polarity_of(cell.text)
    elif role.field in ("", m.EXTRA, m.MONTH, "polarity"):
        node.polarity = node.polarity or (polarity_of(cell.text) if role.field == "polarity" else "")
        _add(node.texts, "indicator_notes", f"{role.heading}: {cell.text}" if role.heading else cell.text)
    else:
        _add(node.texts, role.field, cell.text)


def value_of(cell: Cell) -> float | str:
    """Return a month's value: the number of a cell, or its text where it holds none."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return cell.text
    return float(value) if -_LARGEST < value < _LARGEST else cell.text


def _add(texts: dict[str, str], key: str, text: str) -> None:
    texts[key] = f"{texts[key]}\n{text}" if key in texts else text


def polarity_of(text: str) -> str:
    """Return 'high' or 'low' as a text says which is good, or '' where it does not say."""
    words = set(folded(text).split())
    high, low = bool(words & _HIGH), bool(words & _LOW)
    if high == low:
        return ""
    return "high" if high else "low"


def _says_polarity_alone(text: str) -> bool:
    """Tell whether a text holds no word beyond which is good."""
    words = set(folded(text).split())
    return bool(polarity_of(text)) and words <= _HIGH | _LOW | _AROUND

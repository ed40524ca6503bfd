"""Assembling the rows of a plan from the tables that were mapped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planapp.domain import rank
from planapp.domain.notes import Note
from planapp.domain.records import ExtraField, Level
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.build import RowBuilder
from planapp.exchange.mapping.extras import extra_fields_of
from planapp.exchange.mapping.indicator_table import IndicatorNode
from planapp.exchange.mapping.layouts import learn_layout
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.periods import periods_of
from planapp.exchange.mapping.plan_table import MappedPlan
from planapp.exchange.mapping.updates_table import OverflowUpdate
from planapp.exchange.mapping.values import read_day
from planapp.exchange.recognise import model as m


@dataclass(frozen=True, slots=True)
class Parts:
    """What the tables of a workbook gave: the plan's title, scale, items, indicators and further updates."""

    title: str
    levels: Sequence[Level]
    plans: Sequence[MappedPlan]
    indicators: Sequence[tuple[m.FoundTable, list[IndicatorNode]]]
    updates: Sequence[OverflowUpdate]


def assemble(parts: Parts, account: Account) -> list[Any]:
    """Return the rows of the plan."""
    _hang_updates(parts, account)
    builder = RowBuilder(_title_of(parts), parts.levels)
    layouts = _add_plans(builder, parts.plans)
    for table, nodes in parts.indicators:
        builder.add_indicators(nodes, {role.field: role.heading for role in table.columns})
        layouts.append((table, learn_layout(table, {}, {}, {})))
    _add_layouts(builder, layouts)
    return builder.rows


def _add_plans(builder: RowBuilder, plans: Sequence[MappedPlan]) -> list[tuple[m.FoundTable, Any]]:
    periods = periods_of([mapped.table for mapped in plans])
    builder.rows.extend({period.id: period for own in periods for period in own.values()}.values())
    shared: dict[str, ExtraField] = {}
    layouts = []
    ranks = iter(rank.spread(sum(len(mapped.top.children) for mapped in plans)))
    for mapped, own in zip(plans, periods, strict=True):
        extras = _shared_extras(extra_fields_of(mapped.table, _walk(mapped.top)), shared, builder)
        places = [next(ranks) for _ in mapped.top.children]
        builder.add_items(mapped.top.children, None, own, extras, places)
        layouts.append((mapped.table, learn_layout(mapped.table, mapped.looks, own, extras)))
    return layouts


def _title_of(parts: Parts) -> str:
    for mapped in parts.plans:
        for row in mapped.table.title_rows:
            for cell in mapped.table.sheet.filled():
                if cell.row == row:
                    return cell.text.strip()
    return parts.title


def _walk(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _walk(child)


def _shared_extras(
    found: dict[int, ExtraField], shared: dict[str, ExtraField], builder: RowBuilder
) -> dict[int, ExtraField]:
    """Give columns of the same heading on several sheets one extra field."""
    result: dict[int, ExtraField] = {}
    fresh: dict[str, ExtraField] = {}
    last = next(reversed(shared.values())).rank if shared else ""
    for column, extra in found.items():
        if extra.heading not in shared:
            last = rank.between(last, "")
            fresh[extra.heading] = result[column] = replace(extra, rank=last)
            builder.rows.append(result[column])
        else:
            result[column] = shared[extra.heading]
    shared.update(fresh)
    return result


def _add_layouts(builder: RowBuilder, layouts: list[tuple[m.FoundTable, Any]]) -> None:
    """Rank the layouts as their tables stand in the workbook."""
    for place, (_, (layout, columns)) in zip(rank.spread(len(layouts)), _in_book_order(layouts), strict=True):
        builder.rows.extend([replace(layout, rank=place), *columns])


def _in_book_order(layouts: list[tuple[m.FoundTable, Any]]) -> list[tuple[m.FoundTable, Any]]:
    return sorted(layouts, key=lambda pair: pair[0].order)


def _hang_updates(parts: Parts, account: Account) -> None:
    """Put updates that did not fit into a cell in front of those that did."""
    by_path = {path: node for mapped in parts.plans for path, node in mapped.paths.items()}
    by_title = {node.title: node for mapped in parts.plans for node in _walk(mapped.top)}
    waiting: dict[int, list[tuple[Note, str]]] = {}
    nodes: dict[int, Node] = {}
    for update in parts.updates:
        node = by_path.get(update.path) or by_title.get(update.item)
        if node is None:
            text = f"No item is called ‘{update.item}’, so this update has no place. Add it by hand."
            account.find(LOOK, f"{update.where}", text)
            account.leave_out(update.cells)
            continue
        nodes[id(node)] = node
        day = read_day(update.date) if update.date is not None else None
        waiting.setdefault(id(node), []).append((Note(update.text, day), ""))
    for key, notes in waiting.items():
        nodes[key].notes[:0] = notes

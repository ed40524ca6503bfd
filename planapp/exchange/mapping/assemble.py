"""Assembling the rows of a plan from the tables that were mapped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from planapp.domain import rank
from planapp.domain.draft import fill_ranks
from planapp.domain.naming import short
from planapp.domain.notes import Note
from planapp.domain.records import ExtraField, Layout, Level
from planapp.exchange.mapping.account import LOOK, Account
from planapp.exchange.mapping.build import RowBuilder
from planapp.exchange.mapping.extras import keyed_extras, merged_extra
from planapp.exchange.mapping.indicator_table import IndicatorNode
from planapp.exchange.mapping.layouts import learn_layout
from planapp.exchange.mapping.nodes import Node
from planapp.exchange.mapping.periods import periods_of
from planapp.exchange.mapping.plan_table import MappedPlan, walk
from planapp.exchange.mapping.sheet_themes import themes_from_sheets
from planapp.exchange.mapping.updates_table import OverflowUpdate
from planapp.exchange.recognise import model as m


@dataclass(frozen=True, slots=True)
class Parts:
    """What the tables of a workbook gave: the plan's title, scale, items, indicators and further updates."""

    title: str
    levels: Sequence[Level]
    plans: Sequence[MappedPlan]
    indicators: Sequence[tuple[m.FoundTable, list[IndicatorNode]]]
    updates: Sequence[OverflowUpdate]
    others: Sequence[Layout] = ()


def assemble(parts: Parts, account: Account) -> RowBuilder:
    """Return the rows of the plan, where its items stand, and what planapp's own column names beside them."""
    _hang_updates(parts, account)
    titled_by_sheet = themes_from_sheets(parts.plans, account)
    builder = RowBuilder(parts.title if titled_by_sheet else _title_of(parts), parts.levels)
    layouts = _add_plans(builder, parts.plans)
    for table, nodes in parts.indicators:
        builder.add_indicators(nodes, {role.field: role.heading for role in table.columns})
        layouts.append((table, learn_layout(table, {}, {}, {})))
    _add_layouts(builder, layouts, parts.others)
    return builder


def _add_plans(builder: RowBuilder, plans: Sequence[MappedPlan]) -> list[tuple[m.FoundTable, Any]]:
    periods = periods_of([mapped.table for mapped in plans])
    builder.rows.extend({period.id: period for own in periods for period in own.values()}.values())
    layouts = []
    ranks = iter(rank.spread(sum(len(mapped.top.children) for mapped in plans)))
    for mapped, own, extras in zip(plans, periods, _shared_extras(plans, builder), strict=True):
        places = [next(ranks) for _ in mapped.top.children]
        builder.add_items(mapped.top.children, None, own, extras, mapped.table.sheet.name, places)
        layouts.append((mapped.table, learn_layout(mapped.table, mapped.looks, own, extras)))
    return layouts


def _title_of(parts: Parts) -> str:
    for mapped in parts.plans:
        for row in mapped.table.title_rows:
            return mapped.table.sheet.row(row)[0].text.strip()
    return parts.title


def _shared_extras(tables: Sequence[MappedPlan], builder: RowBuilder) -> list[dict[int, ExtraField]]:
    """Return each table's extra fields by column number: columns of one heading on several sheets share one.

    Of several columns of one table that are headed alike, the first is shared with the first, and so on.
    """
    found = [keyed_extras(mapped.table, walk(mapped.top)) for mapped in tables]
    fields: dict[tuple[str, int], ExtraField] = {}
    for own in found:
        for key, extra in own.values():
            fields[key] = merged_extra(fields[key], extra) if key in fields else extra
    ranked = dict(zip(fields, fill_ranks(fields.values()), strict=True))
    builder.rows.extend(ranked.values())
    return [{column: ranked[key] for column, (key, _) in own.items()} for own in found]


def _add_layouts(
    builder: RowBuilder, layouts: list[tuple[m.FoundTable, Any]], others: Sequence[Layout]
) -> None:
    """Rank the layouts as their tables stand in the workbook, those of other sheets last."""
    found = [pair for _, pair in _in_book_order(layouts)] + [(layout, []) for layout in others]
    for place, (layout, columns) in zip(rank.spread(len(found)), found, strict=True):
        builder.rows.extend([replace(layout, rank=place), *columns])


def _in_book_order(layouts: list[tuple[m.FoundTable, Any]]) -> list[tuple[m.FoundTable, Any]]:
    return sorted(layouts, key=lambda pair: pair[0].order)


def _hang_updates(parts: Parts, account: Account) -> None:
    """Put updates that did not fit into a cell in front of those that did."""
    if not parts.updates:
        return
    by_path = {path: node for mapped in parts.plans for path, node in mapped.paths.items()}
    by_title: dict[str, list[Node]] = {}
    for mapped in parts.plans:
        for node in walk(mapped.top):
            by_title.setdefault(node.title, []).append(node)
    waiting: dict[int, tuple[Node, list[tuple[Note, str]]]] = {}
    for update in parts.updates:
        titled = by_title.get(update.item, [])
        found = by_path.get(update.path) or (titled[0] if len(titled) == 1 else None)
        if found is None:
            account.find(LOOK, update.where, _homeless(update, len(titled)))
            account.leave_out(update.cells)
        else:
            waiting.setdefault(id(found), (found, []))[1].append((Note(update.text, update.on), ""))
    for node, notes in waiting.values():
        node.notes[:0] = notes


def _homeless(update: OverflowUpdate, items: int) -> str:
    why = f"{items} items are" if items else "No item is"
    return f"{why} called ‘{short(update.item)}’, so this update has no place. Add it by hand."

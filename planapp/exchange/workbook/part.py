"""The part of a plan that is sent: what is not in it can't get into the workbook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.domain.table import Table
from planapp.domain.tables import SPECS

# What roll-ups were tells of others' items, and bookmarks when the plan was sent to whom.
_NEVER_SENT = ("rollups", "bookmarks")


def part_of(plan: Plan, only: Collection[int] | None, private: bool) -> Plan:
    """Return a plan that holds no more than what is sent.

    `only` names items; what stands below them comes along, and of the items above them number and title.
    Archived items stay behind, and so do private extra fields unless `private`.
    """
    whole = sent_items(plan, only)
    if private and len(whole) == len(plan.items):
        return plan
    part = plan.with_tables(
        {
            "items": Table(plan.items.spec, _items(plan, whole)),
            **_owned(plan, whole),
            "extra_fields": _kept(plan, "extra_fields", lambda field: private or not field.private),
        }
    )
    part = _without_strangers(part, keep_indicators=only is None)
    fields = part.extra_fields
    return part.with_tables(
        {
            "extra_values": _kept(part, "extra_values", lambda value: value.field in fields),
            "layout_columns": _kept(
                part, "layout_columns", lambda column: column.extra is None or column.extra in fields
            ),
        }
    )


def sent_items(plan: Plan, only: Collection[int] | None) -> set[int]:
    """Return the ids of the items that are sent whole: those of `only` with all below them, none archived."""
    sent: set[int] = set()
    waiting = list(plan.children(None)) if only is None else _standing(plan, only)
    while waiting:
        item = waiting.pop()
        if item.archived or item.id in sent:
            continue
        sent.add(item.id)
        waiting.extend(plan.children(item.id))
    return sent


def _standing(plan: Plan, chosen: Collection[int]) -> list[Item]:
    """Return the items of these ids that the plan has, and that stand below nothing archived."""
    items = [item for item in map(plan.items.get, chosen) if item is not None]
    return [item for item in items if not any(above.archived for above in plan.ancestors(item.id))]


def _items(plan: Plan, whole: set[int]) -> Iterable[Item]:
    """Return the items sent, and those above them with nothing but number and title."""
    bare: dict[int, Item] = {}
    for item_id in whole:
        for item in plan.ancestors(item_id):
            if item.id in whole or item.id in bare:
                continue
            bare[item.id] = Item(
                item.id, item.parent, item.rank, item.kind, item.ref, item.marker, item.title
            )
    return [*(plan.items[item_id] for item_id in whole), *bare.values()]


def _owned(plan: Plan, whole: set[int]) -> dict[str, Table[Any]]:
    """Return the tables of what belongs to items; of roll-ups and bookmarks nothing is sent."""
    tables: dict[str, Table[Any]] = {name: Table(plan.table(name).spec) for name in _NEVER_SENT}
    for spec in SPECS:
        if spec.owner == "item" and spec.name not in _NEVER_SENT:
            of = plan.table(spec.name).of
            tables[spec.name] = Table(spec, [row for item in whole for row in of(item)])
    return tables


def _without_strangers(part: Plan, keep_indicators: bool) -> Plan:
    """Leave out people, recommendations, their sources and indicators that nothing sent refers to."""
    people = {row.person for row in part.assignments}
    answered = {row.recommendation for row in part.recommendation_links}
    measured = {row.indicator for row in part.measures}
    recommendations = _kept(part, "recommendations", lambda row: row.id in answered)
    sources = {row.source for row in recommendations}
    tables = {
        "people": _kept(part, "people", lambda row: row.id in people),
        "recommendations": recommendations,
        "source_events": _kept(part, "source_events", lambda row: row.id in sources),
    }
    if not keep_indicators:
        tables["indicators"] = _kept(part, "indicators", lambda row: row.id in measured)
        tables["indicator_values"] = _kept(part, "indicator_values", lambda row: row.indicator in measured)
    return part.with_tables(tables)


def _kept(plan: Plan, name: str, is_kept: Callable[[Any], bool]) -> Table[Any]:
    table = plan.table(name)
    return Table(table.spec, [row for row in table if is_kept(row)])

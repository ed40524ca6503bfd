"""What a source carries: only where it has a column for a field does a blank mean that it was emptied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planapp.domain.fields import folded
from planapp.domain.plan import Plan
from planapp.domain.records import LayoutColumn
from planapp.exchange.alignment.said import Key
from planapp.exchange.alignment.terms import Terms

_PLAN, _INDICATORS = "plan", "indicators"


@dataclass(frozen=True, slots=True)
class Carried:
    """The fields of which a blank counts, of items and of indicators; None stands for all."""

    items: frozenset[Key] | None = None
    indicators: frozenset[Key] | None = None

    def of_items(self, key: Key) -> bool:
        """Tell whether a blank in an item's field was meant."""
        return self.items is None or key in self.items

    def of_indicators(self, key: Key) -> bool:
        """Tell whether a blank in an indicator's field was meant."""
        return self.indicators is None or key in self.indicators


EVERYTHING = Carried()


def carried_by(plan: Plan, source: Plan, terms: Terms) -> Carried:
    """Return what every table of a source has a column for. Notes count if there is at least one."""
    tables: dict[str, list[frozenset[Key]]] = {_PLAN: [], _INDICATORS: []}
    headings = {folded(field.heading): field.id for field in plan.extra_fields}
    for layout in source.layouts.of():
        columns = source.layout_columns.of(layout.id)
        tables.setdefault(layout.kind, []).append(_keys(columns, terms, headings))
    items = _in_all(tables[_PLAN])
    if any(rating.comment for rating in source.ratings):
        items |= {("comment", part) for field, part in items if field == "rating"}
    return Carried(items | {("title", None)}, _in_all(tables[_INDICATORS]) | {("indicator", None)})


def _keys(columns: Iterable[LayoutColumn], terms: Terms, headings: dict[str, int]) -> frozenset[Key]:
    keys: set[Key] = set()
    for column in columns:
        if column.period is not None:
            keys.add(("rating", terms.period(column.period)))
        elif column.month:
            keys.add(("value", column.month))
        elif column.extra is not None:
            keys.add(("extra", terms.extra(column.extra)))
        elif column.field:
            keys.add((column.field, None))
        elif folded(column.heading) in headings:
            # A column of hers in which nothing is left.
            keys.add(("extra", headings[folded(column.heading)]))
    return frozenset(keys)


def _in_all(tables: list[frozenset[Key]]) -> frozenset[Key]:
    return frozenset.intersection(*tables) if tables else frozenset()

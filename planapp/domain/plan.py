"""The plan in memory: immutable tables, and the questions that everything else asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planapp.domain import records as r
from planapp.domain.table import Table
from planapp.domain.tables import SPECS

DETAILS_ID = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows of a plan, a table a field. Two plans are equal when all their rows are."""

    details: Table[r.Details]
    items: Table[r.Item]
    people: Table[r.Person]
    assignments: Table[r.Assignment]
    slips: Table[r.Slip]
    periods: Table[r.Period]
    updates: Table[r.Update]
    levels: Table[r.Level]
    ratings: Table[r.Rating]
    rollups: Table[r.Rollup]
    extra_fields: Table[r.ExtraField]
    extra_values: Table[r.ExtraValue]
    source_events: Table[r.SourceEvent]
    recommendations: Table[r.Recommendation]
    recommendation_links: Table[r.RecommendationLink]
    evidence: Table[r.Evidence]
    indicators: Table[r.Indicator]
    indicator_values: Table[r.IndicatorValue]
    measures: Table[r.Measure]
    layouts: Table[r.Layout]
    layout_columns: Table[r.LayoutColumn]
    bookmarks: Table[r.Bookmark]

    def table(self, name: str) -> Table[Any]:
        """Return a table by its name."""
        table: Table[Any] = getattr(self, name)
        return table

    def with_tables(self, tables: dict[str, Table[Any]]) -> Plan:
        """Return the plan with these tables in place of its own."""
        return replace(self, **tables)

    @property
    def about(self) -> r.Details:
        """Return the plan's own details (blank before it is given any)."""
        return self.details.get(DETAILS_ID) or r.Details(DETAILS_ID)

    def children(self, item_id: int | None) -> tuple[r.Item, ...]:
        """Return the items directly below `item_id` (None: the top), in order."""
        return self.items.of(item_id)

    def walk(self, item_id: int | None = None) -> Iterator[r.Item]:
        """Yield every item below `item_id`, depth first, in order."""
        waiting = list(reversed(self.items.of(item_id)))
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(reversed(self.items.of(item.id)))

    def ancestors(self, item_id: int) -> tuple[r.Item, ...]:
        """Return the parents of an item, nearest first."""
        found: list[r.Item] = []
        parent = self.items[item_id].parent
        while parent is not None:
            item = self.items[parent]
            found.append(item)
            parent = item.parent
        return tuple(found)

    def rating(self, item_id: int, period_id: int) -> r.Rating | None:
        """Return an item's rating in a period, or None if there is no row."""
        for rating in self.ratings.of(item_id):
            if rating.period == period_id:
                return rating
        return None

    @property
    def current_period(self) -> r.Period | None:
        """Return the period that is being reported on, or None in a plan without periods."""
        return next((period for period in self.periods.of() if period.current), None)

    def assigned(self, item_id: int, role: str, on: date | None = None) -> tuple[r.Person, ...]:
        """Return the people in `role` on an item, in order: those of the day `on`, or those with no end."""
        return tuple(
            self.people[row.person]
            for row in self.assignments.of(item_id)
            if row.role == role and _holds(row, on)
        )

    def extra(self, item_id: int, field_id: int) -> r.ExtraValue | None:
        """Return what an item has in an extra field, or None."""
        for value in self.extra_values.of(item_id):
            if value.field == field_id:
                return value
        return None


def _holds(row: r.Assignment, on: date | None) -> bool:
    if on is None:
        return row.ends_on is None
    return (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or on <= row.ends_on)


def make_plan(rows: Iterable[r.Row] = ()) -> Plan:
    """Build a plan from rows of any tables, in any order."""
    by_record: dict[type[Any], list[Any]] = {}
    for row in rows:
        by_record.setdefault(type(row), []).append(row)
    return Plan(**{spec.name: Table(spec, by_record.get(spec.record, ())) for spec in SPECS})


def empty_plan() -> Plan:
    """Return the plan with no rows at all, from which every journal is replayed."""
    return make_plan()

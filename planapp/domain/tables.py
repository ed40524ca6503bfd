"""The tables of a plan, declared once: record, owner, references and keys. Store and rules read this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from planapp.domain import records as r


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: its record, the field that groups its rows, what fields refer to, and what must be unique.

    In most rows of a table with `blank` fields these say nothing; they come last.
    """

    name: str
    record: type[Any]
    owner: str = ""
    references: Mapping[str, str] = field(default_factory=dict)
    unique: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the record's fields, `id` first."""
        return tuple(f.name for f in fields(self.record))

    @property
    def ranked(self) -> bool:
        """Tell whether the rows of an owner are ordered by a rank."""
        return "rank" in self.columns


_ITEM = {"item": "items"}

# In this order every table comes after the tables it refers to.
SPECS: tuple[TableSpec, ...] = (
    TableSpec("details", r.Details),
    TableSpec("items", r.Item, "parent", {"parent": "items"}),
    TableSpec("people", r.Person),
    TableSpec("assignments", r.Assignment, "item", {**_ITEM, "person": "people"}),
    TableSpec("slips", r.Slip, "item", _ITEM),
    TableSpec("periods", r.Period),
    TableSpec("updates", r.Update, "item", {**_ITEM, "period": "periods"}),
    TableSpec("levels", r.Level, unique=("key",)),
    TableSpec(
        "ratings",
        r.Rating,
        "item",
        {**_ITEM, "period": "periods", "level": "levels"},
        ("item", "period"),
        ("comment", "comment_by", "text", "carried"),
    ),
    TableSpec("rollups", r.Rollup, "item", {**_ITEM, "period": "periods"}, ("item", "period")),
    TableSpec("extra_fields", r.ExtraField),
    TableSpec("extra_values", r.ExtraValue, "item", {**_ITEM, "field": "extra_fields"}, ("item", "field")),
    TableSpec("source_events", r.SourceEvent),
    TableSpec("recommendations", r.Recommendation, references={"source": "source_events"}),
    TableSpec(
        "recommendation_links",
        r.RecommendationLink,
        "item",
        {**_ITEM, "recommendation": "recommendations"},
        ("item", "recommendation"),
    ),
    TableSpec("evidence", r.Evidence, "item", _ITEM),
    TableSpec("indicators", r.Indicator),
    TableSpec(
        "indicator_values",
        r.IndicatorValue,
        "indicator",
        {"indicator": "indicators"},
        ("indicator", "month"),
    ),
    TableSpec("measures", r.Measure, "item", {**_ITEM, "indicator": "indicators"}),
    TableSpec("layouts", r.Layout),
    TableSpec(
        "layout_columns",
        r.LayoutColumn,
        "layout",
        {"layout": "layouts", "period": "periods", "extra": "extra_fields"},
    ),
    TableSpec("bookmarks", r.Bookmark),
)

SPEC_OF: Mapping[str, TableSpec] = {spec.name: spec for spec in SPECS}
NAME_OF: Mapping[type[Any], str] = {spec.record: spec.name for spec in SPECS}

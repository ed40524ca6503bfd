"""The rows of the next plan: copies with ids of their own, and what is added to say where they came from."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from planapp.application.carried import Wanted, last_ratings, origin_of
from planapp.domain import rank as ranks
from planapp.domain import records as r
from planapp.domain.ids import new_id
from planapp.domain.plan import DETAILS_ID, Plan

R = TypeVar("R")
ORIGIN = "Carried over from"
_BLANK = r.Item(0)
_DUE = ("due", "due_from", "due_to", "due_precision", "due_flags")


@dataclass(slots=True)
class Copying:
    """Gathers the rows of the next plan. `new` gives the new id of each row by table and old id."""

    plan: Plan
    wanted: Wanted
    rows: list[Any] = field(default_factory=list)
    new: dict[type[Any], dict[int, int]] = field(default_factory=dict)
    used: dict[type[Any], set[int]] = field(default_factory=dict)
    baseline: int | None = None

    def take(self, items: tuple[r.Item, ...]) -> None:
        about, wanted = self.plan.about, self.wanted
        self.rows.append(r.Details(DETAILS_ID, uuid.uuid4().hex, wanted.title.strip(), about.organisation))
        self._copy_all(r.Level, self.plan.levels)
        self._copy_all(r.Person, self.plan.people)
        if wanted.recommendations:
            self._copy_all(r.SourceEvent, self.plan.source_events)
            self._copy_all(r.Recommendation, self.plan.recommendations, source=r.SourceEvent)
        if wanted.indicators:
            self._copy_all(r.Indicator, self.plan.indicators)
            self._copy_all(r.IndicatorValue, self.plan.indicator_values, indicator=r.Indicator)
        if wanted.extra_fields:
            self._copy_all(r.ExtraField, self.plan.extra_fields)
        for item in items:
            self._take_item(item)
        periods = self._take_periods(items)
        self._take_origins(items)
        self._take_layouts(periods)

    def _id(self, record: type[Any]) -> int:
        used = self.used.setdefault(record, set())
        made = new_id(used)
        used.add(made)
        return made

    def _add(self, record: Callable[..., R], **values: Any) -> R:
        row = record(id=self._id(record), **values)  # type: ignore[arg-type]
        self.rows.append(row)
        return row

    def _copy(self, row: Any, **changed: Any) -> int:
        made = self._id(type(row))
        self.new.setdefault(type(row), {})[row.id] = made
        self.rows.append(replace(row, id=made, **changed))
        return made

    def _copy_all(self, record: type[Any], table: Any, **references: type[Any]) -> None:
        for row in table:
            changed = {name: self._of(other, getattr(row, name)) for name, other in references.items()}
            self._copy(row, **changed)

    def _of(self, record: type[Any], old: int | None) -> int | None:
        """Return the new id of what a row referred to, None where that is not taken along."""
        return None if old is None else self.new.get(record, {}).get(old)

    # Items.

    def _take_item(self, item: r.Item) -> None:
        plan, wanted = self.plan, self.wanted
        no_due = {} if wanted.due else {name: getattr(_BLANK, name) for name in _DUE}
        made = self._copy(item, parent=self._of(r.Item, item.parent), **no_due)
        if wanted.measures:
            for measure in plan.measures.of(item.id):
                self._copy(measure, item=made, indicator=self._of(r.Indicator, measure.indicator))
        if wanted.leads:
            for row in plan.assignments.of(item.id):
                if row.ends_on is None:
                    self._copy(row, item=made, person=self._of(r.Person, row.person))
        for value in plan.extra_values.of(item.id) if wanted.extra_fields else ():
            self._copy(value, item=made, field=self._of(r.ExtraField, value.field))
        for link in plan.recommendation_links.of(item.id) if wanted.recommendations else ():
            recommendation = self._of(r.Recommendation, link.recommendation)
            self._copy(link, item=made, recommendation=recommendation)

    def _take_origins(self, items: tuple[r.Item, ...]) -> None:
        """Say of each action and step where it came from; what an older plan said of it stands below."""
        known = next((one for one in self.plan.extra_fields.of() if one.heading == ORIGIN), None)
        mine = self._of(r.ExtraField, known.id) if known is not None else None
        if mine is None:
            last = max((one.rank for one in self.rows if isinstance(one, r.ExtraField)), default="")
            kinds = (r.ACTION, r.STEP)
            mine = self._add(r.ExtraField, rank=ranks.between(last, ""), heading=ORIGIN, kinds=kinds).id
        older = {
            row.item: place
            for place, row in enumerate(self.rows)
            if isinstance(row, r.ExtraValue) and row.field == mine
        }
        for item in items:
            if item.kind in (r.ACTION, r.STEP):
                made, said = self.new[r.Item][item.id], origin_of(self.plan, item)
                place = older.get(made)
                if place is None:
                    self._add(r.ExtraValue, item=made, field=mine, text=said)
                else:
                    before = self.rows[place]
                    self.rows[place] = replace(before, text=f"{said}\n{before.text}")

    # Periods and ratings.

    def _take_periods(self, items: tuple[r.Item, ...]) -> dict[int, int]:
        """Add the baseline and the new period; return which periods of before these stand in place of."""
        last = last_ratings(self.plan, items) if self.wanted.ratings else {}
        low, replaced = "", {}
        if last:
            order = [period.id for period in self.plan.periods.of()]
            latest = max((row.period for row in last.values()), key=order.index)
            period = self.plan.periods[latest]
            label, low = f"Baseline ({period.label})", ranks.between("", "")
            self.baseline = self._add(r.Period, rank=low, label=label, ends_on=period.ends_on).id
            replaced[latest] = self.baseline
            for item in items:
                if item.id in last:
                    self._take_rating(last[item.id], latest)
        made = self._add(
            r.Period,
            rank=ranks.between(low, ""),
            label=self.wanted.period.strip() or "First period",
            ends_on=self.wanted.ends_on,
            current=True,
        )
        current = self.plan.current_period
        if current is not None:
            replaced[current.id] = made.id
        return replaced

    def _take_rating(self, row: r.Rating, latest: int) -> None:
        """Copy a rating into the baseline; one of an earlier period says so in its comment."""
        comment = row.comment
        if row.period != latest:
            rated = f"Rated in {self.plan.periods[row.period].label}."
            comment = f"{comment}\n{rated}" if comment else rated
        self._add(
            r.Rating,
            item=self.new[r.Item][row.item],
            period=self.baseline,
            level=self._of(r.Level, row.level),
            comment=comment,
            comment_by=row.comment_by,
        )

    # Layouts.

    def _take_layouts(self, periods: dict[int, int]) -> None:
        """Copy layouts; columns of what stays behind go, those of replaced periods show the new ones."""
        labels = {row.id: row.label for row in self.rows if isinstance(row, r.Period)}
        for layout in self.plan.layouts.of():
            if layout.kind == "indicators" and not self.wanted.indicators:
                continue
            made = self._copy(layout)
            for column in self.plan.layout_columns.of(layout.id):
                extra = self._of(r.ExtraField, column.extra)
                period = periods.get(column.period) if column.period is not None else None
                if (column.extra, column.period) != (None, None) and extra is None and period is None:
                    continue
                heading = labels[period] if period is not None else column.heading
                self._copy(column, layout=made, extra=extra, period=period, heading=heading)

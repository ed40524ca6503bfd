"""The chart of an indicator: its months, values and levels as the painter takes them."""

from __future__ import annotations

from planapp.domain.indicator_level import read_level
from planapp.domain.indicators import level_words
from planapp.domain.months import from_to, is_dated, month_name, month_words, year_of
from planapp.graphics.line_chart import Chart, Line, Mark
from planapp.models.indicator_texts import Facts, value_text
from planapp.models.texts import one_line


def chart_of(facts: Facts) -> Chart:
    """Return the chart of an indicator; empty where it has no number."""
    numbers = [row.month for row in facts.values if row.value is not None]
    if not numbers:
        return Chart()
    dated = [month for month in facts.by_month if is_dated(month)]
    undated = [month for month in facts.by_month if not is_dated(month)]
    months = [*undated, *(from_to(min(dated), max(dated)) if dated else [])]
    return Chart(tuple(_mark(facts, month) for month in months), _target(facts), _comparator(facts))


def _mark(facts: Facts, month: str) -> Mark:
    row = facts.by_month.get(month)
    words = value_text(facts.indicator, row) if row is not None else ""
    value = row.value if row is not None else None
    return Mark(month_name(month), year_of(month), value, month_words(month), words)


def _target(facts: Facts) -> Line | None:
    if facts.target is None:
        return None
    return Line(facts.target.number, f"target {level_words(facts.indicator, facts.indicator.target)}")


def _comparator(facts: Facts) -> Line | None:
    indicator = facts.indicator
    level = read_level(indicator, indicator.comparator, facts.values)
    if level is None:
        return None
    name = one_line(indicator.comparator_label) or "comparator"
    # The figure first: where there is no room, the name is cut.
    return Line(level.number, f"{level_words(indicator, indicator.comparator)} {name}")

"""A plan with three indicators: percent, days and one of which little is said."""

from __future__ import annotations

from datetime import date

from planapp.domain import records as r
from planapp.domain.plan import DETAILS_ID, Plan, make_plan

TODAY = date(2026, 5, 6)
SEEN, DAYS, BARE = 1, 2, 3
ACTION, MEASURE, OTHER = 10, 20, 21


def indicator_plan() -> Plan:
    """Return the plan: its periods are March and April 2026, April is the current one."""
    return make_plan(
        [
            r.Details(DETAILS_ID, "0" * 32, "Improvement plan"),
            r.Period(5, "A", "March 2026", date(2026, 3, 31)),
            r.Period(6, "B", "April 2026", date(2026, 4, 30), current=True),
            r.Item(ACTION, None, "A", r.ACTION, "1.2", title="See children in five days"),
            r.Measure(MEASURE, ACTION, "A", text="90% are seen in time", indicator=SEEN),
            r.Measure(OTHER, ACTION, "B", text="Visits are short"),
            r.Indicator(
                SEEN,
                "A",
                "PI 1",
                "Children seen in five days",
                "high",
                "%",
                target="90",
                baseline="72%",
                baseline_label="2024/25",
                comparator="88",
                comparator_label="Statistical neighbours",
                comparator_date="March 2025",
            ),
            r.Indicator(DAYS, "B", "", "Days to the first visit", "low", "days", target="15"),
            r.Indicator(BARE, "C", "", "Complaints"),
            r.IndicatorValue(101, SEEN, "2026-02", 83.5),
            r.IndicatorValue(102, SEEN, "2026-03", 94.6),
            r.IndicatorValue(103, DAYS, "2026-02", None, "n/a"),
            r.IndicatorValue(104, DAYS, "2026-03", 18.25),
            r.IndicatorValue(105, BARE, "2026-03", 1234.0),
        ]
    )

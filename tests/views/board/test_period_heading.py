"""What stands over a period's column."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain.records import Period
from planapp.views.board.period_heading import heading_of


@pytest.mark.parametrize(
    ("label", "ends_on", "name", "year"),
    [
        ("April 2026", None, "Apr", "2026"),
        ("03/18", date(2018, 3, 31), "Mar", "2018"),
        ("03/18", None, "03/18", ""),
        ("Sept 2025", None, "Sep", "2025"),
        ("Q3 2025", date(2025, 12, 31), "Q3", "2025"),
        ("Half-term 2", date(2025, 10, 24), "Half-term 2", "2025"),
        ("Board of spring", None, "Board of spring", ""),
        ("2025", date(2025, 12, 31), "2025", "2025"),
    ],
)
def test_a_month_is_short_and_other_labels_stay(
    label: str, ends_on: date | None, name: str, year: str
) -> None:
    assert heading_of(Period(1, label=label, ends_on=ends_on)) == (name, year)

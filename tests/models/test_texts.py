"""What an item has in a field: whole, and on one line."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain import edits
from planapp.domain.due import read_due
from planapp.domain.fields import ITEM_FIELDS
from planapp.domain.records import Update
from planapp.models.columns import TREND, choosable, columns_of
from planapp.models.texts import full_due, line_text, newest_first, short_due, whole_text
from tests.models import plans as p


@pytest.mark.parametrize(
    ("written", "short", "full"),
    [
        ("31 March 2026", "31 Mar 26", "31 March 2026"),
        ("31/03/2026", "31 Mar 26", "31/03/2026\nRead as 31 March 2026"),
        ("End Feb 2017", "End Feb 2017", "End Feb 2017\nRead as 1–28 February 2017"),
        ("Apr-18", "Apr-18", "Apr-18\nRead as 1–30 April 2018"),
        ("Half termly", "Half termly", "Half termly\nRead as recurring"),
        ("To be\nagreed", "To be agreed", "To be\nagreed"),
        ("soon", "soon", "soon"),
        ("", "", ""),
    ],
)
def test_a_due_date_is_short_in_a_cell_and_whole_in_its_tooltip(written: str, short: str, full: str) -> None:
    due = read_due(written)
    assert (short_due(due), full_due(due)) == (short, full)


def test_entries_are_parted_on_one_line() -> None:
    plan = p.small_plan()
    item = plan.items[p.VISITS]
    assert whole_text(plan, item, "measure") == "Seen within\nfive days\nChild’s view is recorded"
    assert line_text(plan, item, "lead") == "Head of Service, Team Manager"
    assert line_text(plan, item, "update") == "Seen: 83%"
    assert line_text(plan, plan.items[p.PLANS], f"extra:{p.PRIORITY}") == "High"
    assert line_text(plan, item, f"extra:{p.PRIORITY}") == ""


def test_a_measure_of_two_lines_is_one_entry() -> None:
    plan = p.small_plan()
    assert (
        line_text(plan, plan.items[p.VISITS], "measure") == "Seen within five days; Child’s view is recorded"
    )


def test_moved_dates_are_told() -> None:
    plan = p.small_plan()
    plan = p.edited(plan, edits.set_due(plan, p.VISITS, "May 2026", reason="Staff", approved_by="Board"))
    item = plan.items[p.VISITS]
    told = [whole_text(plan, item, key) for key in ("first_due", "slip_reason", "slip_approved")]
    assert told == ["31 March 2026", "Staff", "Board"]


def test_recommendations_and_evidence_are_named() -> None:
    plan = p.small_plan()
    plan = p.edited(plan, edits.add_source_event(plan, "Inspection 2025"))
    source = next(iter(plan.source_events)).id
    plan = p.edited(plan, edits.add_recommendation(plan, "rec 3", text="See children", source=source))
    recommendation = next(iter(plan.recommendations)).id
    plan = p.edited(plan, edits.link_recommendation(plan, p.VISITS, recommendation))
    plan = p.edited(plan, edits.add_evidence(plan, p.VISITS, "Audit", target="audit.docx"))
    item = plan.items[p.VISITS]
    assert line_text(plan, item, "recommendation") == "Inspection 2025, rec 3"
    assert line_text(plan, item, "evidence") == "Audit"


def test_updates_without_a_day_stay_behind_the_one_before_them() -> None:
    plan = p.small_plan()
    for text, on in (("undated", None), ("old", date(2025, 1, 1))):
        plan = p.edited(plan, edits.add_update(plan, p.VISITS, text, on=on))
    shown: list[Update] = newest_first(plan, p.VISITS)
    assert [one.text for one in shown] == ["Seen: 83%", "Seen: 76%", "undated", "Began in earnest", "old"]


def test_every_field_of_an_item_can_be_a_column() -> None:
    plan = p.small_plan()
    keys = {column.key for column in columns_of(plan, [column.key for column in choosable(plan)])}
    told = {"theme", "objective", "action", "step", "rating"}
    assert {field.key for field in ITEM_FIELDS} - told <= keys
    for column in choosable(plan):
        if column.key != TREND:
            assert isinstance(line_text(plan, plan.items[p.VISITS], column.key), str)

"""The column for what is new: its heading, reading it back, comparing it with a plan and taking it in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.domain.table import Table
from planapp.exchange.alignment import CHANGED, Comparison, Difference, compare_plans, said_now, take
from planapp.exchange.labels import CURRENT
from planapp.exchange.new_update import heading_for, period_named
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.alignment.sheets_again import column_of, header_row
from tests.exchange.likeness import likeness
from tests.exchange.reading import read
from tests.exchange.workbook.making import Making

DAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("New update, April 2026", "April 2026"),
        ("New update", ""),
        ("NEW UPDATES: 03/18", "03/18"),
        ("New progress update\n(Q1)", "Q1"),
        ("Your new update for spring term", "spring term"),
        ("Update", None),
        ("New updated plan", None),
        ("Progress update", None),
    ],
)
def test_a_heading_says_that_what_stands_below_is_new_and_when(heading: str, period: str | None) -> None:
    assert period_named(heading) == period


@pytest.mark.parametrize("label", ["April 2026", "03/18", "Q1", "", CURRENT, "x" * 200])
def test_the_heading_that_is_written_is_read(label: str) -> None:
    heading = heading_for(label)
    assert len(heading) <= 90
    assert period_named(heading) in (label, "")


def plan_of(*updates: str) -> Plan:
    """A plan with an action of these updates and one of none, in its second period."""
    making = Making()
    for number, label in enumerate(("Feb 2026", "April 2026"), 1):
        making.add(r.Period, label=label, ends_on=date(2026, 2 * number, 28), current=number == 2)
    first = making.item(r.ACTION, "Train all staff", ref="1.1")
    making.item(r.ACTION, "Choose a trainer", ref="1.2")
    for text in updates:
        making.add(r.Update, item=first.id, text=text)
    return making.plan()


def sent(plan: Plan, path: Path, *texts: str, heading: str = "New update, April 2026") -> Path:
    """Write a plan as a workbook with a new column at the right, and texts in it from the first item on."""
    write_workbook(plan, path)
    workbook = openpyxl.load_workbook(path)
    sheet: Any = workbook.worksheets[0]
    top, column = header_row(sheet, "Action"), sheet.max_column + 1
    for row, text in enumerate((heading, *texts), top):
        sheet.cell(row, column).value = text or None
    workbook.save(path)
    return path


def compared(plan: Plan, path: Path) -> Comparison:
    mapped = read(path)
    assert mapped.accounting.left_out == ()
    return compare_plans(plan, mapped.plan, paths=mapped.paths)


def found(comparison: Comparison) -> list[Difference]:
    return list(comparison.differences)


def test_an_empty_column_says_nothing(tmp_path: Path) -> None:
    plan = plan_of("Begun.")
    with_one, without = sent(plan, tmp_path / "a.xlsx"), tmp_path / "b" / "a.xlsx"
    without.parent.mkdir()
    write_workbook(plan, without)
    assert likeness(read(with_one).plan) == likeness(read(without).plan)
    assert found(compared(plan, with_one)) == []


def test_a_text_is_an_update_of_the_period_in_the_heading(tmp_path: Path) -> None:
    texts = ("Half of them trained.\nThe rest in May", "Chosen (3.4.2026)")
    plan = read(sent(plan_of("Begun."), tmp_path / "a.xlsx", *texts, heading="New update, Feb 2026")).plan
    period = next(one for one in plan.periods if one.label == "Feb 2026")
    told = [
        [(one.text, one.on, one.period) for one in plan.updates.of(item.id)] for item in plan.children(None)
    ]
    assert told == [
        [("Begun.", None, None), (texts[0], None, period.id)],
        [(texts[1], date(2026, 4, 3), period.id)],
    ]


@pytest.mark.parametrize(
    ("heading", "label"), [("New update", "April 2026"), ("New update, May 2026", "May 2026")]
)
def test_a_heading_may_name_no_period_or_another(tmp_path: Path, heading: str, label: str) -> None:
    plan = read(sent(plan_of(), tmp_path / "a.xlsx", "Begun.", heading=heading)).plan
    (update,) = plan.updates
    assert plan.periods[update.period or 0].label == label
    assert not plan.extra_fields


def test_a_text_is_one_difference_and_becomes_the_newest_update(tmp_path: Path) -> None:
    plan = plan_of("Begun.", "Half done (2.3.2026)")
    item = plan.children(None)[0]
    comparison = compared(plan, sent(plan, tmp_path / "a.xlsx", "All done.\nNearly"))
    (one,) = found(comparison)
    assert (one.kind, one.item, one.field, one.entry, one.was, one.theirs) == (
        *(CHANGED, item.id, "update", None, "", "All done.\nNearly"),
    )
    assert one.is_safe
    assert said_now(plan, one) == ""
    change_set = take(plan, comparison, [one], "merge", by="Head of Service", on=DAY)
    (added,) = change_set.changes
    period = plan.current_period
    assert period is not None
    assert {key: value for key, value in (added.after or {}).items() if key not in ("id", "rank")} == {
        "item": item.id, "text": one.theirs, "on": DAY, "period": period.id, "source": "Head of Service",
    }  # fmt: skip
    after = apply(plan, change_set)
    assert [row.text for row in after.updates.of(item.id)][-1] == one.theirs
    assert said_now(after, one) == one.theirs


def test_what_was_said_before_may_be_said_again(tmp_path: Path) -> None:
    plan = plan_of("No change")
    comparison = compared(plan, sent(plan, tmp_path / "a.xlsx", "No change", "No change"))
    first, second = found(comparison)
    assert [said_now(plan, one) for one in (first, second)] == ["", ""]
    after = apply(plan, take(plan, comparison, [first], "merge", on=DAY))
    assert [said_now(after, one) for one in (first, second)] == ["No change", ""]


def test_old_updates_that_changed_are_told_beside_the_new_one(tmp_path: Path) -> None:
    plan = plan_of("Begun.", "Half done.")
    path = sent(plan, tmp_path / "a.xlsx", "All done.")
    workbook = openpyxl.load_workbook(path)
    sheet: Any = workbook.worksheets[0]
    sheet.cell(
        header_row(sheet, "Action") + 1, column_of(sheet, "Progress update")
    ).value = "Begun.\nHalf is done."
    workbook.save(path)
    told = [(one.was, one.theirs) for one in found(compared(plan, path))]
    assert told == [("Half done.", "Half is done."), ("", "All done.")]


def test_it_comes_behind_what_was_written_in_the_plan_meanwhile(tmp_path: Path) -> None:
    plan = plan_of("Begun.")
    item = plan.children(None)[0]
    comparison = compared(plan, sent(plan, tmp_path / "a.xlsx", "All done."))
    now = apply(plan, edits.add_update(plan, item.id, "Board told."))
    after = apply(now, take(now, comparison, found(comparison), "merge", on=DAY))
    assert [row.text for row in after.updates.of(item.id)] == ["Begun.", "Board told.", "All done."]


def test_a_new_row_brings_its_new_update_along(tmp_path: Path) -> None:
    plan = plan_of("Begun.")
    path = sent(plan, tmp_path / "a.xlsx", "", "", "Agreed by all")
    workbook = openpyxl.load_workbook(path)
    sheet: Any = workbook.worksheets[0]
    sheet.cell(header_row(sheet, "Action") + 3, column_of(sheet, "Action")).value = "Tell the parents"
    workbook.save(path)
    comparison = compared(plan, path)
    (one,) = found(comparison)
    after = apply(plan, take(plan, comparison, [one], "merge", by="Lead", on=DAY))
    new = next(item for item in after.items if item.title == "Tell the parents")
    assert [(row.text, row.on, row.source) for row in after.updates.of(new.id)] == [
        ("Agreed by all", DAY, "Lead")
    ]


def test_a_text_is_taken_where_the_period_is_frozen(tmp_path: Path) -> None:
    open_plan = plan_of("Begun.")
    frozen = [replace(period, frozen=True) for period in open_plan.periods]
    plan = open_plan.with_tables({"periods": Table(open_plan.periods.spec, frozen)})
    comparison = compared(plan, sent(plan, tmp_path / "a.xlsx", "All done."))
    (one,) = found(comparison)
    after = apply(plan, take(plan, comparison, [one], "merge", on=DAY))
    assert [row.period for row in after.updates][-1] is None

"""The example plans with their columns in another order and under other headings: the same plan."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from planapp import paths
from planapp.domain.plan import Plan
from planapp.exchange.mapping import Mapped, map_book
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.recognise import recognise
from tests.exchange.reading import measures, people, read, updates
from tests.exchange.reshaped import renamed
from tests.exchange.variants import rearranged

NAMES_A = {
    "NOS": "Ref no.",
    "What?": "Task",
    "Who?": "Owner",
    "How?": "Steps",
    "When?": "Deadline",
    "Success measures": "How will we know?",
    "Current Status": "Status",
    "Outcome – (report for Q1, Q2, Q3, Q4)": "Latest position",
}
NAMES_B = {
    "Outcome": "Objective",
    "Action": "Task",
    "Success measure(s)": "How will we know?",
    "Lead": "Owner",
    "Time": "Deadline",
    "Progress update": "Latest position",
}


HEADINGS_A = (*NAMES_A,)
HEADINGS_B = (*NAMES_B, "Responsible Officer")
# What others call the same columns, in their order.
OTHERS_A = (
    ("Ref", "Action", "Owner", "Milestones", "Deadline", "Success criteria", "Progress status", "Comments"),
    ("No.", "Task", "Responsible", "Sub-tasks", "Target date", "KPIs", "Action status", "Progress update"),
    ("#", "What will we do?", "Who will do it?", "How will we do it?", "By when?", "How will we know?",
     "Where are we now?", "What have we done?"),
    ("Item", "Activity", "By whom", "Detailed actions", "Completion date", "Outcome measures", "Status",
     "Impact"),
    ("Number", "Actions", "Leads", "Steps", "Dates", "Measures", "Position", "Update"),
    ("Action ref", "What we will do", "Accountable officer", "Milestone", "When by", "Target",
     "Status (at end of quarter)", "Narrative"),
    ("Action Number", "Action Required", "Accountable", "Sub-actions", "Due Date", "Success Criteria",
     "Current position", "Commentary"),
    ("S/N", "Actions to be taken", "Led by", "Key tasks", "Timeline", "Intended outcome",
     "Implementation status", "Progress and impact"),
)  # fmt: skip
OTHERS_B = (
    ("Aim", "Activity", "KPI", "Accountable lead", "Due date", "Latest update", "Operational lead"),
    ("Goal", "What will we do?", "How will we know?", "Who is accountable?", "Timeframe", "Comments",
     "Who will do it?"),
    ("Desired outcome", "Milestones", "Measures", "SRO", "By when", "Narrative", "Officer"),
    ("Key objective", "Agreed actions", "Expected outcome", "Lead manager", "Finish by", "Progress log",
     "Responsible person"),
)  # fmt: skip


def told(plan: Plan) -> list[tuple[object, ...]]:
    """Return everything that a plan says of each item, in order."""
    return [
        (
            item.kind,
            item.ref,
            item.title,
            item.due,
            item.status,
            people(plan, item),
            people(plan, item, "officer"),
            measures(plan, item),
            updates(plan, item),
            [
                (
                    plan.periods[rating.period].label,
                    rating.level and plan.levels[rating.level].letter,
                    rating.comment,
                )
                for rating in sorted(plan.ratings.of(item.id), key=lambda r: plan.periods[r.period].label)
            ],
        )
        for item in plan.walk()
    ]


def orders(count: int) -> list[list[int]]:
    """Return a reversed and three shuffled orders of `count` columns."""
    columns = list(range(1, count + 1))
    return [columns[::-1], *(random.Random(seed).sample(columns, count) for seed in (1, 2, 3))]


def same(found: Mapped, original: Mapped) -> None:
    assert found.accounting.left_out == ()
    assert told(found.plan) == told(original.plan)


@pytest.mark.parametrize("order", orders(8), ids=str)
@pytest.mark.parametrize("names", [{}, NAMES_A], ids=["own headings", "other headings"])
def test_plan_a(shared: Path, tmp_path: Path, order: Sequence[int], names: dict[str, str]) -> None:
    source = shared / "plans" / "plan-a.xlsx"
    made = rearranged(
        source,
        tmp_path / "a.xlsx",
        sheet="Improvement Plan",
        first_row=1,
        header_row=4,
        order=order,
        names=names,
    )
    same(read(made), read(source))


@pytest.mark.parametrize("names", OTHERS_A, ids=lambda names: str(names[0]))
def test_what_others_call_the_columns_of_plan_a(shared: Path, names: Sequence[str]) -> None:
    renamed_as(shared / "plans" / "plan-a.xlsx", dict(zip(HEADINGS_A, names, strict=True)))


@pytest.mark.parametrize("names", OTHERS_B, ids=lambda names: str(names[0]))
def test_what_others_call_the_columns_of_plan_b(shared: Path, names: Sequence[str]) -> None:
    renamed_as(shared / "plans" / "plan-b.xlsx", dict(zip(HEADINGS_B, names, strict=True)))


def renamed_as(source: Path, names: Mapping[str, str]) -> None:
    """Check that a workbook is the same plan under other headings."""
    book = read_xlsx(source)
    other = replace(book, sheets=tuple(renamed(sheet, names) for sheet in book.sheets))
    same(map_book(other, recognise(other), "plan"), read(source))


@pytest.mark.parametrize("order", orders(12), ids=str)
@pytest.mark.parametrize("names", [{}, NAMES_B], ids=["own headings", "other headings"])
def test_plan_b(shared: Path, tmp_path: Path, order: Sequence[int], names: dict[str, str]) -> None:
    source = shared / "plans" / "plan-b.xlsx"
    made = rearranged(
        source, tmp_path / "b.xlsx", sheet="Priority 3", first_row=6, header_row=6, order=order, names=names
    )
    same(read(made), read(source))


@pytest.mark.parametrize("order", orders(23), ids=str)
def test_the_sample(tmp_path: Path, order: Sequence[int]) -> None:
    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    names = {
        "Action": "Task",
        "Lead": "Owner",
        "By when": "Deadline",
        "Success measures": "How will we know?",
        "Latest update": "Latest position",
    }
    made = rearranged(
        source, tmp_path / "s.xlsx", sheet="Plan", first_row=1, header_row=4, order=order, names=names
    )
    same(read(made), read(source))

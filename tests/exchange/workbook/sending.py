"""Workbooks that are sent: a plan then and now, and what its workbook tells of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.exchange.changed_fields import changed_fields
from planapp.exchange.workbook.sending import Sending
from planapp.exchange.write_workbook import write_workbook
from tests.exchange.workbook.making import LEVELS, Making, fields

DUE = date(2026, 10, 30)
SENT_ON = date(2026, 12, 1)


def then() -> Plan:
    """A plan in its second period: two themes with an action and a step each, and indicators."""
    making = Making("Improvement plan")
    for label in ("Oct 2026", "Nov 2026"):
        making.add(r.Period, label=label, current=label == "Nov 2026")
    periods = [row for row in making.rows if isinstance(row, r.Period)]
    ratings = [
        {"field": "rating", "heading": f"RAG {one.label}", "period": one.id, "width": 9.0} for one in periods
    ]
    columns = fields("ref", "action", "step", "lead", "due", "measure", "status")
    making.layout(*columns, *ratings, *fields("update"), sheet="Plan")
    for number, name in enumerate(("Help early", "Protect well"), 1):
        theme = making.item(r.THEME, name, ref=str(number))
        action = making.item(
            r.ACTION, f"Train staff to {name.lower()}", theme, ref=f"{number}.1",
            due="30 October 2026", due_from=DUE, due_to=DUE, due_precision="day",
        )  # fmt: skip
        making.item(r.STEP, f"Choose a trainer to {name.lower()}", action, status="In progress")
        making.lead(action, f"Head of {name}")
        making.add(r.Measure, item=action.id, text="All staff are trained")
        making.add(r.Update, item=action.id, text=f"Begun to {name.lower()}.")
        for period in periods:
            making.add(r.Rating, item=action.id, period=period.id, level=LEVELS[1].id)
        called = f"Staff trained to {name.lower()}"
        indicator = making.add(r.Indicator, name=called, target="90%", polarity="high", number_format="0%")
        for month in range(1, 7):
            value = {"month": f"2026-0{month}", "value": round(0.6 + month / 20, 2)}
            making.add(r.IndicatorValue, indicator=indicator.id, **value)
    return making.plan()


def items(plan: Plan, kind: str) -> list[r.Item]:
    """Return the items of a kind in order."""
    return [item for item in plan.walk() if item.kind == kind]


def now(plan: Plan) -> Plan:
    """Return the plan with something of everything changed, most of it in its second theme."""
    first, second = items(plan, r.ACTION)
    step = items(plan, r.STEP)[1]
    period = plan.current_period
    assert period is not None
    theme = items(plan, r.THEME)[1].id
    for change in (
        lambda now: edits.set_field(now, theme, "title", "Protect better"),
        lambda now: edits.set_field(now, second.id, "title", "Train all staff"),
        lambda now: edits.set_people(now, second.id, r.LEAD, ["Head of Training"]),
        lambda now: edits.set_field(now, step.id, "status", "Complete"),
        lambda now: edits.add_update(now, second.id, "Half of them are trained."),
        lambda now: edits.rate(now, [second.id], period.id, LEVELS[0].id),
        lambda now: edits.add_item(now, r.ACTION, parent=first.parent, ref="1.2", title="Tell the parents"),
    ):
        plan = apply(plan, change(plan))
    return plan


def sending(**values: Any) -> Sending:
    """Return a circulation as a workbook tells of it."""
    told = {"name": "Board pack", "sent_on": SENT_ON, "since": "October pack", **values}
    return Sending(1, 2, 3, **told)


def sent(
    folder: Path, plan: Plan | None = None, *, only: Any = None, private: bool = True, **values: Any
) -> Any:
    """Write the plan as it is now, with what changed, and return the workbook as openpyxl reads it."""
    before = then()
    after = plan or now(before)
    told = sending(**{"changes": changed_fields(before, after), **values})
    write_workbook(after, folder / "sent.xlsx", only=only, private=private, sending=told)
    return load_workbook(folder / "sent.xlsx")

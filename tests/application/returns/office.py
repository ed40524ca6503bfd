"""An officer's plan that was sent round, and copies of it as they come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from planapp.application.document import Document
from planapp.application.plan_then import plan_after
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.model import Compared, Decision, ReturnChange, Returned
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.due import read_due
from planapp.domain.edits.dates import fields_of
from planapp.domain.plan import Plan, empty_plan, make_plan
from planapp.domain.tables import SPECS
from planapp.exchange.workbook.part import part_of
from tests.exchange.workbook.making import LEVELS, Making

CAME = date(2026, 4, 16)
RED, AMBER, GREEN, _ = LEVELS
Change = Callable[[Plan], ChangeSet]


def small_plan() -> Plan:
    """Make a plan of one theme with two objectives, and a second theme, each action with something to say."""
    making = Making("Our plan")
    making.add(r.Period, label="01/26")
    making.add(r.Period, label="03/26", current=True)
    making.add(r.ExtraField, heading="Risk")
    theme = making.item(r.THEME, "Timely help", ref="1")
    for number, title in ((1, "See children sooner"), (2, "Decide in time")):
        objective = making.item(r.OBJECTIVE, title, theme, ref=f"1.{number}")
        _actions(making, objective, f"1.{number}")
    other = making.item(r.THEME, "A steady workforce", ref="2")
    _actions(making, making.item(r.OBJECTIVE, "Keep our people", other, ref="2.1"), "2.1")
    rows = [*making.rows, *(_column(making, field, at) for at, field in enumerate(_COLUMNS))]
    return make_plan([*rows, r.Layout(9_000, "V", sheet="Plan"), *_part_columns(making)])


_COLUMNS = ("ref", "action", "lead", "due", "measure", "status", "update", "evidence")
_WORK = (
    "Visit each family in five days", "Audit closed files monthly", "Brief all new managers",
    "Recruit ten foster carers", "Publish a threshold guide", "Hold a permanence panel",
    "Replace old laptops", "Agree a protocol with police", "Ask young people",
)  # fmt: skip


def _actions(making: Making, objective: r.Item, ref: str) -> None:
    for number in (1, 2, 3):
        at = sum(isinstance(row, r.Item) and row.kind == r.ACTION for row in making.rows)
        values = {**fields_of(read_due("31 March 2026")), "status": "Not started"}
        action = making.item(r.ACTION, _WORK[at], objective, ref=f"{ref}.{number}", **values)
        making.lead(action, f"Head of Service {action.id}")
        making.add(r.Measure, item=action.id, text=f"Nine in ten by spring, {_WORK[at].lower()}")
        making.add(r.Update, item=action.id, text=f"Begun: {_WORK[at].lower()}")
        for period in (row for row in tuple(making.rows) if isinstance(row, r.Period)):
            making.add(r.Rating, item=action.id, period=period.id, level=RED.id)


def _column(making: Making, field: str, at: int) -> r.LayoutColumn:
    return r.LayoutColumn(9_001 + at, 9_000, f"V{at:02}V", field.title(), field)


def _part_columns(making: Making) -> list[r.LayoutColumn]:
    periods = [row for row in making.rows if isinstance(row, r.Period)]
    (risk,) = (row for row in making.rows if isinstance(row, r.ExtraField))
    return [
        *(
            r.LayoutColumn(9_101 + at, 9_000, f"W{at:02}V", row.label, "rating", period=row.id)
            for at, row in enumerate(periods)
        ),
        r.LayoutColumn(9_201, 9_000, "X", "Risk", "extra", extra=risk.id),
    ]


def as_read(plan: Plan, by: int = 1_000_000) -> Plan:
    """Return a plan under ids of its own, as a workbook is read; all rows as they are."""
    rows = []
    for spec in SPECS:
        for row in plan.table(spec.name):
            values = {"id": row.id + by if spec.name != "details" else row.id}
            for name in spec.references:
                other = getattr(row, name)
                values[name] = other + by if other is not None else None
            rows.append(replace(row, **values))
    return make_plan(rows)


@dataclass
class Office:
    """A plan that was sent round after entry `sent`, and the inbox."""

    document: Document
    inbox: Inbox
    sent: int

    @property
    def plan(self) -> Plan:
        return self.document.plan

    def item(self, ref: str) -> r.Item:
        return next(item for item in self.plan.items if item.ref == ref)

    def do(self, change: Change) -> None:
        self.document.edit(change(self.plan))

    def came_back(self, *changes: Change, file: str = "MASH return.xlsx", **values: Any) -> Returned:
        """Have a copy of what was sent come back with these changes."""
        entry = values.pop("entry", self.sent)
        then = part_of(plan_after(self.document, entry), values.get("only"), values.get("private", True))
        # In a sheet a date is typed over: nobody writes down the one that was.
        source = as_read(changed(then, *changes).with_tables({"slips": then.slips}))
        made = {"id": next(_IDS), "file": file, "came_on": CAME, "officer": "Head of MASH", "entry": entry}
        return self.inbox.add(Returned(**{**made, "source": source, **values}))

    def changes(self, returned: Returned) -> dict[tuple[str, str], ReturnChange]:
        """Return the changes of a return by number (or title) and field."""
        found = self.inbox.compared(returned.id).changes
        told = {(one.difference.ref or one.difference.name, one.difference.field): one for one in found}
        assert len(told) == len(found)
        return told

    def compared(self, returned: Returned) -> Compared:
        return self.inbox.compared(returned.id)

    def only(self, returned: Returned) -> ReturnChange:
        (change,) = self.inbox.compared(returned.id).changes
        return change

    def only_part(self, field: str) -> int | None:
        """Return the period or extra field that a field is about where a test names none."""
        if field in ("rating", "comment"):
            return self.plan.periods.of()[-1].id
        return self.plan.extra_fields.of()[0].id if field == "extra" else None

    def decide(self, returned: Returned, *changes: ReturnChange, choice: str | None, text: str = "") -> None:
        decision = Decision(choice, text) if choice is not None else None
        self.inbox.decide(returned.id, [one.key for one in changes], decision)


_IDS = count(500)


def changed(plan: Plan, *changes: Change) -> Plan:
    """Return a plan with changes made one after the other."""
    for change in changes:
        plan = apply(plan, change(plan))
    return plan


def opened_office(folder: Path) -> Office:
    """Make a plan file of the small plan."""
    first = compare(empty_plan(), small_plan(), "new plan")
    document = Document.create(folder / "our.plan", first, by="Officer")
    assert document.history.last is not None
    return Office(document, Inbox(document), document.history.last.seq)


def setting(ref: str, key: str, value: str) -> Change:
    """Return an edit of a field of the item of a number."""
    return lambda plan: edits.set_field(plan, by_ref(plan, ref), key, value)


def rating(ref: str, level: r.Level, label: str = "03/26") -> Change:
    """Return an edit that rates an item."""

    def change(plan: Plan) -> ChangeSet:
        period = next(row for row in plan.periods if row.label == label)
        known = next(row for row in plan.levels if row.key == level.key)
        return edits.rate(plan, [by_ref(plan, ref)], period.id, known.id)

    return change


def rewording(ref: str, text: str) -> Change:
    """Return an edit of an item's first update."""
    return lambda plan: edits.set_update(plan, plan.updates.of(by_ref(plan, ref))[0].id, text=text)


def adding_update(ref: str, text: str) -> Change:
    """Return an edit that adds an update."""
    return lambda plan: edits.add_update(plan, by_ref(plan, ref), text)


def by_ref(plan: Plan, ref: str) -> int:
    """Return the id of the item of a number."""
    return next(item.id for item in plan.items if item.ref == ref)

"""The columns that are written: hers, and those that her layout has no place for."""

from __future__ import annotations

from datetime import date

from planapp.domain import records as r
from planapp.domain.plan import Plan
from planapp.exchange.workbook.columns import plan_columns
from tests.exchange.workbook.making import Making, fields


def headings(plan: Plan) -> list[str]:
    return [column.heading for column in plan_columns(plan, next(iter(plan.layouts), None))]


def test_a_plan_without_a_layout_has_the_usual_columns() -> None:
    making = Making()
    making.add(r.Period, label="03/18")
    making.add(r.ExtraField, heading="Priority")
    assert headings(making.plan()) == [
        *("Ref", "Action", "Lead", "Responsible officer", "Due", "Success measures", "Status", "RAG 03/18"),
        *("Progress update", "Recommendation", "Evidence", "Priority"),
    ]


def test_new_periods_follow_the_last_rating_and_are_headed_like_it() -> None:
    making = Making()
    old, new = making.add(r.Period, label="01/18"), making.add(r.Period, label="03/18")
    rating = {"field": "rating", "heading": "RAG at 01/18", "period": old.id, "width": 7.5}
    making.layout(*fields("action"), rating, *fields("update"))
    columns = plan_columns(making.plan(), next(iter(making.plan().layouts)))
    assert [column.heading for column in columns] == ["ACTION", "RAG at 01/18", "RAG at 03/18", "UPDATE"]
    assert (columns[2].period, columns[2].width) == (new.id, 7.5)


def test_fields_that_hold_something_are_added_and_others_are_not() -> None:
    making = Making()
    making.layout(*fields("action", "lead"))
    used, unused = making.add(r.ExtraField, heading="Priority"), making.add(r.ExtraField, heading="Cost")
    action = making.item(r.ACTION, "Train all staff", ref="1", done_on=date(2026, 4, 1))
    making.item(r.STEP, "Choose a trainer", action)
    making.add(r.ExtraValue, item=action.id, field=used.id, text="High")
    assert headings(making.plan()) == ["Ref", "ACTION", "Step", "LEAD", "Done on", "Priority"]
    assert unused.heading not in headings(making.plan())


def test_columns_of_what_is_gone_and_our_own_are_left_out() -> None:
    making = Making()
    gone = {"field": "rating", "heading": "RAG", "period": 999}
    making.layout(*fields("action"), gone, {"field": "extra", "extra": 998, "heading": "Was"})
    making.add(r.LayoutColumn, layout=next(iter(making.plan().layouts)).id, heading="planapp", rank="W")
    assert headings(making.plan()) == ["ACTION"]

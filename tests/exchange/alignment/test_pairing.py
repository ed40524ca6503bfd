"""Which item of a source is which of the plan's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planapp.domain import records as r
from planapp.domain.plan import Plan
from planapp.exchange.alignment import CHANGED, MISSING, NEW, SAME, compare_plans
from tests.exchange.alignment.test_laws import strangers
from tests.exchange.workbook.making import Making

Row = tuple[str, str] | tuple[str, str, str]


def flat(*rows: Row) -> Plan:
    """Return a plan of actions below one objective: number, title and perhaps status."""
    making = Making()
    objective = making.item(r.OBJECTIVE, "Families are seen in time", ref="1")
    for ref, title, *status in rows:
        making.item(r.ACTION, title, objective, ref=ref, status=" ".join(status))
    return making.plan()


def told(plan: Plan, source: Plan) -> list[tuple[str, str]]:
    """Return the verdict on each action, with what it is in the source or else the plan."""
    source = strangers(source)
    rows = compare_plans(plan, source).rows
    items = [
        (row.verdict, source.items[row.source] if row.source else plan.items[row.item or 0]) for row in rows
    ]
    return [(verdict, f"{item.ref} {item.title}") for verdict, item in items if item.kind == r.ACTION]


A, B, C = ("1.1", "Visit every family"), ("1.2", "Audit closed files"), ("1.3", "Train the managers")


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        pytest.param([A, B], [B, A], [(SAME, B), (SAME, A)], id="sorted"),
        pytest.param(
            [A, B], [A, ("1.2", "Count them"), ("1.3", "Audit closed files")],
            [(SAME, A), (NEW, ("1.2", "Count them")), (CHANGED, ("1.3", "Audit closed files"))],
            id="inserted and renumbered",
        ),
        pytest.param(
            [A, B, C], [A, ("1.2", "Audit all closed case files"), C],
            [(SAME, A), (CHANGED, ("1.2", "Audit all closed case files")), (SAME, C)],
            id="reworded",
        ),
        pytest.param(
            [A, B, C], [A, ("1.2", "Something wholly different"), C],
            [(SAME, A), (CHANGED, ("1.2", "Something wholly different")), (SAME, C)],
            id="rewritten under its number",
        ),
        pytest.param(
            [("", A[1]), ("", B[1])], [("", A[1]), ("", "Something wholly different")],
            [(SAME, ("", A[1])), (NEW, ("", "Something wholly different")), (MISSING, ("", B[1]))],
            id="rewritten without a number",
        ),
        pytest.param(
            [("5.1", "Brief teams"), ("5.1", "Hire staff")],
            [("5.1", "Hire staff"), ("5.1", "Brief all teams")],
            [(SAME, ("5.1", "Hire staff")), (CHANGED, ("5.1", "Brief all teams"))],
            id="one number twice",
        ),
        pytest.param(
            [("", "Visit", "On hold"), ("", "Visit", "Complete")],
            [("", "Visit", "Complete"), ("", "Visit", "On hold")],
            [(SAME, ("", "Visit")), (SAME, ("", "Visit"))],
            id="one title twice",
        ),
        pytest.param(
            [("", "Visit")], [("", "Visit"), ("", "Visit")],
            [(SAME, ("", "Visit")), (NEW, ("", "Visit"))],
            id="copied",
        ),
        pytest.param([A], [A, B], [(SAME, A), (NEW, B)], id="added"),
        pytest.param([A, B], [B], [(SAME, B), (MISSING, A)], id="taken out"),
    ],
)  # fmt: skip
def test_by_number_text_and_place(
    mine: list[Row], theirs: list[Row], expected: list[tuple[str, Row]]
) -> None:
    wanted = [(verdict, f"{row[0]} {row[1]}") for verdict, row in expected]
    assert told(flat(*mine), flat(*theirs)) == wanted


def test_an_id_tells_more_than_a_text() -> None:
    plan = flat(A, B)
    action = plan.children(plan.children(None)[0].id)[0]
    other = replace(action, ref="9", title="Nothing like it")
    source = plan.with_tables({"items": plan.items.changed({action.id: other})})
    differences = compare_plans(plan, source).differences
    assert [(one.item, one.field) for one in differences] == [(action.id, "ref"), (action.id, "title")]


def test_a_group_that_only_a_number_names_once_more_is_no_row() -> None:
    making = Making()
    theme = making.item(r.THEME, "Help early", ref="1")
    for ref in ("1", "2"):
        objective = making.item(r.OBJECTIVE, f"Objective of {ref}", theme, ref=ref)
        making.item(r.ACTION, f"Do what {ref} asks of all", objective, ref=f"{ref}.1")
    plan = making.plan()
    first = next(item for item in plan.items if item.ref == "2.1")
    echo = r.Item(99, theme.id, "z", r.OBJECTIVE, "2")
    moved = replace(first, parent=99)
    source = strangers(plan.with_tables({"items": plan.items.changed({99: echo, first.id: moved})}))
    comparison = compare_plans(plan, source)
    assert comparison.differences == ()
    assert {row.verdict for row in comparison.rows} == {SAME}

"""States of the dialogs of people, recommendations and extra fields, each in the open sample plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan
from planapp.graphics.theme import Choice
from planapp.views.registers.hand_over_dialog import HandOverDialog
from planapp.views.registers.people_dialog import PeopleDialog
from planapp.views.registers.recommendations_dialog import RecommendationsDialog
from planapp.views.workspace import Workspace
from tests.screens.doing import document_of, in_plan
from tests.screens.plans import LONG
from tests.screens.state import SMALL, State


def with_registers(plan: Plan, *, many: bool = False) -> Plan:
    """Return a plan with names that look alike, a hand-over, sources, recommendations and typed fields."""

    def do(change_set: ChangeSet) -> None:
        nonlocal plan
        plan = apply(plan, change_set)

    actions = [item for item in plan.walk() if item.kind == "action"]
    do(edits.set_people(plan, actions[0].id, "officer", ["Head of Service, MASH", "Practice Lead"]))
    do(edits.set_people(plan, actions[1].id, "lead", ["HoS Safeguarding", "AD Children’s"]))
    leads = {person.name: person.id for person in plan.people}
    do(edits.hand_over(plan, leads["Practice Lead"], leads["AD Children’s"], date(2026, 3, 1)))
    for title, kind, day, number in (
        ("Inspection of services for children in need of help", "inspection", (2025, 5, 12), 6),
        ("Monitoring visit letter", "letter", (2025, 11, 3), 3),
    ):
        do(edits.add_source_event(plan, title, kind=kind, on=date(*day)))
        source = plan.source_events.of()[-1].id
        for at in range(1, (120 if many else number) + 1):
            text = f"{LONG}." if at % 4 == 2 else "See children in need sooner, and record what they say."
            do(edits.add_recommendation(plan, f"Rec {at}", source=source, text=text, paragraph=str(8 + at)))
    for at, one in enumerate(plan.recommendations.of()):
        if at % 3 != 1:
            do(edits.link_items(plan, [actions[at % 9].id, actions[(at * 2) % 11].id], one.id))
    for heading, type_, values in (
        ("Budget", "number", ("£12,000", "about 3,000", "4,500")),
        ("Reviewed on", "date", ("12/03/2026", "spring")),
        ("Notes to myself", "text", ("Ask the board again", LONG)),
    ):
        do(edits.add_extra_field(plan, heading, type=type_, private="myself" in heading, kinds=("action",)))
        field = plan.extra_fields.of()[-1].id
        for at, value in enumerate(values):
            do(edits.set_extra(plan, actions[at * 3].id, field, value))
    for at in range(300 if many else 0):
        do(
            edits.add_person(
                plan, f"Team Manager of area {at} with a long name: {LONG[: at % 80]}", post=LONG
            )
        )
    return plan


def register(key: str, *, many: bool = False) -> Callable[[Workspace], None]:
    """Return what opens a register."""

    def do(workspace: Workspace) -> None:
        document = document_of(workspace)
        plan = document.plan
        document.edit(compare(plan, with_registers(plan, many=many), "registers"))
        workspace.actions[key].trigger()
        QApplication.processEvents()

    return do


def merging(workspace: Workspace) -> None:
    """Ask which of two names stays."""
    register("people")(workspace)
    workspace.window.findChild(PeopleDialog).hint.merge.click()


def handing_over(workspace: Workspace) -> None:
    """Ask who takes over."""
    register("people")(workspace)
    dialog = workspace.window.findChild(PeopleDialog)
    dialog.hand_over_button.click()
    asking = dialog.findChild(HandOverDialog)
    asking.who.setFocus()
    QTest.keyClicks(asking.who, "head of help")


def answered_by_nothing(workspace: Workspace) -> None:
    """Show what nothing answers, with one of them chosen."""
    register("recommendations")(workspace)
    dialog = workspace.window.findChild(RecommendationsDialog)
    dialog.unanswered.click()
    dialog.list.choose(next(one.id for one in dialog.plan.recommendations.of() if one.ref == "Rec 4"))


STATES = {
    "people": State(in_plan(register("people"))),
    "people-dark": State(in_plan(register("people")), choice=Choice.DARK),
    "people-many": State(in_plan(register("people", many=True))),
    "people-large-text": State(in_plan(register("people")), SMALL, text_size=130),
    "people-merge": State(in_plan(merging)),
    "people-hand-over": State(in_plan(handing_over)),
    "recommendations": State(in_plan(register("recommendations"))),
    "recommendations-dark": State(in_plan(register("recommendations")), choice=Choice.DARK),
    "recommendations-many": State(in_plan(register("recommendations", many=True))),
    "recommendations-unanswered": State(in_plan(answered_by_nothing)),
    "extra-fields": State(in_plan(register("extra_fields"))),
    "extra-fields-dark": State(in_plan(register("extra_fields")), choice=Choice.DARK),
    "extra-fields-large-text": State(in_plan(register("extra_fields")), SMALL, text_size=130),
}

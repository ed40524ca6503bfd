"""States of the tab Merge returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.application.circulations import Circulation, keep
from planapp.application.document import Document
from planapp.application.returns.model import MINE, THEIRS, Decision, Returned
from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan
from planapp.exchange.mapping.account import LOST, Finding
from planapp.graphics.theme import Choice
from planapp.views.workspace import Workspace
from tests.screens.circulation import circulate
from tests.screens.doing import document_of, open_sample, settle
from tests.screens.opening import empty
from tests.screens.state import SMALL, State

Edit = Callable[[Plan], ChangeSet]
_SAFEGUARDING, _PERFORMANCE = "Head of Service, Family Safeguarding", "Performance Manager, Children's"


def _item(plan: Plan, ref: str) -> int:
    return next(item.id for item in plan.items if item.ref == ref)


def _step(plan: Plan, ref: str, place: int) -> int:
    return plan.children(_item(plan, ref))[place].id


def field(ref: str, key: str, text: str, step: int | None = None) -> Edit:
    """Return the edit of a field of an action, or of one of its steps."""
    return lambda plan: edits.set_field(
        plan, _item(plan, ref) if step is None else _step(plan, ref, step), key, text
    )


def update(ref: str, text: str) -> Edit:
    """Return the edit that adds an update."""
    return lambda plan: edits.add_update(plan, _item(plan, ref), text)


def measure(ref: str, place: int, text: str) -> Edit:
    """Return the edit that puts a measure in other words."""
    return lambda plan: edits.set_measure(plan, plan.measures.of(_item(plan, ref))[place].id, text)


def evidence(ref: str, title: str) -> Edit:
    """Return the edit that adds a piece of evidence."""
    return lambda plan: edits.add_evidence(plan, _item(plan, ref), title)


def rated(ref: str, letter: str) -> Edit:
    """Return the edit that rates an action in the current period."""

    def rate(plan: Plan) -> ChangeSet:
        level = next(one.id for one in plan.levels.of() if one.letter == letter)
        assert plan.current_period is not None
        return edits.rate(plan, [_item(plan, ref)], plan.current_period.id, level)

    return rate


_MASH: tuple[Edit, ...] = (
    update(
        "1.1.2", "93% decided within a day, up from 88% in March. The weekend rota is the outlier at 78%."
    ),
    rated("1.1.2", "G"),
    field("1.1.2", "due", "31/07/2026"),
    field("1.1.2", "status", "In progress", step=3),
    measure("1.1.3", 0, "Police and health take part in 90% of strategy discussions, reported weekly"),
    field("1.1.3", "officer", "Service Manager, MASH"),
    field("1.1.1", "due", "31/10/2025", step=1),
    field("1.1.1", "status", "Ongoing", step=1),
    evidence("1.1.1", "Referrals by source, March.xlsx"),
)
_MINE: tuple[Edit, ...] = (
    field("1.1.2", "due", "31/05/2026"),
    measure("1.1.3", 0, "Police and health take part in 95% of strategy discussions in every team"),
)
_LATE = (
    "Housing Options Manager",
    "Participation Lead",
    "Head of Digital Services",
    "Head of Service, Early Help",
)
# A new step; a row that is gone; a cell that was emptied; a month that is frozen.
_ODD: tuple[Edit, ...] = (
    lambda plan: edits.add_item(
        plan, "step", parent=_item(plan, "1.2.1"), title="Ask schools each half term"
    ),
    lambda plan: edits.remove_items(plan, [_step(plan, "1.2.1", 2)]),
    field("1.2.1", "officer", ""),
    lambda plan: edits.add_item(
        plan,
        "action",
        parent=plan.items[_item(plan, "1.2.2")].parent,
        ref="1.2.9",
        title="Share it with schools",
    ),
    lambda plan: edits.unfreeze(plan, _march(plan), "Correction"),
    lambda plan: edits.rate(plan, [_item(plan, "1.2.1")], _march(plan), plan.levels.of()[0].id),
    update("1.2.1", "The list is sent each Monday."),
)


def _march(plan: Plan) -> int:
    return plan.periods.of()[-2].id


_OTHERS: tuple[tuple[str, str, tuple[Edit, ...]], ...] = (
    (
        _SAFEGUARDING,
        "Plan circulation Mar_SG final.xlsx",
        (field("1.1.2", "due", "30/06/2026"), update("1.1.2", "Two posts are filled."), rated("1.2.1", "A")),
    ),
    (_PERFORMANCE, "Performance return.xlsx", _ODD),
    ("Principal Social Worker", "PSW return v2.xlsx", (update("1.2.2", "Audit is done."),)),
    ("Virtual School Head", "VS return.xlsx", (update("1.2.1", "Schools answer in three days."),)),
    ("Head of Service, Fostering", "Fostering.xlsx", ()),
)


def _came(document: Document, sent: Circulation, name: str, file: str, made: tuple[Edit, ...]) -> Returned:
    """Return a workbook as it was sent, with some edits in it."""
    plan = document.plan
    for edit in made:
        plan = apply(plan, edit(plan))
    extract = next((one for one in sent.extracts if one.recipient == name), None)
    return Returned(
        len(file) + 100 * len(name),
        file,
        date(2026, 4, 16),
        name,
        sent.entry,
        plan,
        sent.id,
        extract.id if extract is not None else None,
        is_stamped=True,
    )


def inbox_of(workspace: Workspace) -> Any:
    """Return the inbox of the plan that is open."""
    document: Any = document_of(workspace)
    return document.inbox


def tab_of(workspace: Workspace) -> Any:
    """Return the tab that is shown."""
    page: Any = workspace.pages.shown
    return page.shown


def returns(workspace: Workspace, folder: Path) -> None:
    """Show what six officers sent back, the first of them half decided."""
    open_sample(workspace, folder)
    document, inbox = document_of(workspace), inbox_of(workspace)
    sent = _asked(document, circulate(document))
    came = [_came(document, sent, "Head of Service, MASH", "MASH return.xlsx", _MASH)]
    came += [_came(document, sent, *other) for other in _OTHERS]
    for edit in _MINE:
        document.edit(edit(document.plan))
    kept = [inbox.add(one) for one in came]
    lost = Finding(LOST, "Plan!A40", "This row is not in the plan.")
    inbox.add(_with_finding(kept[3], lost))
    inbox.accept_all(kept[4].id)
    inbox.merge(kept[4].id)
    decide(inbox, kept[0].id)
    workspace.actions["returns"].trigger()
    ready(workspace)
    tab_of(workspace).files.list.choose(kept[0].id)
    tab_of(workspace).changes.tree.setFocus(Qt.FocusReason.OtherFocusReason)
    tab_of(workspace).changes.tree.go_to_conflict()


def _asked(document: Document, sent: Circulation) -> Circulation:
    """Ask fewer people, and for a day six days ago."""
    names = {"Head of Service, MASH", *(name for name, _, _ in _OTHERS), *_LATE}
    extracts = tuple(one for one in sent.extracts if one.is_master or one.recipient in names)
    asked = replace(sent, extracts=extracts, reply_by=date.today() - timedelta(days=6))
    keep(document, asked)
    return asked


def _with_finding(returned: Returned, finding: Finding) -> Returned:
    return replace(returned, findings=(finding,))


def decide(inbox: Any, return_id: int) -> None:
    """Decide four changes of a return."""
    changes = {one.difference.label: one.key for one in inbox.compared(return_id).changes}
    for label, choice in (
        ("Progress update", THEIRS),
        ("Rating Apr 2026", THEIRS),
        ("Responsible officer", MINE),
    ):
        if label in changes:
            inbox.decide(return_id, [changes[label]], Decision(choice))


def ready(workspace: Workspace) -> None:
    """Wait until all is compared."""
    settle()
    for _ in range(400):
        if not workspace.jobs.busy:
            break
        QTest.qWait(25)
    QTest.qWait(100)
    settle()


def editing(workspace: Workspace, folder: Path) -> None:
    """Put a conflict in other words."""
    returns(workspace, folder)
    settle()
    tab_of(workspace).changes.tree.edit_own()
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "30 June 2026")


def odd(workspace: Workspace, folder: Path) -> None:
    """Show rows that are new, gone, emptied and frozen, some of them decided."""
    returns(workspace, folder)
    settle()
    tab = tab_of(workspace)
    tab.files.list.choose(inbox_of(workspace).returns[2].id)
    tab.changes.tree.setFocus(Qt.FocusReason.OtherFocusReason)
    for key in (Qt.Key.Key_M, Qt.Key.Key_T, Qt.Key.Key_T):
        QTest.keyClick(tab.changes.tree, key)


def nothing_back(workspace: Workspace, folder: Path) -> None:
    """Show the tab of a plan of which nothing came back."""
    empty(workspace, folder)
    workspace.actions["returns"].trigger()


def sent_back(workspace: Workspace, folder: Path) -> None:
    """Show who has sent it back and who is late, at somebody who is."""
    returns(workspace, folder)
    workspace.actions["sent"].trigger()
    settle()


STATES = {
    "returns": State(returns),
    "returns-dark": State(returns, choice=Choice.DARK),
    "returns-small": State(returns, SMALL),
    "returns-large-text": State(returns, text_size=130),
    "returns-editing": State(editing),
    "returns-odd": State(odd),
    "returns-odd-dark": State(odd, choice=Choice.DARK),
    "nothing-back": State(nothing_back),
    "sent-back": State(sent_back),
    "sent-back-dark": State(sent_back, choice=Choice.DARK),
    "sent-back-small": State(sent_back, SMALL, text_size=130),
}

"""Renders the real window in named states into build/screens/: `python -m tests.screens.render [STATE …]`."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp import paths
from planapp.application.backing_up import back_up_if_due
from planapp.application.document import Document
from planapp.application.importing import read_source
from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.domain.plan import Plan, empty_plan
from planapp.domain.records import ACTION
from planapp.graphics.high_contrast import high_contrast
from planapp.graphics.look import colour
from planapp.graphics.theme import Appearance, Choice
from planapp.models.board_filter import Filter
from planapp.models.indicators_model import month_key
from planapp.views.about_plan import recent_of
from planapp.views.app import dress, furnish
from planapp.views.main_window import MainWindow
from planapp.views.settings import Settings
from planapp.views.workspace import Workspace
from tests.screens import registers, setup, structure

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "build" / "screens"
USUAL, SMALL = QSize(1440, 900), QSize(1180, 680)
LONG = (
    "Every child who is referred, and every brother and sister who lives in the same household, is seen and "
    "spoken to alone by a qualified worker within five working days, whoever made the referral"
)


@dataclass(frozen=True, slots=True)
class State:
    """A picture: how the window is when it is made, and what is done in it before."""

    do: Callable[[MainWindow, Path], None]
    size: QSize = USUAL
    choice: Choice = Choice.LIGHT
    scale: int = 1
    text_size: int = 100


# Plans.


def sample() -> Plan:
    """Return the plan of the sample workbook."""
    return read_source(paths.resource("samples", "northmere-improvement-plan.xlsx")).plan


def with_frozen_months(plan: Plan) -> Plan:
    """Return a plan as it is in the middle of a year: all months before the current one are frozen."""
    for period in plan.periods.of():
        if not period.current:
            plan = apply(plan, edits.freeze(plan, period.id))
    return plan


def with_long_texts(plan: Plan) -> Plan:
    """Return a plan in which the first items say a great deal."""
    for item in list(plan.walk())[:8]:
        plan = apply(plan, edits.set_field(plan, item.id, "title", f"{item.title}: {LONG}"))
        plan = apply(plan, edits.set_field(plan, item.id, "lead", "Assistant Director, Children’s Services"))
    return apply(plan, edits.set_details(plan, title=LONG))


def put(plan: Plan, path: Path) -> Path:
    """Return the path of a new plan file."""
    first = compare(empty_plan(), plan, "new plan")
    Document.create(path, first, by="Officer").close()
    return path


def new(path: Path) -> Path:
    """Return the path of a plan that nobody has typed anything into."""
    from planapp.views.new_plan import new_plan

    first: ChangeSet = new_plan("Northmere improvement plan", datetime(2026, 4, 16).date())
    Document.create(path, first, by="Officer").close()
    return path


# What is done.


def welcome(workspace: Workspace, folder: Path) -> None:
    """Show plans that were open, one of which is missing."""
    now, plan = datetime.now().replace(hour=9, minute=12), sample()
    names = ("Northmere improvement plan 2023–25", "Adults’ quality plan", "Written statement of action")
    for days, name in zip((390, 20, 1), names, strict=True):
        path = folder / "Improvement" / f"{name}.plan"
        path.parent.mkdir(exist_ok=True)
        if days != 390:
            path.touch()
        named = apply(plan, edits.set_details(plan, title=name))
        workspace.settings.remember(recent_of(path, named, now - timedelta(days=days)))
    workspace.settings.remember(recent_of(put(plan, folder / "Northmere.plan"), plan, now))
    workspace.show_welcome()


def first_day(workspace: Workspace, folder: Path) -> None:
    """Show the first page to somebody who has no plan."""


def plan(workspace: Workspace, folder: Path) -> None:
    """Open the sample and choose an action that has steps, unfolded."""
    workspace.take(put(with_frozen_months(sample()), folder / "Northmere improvement plan 2025–27.plan"))
    choose(workspace, "1.2.2")
    board(workspace).expand(board(workspace).first_cell(board(workspace).currentIndex()))


def empty(workspace: Workspace, folder: Path) -> None:
    """Open a new plan."""
    workspace.take(new(folder / "New plan.plan"))


def long_texts(workspace: Workspace, folder: Path) -> None:
    """Open a plan whose texts are too long for all places, in a file of a long name."""
    workspace.take(put(with_long_texts(sample()), folder / f"{LONG[:120]}.plan"))
    choose(workspace, "1.1.1")


def editing(workspace: Workspace, folder: Path) -> None:
    """Type a title in the board."""
    plan(workspace, folder)
    board(workspace).edit_title()
    settle()
    field = QApplication.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, ", every time")


def refused(workspace: Workspace, folder: Path) -> None:
    """Type a title while another program writes to the file."""
    editing(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    with closing(sqlite3.connect(document.path)) as other, other:
        other.execute("UPDATE details SET organisation = organisation || ' '")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def refused_rating(workspace: Workspace, folder: Path) -> None:
    """Rate a step, which can't be."""
    plan(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    action = next(item for item in document.plan.items if item.ref == "1.2.2")
    board(workspace).choose(document.plan.children(action.id)[0].id)
    settle()
    board(workspace).rate(document.plan.levels.of()[0].id)


def filtered(workspace: Workspace, folder: Path) -> None:
    """Search, with a chip on."""
    plan(workspace, folder)
    assert workspace.page is not None
    workspace.page.toolbar.chips.overdue.click()
    workspace.page.toolbar.search.setText("visit")


def searching(workspace: Workspace, folder: Path) -> None:
    """Search for a word, and go to the second row that has it."""
    plan(workspace, folder)
    assert workspace.page is not None
    workspace.page.go_to_search()
    QTest.keyClicks(workspace.page.toolbar.search, "head of service")
    for _ in range(2):
        workspace.actions["find_next"].trigger()


def saved_filters(workspace: Workspace, folder: Path) -> None:
    """Show the filters that are kept."""
    plan(workspace, folder)
    page = workspace.page
    assert page is not None
    page.filters.save(
        "Late and red", Filter(overdue=True, levels=frozenset({page.board.board.plan.levels.of()[0].id}))
    )
    page.filters.save("Visits this month", Filter(text="visit", due_in_period=True))
    page.filters.choose("Late and red")
    workspace.actions["manage_filters"].trigger()


def nothing_found(workspace: Workspace, folder: Path) -> None:
    """Search for what there is not."""
    plan(workspace, folder)
    assert workspace.page is not None
    workspace.page.toolbar.search.setText("zebra")


def sent_round(workspace: Workspace, folder: Path) -> None:
    """Open a plan that was sent round, with some edits since."""
    path = put(with_frozen_months(sample()), folder / "Northmere improvement plan 2025–27.plan")
    document = Document.open(path, by="Officer")
    at = "2026-03-31T09:00:00+00:00"
    document.edit(edits.add_bookmark(document.plan, "March circulation", CIRCULATION, entry=1, at=at))
    actions = [item for item in document.plan.walk() if item.kind == "action"]
    for item in actions[1:20:4]:
        document.edit(edits.add_update(document.plan, item.id, "The new team is in place."))
    document.close()
    workspace.take(path)
    choose(workspace, "1.2.2")


def no_match(workspace: Workspace, folder: Path) -> None:
    """Ask by chips for what there is not."""
    sent_round(workspace, folder)
    assert workspace.page is not None
    for chip in (workspace.page.toolbar.chips.overdue, workspace.page.toolbar.chips.changed):
        chip.click()
    workspace.page.toolbar.search.setText("zebra")


def completing(workspace: Workspace, folder: Path) -> None:
    """Type the first letters of a lead."""
    plan(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    assert workspace.page is not None
    item = next(one for one in document.plan.items if one.ref == "1.2.2")
    for name in ("Head of Quality", "Head of Help"):
        document.edit(edits.add_person(document.plan, name, post="Head of Service" if "Q" in name else ""))
    old = document.plan.assigned(item.id, "lead")[0]
    day = datetime(2026, 2, 1).date()
    document.edit(edits.hand_over_to(document.plan, old.id, "Service Manager", day, [item.id]))
    value = workspace.page.pane.page.facts.lead.value
    value.open()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(QApplication.focusWidget(), "head")


def handing_over(workspace: Workspace, folder: Path) -> None:
    """Hand an action over."""
    completing(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    assert workspace.page is not None
    people = workspace.page.pane.page.facts.people
    value = people.pairs["lead"].value
    value.revert()
    item = next(one for one in document.plan.items if one.ref == "1.2.2")
    people.former["lead"].link.click()
    people.hand_over.ask(document.plan.assigned(item.id, "lead")[0].id, item.id, value)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "team")


def columns(workspace: Workspace, folder: Path) -> None:
    """Choose columns in their dialog."""
    more_columns(workspace, folder)
    workspace.actions["columns"].trigger()


def more_columns(workspace: Workspace, folder: Path) -> None:
    """Show more columns than usual."""
    plan(workspace, folder)
    chosen = board(workspace).columns.chosen
    for key in ("officer", "status", "recommendation"):
        chosen = chosen.with_shown(key, True)
    board(workspace).columns.choose(chosen.put_before("status", "due"))


def trouble(workspace: Workspace, folder: Path) -> None:
    """Open a plan that somebody else has open."""
    path = put(sample(), folder / "Northmere improvement plan 2025–27.plan")
    other = Document.open(path, by="Colleague")
    workspace.take(path)
    other.close()


def read_only(workspace: Workspace, folder: Path) -> None:
    """Open a plan for reading only."""
    workspace.desk.open(put(sample(), folder / "Northmere.plan"), read_only=True)


def wizard(workspace: Workspace, folder: Path) -> None:
    """Show the sample workbook in the import wizard, a row of it chosen."""
    from planapp.application.import_draft import read_draft
    from planapp.views.importing.import_wizard import STRUCTURE

    source = paths.resource("samples", "northmere-improvement-plan.xlsx")
    workspace.desk.drafted.emit(*read_draft(source), False)
    made = workspace.imports.wizard
    assert made is not None
    made.resize(workspace.window.size())
    made.go(STRUCTURE)
    made.structure.source.go_to(18)


def sheets(workspace: Workspace, folder: Path) -> None:
    """Show the sheets of the sample workbook."""
    from planapp.views.importing.import_wizard import SHEETS

    wizard(workspace, folder)
    assert workspace.imports.wizard is not None
    workspace.imports.wizard.go(SHEETS)


def asked_why(workspace: Workspace, folder: Path) -> None:
    """Rate an action otherwise than in the last period, with the question at the cell."""
    from planapp.views.rating_habits import Habits, Why

    plan(workspace, folder)
    shown = board(workspace)
    shown.hand.habits = Habits(why=Why.CELL)
    choose(workspace, "1.2.2")
    QTest.keyClick(shown, Qt.Key.Key_R)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "Two teams have no manager since")


def demanded(workspace: Workspace, folder: Path) -> None:
    """Rate an action red where the scale demands a comment, and give none."""
    plan(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    document.edit(edits.set_level(document.plan, document.plan.levels.of()[0].id, needs="comment"))
    choose(workspace, "1.2.2")
    QTest.keyClick(board(workspace), Qt.Key.Key_R)
    settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def carry(workspace: Workspace, folder: Path) -> None:
    """Say what would be carried forward."""
    plan(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    period = document.plan.current_period
    assert period is not None
    some = [item.id for item in document.plan.items if item.kind == "action"][::3]
    document.edit(edits.clear_ratings(document.plan, some, period.id))
    settle()
    workspace.actions["carry_forward"].trigger()


def carried(workspace: Workspace, folder: Path) -> None:
    """Carry forward."""
    carry(workspace, folder)
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)
    choose(workspace, "1.2.2")
    board(workspace).focus_worked()


def settings(workspace: Workspace, folder: Path) -> None:
    """Show the settings."""
    workspace.actions["settings"].trigger()


def keys(workspace: Workspace, folder: Path) -> None:
    """Show the keys."""
    workspace.actions["keys"].trigger()


def history(workspace: Workspace, folder: Path) -> None:
    """Unfold the history of an action in which a few things were changed."""
    plan(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    assert workspace.page is not None
    item = next(one for one in document.plan.items if one.ref == "1.2.2")
    update = document.plan.updates.of(item.id)[-1]
    text = update.text.replace("weekly", "daily") + " The first figures are in."
    document.edit(edits.set_field(document.plan, item.id, "due", "31 May 2026"))
    document.edit(edits.set_update(document.plan, update.id, text=text))
    document.edit(edits.set_people(document.plan, item.id, "lead", ["Team Manager, North"]))
    document.undo()
    page = workspace.page.pane.page
    page.fold(True)
    page.history.head.setChecked(True)
    settle()
    bar = workspace.page.pane._scrolling.verticalScrollBar()
    bar.setValue(bar.maximum())


def in_plan(do: Callable[[Workspace], None]) -> Callable[[Workspace, Path], None]:
    """Return what opens the sample plan and then does something in it."""

    def opened(workspace: Workspace, folder: Path) -> None:
        plan(workspace, folder)
        settle()
        do(workspace)

    return opened


def backups(workspace: Workspace, folder: Path) -> None:
    """List the backups of a plan that was closed twice."""
    plan(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    kept = Path(workspace.settings.backup_folder)
    for days in (1, 12, 0):
        at = datetime.now().replace(hour=9, minute=12) - timedelta(days=days)
        back_up_if_due(document, kept, at)
        item = next(iter(document.plan.walk()))
        document.edit(edits.set_field(document.plan, item.id, "title", f"Help and protection {days}"))
    workspace.actions["backups"].trigger()


def high_contrast_black(workspace: Workspace, folder: Path) -> None:
    """Open the sample on a system that is set to white on black."""
    palette, role = QPalette(), QPalette.ColorRole
    for one, rgb in ((role.Base, "000000"), (role.Text, "FFFFFF"), (role.Highlight, "1AEBFF")):
        palette.setColor(one, colour(rgb))
    palette.setColor(role.HighlightedText, colour("000000"))
    workspace.theme.set_contrast(high_contrast(palette))
    plan(workspace, folder)


def plan_history(workspace: Workspace, folder: Path) -> None:
    """Show what was done to the plan in place of the pane, with an entry chosen."""
    plan(workspace, folder)
    document, page = workspace.desk.document, workspace.page
    assert document is not None
    assert page is not None
    actions = [item for item in document.plan.walk() if item.kind == ACTION]
    period, levels = document.plan.current_period, document.plan.levels.of()
    assert period is not None
    document.edit(
        edits.set_field(document.plan, actions[2].id, "title", "Hold strategy discussions in a day")
    )
    document.edit(
        edits.rate(document.plan, [actions[3].id], period.id, levels[1].id, comment="Two posts empty")
    )
    document.keep_restore_point("Before the board of 16 April")
    document.edit(edits.set_due(document.plan, actions[0].id, "30 Sept 2027", reason="New contract"))
    document.undo()
    workspace.actions["history"].trigger()
    QTest.keyClick(workspace.pages.shown.panel.list, Qt.Key.Key_End)  # type: ignore[union-attr]
    QTest.keyClick(workspace.pages.shown.panel.list, Qt.Key.Key_Up)  # type: ignore[union-attr]


def type_due(workspace: Workspace, text: str) -> None:
    """Type a due date in the pane."""
    assert workspace.page is not None
    workspace.page.pane.page.facts.due.value.open(text)
    settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()


def moving_a_date(workspace: Workspace, folder: Path) -> None:
    """Move a due date later, for the third time."""
    plan(workspace, folder)
    document = workspace.desk.document
    assert document is not None
    item = next(one for one in document.plan.items if one.ref == "1.2.2")
    for date in ("31 May 2026", "30 June 2026"):
        document.edit(edits.set_field(document.plan, item.id, "due", date))
    type_due(workspace, "end of September 2026")
    QTest.keyClicks(QApplication.focusWidget(), "Two of the vacancies are not filled yet")


def date_not_read(workspace: Workspace, folder: Path) -> None:
    """Type a date with a slip in it."""
    plan(workspace, folder)
    type_due(workspace, "31 Mrach 2027")


def with_figures(plan: Plan) -> Plan:
    """Return a plan whose indicators say what is good and have a course, a comparator and a text."""
    rows = plan.indicators.of()
    for at, one in enumerate(rows):
        fields = {"comparator": "24.5", "comparator_label": "Statistical neighbours"} if at == 1 else {}
        baseline = {"baseline": "26%", "baseline_label": "2024/25"} if at < 3 else {}
        plan = apply(plan, edits.set_indicator(plan, one.id, ref=f"PI {at + 1}", **fields, **baseline))
    return apply(plan, edits.type_values(plan, {(rows[3].id, "2026-01"): "not yet known"}))


def indicators(workspace: Workspace, folder: Path) -> None:
    """Show the indicators of the sample, at a figure of the second one."""
    workspace.take(put(with_figures(sample()), folder / "Northmere improvement plan 2025–27.plan"))
    workspace.actions["page_indicators"].trigger()
    settle()
    grid = grid_of(workspace)
    grid.choose(grid.rows.ids[1], month_key(grid.rows.latest))


def indicator_typed(workspace: Workspace, folder: Path) -> None:
    """Type a figure over several that are selected."""
    indicators(workspace, folder)
    settle()
    grid = grid_of(workspace)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(grid, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(grid, "8")
    QTest.keyClicks(QApplication.focusWidget(), "4.5")


def no_indicators(workspace: Workspace, folder: Path) -> None:
    """Show the page of a plan that has none."""
    empty(workspace, folder)
    workspace.actions["page_indicators"].trigger()


def linking(workspace: Workspace, folder: Path) -> None:
    """Choose a measure to link."""
    indicators(workspace, folder)
    workspace.actions["link_measure"].trigger()


def grid_of(workspace: Workspace) -> Any:
    """Return the grid that is shown."""
    page: Any = workspace.pages.shown
    return page.grid


STATES: dict[str, State] = {
    "indicators": State(indicators),
    "indicators-dark": State(indicators, choice=Choice.DARK),
    "indicators-small": State(indicators, SMALL),
    "indicators-large-text": State(indicators, text_size=130),
    "indicators-200-percent": State(indicators, scale=2),
    "indicator-typed": State(indicator_typed),
    "no-indicators": State(no_indicators),
    "link-measure": State(linking),
    "welcome": State(welcome),
    "welcome-dark": State(welcome, choice=Choice.DARK),
    "welcome-small": State(welcome, SMALL),
    "first-day": State(first_day),
    "light": State(plan),
    "dark": State(plan, choice=Choice.DARK),
    "small": State(plan, SMALL),
    "200-percent": State(plan, scale=2),
    "large-text": State(plan, text_size=130),
    "empty": State(empty),
    "long-texts": State(long_texts),
    "editing": State(editing),
    "backups": State(backups),
    "high-contrast": State(high_contrast_black),
    "plan-history": State(plan_history),
    "plan-history-dark": State(plan_history, choice=Choice.DARK),
    "plan-history-small": State(plan_history, SMALL, text_size=130),
    "refused": State(refused),
    "refused-dark": State(refused, choice=Choice.DARK),
    "refused-rating": State(refused_rating),
    "filtered": State(filtered),
    "searching": State(searching),
    "searching-dark": State(searching, choice=Choice.DARK),
    "saved-filters": State(saved_filters),
    "nothing-found": State(nothing_found),
    "sent-round": State(sent_round),
    "sent-round-small": State(sent_round, SMALL),
    "no-match": State(no_match),
    "columns": State(columns),
    "columns-dark": State(columns, choice=Choice.DARK),
    "columns-large-text": State(columns, text_size=130),
    "more-columns": State(more_columns),
    "more-columns-small": State(more_columns, SMALL),
    "no-match-dark": State(no_match, choice=Choice.DARK),
    "trouble": State(trouble),
    "read-only": State(read_only),
    "import": State(wizard),
    "import-dark": State(wizard, choice=Choice.DARK),
    "import-small": State(wizard, SMALL),
    "import-sheets": State(sheets),
    "keys": State(keys),
    "completing": State(completing),
    "completing-dark": State(completing, choice=Choice.DARK),
    "handing-over": State(handing_over),
    "handing-over-small": State(handing_over, SMALL, text_size=130),
    "moving-a-date": State(moving_a_date),
    "moving-a-date-dark": State(moving_a_date, choice=Choice.DARK),
    "moving-a-date-small": State(moving_a_date, SMALL, text_size=130),
    "date-not-read": State(date_not_read),
    "history": State(history),
    "history-dark": State(history, choice=Choice.DARK),
    "history-small": State(history, SMALL, text_size=130),
    "settings": State(settings),
    "settings-dark": State(settings, choice=Choice.DARK),
    "demanded": State(demanded),
    "carry": State(carry),
    "carried": State(carried),
    "carried-dark": State(carried, choice=Choice.DARK),
    "asked-why": State(asked_why),
    "asked-why-dark": State(asked_why, choice=Choice.DARK),
    "asked-why-large": State(asked_why, SMALL, text_size=130),
    "drag-between": State(in_plan(structure.drag_between)),
    "move-to": State(in_plan(structure.move_to)),
    "renumber": State(in_plan(structure.renumber)),
    "renumber-dark-large": State(in_plan(structure.renumber), SMALL, Choice.DARK, text_size=130),
    "replace": State(in_plan(structure.replace)),
    "replace-dark": State(in_plan(structure.replace), choice=Choice.DARK),
    "next-plan": State(in_plan(structure.next_plan)),
    "next-plan-dark-large": State(in_plan(structure.next_plan), SMALL, Choice.DARK, text_size=130),
    "drag-onto-dark": State(in_plan(structure.drag_onto), choice=Choice.DARK),
    "people": State(in_plan(registers.register("people"))),
    "people-dark": State(in_plan(registers.register("people")), choice=Choice.DARK),
    "people-many": State(in_plan(registers.register("people", many=True))),
    "people-large-text": State(in_plan(registers.register("people")), SMALL, text_size=130),
    "people-merge": State(in_plan(registers.merging)),
    "people-hand-over": State(in_plan(registers.handing_over)),
    "recommendations": State(in_plan(registers.register("recommendations"))),
    "recommendations-dark": State(in_plan(registers.register("recommendations")), choice=Choice.DARK),
    "recommendations-many": State(in_plan(registers.register("recommendations", many=True))),
    "recommendations-unanswered": State(in_plan(registers.answered_by_nothing)),
    "extra-fields": State(in_plan(registers.register("extra_fields"))),
    "extra-fields-dark": State(in_plan(registers.register("extra_fields")), choice=Choice.DARK),
    "extra-fields-large-text": State(in_plan(registers.register("extra_fields")), SMALL, text_size=130),
    "periods": State(in_plan(setup.periods)),
    "periods-dark": State(in_plan(setup.periods), choice=Choice.DARK),
    "periods-small": State(in_plan(setup.periods), SMALL, text_size=130),
    "add-period": State(in_plan(setup.add_period)),
    "unfreeze": State(in_plan(setup.unfreeze)),
    "frozen": State(in_plan(setup.frozen)),
    "scale": State(in_plan(setup.scale)),
    "scale-dark": State(in_plan(setup.scale), choice=Choice.DARK),
    "scale-long": State(in_plan(setup.long_scale)),
    "scale-small": State(in_plan(setup.long_scale), SMALL, text_size=130),
    "add-level": State(in_plan(setup.add_level)),
    "frozen-dark": State(in_plan(setup.frozen), choice=Choice.DARK),
    "unfreeze-dark": State(in_plan(setup.unfreeze), choice=Choice.DARK),
}


def board(workspace: Workspace) -> Any:
    """Return the board that is shown."""
    assert workspace.page is not None
    return workspace.page.board


def choose(workspace: Workspace, ref: str) -> None:
    """Choose an item by its number."""
    assert workspace.desk.document is not None
    item = next(one for one in workspace.desk.document.plan.items if one.ref == ref)
    settle()
    board(workspace).choose(item.id)


def settle() -> None:
    """Let Qt lay out and paint all it has to."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


@contextmanager
def shown(state: State) -> Iterator[Workspace]:
    """Give a window in the size and theme of a state, on settings of its own."""
    with tempfile.TemporaryDirectory() as folder:
        user = QSettings.Scope.UserScope
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, user, folder)
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        appearance = Appearance(state.choice, state.text_size / 100)
        dress(application, appearance)
        settings = Settings()
        settings.backup_folder = str(Path(folder, "Backups"))
        window = MainWindow(settings)
        workspace = furnish(window, appearance, settings)
        window.resize(state.size)
        window.show()
        settle()
        state.do(workspace, Path(folder))
        QTest.qWait(300)
        yield workspace
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def render(name: str) -> Path:
    """Make the picture of a state; a dialog is pictured by itself. Return where it is."""
    target = OUTPUT / f"{name}.png"
    with shown(STATES[name]) as workspace:
        dialogs = [child for child in workspace.window.children() if getattr(child, "isWindow", bool)()]
        visible = [dialog for dialog in dialogs if dialog.isVisible()]  # type: ignore[attr-defined]
        above = QApplication.activeModalWidget()
        pictured: Any = above or (visible[-1] if visible else workspace.window)
        pictured.grab().save(str(target))
    return target


def main(names: list[str]) -> int:
    """Make the pictures of the named states, or of all. Each scale needs a process of its own."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    here = int(float(os.environ.get("QT_SCALE_FACTOR", "1")))
    for name in names or STATES:
        scale = STATES[name].scale
        if scale == here:
            print(render(name).relative_to(ROOT))
            continue
        command = [sys.executable, "-m", "tests.screens.render", name]
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
        subprocess.run(command, check=True, cwd=ROOT, env=environment)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

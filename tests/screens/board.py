"""States of the board: how it looks, typing, searching, filters and columns."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.graphics.high_contrast import high_contrast
from planapp.graphics.look import colour
from planapp.graphics.theme import Choice
from planapp.models.board_filter import Filter
from planapp.views.changes.changes_dialog import ChangesDialog
from planapp.views.workspace import Workspace
from tests.screens.doing import board, choose, document_of, item_of, open_sample, settle
from tests.screens.plans import LONG, put, sample, with_frozen_months, with_long_texts
from tests.screens.state import SMALL, State


def long_texts(workspace: Workspace, folder: Path) -> None:
    """Open a plan whose texts are too long for all places, in a file of a long name."""
    workspace.take(put(with_long_texts(sample()), folder / f"{LONG[:120]}.plan"))
    choose(workspace, "1.1.1")


def high_contrast_black(workspace: Workspace, folder: Path) -> None:
    """Open the sample on a system that is set to white on black."""
    palette, role = QPalette(), QPalette.ColorRole
    for one, rgb in ((role.Base, "000000"), (role.Text, "FFFFFF"), (role.Highlight, "1AEBFF")):
        palette.setColor(one, colour(rgb))
    palette.setColor(role.HighlightedText, colour("000000"))
    workspace.theme.set_contrast(high_contrast(palette))
    open_sample(workspace, folder)


def editing(workspace: Workspace, folder: Path) -> None:
    """Type a title in the board."""
    open_sample(workspace, folder)
    board(workspace).edit_title()
    settle()
    field = QApplication.focusWidget()
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, ", every time")


def refused(workspace: Workspace, folder: Path) -> None:
    """Type a title while another program writes to the file."""
    editing(workspace, folder)
    document = document_of(workspace)
    with closing(sqlite3.connect(document.path)) as other, other:
        other.execute("UPDATE details SET organisation = organisation || ' '")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def refused_rating(workspace: Workspace, folder: Path) -> None:
    """Rate a step, which can't be."""
    open_sample(workspace, folder)
    document = document_of(workspace)
    action = item_of(workspace, "1.2.2")
    board(workspace).choose(document.plan.children(action.id)[0].id)
    settle()
    board(workspace).rate(document.plan.levels.of()[0].id)


def filtered(workspace: Workspace, folder: Path) -> None:
    """Search, with a chip on."""
    open_sample(workspace, folder)
    assert workspace.page is not None
    workspace.page.toolbar.chips.overdue.click()
    workspace.page.toolbar.search.setText("visit")


def searching(workspace: Workspace, folder: Path) -> None:
    """Search for a word, and go to the second row that has it."""
    open_sample(workspace, folder)
    assert workspace.page is not None
    workspace.page.go_to_search()
    QTest.keyClicks(workspace.page.toolbar.search, "head of service")
    for _ in range(2):
        workspace.actions["find_next"].trigger()


def saved_filters(workspace: Workspace, folder: Path) -> None:
    """Show the filters that are kept."""
    open_sample(workspace, folder)
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
    open_sample(workspace, folder)
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


def changed_since(workspace: Workspace, folder: Path) -> None:
    """Choose in the menu of the chip since when changes count."""
    sent_round(workspace, folder)
    document = document_of(workspace)
    document.keep_restore_point("Before the monitoring visit")
    document.edit(edits.add_update(document.plan, item_of(workspace, "1.2.2").id, "All visits were made."))
    settle()
    assert workspace.page is not None
    chips = workspace.page.toolbar.chips
    chips.changed.click()
    chips.changed.open_menu()


def changes(workspace: Workspace, folder: Path) -> None:
    """List what changed since the plan was sent round: edits of all kinds."""
    sent_round(workspace, folder)
    document = document_of(workspace)
    plan = document.plan
    visit, early = item_of(workspace, "1.2.2"), item_of(workspace, "1.3.3")
    title = plan.items[visit.id].title
    document.edit(edits.set_field(plan, visit.id, "title", title.replace("history, voice", "story, voice")))
    document.edit(edits.set_due(document.plan, visit.id, "30 June 2026", reason="The team is short"))
    period = document.plan.current_period
    assert period is not None
    levels = document.plan.levels.of()
    document.edit(
        edits.rate(document.plan, [visit.id, early.id], period.id, levels[0].id, comment="Half are late.")
    )
    document.edit(edits.remove_items(document.plan, [document.plan.children(early.id)[-1].id]))
    document.edit(edits.archive_items(document.plan, [item_of(workspace, "2.2.2").id]))
    document.edit(
        edits.add_item(
            document.plan, "action", title="Ask families how it was", ref="1.3.4", parent=early.parent
        )
    )
    workspace.actions["changes"].trigger()


def print_changes(workspace: Workspace, folder: Path) -> None:
    """Ask how the list of changes is printed."""
    changes(workspace, folder)
    dialog = workspace.window.findChild(ChangesDialog)
    assert isinstance(dialog, ChangesDialog)
    dialog.print.click()


def no_match(workspace: Workspace, folder: Path) -> None:
    """Ask by chips for what there is not."""
    sent_round(workspace, folder)
    assert workspace.page is not None
    for chip in (workspace.page.toolbar.chips.overdue, workspace.page.toolbar.chips.changed):
        chip.click()
    workspace.page.toolbar.search.setText("zebra")


def columns(workspace: Workspace, folder: Path) -> None:
    """Choose columns in their dialog."""
    more_columns(workspace, folder)
    workspace.actions["columns"].trigger()


def more_columns(workspace: Workspace, folder: Path) -> None:
    """Show more columns than usual."""
    open_sample(workspace, folder)
    chosen = board(workspace).columns.chosen
    for key in ("officer", "status", "recommendation"):
        chosen = chosen.with_shown(key, True)
    board(workspace).columns.choose(chosen.put_before("status", "due"))


STATES = {
    "light": State(open_sample),
    "dark": State(open_sample, choice=Choice.DARK),
    "small": State(open_sample, SMALL),
    "200-percent": State(open_sample, scale=2),
    "large-text": State(open_sample, text_size=130),
    "long-texts": State(long_texts),
    "editing": State(editing),
    "high-contrast": State(high_contrast_black),
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
    "changed-since": State(changed_since),
    "changed-since-dark": State(changed_since, choice=Choice.DARK),
    "changed-since-small": State(changed_since, SMALL),
    "changes": State(changes),
    "changes-dark": State(changes, choice=Choice.DARK),
    "changes-small": State(changes, SMALL, text_size=130),
    "print-changes": State(print_changes),
    "no-match": State(no_match),
    "columns": State(columns),
    "columns-dark": State(columns, choice=Choice.DARK),
    "columns-large-text": State(columns, text_size=130),
    "more-columns": State(more_columns),
    "more-columns-small": State(more_columns, SMALL),
    "no-match-dark": State(no_match, choice=Choice.DARK),
}

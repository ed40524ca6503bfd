"""The workspace in its window: what it offers, what it says, and that it says the truth."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QModelIndex, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp import paths
from planapp.application.document import Document
from planapp.application.reading import read_plan
from planapp.domain import edits
from planapp.domain.changes import compare
from planapp.domain.plan import Plan, empty_plan
from planapp.views.board.board_view import BoardView
from planapp.views.desk import SAMPLE
from planapp.views.importing.import_wizard import STRUCTURE, ImportWizard
from planapp.views.periods.periods_dialog import PeriodsDialog
from planapp.views.registers.register_dialog import RegisterDialog
from planapp.views.settings import Settings
from planapp.views.widgets.dialog import Dialog
from planapp.views.workspace import Workspace
from tests.benchmarks.big_plan import big_plan
from tests.views.answers import Answers
from tests.views.windows import real_window

SAVED = re.compile(r"All changes saved \d\d:\d\d")


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def workspace(qapp: QApplication, answers: Answers) -> Iterator[Workspace]:
    with real_window(qapp, answers) as shown:
        yield shown


def board(workspace: Workspace) -> BoardView:
    assert workspace.page is not None
    return workspace.page.board


def choose(workspace: Workspace, ref: str) -> int:
    assert workspace.desk.document is not None
    found = next(item.id for item in workspace.desk.document.plan.items if item.ref == ref)
    board(workspace).choose(found)
    return found


def plan_of(workspace: Workspace) -> Plan:
    assert workspace.desk.document is not None
    return workspace.desk.document.plan


# The first page.


def test_it_begins_with_the_first_page_and_without_the_rail(workspace: Workspace) -> None:
    assert workspace.pages.currentWidget() is workspace.welcome
    assert workspace.pages.rail.isHidden()
    assert workspace.status.saved.text == "No plan open"
    assert workspace.window.windowTitle() == "planapp"


def test_the_first_page_lists_plans_and_opens_them(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    workspace.actions["close"].trigger()
    assert workspace.welcome.recent.model().rowCount() == 1
    workspace.welcome.recent.setFocus()
    workspace.welcome.recent.open_wanted.emit(str(plan_path))
    assert workspace.page is not None


def test_a_missing_plan_is_grey_and_can_be_taken_off(
    workspace: Workspace, plan_path: Path, qtbot: QtBot
) -> None:
    workspace.take(plan_path)
    workspace.actions["close"].trigger()
    plan_path.unlink()
    workspace.take(plan_path)
    assert "small.plan" in workspace.trouble.text
    workspace.show_welcome()
    recent = workspace.welcome.recent
    assert "Not found" in recent.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(recent, Qt.Key.Key_Return)
    assert workspace.page is None
    qtbot.keyClick(recent, Qt.Key.Key_Delete)
    assert Settings().recent == ()
    assert recent.isHidden()


# An open plan.


def test_an_open_plan_shows_what_it_is(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    assert workspace.window.windowTitle() == "Northmere improvement plan 2025–27 – planapp"
    assert workspace.status.saved.text == "All changes saved"
    assert workspace.status.file.text == "small.plan"
    assert workspace.status.counts.text == "6 actions · 2 steps · 1 indicator"
    assert not workspace.pages.rail.isHidden()
    assert workspace.page is not None
    chips = workspace.page.toolbar.chips
    assert (chips.overdue.count, chips.red.count, chips.not_rated.count) == (1, 1, 2)


def test_an_edit_is_saved_and_said_to_be(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    choose(workspace, "1.1.1")
    board(workspace).rate(plan_of(workspace).levels.of()[0].id)
    assert SAVED.fullmatch(workspace.status.saved.text)
    assert workspace.status.undo.text == "Undo: rate 1.1.1 red"
    assert read_plan(plan_path) == plan_of(workspace)


def test_undo_and_redo_name_and_take_back(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    before = plan_of(workspace)
    choose(workspace, "1.1.1")
    board(workspace).rate(plan_of(workspace).levels.of()[0].id)
    after = plan_of(workspace)
    assert workspace.actions["undo"].text() == "&Undo rate 1.1.1 red"
    workspace.actions["undo"].trigger()
    assert plan_of(workspace) == before
    assert workspace.actions["redo"].text() == "&Redo rate 1.1.1 red"
    workspace.actions["redo"].trigger()
    assert plan_of(workspace) == after


def test_what_would_be_undone_is_named_on_one_short_line(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    document = workspace.desk.document
    assert document is not None
    document.edit(edits.add_extra_field(document.plan, "Who\nchairs the board that looks after " + "W" * 200))
    words = workspace.actions["undo"].text()
    assert words.startswith("&Undo add field Who chairs the board")
    assert words.endswith("W…")
    assert len(words) < 70


def test_what_the_file_refuses_is_not_said_to_be_saved(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    choose(workspace, "1.1.1")
    with closing(sqlite3.connect(plan_path)) as other, other:
        other.execute("UPDATE details SET organisation = 'Another council'")
    before = plan_of(workspace)
    workspace.actions["move_down"].trigger()
    assert plan_of(workspace) == before
    assert workspace.status.saved.text == "Last change not saved"
    assert "changed by another program" in workspace.trouble.text
    workspace.trouble.way.click()
    assert workspace.status.saved.text == "All changes saved"
    assert plan_of(workspace).about.organisation == "Another council"


def test_what_the_rules_refuse_is_told_and_all_stays_saved(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    choose(workspace, "1.1.1")
    workspace.actions["move_up"].trigger()
    assert board(workspace).said() == "1.1.1 is the first there already. Outdent it to go further."
    assert workspace.status.saved.text == "All changes saved"
    assert workspace.trouble.text == ""


def test_a_new_item_is_chosen_and_its_title_can_be_typed(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    choose(workspace, "1.1.1")
    workspace.actions["add_action"].trigger()
    added = board(workspace).current_id()
    assert added is not None
    assert plan_of(workspace).items[added].title == ""
    QTest.keyClicks(QApplication.focusWidget(), "Visit every school")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert plan_of(workspace).items[added].title == "Visit every school"


def test_what_is_being_typed_is_saved_before_another_item_is_added(
    workspace: Workspace, plan_path: Path
) -> None:
    workspace.take(plan_path)
    choose(workspace, "1.1.1")
    board(workspace).edit_title()
    QTest.keyClicks(QApplication.focusWidget(), ", twice")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    document = workspace.desk.document
    assert document is not None
    assert [entry.label for entry in document.entries()][-2:] == ["title of 1.1.1", "add action"]
    assert plan_of(workspace).items[board(workspace).current_id()].title == ""


def test_a_row_that_goes_takes_what_is_typed_in_it_along(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    choose(workspace, "1.1.1")
    workspace.actions["add_action"].trigger()
    QTest.keyClicks(QApplication.focusWidget(), "Visit")
    document = workspace.desk.document
    assert document is not None
    document.undo()
    assert board(workspace).delegate.editor is None
    assert "Visit" not in {item.title for item in plan_of(workspace).items}


def test_what_is_deleted_can_be_taken_back_in_the_undo_bar(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    before = plan_of(workspace)
    with_history = choose(workspace, "1.1.1")
    workspace.actions["delete"].trigger()
    assert "frozen" in board(workspace).said()
    assert plan_of(workspace) == before
    workspace.actions["add_step"].trigger()
    made = plan_of(workspace)
    workspace.actions["delete"].trigger()
    assert workspace.undo_bar.text == "untitled step deleted"
    workspace.undo_bar.undo.emit()
    assert plan_of(workspace) == made
    assert workspace.undo_bar.text == ""
    assert with_history in made.items


def test_commands_that_make_no_sense_are_grey(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    board(workspace).setCurrentIndex(QModelIndex())
    assert not workspace.actions["delete"].isEnabled()
    choose(workspace, "1.1.1")
    assert workspace.actions["delete"].isEnabled()
    assert not workspace.actions["undo"].isEnabled()
    workspace.actions["close"].trigger()
    assert not workspace.actions["add_action"].isEnabled()


def test_a_restore_point_is_kept_by_its_name(workspace: Workspace, answers: Answers, plan_path: Path) -> None:
    workspace.take(plan_path)
    answers.typed = "Before the board"
    workspace.actions["restore_point"].trigger()
    (bookmark,) = plan_of(workspace).bookmarks
    assert (bookmark.name, bookmark.kind, bookmark.entry) == ("Before the board", "restore", 1)
    assert "Before the board" in workspace.status.said.text
    answers.typed = None
    workspace.actions["restore_point"].trigger()
    assert len(plan_of(workspace).bookmarks) == 1


# Searching and filtering.


def test_a_filter_says_how_much_it_leaves_and_can_be_cleared(
    workspace: Workspace, plan_path: Path, qtbot: QtBot
) -> None:
    workspace.take(plan_path)
    assert workspace.page is not None
    qtbot.mouseClick(workspace.page.toolbar.chips.red, Qt.MouseButton.LeftButton)
    assert workspace.status.counts.text == "Showing 1 of 6 actions · Red"
    workspace.status.cleared.emit()
    assert workspace.status.counts.text == "6 actions · 2 steps · 1 indicator"
    assert not workspace.page.toolbar.chips.red.isChecked()


def test_typing_in_the_search_field_searches(workspace: Workspace, plan_path: Path, qtbot: QtBot) -> None:
    workspace.take(plan_path)
    assert workspace.page is not None
    workspace.actions["find"].trigger()
    search = workspace.page.toolbar.search
    qtbot.keyClicks(search, "threshold")
    assert workspace.status.counts.text == "Showing 1 of 6 actions · ‘threshold’"
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert workspace.status.counts.text.startswith("6 actions")


def test_a_large_plan_is_counted_when_what_is_counted_has_been_gathered(
    workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "large.plan"
    Document.create(path, compare(empty_plan(), big_plan(3_000)), by="").close()
    workspace.take(path)
    assert workspace.page is not None
    toolbar = workspace.page.toolbar
    assert toolbar.chips.red.count is None
    assert workspace.status.counts.text == "3,000 actions"
    qtbot.waitUntil(lambda: toolbar.chips.red.count == 750)


def test_counts_follow_edits(workspace: Workspace, plan_path: Path, qtbot: QtBot) -> None:
    workspace.take(plan_path)
    assert workspace.page is not None
    choose(workspace, "1.1.1")
    board(workspace).rate(plan_of(workspace).levels.of()[0].id)
    toolbar = workspace.page.toolbar
    qtbot.waitUntil(lambda: toolbar.chips.red.count == 2)


# Periods and the pane.


def test_the_period_is_the_same_everywhere(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    assert workspace.page is not None
    periods = plan_of(workspace).periods.of()
    workspace.actions["previous_period"].trigger()
    assert board(workspace).period == periods[-2].id
    assert workspace.page.pane.period == periods[-2].id
    workspace.actions["next_period"].trigger()
    workspace.actions["next_period"].trigger()
    assert board(workspace).period == periods[-1].id


def test_what_is_chosen_in_the_board_is_in_the_pane(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    assert workspace.page is not None
    chosen = choose(workspace, "2.1.1")
    assert workspace.page.pane.item_id == chosen
    other = next(item.id for item in plan_of(workspace).items if item.ref == "2.1.2")
    workspace.page.pane.item_wanted.emit(other)
    assert board(workspace).current_id() == other


def test_the_pane_can_be_closed_and_stays_so(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    assert workspace.page is not None
    workspace.page.pane.closed.emit()
    assert workspace.page.pane.isHidden()
    assert not workspace.actions["pane"].isChecked()
    workspace.actions["close"].trigger()
    workspace.take(plan_path)
    assert workspace.page.pane.isHidden()
    workspace.actions["pane"].trigger()
    assert not workspace.page.pane.isHidden()


# Files.


def test_a_plan_that_is_open_elsewhere_opens_read_only(workspace: Workspace, plan_path: Path) -> None:
    other = Document.open(plan_path, by="Colleague")
    workspace.take(plan_path)
    assert "open elsewhere: by Colleague" in workspace.trouble.text
    workspace.trouble.way.click()
    assert workspace.status.saved.text == "Read-only"
    assert not workspace.actions["add_action"].isEnabled()
    other.close()
    workspace.trouble.way.click()
    assert workspace.status.saved.text == "All changes saved"
    assert workspace.actions["add_action"].isEnabled()


def test_import_shows_the_wizard_before_anything_is_made(
    workspace: Workspace, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / SAMPLE
    source.write_bytes(paths.resource("samples", SAMPLE).read_bytes())
    answers.source, answers.plan = source, tmp_path / "made.plan"
    workspace.actions["import"].trigger()
    wizard = _wait_for_wizard(workspace, qtbot)
    assert not answers.plan.exists()
    wizard.go(STRUCTURE)
    qtbot.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    assert answers.plan.exists()
    assert workspace.imports.wizard is None
    assert workspace.page is not None


def test_an_import_can_be_cancelled_and_leaves_nothing(
    workspace: Workspace, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    source = tmp_path / SAMPLE
    source.write_bytes(paths.resource("samples", SAMPLE).read_bytes())
    workspace.take(source)
    workspace.status.cancelled.emit()
    assert not workspace.jobs.busy
    workspace.take(source)
    wizard = _wait_for_wizard(workspace, qtbot)
    qtbot.mouseClick(wizard.cancel, Qt.MouseButton.LeftButton)
    qtbot.wait(20)
    assert workspace.page is None
    assert answers.asked == []
    assert [path.name for path in tmp_path.glob("*.plan")] == []


def _wait_for_wizard(workspace: Workspace, qtbot: QtBot) -> ImportWizard:
    qtbot.waitUntil(lambda: workspace.imports.wizard is not None, timeout=20_000)
    wizard = workspace.imports.wizard
    assert wizard is not None
    return wizard


def test_export_says_when_it_is_done(
    workspace: Workspace, answers: Answers, plan_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.take(plan_path)
    answers.export = tmp_path / "out.json"
    workspace.actions["export"].trigger()
    qtbot.waitUntil(lambda: workspace.status.said.text == "out.json is written.", timeout=20_000)
    assert (tmp_path / "out.json").exists()


def test_export_does_not_write_over_what_is_not_ours(
    workspace: Workspace, answers: Answers, plan_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.take(plan_path)
    answers.export = tmp_path / "hers.json"
    answers.export.write_text("{}", encoding="utf-8")
    workspace.actions["export"].trigger()
    qtbot.waitUntil(lambda: "planapp did not write it" in workspace.trouble.text, timeout=20_000)
    assert answers.export.read_text(encoding="utf-8") == "{}"


def test_a_dropped_plan_is_opened(workspace: Workspace, plan_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(plan_path))])
    keys = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(workspace.window, QDragEnterEvent(QPoint(5, 5), *keys))
    assert workspace.dropping.overlay.isVisible()
    QApplication.sendEvent(workspace.window, QDropEvent(QPoint(5, 5), *keys))
    assert workspace.dropping.overlay.isHidden()
    assert workspace.page is not None


def test_two_files_and_words_are_not_taken(workspace: Workspace, plan_path: Path) -> None:
    both, words = QMimeData(), QMimeData()
    both.setUrls([QUrl.fromLocalFile(str(plan_path))] * 2)
    words.setText("Dear colleague")
    for mime in (both, words):
        keys = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(workspace.window, QDragEnterEvent(QPoint(5, 5), *keys))
        assert workspace.dropping.overlay.isHidden()


def test_several_workbooks_are_what_came_back(
    workspace: Workspace, plan_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.take(plan_path)
    taken: list[str] = []
    monkeypatch.setattr(
        "planapp.views.circulation.returns.arrivals.Arrivals.take",
        lambda self, paths: taken.extend(path.name for path in paths),
    )
    several, one = QMimeData(), QMimeData()
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).touch()
    several.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.xlsx", "b.xlsx")])
    one.setUrls([QUrl.fromLocalFile(str(tmp_path / "b.xlsx"))])
    for mime in (several, one):
        keys = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(workspace.window, QDragEnterEvent(QPoint(5, 5), *keys))
        assert workspace.dropping.overlay.accessibleName() == "Let go to add to what came back"
        QApplication.sendEvent(workspace.window, QDropEvent(QPoint(5, 5), *keys))
    # The second one came alone, but on that page.
    assert taken == ["a.xlsx", "b.xlsx", "b.xlsx"]
    assert workspace.pages.key == "circulation"


def test_closing_the_window_gives_the_file_up(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    workspace.window.close()
    Document.open(plan_path, by="Colleague").close()


def test_opening_another_plan_closes_the_first(
    workspace: Workspace, plan_path: Path, answers: Answers, tmp_path: Path
) -> None:
    workspace.take(plan_path)
    answers.plan = tmp_path / "other.plan"
    workspace.actions["new_plan"].trigger()
    assert workspace.status.file.text == "other.plan"
    assert workspace.pages.count() == 2
    Document.open(plan_path, by="Colleague").close()


# The view.


ABOUT_PLAN = ("people", "recommendations", "extra_fields", "periods", "add_period", "scale", "backups")


@pytest.mark.parametrize("key", ABOUT_PLAN)
def test_a_dialog_about_the_plan_goes_with_it(workspace: Workspace, plan_path: Path, key: str) -> None:
    workspace.take(plan_path)
    workspace.actions[key].trigger()
    (dialog,) = workspace.window.findChildren(Dialog)
    assert dialog.isVisible()
    workspace.close_plan()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not workspace.window.findChildren(Dialog)


@pytest.mark.parametrize("key", ["people", "periods"])
def test_what_is_refused_keeps_no_dialog_of_a_plan_that_is_closed(
    workspace: Workspace, plan_path: Path, key: str
) -> None:
    workspace.take(plan_path)
    plan = read_plan(plan_path)
    workspace.actions[key].trigger()
    (dialog,) = workspace.window.findChildren(RegisterDialog if key == "people" else PeriodsDialog)
    assert dialog.list.edit_cell(0, "")
    assert not dialog.list.finish()
    workspace.close_plan()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not workspace.window.findChildren(Dialog)
    assert read_plan(plan_path) == plan


def test_settings_and_keys_stay_when_the_plan_is_closed(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    for key in ("keys", "settings"):
        workspace.actions[key].trigger()
    workspace.close_plan()
    assert [one.isVisible() for one in workspace.window.findChildren(Dialog)] == [True, True]
    for dialog in workspace.window.findChildren(Dialog):
        dialog.close()


def test_theme_and_text_size_are_kept(workspace: Workspace) -> None:
    workspace.choose_theme("dark")
    workspace.actions["larger"].trigger()
    assert workspace.theme.theme.is_dark
    assert (Settings().theme, Settings().text_size) == ("dark", 115)
    for _ in range(3):
        workspace.actions["larger"].trigger()
    assert Settings().text_size == 130
    workspace.actions["normal_size"].trigger()
    assert Settings().text_size == 100


def test_keys_can_be_looked_up(workspace: Workspace) -> None:
    workspace.actions["keys"].trigger()
    (dialog,) = [child for child in workspace.window.children() if type(child).__name__ == "KeysDialog"]
    assert dialog.isVisible()  # type: ignore[attr-defined]
    dialog.close()  # type: ignore[attr-defined]


def test_the_title_of_the_plan_is_that_of_the_window(workspace: Workspace, plan_path: Path) -> None:
    workspace.take(plan_path)
    assert workspace.desk.document is not None
    workspace.desk.document.edit(edits.set_details(plan_of(workspace), title="Another name"))
    assert workspace.window.windowTitle() == "Another name – planapp"

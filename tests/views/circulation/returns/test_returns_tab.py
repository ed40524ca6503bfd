"""The tab Merge returns: files, changes and preview of one inbox, and what is asked of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.model import MINE, THEIRS, Decision, Returned
from planapp.application.returns.reading import read_return
from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan
from planapp.errors import PasswordNeeded, UserError
from planapp.graphics.theme import Appearance, Choice
from planapp.models.return_files import LateRow
from planapp.views.circulation.returns import arrivals
from planapp.views.circulation.returns.returns_tab import ReturnsTab
from planapp.views.circulation.returns.whose_dialog import WhoseDialog
from planapp.views.plan_file import PlanFile
from tests.views.circulation.plans import HEAD, circulate

KEY = Qt.Key


class Window:
    """A window that does all work at once, and keeps what it was told and asked."""

    folder = Path()

    def __init__(self) -> None:
        self.busy = False
        self.said: list[str] = []
        self.made: list[str] = []
        self.asked: list[str] = []
        self.passwords: list[str | None] = []

    def start(
        self, text: str, work: Any, then: Callable[[Any], object], otherwise: Callable[[str], object]
    ) -> None:
        if self.busy:
            raise UserError("planapp is still busy.")
        then(work(lambda done, total, text: None))

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        return None

    def ask_files(self, title: str, folder: Path) -> list[Path]:
        return []

    def ask_password(self, label: str) -> str | None:
        self.asked.append(label)
        return self.passwords.pop(0)

    def done(self, sentence: str) -> None:
        self.made.append(sentence)

    def say(self, sentence: str) -> None:
        self.said.append(sentence)


class Shown:
    """The tab, what stands round it, and its document."""

    def __init__(self, document: Document) -> None:
        self.document, self.window = document, Window()
        self.sent = circulate(document)
        self.before = document.plan
        self.inbox = Inbox(document)
        self.theme = Appearance(Choice.LIGHT)
        self.tab = ReturnsTab(cast(PlanFile, document), self.inbox, self.theme)
        self.tab.around = self.window

    def came(self, file: str, *changes: Callable[[Plan], ChangeSet], officer: str = "Head of Service") -> int:
        """Take in a workbook as it was sent, with some edits in it."""
        plan = self.before
        for change in changes:
            plan = apply(plan, change(plan))
        entry, extract = self.sent.entry, HEAD if officer == "Head of Service" else None
        came = Returned(
            len(file) * 100 + len(officer),
            file,
            date(2026, 4, 16),
            officer,
            entry,
            plan,
            self.sent.id,
            extract,
        )
        return self.inbox.add(came).id

    @property
    def labels(self) -> list[str]:
        return [line.label for line in self.tab.changes.model.lines]

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()


def field(ref: str, key: str, text: str) -> Callable[[Plan], ChangeSet]:
    return lambda plan: edits.set_field(plan, item(plan, ref), key, text)


def item(plan: Plan, ref: str) -> int:
    return next(one.id for one in plan.items if one.ref == ref)


@pytest.fixture
def shown(qtbot: QtBot, document: Document) -> Iterator[Shown]:
    made = Shown(document)
    qtbot.addWidget(made.tab)
    made.tab.resize(1368, 800)
    made.tab.show()
    made.tab.activateWindow()
    qtbot.waitUntil(made.tab.isActiveWindow)
    made.tab.come_into_sight()
    yield made
    made.tab.close_document()


def test_at_first_there_is_a_place_for_files(shown: Shown) -> None:
    shown.tab.take_keyboard()
    assert shown.tab.files.zone.hasFocus()
    assert not shown.tab.has_chosen()
    assert shown.tab.files.back.text() == "0 of 2"
    assert [row.name for row in shown.tab.files.model.rows if isinstance(row, LateRow)] == [
        "Head of Service",
        "Team Manager",
    ]


def test_what_comes_is_shown_with_its_changes(shown: Shown) -> None:
    shown.came("a.xlsx", field("1.2.1", "status", "Begun"), field("1.1.1", "officer", "Practice Lead"))
    assert shown.tab.files.back.text() == "1 of 2"
    assert sorted(shown.labels) == ["Responsible officer", "Status"]
    assert shown.tab.changes.officer.text == "Head of Service"
    assert shown.tab.changes.came.text() == "Returned 16 April, compared with"
    assert shown.tab.changes.base.text() == "the circulation of 20 March"
    assert not shown.tab.changes.merge.isEnabled()
    shown.tab.take_keyboard()
    assert shown.tab.changes.tree.hasFocus()
    shown.settle()
    assert shown.tab.preview.shown is not None


def test_a_decision_shows_in_the_list_and_at_the_foot(shown: Shown) -> None:
    shown.came("a.xlsx", field("1.2.1", "status", "Begun"), field("1.1.1", "officer", "Practice Lead"))
    shown.tab.take_keyboard()
    for key in (KEY.Key_T, KEY.Key_M):
        QTest.keyClick(shown.tab.changes.tree, key)
    (row,) = shown.tab.files.model.files
    assert (row.words, row.decided) == ("2 changes", "2/2")
    assert shown.tab.changes.merge.text() == "Merge 2 decided"
    assert not shown.tab.changes.accept_all.isEnabled()
    shown.tab.changes.merge.click()
    assert shown.window.made == ["1 change merged from a.xlsx"]
    assert (shown.tab.files.model.files[0].words, shown.tab.files.model.files[0].is_done) == (
        "1 merged, 1 declined",
        True,
    )
    assert shown.labels == ["Status"]
    assert shown.tab.changes.merge.text() == "Merge"


def test_all_is_accepted_but_conflicts(shown: Shown) -> None:
    document = shown.document
    document.edit(field("1.2.1", "status", "Stopped")(document.plan))
    shown.came("a.xlsx", field("1.2.1", "status", "Begun"), field("1.1.1", "officer", "Practice Lead"))
    assert shown.tab.files.model.files[0].badge == "1 conflict"
    assert set(shown.tab.commands) == {"accept_all", "next_conflict", "merge_decided"}
    shown.tab.commands["accept_all"]()
    model = shown.tab.changes.model
    assert [line.label for line in model.lines if model.decision(line) is None] == ["Status"]
    assert shown.tab.changes.accept_all.toolTip() == "Nothing is open but conflicts."
    shown.tab.commands["next_conflict"]()
    line = shown.tab.changes.tree.current_line()
    assert line is not None
    assert line.label == "Status"


def test_two_officers_who_say_otherwise_are_told_of_each_other(shown: Shown) -> None:
    shown.came("a.xlsx", field("1.2.1", "status", "Begun"))
    second = shown.came("b.xlsx", field("1.2.1", "status", "On hold"), officer="Team Manager")
    shown.tab.files.list.choose(second)
    (line,) = shown.tab.changes.model.lines
    assert (line.change.is_conflict, line.rivals) == (True, "also changed by Head of Service")
    first = shown.inbox.returns[0]
    shown.inbox.decide(
        first.id, [change.key for change in shown.inbox.compared(first.id).changes], Decision(MINE)
    )
    (line,) = shown.tab.changes.model.lines
    assert (line.change.is_conflict, line.rivals) == (False, "")


def test_an_edit_of_the_plan_is_followed(shown: Shown) -> None:
    shown.came("a.xlsx", field("1.2.1", "status", "Begun"))
    document = shown.document
    document.edit(field("1.2.1", "status", "Begun")(document.plan))
    assert shown.labels == []
    assert shown.tab.changes.tree.nothing == "The plan says by now all that this return says."
    document.undo()
    assert shown.labels == ["Status"]


def test_what_is_refused_is_said_and_changes_nothing(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.came("a.xlsx", field("1.2.1", "status", "Begun"))
    shown.tab.take_keyboard()
    QTest.keyClick(shown.tab.changes.tree, KEY.Key_T)

    def refuse(change_set: ChangeSet) -> None:
        raise UserError("Another program writes to the file.")

    monkeypatch.setattr(shown.document, "edit", refuse)
    shown.tab.merge()
    assert shown.tab.message.text == "Another program writes to the file."
    assert shown.window.made == []
    monkeypatch.undo()
    shown.tab.merge()
    assert shown.tab.message.text == ""


def test_a_file_that_is_none_and_one_with_a_password(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tried: list[str] = []

    def read(path: Path, *, password: str = "", **options: Any) -> object:
        if path.name == "other.xlsx":
            raise UserError("other.xlsx holds no plan.")
        tried.append(password)
        if password != "Lamp Post 7":
            raise PasswordNeeded("It has a password.", tried=bool(password))
        return read_return(path, **options)

    from planapp.application.exporting import export_plan

    monkeypatch.setattr(arrivals, "read_return", read)
    path = tmp_path / "locked.xlsx"
    export_plan(apply(shown.before, field("1.2.1", "status", "Begun")(shown.before)), path)
    shown.window.passwords = ["Lamp", "Lamp Post 7"]
    shown.tab.add_files([tmp_path / "other.xlsx", path, path])
    assert tried == ["", "Lamp", "Lamp Post 7"]
    assert shown.window.asked == [
        "locked.xlsx has a password:",
        "That password does not open it. locked.xlsx has a password:",
    ]
    assert shown.tab.message.text == "other.xlsx holds no plan."
    assert [row.file for row in shown.tab.files.model.files] == ["locked.xlsx"]
    shown.window.passwords = [None]
    shown.tab.add_files([path])
    assert len(shown.tab.files.model.files) == 1


def test_a_plan_that_is_closed_takes_nothing_in(shown: Shown, tmp_path: Path) -> None:
    waiting: list[Callable[[], object]] = []

    def start(text: str, work: Any, then: Callable[[Any], object], otherwise: object) -> None:
        waiting.append(lambda: then(["a.xlsx holds no plan."]))

    shown.window.start = start  # type: ignore[method-assign, assignment]
    shown.tab.add_files([tmp_path / "a.xlsx"])
    shown.tab.arrivals.stop()
    (end,) = waiting
    end()
    assert shown.tab.message.text == ""


def test_while_the_window_is_busy_it_says_so(shown: Shown, tmp_path: Path) -> None:
    shown.window.busy = True
    shown.tab.add_files([tmp_path / "a.xlsx"])
    assert shown.tab.message.text == "planapp is still busy."
    # What has to be shown is compared all the same.
    shown.came("a.xlsx", field("1.2.1", "status", "Begun"))
    assert shown.labels == ["Status"]


def test_files_are_dropped_anywhere_in_the_tab(
    shown: Shown, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    taken: list[Path] = []
    monkeypatch.setattr(shown.tab.arrivals, "take", lambda paths: taken.extend(paths))
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in paths:
        path.touch()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (*paths, tmp_path)])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(700, 300), copy, mime, left, none)
    QApplication.sendEvent(shown.tab, enter)
    assert enter.isAccepted()
    assert shown.tab.files.zone.text() == "Let go to add them"
    QApplication.sendEvent(shown.tab, QDropEvent(QPointF(700, 300), copy, mime, left, none))
    assert taken == paths
    assert shown.tab.files.zone.text() == "Drop returned files here"


def entries(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_a_return_is_compared_with_another_circulation(shown: Shown) -> None:
    document = shown.document
    document.edit(field("1.2.1", "title", "See children in three days")(document.plan))
    later = circulate(document, "April circulation", date(2026, 4, 20))
    shown.came("a.xlsx", field("1.1.1", "officer", "Practice Lead"), officer="Practice Lead")
    shown.tab.changes.base.click()
    (menu,) = [one for one in shown.tab.findChildren(QMenu) if one.isVisible()]
    choices = entries(menu)
    assert list(choices) == ["April circulation, 20 April 2026", "March circulation, 20 March 2026"]
    assert [one.isChecked() for one in choices.values()] == [False, True]
    choices["April circulation, 20 April 2026"].trigger()
    menu.close()
    assert shown.inbox.returns[0].entry == later.entry
    assert shown.tab.changes.base.text() == "the circulation of 20 April"
    # What was sent in March differs from what was sent in April.
    assert sorted(shown.labels) == ["Responsible officer", "Title"]


def test_whose_it_is_can_be_said(shown: Shown) -> None:
    shown.came("a.xlsx", field("1.1.1", "officer", "Practice Lead"), officer="")
    assert shown.tab.files.model.files[0].title == "Whose is it?"
    shown.tab.files.list.menu_wanted.emit(QPoint(0, 0))
    (menu,) = [one for one in shown.tab.findChildren(QMenu) if one.isVisible()]
    entries(menu)["Whose is it…"].trigger()
    menu.close()
    (dialog,) = shown.tab.findChildren(WhoseDialog)
    assert not dialog.take.isEnabled()
    QTest.keyClicks(dialog.field, "team")
    assert dialog.field.popup.model().rowCount() == 1
    dialog.field.setText("Team Manager")
    dialog.take.click()
    assert shown.inbox.returns[0].officer == "Team Manager"
    assert shown.tab.changes.officer.text == "Team Manager"


def test_f6_goes_round_and_a_narrow_tab_leaves_the_preview_out(shown: Shown) -> None:
    shown.came("a.xlsx", field("1.1.1", "officer", "Practice Lead"))
    shown.tab.files.take_keyboard()
    shown.tab.next_pane()
    assert shown.tab.changes.tree.hasFocus()
    shown.tab.resize(900, 600)
    shown.settle()
    assert not shown.tab.preview.isVisible()
    shown.tab.next_pane()
    assert shown.tab.files.list.hasFocus()
    shown.tab.resize(1368, 600)
    shown.settle()
    assert shown.tab.preview.isVisible()
    assert shown.tab.files.width() == 256


def test_keys_of_the_list_open_and_remove(shown: Shown) -> None:
    shown.came("a.xlsx", field("1.1.1", "officer", "Practice Lead"))
    shown.tab.files.take_keyboard()
    QTest.keyClick(shown.tab.files.list, KEY.Key_Return)
    assert shown.tab.changes.tree.hasFocus()
    shown.tab.files.take_keyboard()
    QTest.keyClick(shown.tab.files.list, KEY.Key_Delete)
    assert shown.inbox.returns == ()
    assert shown.window.said == ["a.xlsx is off the list. Add the file again to have it back."]
    assert shown.labels == []


def test_a_hidden_tab_waits_until_it_is_looked_at(shown: Shown) -> None:
    shown.tab.hide()
    return_id = shown.came("a.xlsx", field("1.1.1", "officer", "Practice Lead"))
    assert shown.tab.files.model.files == []
    shown.tab.show()
    shown.tab.come_into_sight()
    assert shown.tab.files.list.current_id == return_id
    shown.tab.changes.tree.wanted.emit(["no such change"], Decision(THEIRS))
    assert shown.inbox.decided(return_id) == {}


@pytest.mark.parametrize("meanwhile", ["edit", "return", "choose"])
def test_words_that_are_being_typed_are_kept_when_the_list_is_made_anew(shown: Shown, meanwhile: str) -> None:
    other = shown.came("b.xlsx", field("1.1.1", "status", "Done"), officer="Team Manager")
    came = shown.came("a.xlsx", field("1.2.1", "status", "Begun"))
    shown.tab.choose(came)
    tree = shown.tab.changes.tree
    tree.setFocus()
    QTest.keyClick(tree, KEY.Key_E)
    assert tree.own.editor is not None
    QTest.keyClicks(tree.own.editor, "Half")
    if meanwhile == "edit":
        shown.document.edit(field("1.2.1", "status", "Other")(shown.document.plan))
    elif meanwhile == "return":
        shown.came("c.xlsx", field("1.2.1", "status", "Ended"), officer="Practice Lead")
    else:
        shown.tab.choose(other)
    assert tree.own.editor is None
    assert [one.text for one in shown.inbox.decided(came).values()] == ["Half"]
    assert shown.inbox.decided(other) == {}
    shown.tab.choose(came)
    assert [
        one.text for one in map(shown.tab.changes.model.decision, shown.tab.changes.model.lines) if one
    ] == ["Half"]


def test_a_file_whose_comparison_was_cancelled_is_compared_when_it_is_chosen(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cancelled:
        cancelled.setattr(shown.window, "start", lambda *_: None)
        shown.came("b.xlsx", field("1.1.1", "status", "Done"), officer="Team Manager")
        came = shown.came("a.xlsx", field("1.2.1", "status", "Begun"))
        assert shown.labels == []
    shown.tab.choose(came)
    assert shown.labels == ["Status"]

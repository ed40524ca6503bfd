"""A list: chosen by keys and mouse, edited where it stands; what is refused stays, with the reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.graphics.theme import Appearance, Choice
from planapp.models.list_model import ListModel, Shown
from planapp.models.rows_model import Field, Row
from planapp.views.listing.list_view import ListColumn, ListView

KEY = Qt.Key
COLUMNS = (ListColumn(), ListColumn(160), ListColumn(60, at_right=True))


def people_rows(plan: Plan, today: date) -> list[Row]:
    people = sorted(plan.people, key=lambda person: person.name)
    return [
        Row(
            one.id,
            (
                Field(one.name, one.name, key="name"),
                Field(one.email, one.email, key="email"),
                Field(str(len(one.name))),
            ),
            one.name,
            about=Shown(tokens={2: "text3"}, icons={1: "link"} if one.email else {}),
        )
        for one in people
    ]


class People:
    """A list of the people of a document."""

    def __init__(self, document: Document, qtbot: QtBot) -> None:
        self.document = document
        headings = ("Name", "E-mail", "Letters")
        self.model = ListModel(headings, people_rows, document.plan, on_edit=self.edit)
        QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.view = ListView(
            self.model, COLUMNS, Appearance(Choice.LIGHT), empty="Nobody is named in this plan yet."
        )
        qtbot.addWidget(self.view)
        self.leave = document.subscribe(lambda change_set: self.model.apply(change_set, document.plan))
        self.view.resize(500, 300)
        self.view.show()
        qtbot.waitExposed(self.view)
        self.view.setFocus()

    def edit(self, row_id: int, key: str, value: Any) -> None:
        if value == "nobody":
            raise UserError("Nobody is no name. Type another one.")
        plan = self.document.plan
        if key == "name":
            self.document.edit(edits.rename_person(plan, row_id, value))
        else:
            self.document.edit(edits.set_person(plan, row_id, email=value))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key, keys)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.view, letter)

    def names(self) -> list[str]:
        return [self.model.index(row, 0).data() for row in range(self.model.rowCount())]


@pytest.fixture
def people(document: Document, qtbot: QtBot) -> Any:
    made = People(document, qtbot)
    yield made
    made.leave()


def test_a_cell_is_edited_by_typing_and_tab_goes_on(people: People) -> None:
    people.view.choose(people.model.id_of(people.model.index(0, 0)))
    first = people.view.current_id()
    assert first is not None
    people.type("Aa")
    people.press(KEY.Key_Tab)
    assert people.document.plan.people[first].name == "Aa"
    people.type("aa@example.org")
    people.press(KEY.Key_Return)
    assert people.document.plan.people[first].email == "aa@example.org"
    assert people.view.current_id() == first
    assert people.view.hasFocus()


def test_what_is_refused_stays_with_the_reason_beside_it(people: People) -> None:
    people.view.choose(people.model.id_of(people.model.index(1, 0)))
    before = people.names()
    people.press(KEY.Key_F2)
    editor = people.view.delegate.editor
    assert editor is not None
    editor.replace("nobody")
    people.press(KEY.Key_Return)
    assert people.view.delegate.editor is editor
    assert editor.text == "nobody"
    assert people.view.said() == "Nobody is no name. Type another one."
    people.press(KEY.Key_Escape)
    assert people.view.delegate.editor is None
    assert people.names() == before


def test_a_click_on_another_row_keeps_what_is_refused(people: People) -> None:
    first = people.model.id_of(people.model.index(0, 0))
    people.view.choose(first)
    people.type("nobody")
    editor = people.view.delegate.editor
    other = people.view.visualRect(people.model.index(2, 1)).center()
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(people.view.viewport(), Qt.MouseButton.LeftButton, pos=other)
        assert people.view.delegate.editor is editor is not None
        assert editor.hasFocus()
        assert people.view.current_id() == first
        assert people.view.said() == "Nobody is no name. Type another one."


def test_choosing_another_row_takes_what_is_typed_once(people: People) -> None:
    people.view.choose(people.model.id_of(people.model.index(0, 0)))
    people.type("Aa")
    people.view.choose(people.model.id_of(people.model.index(2, 0)))
    assert people.view.delegate.editor is None
    assert people.names()[0] == "Aa"


def test_rows_are_chosen_opened_and_deleted_by_keys(people: People, qtbot: QtBot) -> None:
    people.view.choose(people.model.id_of(people.model.index(0, 0)))
    people.press(KEY.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(people.view.selected_ids()) == 2
    people.press(KEY.Key_Right)
    assert len(people.view.selected_ids()) == 2
    with qtbot.waitSignal(people.view.opened) as opened:
        people.press(KEY.Key_Return)
    assert opened.args == [people.view.current_id()]
    with qtbot.waitSignal(people.view.delete_wanted):
        people.press(KEY.Key_Delete)


def test_a_double_click_edits_where_there_is_something_to_edit(people: People, qtbot: QtBot) -> None:
    index = people.model.index(1, 0)
    at = people.view.visualRect(index).center()
    QTest.mouseClick(people.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(people.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert people.view.delegate.editor is not None
    people.press(KEY.Key_Escape)
    figures = people.view.visualRect(people.model.index(1, 2)).center()
    with qtbot.waitSignal(people.view.opened):
        QTest.mouseClick(people.view.viewport(), Qt.MouseButton.LeftButton, pos=figures)
        QTest.mouseDClick(people.view.viewport(), Qt.MouseButton.LeftButton, pos=figures)


def test_columns_share_the_width_and_never_scroll_sideways(people: People) -> None:
    for width in (260, 700):
        people.view.resize(width, 300)
        widths = [people.view.columnWidth(column) for column in range(3)]
        assert sum(widths) == max(220, people.view.viewport().width())
        assert widths[1:] == [160, 60]


def test_columns_give_way_from_the_right_where_there_is_no_room_for_words(
    document: Document, qtbot: QtBot
) -> None:
    model = ListModel(("Name", "E-mail", "Letters"), people_rows, document.plan)
    columns = (ListColumn(), ListColumn(160, gives_way=True), ListColumn(120, gives_way=True))
    view = ListView(model, columns, Appearance(Choice.LIGHT))
    qtbot.addWidget(view)
    view.show()
    shown = []
    for width in (600, 450, 300, 600):
        view.resize(width, 300)
        QApplication.processEvents()
        shown.append([not view.isColumnHidden(at) for at in range(3)])
        seen = [at for at in range(3) if not view.isColumnHidden(at)]
        assert sum(view.columnWidth(at) for at in seen) == view.viewport().width()
    assert shown == [[True, True, True], [True, True, False], [True, False, False], [True, True, True]]


def test_a_command_chooses_a_row_alone_while_its_keys_are_held(people: People) -> None:
    first, second = (people.model.id_of(people.model.index(row, 0)) for row in (0, 1))
    people.view.choose(first)
    people.press(KEY.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyPress(people.view, KEY.Key_Control, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.keyboardModifiers() == Qt.KeyboardModifier.ControlModifier
    people.view.choose(second)
    people.view.edit_cell(0)
    assert people.view.selected_ids() == [second]
    QTest.keyRelease(QApplication.focusWidget() or people.view, KEY.Key_Control)


def ticked_rows(plan: Plan, today: date) -> list[Row]:
    return [Row(item.id, (Field(item.title),), item.title, item.archived) for item in plan.children(None)]


def test_space_and_a_click_on_the_box_tick(document: Document, qtbot: QtBot) -> None:
    told: list[tuple[int, object]] = []
    model = ListModel(
        ("Title",),
        ticked_rows,
        document.plan,
        on_edit=lambda row_id, key, value: told.append((row_id, value)),
    )
    view = ListView(model, (ListColumn(),), Appearance(Choice.DARK))
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    first = document.plan.children(None)[0].id
    view.choose(first)
    QTest.keyClick(view, KEY.Key_Space)
    assert told == [(first, True)]
    row = view.visualRect(model.index(0, 0))
    box = view.delegate.box_of(row, model.row_of(model.index(0, 0)), 0)  # type: ignore[arg-type]
    at = QPoint(box.left() + 6, row.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == [(first, True)] * 2
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert len(told) == 2

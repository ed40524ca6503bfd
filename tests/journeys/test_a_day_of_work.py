"""From the workbook of today to the workbook that goes out, by keyboard, in the real window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp import paths
from planapp.application.importing import read_source
from planapp.application.reading import read_plan
from planapp.domain.plan import Plan
from planapp.domain.records import ACTION, Item
from planapp.views.desk import SAMPLE
from tests.exchange.likeness import likeness
from tests.journeys.officer import CTRL, KEY, Officer

COMMENT = "The new team is in place; figures follow in May."
ADDED = ", checked each month"


@pytest.fixture(params=["plan-a.xlsx", "plan-b.xlsx", "the sample"])
def source(request: pytest.FixtureRequest) -> Path:
    if request.param == "the sample":
        return paths.resource("samples", SAMPLE)
    shared: Path = request.getfixturevalue("shared")
    return shared / "plans" / str(request.param)


def test_import_rate_comment_edit_undo_reopen_export(officer: Officer, source: Path, tmp_path: Path) -> None:
    place, target = tmp_path / "work.plan", tmp_path / "out.xlsx"
    officer.import_workbook(source, place)
    imported = officer.plan
    assert likeness(imported) == likeness(read_source(source).plan)
    if imported.current_period is None:
        officer.workspace.actions["add_period"].trigger()
        officer.wait_for_dialog()
        officer.press(KEY.Key_Return)
        officer.come_back()
    action = officer.go_to(lambda item: item.kind == ACTION)

    rate_and_comment(officer)
    edit_title_in_pane(officer, action)
    undo_and_redo(officer, action)

    edited = officer.plan
    officer.press(KEY.Key_W, CTRL)
    assert officer.workspace.page is None
    assert read_plan(place) == edited
    officer.press(KEY.Key_Return)
    assert officer.plan == edited

    officer.export(target)
    assert_in_workbook(target, edited, action)


def rate_and_comment(officer: Officer) -> None:
    officer.type("2")
    assert officer.rating() == "A"
    officer.type("g")
    assert officer.rating() == "G"
    officer.type("c")
    officer.type(COMMENT)
    officer.press(KEY.Key_Return)
    rating = officer.plan.rating(officer.item.id, officer.board.period or 0)
    assert rating is not None
    assert rating.comment.endswith(COMMENT)
    assert "All changes saved" in officer.workspace.status.saved.text


def edit_title_in_pane(officer: Officer, action: Item) -> None:
    officer.press(KEY.Key_Return)
    assert officer.pane.page.title.hasFocus()
    officer.press(KEY.Key_F2)
    officer.type(ADDED)
    officer.press(KEY.Key_Return)
    assert officer.plan.items[action.id].title == action.title + ADDED
    assert officer.item.title == action.title + ADDED


def undo_and_redo(officer: Officer, action: Item) -> None:
    edited = officer.plan
    officer.press(KEY.Key_Z, CTRL)
    assert officer.plan.items[action.id].title == action.title
    assert officer.pane.page.title.text == action.title
    officer.press(KEY.Key_Y, CTRL)
    assert officer.plan == edited
    assert officer.pane.page.title.text == action.title + ADDED


def assert_in_workbook(target: Path, plan: Plan, action: Item) -> None:
    """See in what went out that title, rating and comment of the action are there, and every other title."""
    book = openpyxl.load_workbook(target)
    cells: list[Any] = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = "\n".join(str(cell.value) for cell in cells if cell.value is not None)
    for item in plan.items:
        assert item.title in texts
    titled = [
        cell for cell in cells if isinstance(cell.value, str) and plan.items[action.id].title in cell.value
    ]
    sheet, number = titled[0].parent, titled[0].row
    letters = [cell for cell in sheet[number] if cell.value == "G"]
    assert any(cell.comment is not None and COMMENT in cell.comment.text for cell in letters)

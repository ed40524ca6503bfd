"""A month's figures, by keyboard, in the real window: typed, pasted, judged, linked, undone and sent out."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planapp.application.document import Document
from planapp.domain.plan import Plan
from planapp.models.indicators_model import month_key
from planapp.views.indicators.indicators_page import IndicatorsPage
from planapp.views.indicators.link_dialog import LinkDialog
from planapp.views.widgets.search_field import SearchField
from tests.journeys.officer import ALT, CTRL, KEY, SHIFT, Officer
from tests.views.plans import first_edit

APRIL = "2026-04"


@pytest.fixture
def page(officer: Officer, tmp_path: Path, small: Plan) -> IndicatorsPage:
    """The Indicators page of the small plan, which she goes to by key."""
    path = tmp_path / "small.plan"
    Document.create(path, first_edit(small), by="Officer").close()
    officer.workspace.take(path)
    officer.press(KEY.Key_2, ALT)
    found = officer.workspace.pages.shown
    assert isinstance(found, IndicatorsPage)
    return found


def values(officer: Officer, name: str) -> dict[str, float | str]:
    found = next(one for one in officer.plan.indicators.of() if one.name == name)
    rows = officer.plan.indicator_values.of(found.id)
    return {row.month: row.text if row.value is None else row.value for row in rows}


def test_a_month_of_figures_from_an_empty_row_to_the_workbook(
    officer: Officer, page: IndicatorsPage, tmp_path: Path
) -> None:
    first = officer.plan.indicators.of()[0]
    add_an_indicator(officer, page)
    paste_two_months(officer, page)
    judge(officer, page)
    link(officer, page)
    undo_and_redo(officer)
    assert first.id == officer.plan.indicators.of()[0].id
    send_out(officer, tmp_path)


def add_an_indicator(officer: Officer, page: IndicatorsPage) -> None:
    officer.press(KEY.Key_N, CTRL)
    officer.type("Repeat referrals")
    for text in ("%", "", "20"):
        officer.press(KEY.Key_Tab)
        officer.type(text)
    officer.press(KEY.Key_Backtab, SHIFT)
    officer.type("l")
    added = officer.plan.indicators.of()[-1]
    assert (added.name, added.unit, added.polarity, added.target) == ("Repeat referrals", "%", "low", "20")


def paste_two_months(officer: Officer, page: IndicatorsPage) -> None:
    page.grid.choose(officer.plan.indicators.of()[0].id, month_key("2026-03"))
    QGuiApplication.clipboard().setText("84%\t91.5%\r\n23.4%\tnot yet known\r\n")
    officer.press(KEY.Key_V, CTRL)
    assert values(officer, "Seen within five working days") == {"2026-03": 84.0, APRIL: 91.5}
    assert values(officer, "Repeat referrals") == {"2026-03": 23.4, APRIL: "not yet known"}
    assert officer.workspace.status.undo.text == "Undo: 4 values of 2 indicators"


def judge(officer: Officer, page: IndicatorsPage) -> None:
    page.grid.choose(officer.plan.indicators.of()[1].id, month_key("2026-03"))
    assert "Over the target by 3.4 points (23.4%, target 20%)" in page.pane.standing.text
    officer.press(KEY.Key_Right)
    assert "is no number" in page.pane.standing.text
    officer.type("18.5")
    officer.press(KEY.Key_Tab)
    officer.press(KEY.Key_Left)
    assert "Meets the target (18.5%, target 20%)" in page.pane.standing.text
    assert "Better than March 2026 (23.4%)" in page.pane.standing.text


def link(officer: Officer, page: IndicatorsPage) -> None:
    officer.workspace.actions["link_measure"].trigger()
    officer.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), LinkDialog))
    officer.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), SearchField))
    officer.type("heard")
    officer.press(KEY.Key_Down)
    officer.press(KEY.Key_Return)
    officer.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    officer.come_back()
    (row,) = page.pane.linked.rows.widgets
    assert row.words.text() == "Children say that they were heard"
    officer.click(row.link)
    assert officer.workspace.pages.key == "plan"
    assert officer.item.ref == "1.2.1"
    officer.press(KEY.Key_2, ALT)
    assert page.grid.hasFocus()


def undo_and_redo(officer: Officer) -> None:
    """See that both pages have the same undo."""
    plan = officer.plan
    for _ in range(2):
        officer.press(KEY.Key_Z, CTRL)
    assert values(officer, "Repeat referrals")[APRIL] == "not yet known"
    officer.press(KEY.Key_1, ALT)
    officer.press(KEY.Key_Z, CTRL)
    assert APRIL not in values(officer, "Repeat referrals")
    for _ in range(3):
        officer.press(KEY.Key_Y, CTRL)
    assert officer.plan == plan


def send_out(officer: Officer, tmp_path: Path) -> None:
    """See the figures in the workbook and the JSON that go out."""
    officer.export(tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Indicators"]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {"Repeat referrals", "18.5", "23.4", "Low is good", "20"} <= cells
    officer.export(tmp_path / "out.json")
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["indicators"][1]
    assert (told["polarity"], told["target"], told["values"]) == ("low", "20", {"2026-03": 23.4, APRIL: 18.5})


def test_keys_belong_to_the_page_that_is_shown(officer: Officer, page: IndicatorsPage) -> None:
    actions = officer.workspace.actions
    assert not actions["add_action"].isEnabled()
    assert not actions["indent"].isEnabled()
    assert actions["add_indicator"].isEnabled()
    assert actions["page_indicators"].isChecked()
    before = officer.plan
    # Letters and digits rate nothing here, and Del empties a cell rather than deleting a row.
    page.grid.choose(officer.plan.indicators.of()[0].id, month_key("2026-03"))
    officer.type("r")
    officer.press(KEY.Key_Escape)
    assert officer.plan is before
    officer.press(KEY.Key_Delete)
    assert values(officer, "Seen within five working days") == {}
    assert len(officer.plan.items) == len(before.items)
    officer.press(KEY.Key_F6)
    assert page.pane.name.hasFocus()
    officer.press(KEY.Key_F9)
    assert page.pane.isHidden()
    officer.press(KEY.Key_1, ALT)
    assert officer.pane.isHidden()
    assert officer.board.hasFocus()
    assert actions["add_action"].isEnabled()
    assert not actions["delete_indicator"].isEnabled()


def test_figures_that_are_typed_are_saved_when_the_window_closes(
    officer: Officer, page: IndicatorsPage, tmp_path: Path
) -> None:
    page.grid.choose(officer.plan.indicators.of()[0].id, month_key(APRIL))
    officer.type("97")
    officer.workspace.window.close()
    saved = Document.open(tmp_path / "small.plan", by="Colleague")
    assert {row.month: row.value for row in saved.plan.indicator_values}[APRIL] == 97.0
    saved.close()


def test_a_plan_that_is_read_only_can_be_looked_at(
    officer: Officer, page: IndicatorsPage, tmp_path: Path
) -> None:
    officer.press(KEY.Key_W, CTRL)
    officer.workspace.desk.open(tmp_path / "small.plan", read_only=True)
    officer.press(KEY.Key_2, ALT)
    shown = officer.workspace.pages.shown
    assert isinstance(shown, IndicatorsPage)
    assert not officer.workspace.actions["add_indicator"].isEnabled()
    shown.grid.choose(officer.plan.indicators.of()[0].id, month_key(APRIL))
    before = officer.plan
    officer.type("97")
    officer.press(KEY.Key_Return)
    assert officer.plan is before
    assert shown.grid.said() != ""
    officer.press(KEY.Key_Escape)
    shown.add()
    assert officer.plan is before

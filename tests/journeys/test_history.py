"""The history beside the board: found, read, gone back to, and put away, by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.domain.changes import compare
from planapp.domain.plan import Plan, empty_plan
from planapp.errors import UserError
from planapp.views.detail.link import Link
from planapp.views.history.history_panel import HistoryPanel
from planapp.views.page import PanedPage
from tests.journeys.officer import CTRL, KEY, SHIFT, Officer


def panel_of(officer: Officer) -> HistoryPanel:
    page = officer.workspace.pages.shown
    assert isinstance(page, PanedPage)
    assert isinstance(page.panel, HistoryPanel)
    return page.panel


def labels(panel: HistoryPanel) -> list[str]:
    return [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]


def rate(officer: Officer, ref: str, letter: str) -> None:
    officer.go_to(lambda item: item.ref == ref)
    officer.type(letter)


@pytest.fixture
def working(officer: Officer, small: Plan, tmp_path: Path) -> Officer:
    """An officer who has rated two actions, and has the history open."""
    place = tmp_path / "work.plan"
    Document.create(place, compare(empty_plan(), small, "new plan"), by="Officer").close()
    officer.workspace.take(place)
    rate(officer, "1.1.1", "r")
    rate(officer, "1.1.2", "g")
    officer.press(KEY.Key_H, CTRL | SHIFT)
    return officer


def test_the_history_follows_what_is_done_and_leads_to_the_item(working: Officer) -> None:
    panel = panel_of(working)
    assert panel.list.hasFocus()
    assert not working.pane.isVisible()
    assert labels(panel)[:2] == ["Rate 1.1.2 green", "Rate 1.1.1 red"]
    working.press(KEY.Key_Down)
    links = panel.detail.findChildren(Link)
    assert [link.text().split()[0] for link in links] == ["1.1.1"]
    working.press(KEY.Key_Return)
    assert working.item.ref == "1.1.1"
    working.press(KEY.Key_Escape)
    assert working.board.hasFocus()
    assert working.pane.isVisible()


def test_one_entry_is_undone_alone(working: Officer) -> None:
    panel = panel_of(working)
    working.press(KEY.Key_Down)
    working.tab_to(panel.detail.alone_button)
    working.press(KEY.Key_Space)
    assert labels(panel)[0] == "Undo: rate 1.1.1 red"
    working.press(KEY.Key_Escape)
    working.go_to(lambda item: item.ref == "1.1.2")
    assert working.rating() == "G"


def test_the_plan_goes_back_to_how_it_was_after_an_entry(working: Officer) -> None:
    panel = panel_of(working)
    before = working.plan
    panel.list.setCurrentIndex(panel.model.index(2))
    working.click(panel.detail.back_button)
    assert labels(panel)[0] == "Undo back to ‘new plan’"
    assert panel.list.current is not None
    assert panel.list.current.label == labels(panel)[0].replace("Undo", "undo")
    working.press(KEY.Key_Z, CTRL)
    assert working.plan == before


def test_a_link_leads_to_its_item_while_something_is_typed_in_the_board(working: Officer) -> None:
    panel = panel_of(working)
    working.press(KEY.Key_Down)
    working.board.setFocus()
    working.go_to(lambda item: item.ref == "2.1.1")
    working.press(KEY.Key_F2)
    working.type(", soon")
    (link,) = panel.detail.findChildren(Link)
    working.click(link)
    assert working.item.ref == "1.1.1"
    assert labels(panel)[0] == "Title of 2.1.1"
    assert panel.detail.findChildren(Link) == [link]


def test_tab_follows_reading_order(working: Officer) -> None:
    panel = panel_of(working)
    working.press(KEY.Key_Down)
    (link,) = panel.detail.findChildren(Link)
    detail = panel.detail
    stops = [panel.kinds, panel.close_button, panel.search, panel.list, link]
    stops += [detail.alone_button, detail.back_button]
    panel.kinds.setFocus()
    for stop in stops:
        assert stop.hasFocus(), stop
        working.press(KEY.Key_Tab)


def test_an_entry_is_read_once_however_much_is_done_beside_it(
    working: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, document = panel_of(working), working.workspace.desk.document
    assert document is not None
    asked: list[int] = []
    changes = document.changes
    monkeypatch.setattr(document, "changes", lambda seq: asked.append(seq) or changes(seq))
    working.press(KEY.Key_End)
    working.board.setFocus()
    working.go_to(lambda item: item.ref == "1.1.1")
    working.type("a")
    working.type("g")
    assert asked == [1]
    assert panel.list.current is not None
    assert panel.list.current.seq == 1
    assert panel.detail.back_button.isEnabled()


def test_an_entry_that_cannot_be_read_is_said_to_be(
    working: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, document = panel_of(working), working.workspace.desk.document
    assert document is not None

    def refuse(seq: int) -> None:
        raise UserError("work.plan can’t be reached now.")

    for part in ("changes", "changes_after"):
        monkeypatch.setattr(document, part, refuse)
    working.press(KEY.Key_Down)
    assert panel.detail.refusal.text() == "work.plan can’t be reached now."
    before = working.plan
    working.click(panel.detail.back_button)
    assert panel.detail.refusal.text() == "work.plan can’t be reached now."
    assert working.plan is before


def test_the_search_leaves_what_has_the_words(working: Officer) -> None:
    panel = panel_of(working)
    working.click(panel.search)
    working.type("1.1.2")
    assert labels(panel) == ["Rate 1.1.2 green"]
    working.press(KEY.Key_Escape)
    assert len(labels(panel)) == 3


def test_closing_the_plan_puts_the_history_away(working: Officer) -> None:
    working.press(KEY.Key_W, CTRL)
    assert working.workspace.page is None
    working.press(KEY.Key_Return)
    assert working.pane.isVisible()

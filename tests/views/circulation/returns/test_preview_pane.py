"""The pane that shows the plan after the merge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planapp.application.returns.model import MINE
from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.graphics.theme import Appearance, Choice
from planapp.views.circulation.returns.preview_pane import NOTHING, PreviewPane
from planapp.views.circulation.returns.preview_parts import RatingRow
from tests.models.deciding import Decided
from tests.models.previews import cell

Make = Callable[[Decided], PreviewPane]


def change(sheet: Any) -> None:
    cell(sheet, "1.1.2", "Due").value = "31 Jul 2026"
    cell(sheet, "1.1.2", "RAG April 2026").value = "G"


@pytest.fixture
def decided(tmp_path: Path) -> Decided:
    return Decided(tmp_path, change)


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    theme = Appearance(Choice.LIGHT)

    def made(decided: Decided) -> PreviewPane:
        pane = PreviewPane(decided, lambda: decided.plan, lambda: date(2026, 4, 16), theme)
        qtbot.addWidget(pane)
        pane.resize(373, 800)
        with qtbot.waitExposed(pane):
            pane.show()
        return pane

    yield made
    theme.deleteLater()


def words(pane: PreviewPane) -> list[str]:
    """What can be read in the pane, from the top."""
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]


def test_at_first_it_says_what_it_is_for(make: Make, decided: Decided) -> None:
    pane = make(decided)
    assert {"After the merge", "Preview", NOTHING, "Nothing is written until you merge."} == set(words(pane))
    pane.show_change(decided.all, None)
    assert NOTHING in words(pane)


def test_a_decision_shows_at_once(make: Make, decided: Decided) -> None:
    pane, key = make(decided), decided.key("1.1.2", "due")
    pane.show_change(decided.all, key)
    assert {"Plan every visit in a meeting", "31 Jul or 28 Feb 2026", "Choose"} <= set(words(pane))
    decided.decide([key])
    assert "31 Jul 2026" in words(pane)
    assert "Theirs" in words(pane)
    decided.decide([key], MINE)
    assert "28 Feb 2026" in words(pane)
    assert "Mine" in words(pane)


def test_it_writes_nothing(make: Make, decided: Decided) -> None:
    before = decided.plan
    pane = make(decided)
    pane.show_change(decided.all, decided.key("1.1.2", "due"))
    decided.decide([decided.key("1.1.2", "due")])
    assert decided.plan is before


def test_a_return_that_is_taken_away_is_shown_no_longer(make: Make, decided: Decided) -> None:
    pane = make(decided)
    pane.show_change(decided.all, decided.key("1.1.2", "due"))
    decided.returns = ()
    pane.refresh()
    assert NOTHING in words(pane)


def test_ratings_are_said_in_words(make: Make, decided: Decided) -> None:
    pane = make(decided)
    key = decided.key("1.1.2", "rating")
    decided.decide([key])
    pane.show_change(decided.all, key)
    (row,) = pane.findChildren(RatingRow)
    assert row.accessibleName().startswith("Rating. September 2025; red. October 2025; red.")
    assert row.accessibleName().endswith("April 2026; green")
    assert len(row.shown()) == 8


def test_a_narrow_pane_shows_the_latest_ratings(make: Make, decided: Decided) -> None:
    pane = make(decided)
    pane.resize(260, 800)
    pane.show_change(decided.all, decided.key("1.1.2", "rating"))
    (row,) = pane.findChildren(RatingRow)
    assert [one.period.label for one in row.shown()][-1] == "April 2026"
    assert len(row.shown()) < 8


def test_only_what_scrolls_takes_the_keyboard(make: Make, tmp_path: Path) -> None:
    def tell(plan: Any) -> Any:
        item = next(one for one in plan.items if one.ref == "1.1.2")
        return apply(plan, edits.add_update(plan, item.id, "All in all. " * 400, on=date(2026, 4, 1)))

    decided = Decided(tmp_path, change, tell)
    pane = make(decided)
    bar = pane._scrolling.verticalScrollBar()
    assert pane._scrolling.focusPolicy() is Qt.FocusPolicy.NoFocus
    pane.show_change(decided.all, decided.key("1.1.2", "due"))
    assert bar.maximum() > 0
    pane._scrolling.setFocus()
    QTest.keyClick(pane._scrolling, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    pane.show_change(decided.all, decided.key("1.1.2", "rating"))
    assert bar.value() == 0


def test_it_follows_the_theme_and_leaves_the_inbox(make: Make, decided: Decided) -> None:
    pane = make(decided)
    pane.show_change(decided.all, decided.key("1.1.2", "due"))
    before = pane.grab().toImage()
    pane._theme.choose(Choice.DARK)
    assert pane.grab().toImage() != before
    pane._theme.choose(Choice.LIGHT)
    assert len(decided._followers) == 1

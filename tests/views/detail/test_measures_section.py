"""Success measures: text, indicator, order, and what the bar says."""

from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.views.detail.measure_bar import reached_of
from planapp.views.detail.measures_section import MeasuresSection
from tests.views.detail.hand import CTRL, Hand, Key, entries


@pytest.fixture
def measures(hand: Hand) -> MeasuresSection:
    return hand.page.measures


def texts(hand: Hand) -> list[str]:
    return [one.text for one in hand.plan.measures.of(hand.item.id)]


def test_a_measure_is_edited(hand: Hand, measures: MeasuresSection) -> None:
    hand.write(measures.rows.widgets[1].value, "Children were heard")
    assert texts(hand) == ["90% are seen in time", "Children were heard"]


def test_a_measure_that_is_emptied_is_deleted_and_undone(hand: Hand, measures: MeasuresSection) -> None:
    hand.click(measures.rows.widgets[1].value)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.press(Key.Key_Delete, Key.Key_Return)
    assert texts(hand) == ["90% are seen in time"]
    hand.undo()
    assert measures.rows.widgets[1].value.text == "Children say that they were heard"


def test_measures_are_added_one_after_the_other(hand: Hand, measures: MeasuresSection) -> None:
    assert measures.link is not None
    hand.click(measures.link)
    hand.type("Third")
    hand.press(Key.Key_Return)
    hand.type("Fourth")
    hand.press(Key.Key_Tab)
    assert texts(hand)[2:] == ["Third", "Fourth"]
    assert not measures.adding.isVisible()


def test_a_folded_section_unfolds_to_add(hand: Hand, measures: MeasuresSection) -> None:
    measures.head.setFocus()
    hand.press(Key.Key_Left)
    assert measures.is_folded
    assert measures.link is not None
    hand.click(measures.link)
    assert measures.head.isChecked()
    assert measures.adding.value.editor is not None
    hand.press(Key.Key_Escape)


def test_the_menu_links_moves_and_deletes(hand: Hand, measures: MeasuresSection) -> None:
    second = measures.rows.widgets[1]
    menu = hand.open_menu(second.value)
    assert entries(menu) == ["Measured by", "Move up", "Delete measure"]
    hand.choose(menu, "Measured by", "Seen within five working days")
    assert measures.head.summary == "2 of 2 linked to an indicator"
    assert second.bar.isVisible()
    hand.choose(hand.open_menu(second.value), "Move up")
    assert texts(hand)[0] == "Children say that they were heard"
    assert measures.rows.widgets[0] is second
    hand.choose(hand.open_menu(second.value), "Delete measure")
    assert texts(hand) == ["90% are seen in time"]


def test_an_item_without_measures_offers_one(hand: Hand, measures: MeasuresSection) -> None:
    hand.show("1.1.1")
    assert measures.head.summary == "none"
    assert measures.adding.isVisible()
    hand.write(measures.adding.value, "How it shows")
    assert texts(hand) == ["How it shows"]


def test_the_bar_follows_the_indicator(hand: Hand, measures: MeasuresSection) -> None:
    bar = measures.rows.widgets[0].bar
    assert bar.accessibleName() == "Seen within five working days, March 2026, 83%, target 90%"
    indicator = next(iter(hand.plan.indicators))
    hand.edit(lambda plan: edits.set_value(plan, indicator.id, "2026-04", 91.0))
    assert "91%" in bar.accessibleName()


@pytest.mark.parametrize(
    ("value", "target", "share", "target_share"),
    [
        (45.0, "90", 0.45, 0.9),
        (0.0, "0", 0.0, 0.0),
        (150.0, "90", 150 / 165, 90 / 165),
        (45.0, "high", 0.45, None),
    ],
)
def test_shares_of_the_bar(
    hand: Hand, value: float, target: str, share: float, target_share: float | None
) -> None:
    indicator = next(iter(hand.plan.indicators))
    hand.edit(lambda plan: edits.set_value(plan, indicator.id, "2026-05", value))
    hand.edit(lambda plan: edits.set_indicator(plan, indicator.id, target=target))
    reached = reached_of(hand.plan, hand.plan.measures.of(hand.item.id)[0])
    assert reached is not None
    assert reached.share == pytest.approx(share)
    assert reached.target_share == (pytest.approx(target_share) if target_share is not None else None)

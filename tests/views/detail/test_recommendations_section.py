"""The recommendations that an item answers: linked, new, edited, unlinked."""

from __future__ import annotations

import pytest

from planapp.domain import edits
from planapp.views.detail.recommendations_section import RecommendationsSection
from tests.views.detail.hand import ALT, CTRL, Hand, Key, entries


@pytest.fixture
def section(hand: Hand) -> RecommendationsSection:
    return hand.page.recommendations


def answered(hand: Hand) -> list[tuple[str, str]]:
    links = hand.plan.recommendation_links.of(hand.item.id)
    rows = [hand.plan.recommendations[link.recommendation] for link in links]
    return [(row.ref, row.text) for row in rows]


def press_link(hand: Hand, section: RecommendationsSection) -> None:
    assert section.link is not None
    hand.click(section.link)


def test_a_recommendation_is_called_by_where_it_comes_from(section: RecommendationsSection) -> None:
    (row,) = section.rows.widgets
    assert row.name.text() == "Inspection, December 2025, rec. 3"
    assert row.text.text == "See children sooner."


def test_its_text_is_edited(hand: Hand, section: RecommendationsSection) -> None:
    hand.click(section.rows.widgets[0].text)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.type("See all children sooner.")
    hand.press(Key.Key_Return, modifier=CTRL)
    assert answered(hand) == [("rec. 3", "See all children sooner.")]


def test_a_new_one_is_typed_by_its_number_and_text(hand: Hand, section: RecommendationsSection) -> None:
    press_link(hand, section)
    hand.type("rec. 4")
    hand.press(Key.Key_Return, modifier=ALT)
    hand.type("Listen.")
    hand.press(Key.Key_Return)
    assert answered(hand)[1] == ("rec. 4", "Listen.")
    hand.undo()
    assert len(answered(hand)) == 1
    assert len(hand.plan.recommendations) == 1


def test_a_long_one_is_text_without_a_number(hand: Hand, section: RecommendationsSection) -> None:
    press_link(hand, section)
    hand.type("Listen to each child that is seen")
    hand.press(Key.Key_Return)
    assert answered(hand)[1] == ("", "Listen to each child that is seen")


def test_one_that_the_plan_has_is_linked_from_a_menu(hand: Hand, section: RecommendationsSection) -> None:
    hand.show("1.1.1")
    assert not section.rows.widgets
    press_link(hand, section)
    menu = hand.menu()
    assert entries(menu) == ["Inspection, December 2025, rec. 3: See children sooner.", "New recommendation"]
    hand.choose(menu, entries(menu)[0])
    assert answered(hand) == [("rec. 3", "See children sooner.")]
    assert [chip.text() for chip in hand.page.facts.chips.widgets] == [  # type: ignore[attr-defined]
        "Inspection, December 2025, rec. 3"
    ]


def test_a_new_one_beside_those_that_the_plan_has(hand: Hand, section: RecommendationsSection) -> None:
    hand.show("1.1.1")
    press_link(hand, section)
    hand.choose(hand.menu(), "New recommendation")
    assert section.adding.value.editor is not None
    hand.type("rec. 9")
    hand.press(Key.Key_Return)
    assert answered(hand) == [("rec. 9", "")]


def test_a_link_is_taken_away_and_undone(hand: Hand, section: RecommendationsSection) -> None:
    hand.choose(hand.open_menu(section.rows.widgets[0].text), "Action does not answer this")
    assert answered(hand) == []
    assert len(hand.plan.recommendations) == 1
    assert section.head.summary == "none"
    hand.undo()
    assert section.head.summary == "1"


def test_another_name_of_the_inspection_is_followed(hand: Hand, section: RecommendationsSection) -> None:
    event = next(iter(hand.plan.source_events))
    hand.edit(lambda plan: edits.set_source_event(plan, event.id, title="Visit"))
    assert section.rows.widgets[0].name.text() == "Visit, rec. 3"


def test_deleting_one_while_its_text_is_typed(hand: Hand, section: RecommendationsSection) -> None:
    hand.click(section.rows.widgets[0].text)
    hand.type("half")
    one = next(iter(hand.plan.recommendations))
    hand.edit(lambda plan: edits.remove_recommendation(plan, one.id))
    assert not section.rows.widgets
    hand.undo()
    assert "half" in section.rows.widgets[0].text.text

"""Extra fields: the officer's own columns, edited like any other."""

from __future__ import annotations

from functools import partial

import pytest

from planapp.domain import edits
from planapp.domain.records import STEP
from planapp.views.detail.own_fields import OwnFields
from tests.views.detail.hand import CTRL, Hand, Key


@pytest.fixture
def own(hand: Hand) -> OwnFields:
    return hand.page.own


def extra(hand: Hand, heading: str) -> str:
    field = next(one for one in hand.plan.extra_fields if one.heading == heading)
    value = hand.plan.extra(hand.item.id, field.id)
    return value.text if value is not None else ""


def test_a_value_is_edited_and_emptied(hand: Hand, own: OwnFields) -> None:
    value = own.pair(0).value
    hand.write(value, "Low")
    assert extra(hand, "Priority") == "Low"
    hand.click(value)
    hand.press(Key.Key_A, modifier=CTRL)
    hand.press(Key.Key_Delete, Key.Key_Return)
    assert extra(hand, "Priority") == ""
    assert own.head.summary == "0 of 1 filled in"
    hand.undo()
    assert value.text == "Low"


def test_fields_come_and_go_with_the_plan(hand: Hand, own: OwnFields) -> None:
    hand.edit(lambda plan: edits.add_extra_field(plan, "RAG\nnotes"))
    assert own.pair(1).label.text() == "RAG notes"
    hand.write(own.pair(1).value, "Two words")
    hand.undo()
    hand.undo()
    assert not own.pair(1).isVisible()
    first = hand.plan.extra_fields.of()[0]
    hand.edit(lambda plan: edits.remove_extra_field(plan, first.id))
    assert not own.isVisible()


def test_a_field_of_other_kinds_is_not_shown_unless_it_is_filled_in(hand: Hand, own: OwnFields) -> None:
    field = hand.plan.extra_fields.of()[0]
    hand.edit(lambda plan: edits.set_extra_field(plan, field.id, kinds=(STEP,)))
    assert own.isVisible()
    hand.show("1.1.1")
    assert not own.isVisible()
    hand.show("Report working days")
    assert own.isVisible()
    assert own.pair(0).value.text == ""


def test_a_private_field_says_so(hand: Hand, own: OwnFields) -> None:
    field = hand.plan.extra_fields.of()[0]
    hand.edit(lambda plan: edits.set_extra_field(plan, field.id, private=True))
    assert "Private" in own.pair(0).note.text()


def test_a_field_that_is_removed_while_it_is_typed_in(hand: Hand, own: OwnFields) -> None:
    field = hand.plan.extra_fields.of()[0]
    hand.click(own.pair(0).value)
    hand.type("half")
    hand.edit(lambda plan: edits.remove_extra_field(plan, field.id))
    assert not own.isVisible()
    hand.undo()
    assert own.isVisible()
    assert extra(hand, "Priority") == "High"


def test_long_values_take_a_line_of_their_own(hand: Hand, own: OwnFields) -> None:
    for heading in ("A", "B", "C"):
        hand.edit(partial(edits.add_extra_field, heading=heading))
    hand.write(own.pair(1).value, "Word " * 20)
    tops = [own.pair(place).y() for place in range(4)]
    assert tops[0] < tops[1] < tops[2] == tops[3]
    assert own.pair(1).width() > 2 * own.pair(2).width() - 4

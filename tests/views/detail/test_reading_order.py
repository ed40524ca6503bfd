"""Tab goes through the pane as it is read; all that takes the keyboard has a name; nothing is too wide."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from planapp.domain import edits
from planapp.domain.records import STEP
from planapp.graphics.theme import Appearance, Choice
from planapp.views.detail.value import Value
from tests.views.detail.conftest import TODAY
from tests.views.detail.hand import SHIFT, Hand, Key, at_keyboard, settle

_SAME_LINE = 14


def with_more(hand: Hand) -> None:
    """Give the action more of everything, so that rows are made late and in other orders."""
    item = hand.item.id
    hand.edit(lambda plan: edits.add_measure(plan, item, "Third"))
    hand.edit(lambda plan: edits.move_measure(plan, hand.plan.measures.of(item)[2].id, None))
    hand.edit(lambda plan: edits.add_update(plan, item, "Latest", on=TODAY))
    hand.edit(lambda plan: edits.add_evidence(plan, item, "Second", "https://example.org/2"))
    hand.edit(lambda plan: edits.add_extra_field(plan, "Second"))
    hand.edit(lambda plan: edits.add_item(plan, STEP, parent=item, title="A step"))
    hand.edit(lambda plan: edits.set_field(plan, item, "due", "31 May 2099"))
    hand.edit(lambda plan: edits.set_field(plan, item, "due", "30 June 2099"))
    hand.page.slips.unfold()


def walk(
    hand: Hand, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> list[QWidget]:
    """Press Tab until it comes round."""
    found: list[QWidget] = []
    for _ in range(120):
        if at_keyboard() in found:
            return found
        found.append(at_keyboard())
        hand.press(key, modifier=modifier)
    raise AssertionError("Tab never comes round")


def stops(hand: Hand) -> list[QWidget]:
    """All that takes the keyboard by Tab and can be seen."""
    return [
        one
        for one in hand.pane.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def told(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def place(hand: Hand, widget: QWidget) -> QPoint:
    return widget.mapTo(hand.pane, QPoint(0, 0))


@pytest.mark.parametrize("name", ["1.2.1", "1.1.2", "1.2", "Report working days"])
def test_tab_goes_as_it_is_read_and_back(hand: Hand, name: str) -> None:
    with_more(hand)
    hand.show("2.1.1")
    hand.show(name)
    hand.pane.resize(432, 2400)
    settle()
    hand.pane.header.ref.setFocus()
    there = walk(hand, Key.Key_Tab)
    assert set(there) == set(stops(hand))
    for one, other in pairwise(there):
        at, then = place(hand, one), place(hand, other)
        on_one_line = abs(at.y() - then.y()) < _SAME_LINE
        assert at.x() < then.x() if on_one_line else at.y() < then.y(), (told(one), told(other), at, then)
    hand.pane.header.ref.setFocus()
    back = walk(hand, Key.Key_Backtab, SHIFT)
    assert back == [there[0], *reversed(there[1:])]


def test_tab_leaves_every_text_box(hand: Hand) -> None:
    with_more(hand)
    for value in [one for one in hand.pane.findChildren(Value) if one.isVisible()]:
        value.setFocus()
        hand.press(Key.Key_F2)
        assert value.editor is not None
        hand.press(Key.Key_Tab)
        assert not value.hasFocus()
        assert value.editor is None


def test_the_keyboard_is_always_in_sight(hand: Hand) -> None:
    with_more(hand)
    hand.pane.resize(360, 420)
    settle()
    for widget in walk(hand, Key.Key_Tab):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
    hand.page.title.setFocus()
    for _ in range(30):
        hand.press(Key.Key_Tab)
        focused = at_keyboard()
        if hand.page.isAncestorOf(focused):
            scrolling = hand.pane._scrolling
            top = focused.mapTo(scrolling, QPoint(0, 0)).y()
            assert top < scrolling.height()
            assert top + focused.height() > 0


@pytest.mark.parametrize("name", ["1.2.1", "1.1.2", "1.2", "1", "Report working days"])
def test_all_that_takes_the_keyboard_has_a_name(hand: Hand, name: str) -> None:
    with_more(hand)
    hand.show(name)
    nameless = [one for one in stops(hand) if not told(one)]
    assert nameless == []


def test_a_value_tells_what_it_is_and_what_it_holds(hand: Hand) -> None:
    title = hand.page.title
    assert title.accessibleName() == "Title: See children in five working days"
    title.setFocus()
    hand.press(Key.Key_F2)
    assert title.editor is not None
    assert title.editor.accessibleName() == "Title"
    hand.press(Key.Key_Escape)
    assert title.accessibleName() == "Title: See children in five working days"


# Width.

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3


def with_long_words(hand: Hand) -> None:
    item = hand.item.id
    for key in ("ref", "title", "lead", "officer", "due", "status"):
        hand.edit(partial(edits.set_field, item_id=item, key=key, value=LONG))
    above = hand.item.parent
    assert above is not None
    hand.edit(lambda plan: edits.set_field(plan, above, "title", LONG))
    hand.edit(lambda plan: edits.add_measure(plan, item, LONG))
    hand.edit(lambda plan: edits.add_update(plan, item, LONG, source=LONG))
    hand.edit(lambda plan: edits.add_evidence(plan, item, LONG, f"https://example.org/{LONG}"))
    hand.edit(lambda plan: edits.add_item(plan, STEP, parent=item, title=LONG, due=LONG, status=LONG))
    hand.edit(lambda plan: edits.add_extra_field(plan, LONG))
    event = next(iter(hand.plan.source_events))
    hand.edit(lambda plan: edits.set_source_event(plan, event.id, title=LONG))
    period = hand.plan.current_period
    assert period is not None
    hand.edit(lambda plan: edits.rename_period(plan, period.id, LONG))
    indicator = next(iter(hand.plan.indicators))
    hand.edit(lambda plan: edits.set_indicator(plan, indicator.id, target=LONG, unit=LONG, name=LONG))
    hand.edit(lambda plan: edits.comment(plan, item, period.id, LONG))


def beyond(hand: Hand) -> list[tuple[QWidget, int]]:
    """What is seen and reaches beyond the pane, or beyond what it lies in."""
    found = []
    for one in hand.page.findChildren(QWidget):
        if one.isVisible() and one.width():
            right = one.mapTo(hand.pane, QPoint(one.width(), 0)).x()
            if right > hand.pane.width():
                found.append((one, right))
    return found


@pytest.mark.parametrize("size", [0.9, 1.0, 1.15, 1.3])
@pytest.mark.parametrize("width", [360, 432, 560])
def test_very_long_words_stay_inside_at_all_text_sizes(
    hand: Hand, appearance: Appearance, width: int, size: float
) -> None:
    with_long_words(hand)
    appearance.set_text_size(size)
    hand.pane.resize(width, 900)
    settle()
    assert hand.pane.width() == width
    assert hand.page.width() <= width
    assert beyond(hand) == []


@pytest.mark.parametrize("size", [0.9, 1.0, 1.15, 1.3])
def test_every_sample_item_fits_360(sample_hand: Hand, appearance: Appearance, size: float) -> None:
    hand = sample_hand
    appearance.set_text_size(size)
    hand.pane.resize(360, 900)
    for item in list(hand.plan.walk())[::9]:
        hand.pane.show_item(item.id)
        settle()
        assert beyond(hand) == [], item.title


def test_the_look_follows_the_theme_and_the_text_size_while_a_field_is_open(
    hand: Hand, appearance: Appearance
) -> None:
    hand.page.title.setFocus()
    hand.press(Key.Key_F2)
    hand.type("!")
    light, height = hand.pane.grab().toImage(), hand.page.title.height()
    appearance.choose(Choice.DARK)
    settle()
    assert hand.pane.grab().toImage() != light
    appearance.set_text_size(1.3)
    settle()
    assert hand.page.title.height() > height
    assert hand.page.title.editor is not None
    hand.press(Key.Key_Return)
    assert hand.item.title.endswith("!")


def test_nothing_lays_itself_out_for_ever(hand: Hand, qapp: QApplication) -> None:
    with_more(hand)
    asked: list[int] = []
    original = hand.page.steps.view.heightForWidth

    def count(width: int) -> int:
        asked.append(width)
        return original(width)

    hand.page.steps.view.heightForWidth = count  # type: ignore[method-assign]
    for width in (359, 360, 371, 372, 373, 431, 560):
        hand.pane.resize(width, 700)
        settle()
        settle()
        asked.clear()
        for _ in range(10):
            qapp.processEvents()
        assert asked == []

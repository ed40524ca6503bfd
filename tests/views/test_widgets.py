"""The painted controls: never cut, usable by keyboard, and painted in both themes at all sizes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planapp.graphics.theme import Appearance
from planapp.graphics.theme import Choice as ThemeChoice
from planapp.views.style import style_sheet
from planapp.views.widgets.buttons import Button, IconButton, Kind
from planapp.views.widgets.check_box import CheckBox
from planapp.views.widgets.chip import Chip
from planapp.views.widgets.choice import Choice
from planapp.views.widgets.in_place_text import InPlaceText
from planapp.views.widgets.key_cap import KeyCap
from planapp.views.widgets.message_bar import MessageBar
from planapp.views.widgets.painted import RING
from planapp.views.widgets.tag import Tag
from planapp.views.widgets.undo_bar import UndoBar

NO_KEYS = Qt.KeyboardModifier.NoModifier
MADE: tuple[Callable[[Appearance], QWidget], ...] = (
    lambda theme: Button(theme, "Import", Kind.PRIMARY),
    lambda theme: Button(theme, "Back"),
    lambda theme: Button(theme, "Quiet", Kind.QUIET),
    lambda theme: IconButton(theme, "close", "Close"),
    lambda theme: Chip(theme, "Overdue", icon="warning"),
    lambda theme: Chip(theme, "Red", tone="red"),
    lambda theme: CheckBox(theme, "Remember these columns"),
    lambda theme: _choice(theme),
    lambda theme: KeyCap(theme, "Ctrl+F"),
    lambda theme: Tag(theme, "1.2.2"),
    lambda theme: Tag(theme, "Overdue by 23 days", "danger"),
)


def _choice(theme: Appearance) -> Choice:
    made = Choice(theme)
    made.addItems(["Action", "Success measures"])
    return made


def colours(widget: QWidget) -> set[str]:
    widget.resize(widget.sizeHint())
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("make", MADE)
def test_a_control_changes_with_the_theme_and_grows_with_the_text(
    qtbot: QtBot, make: Callable[[Appearance], QWidget]
) -> None:
    theme = Appearance(ThemeChoice.LIGHT)
    widget = make(theme)
    qtbot.addWidget(widget)
    light, size = colours(widget), widget.sizeHint()
    assert len(light) > 2
    theme.choose(ThemeChoice.DARK)
    assert colours(widget) != light
    theme.set_text_size(1.3)
    assert widget.sizeHint().height() > size.height()


def test_a_button_is_pressed_with_the_keyboard_and_shows_the_focus(qtbot: QtBot) -> None:
    theme = Appearance(ThemeChoice.LIGHT)
    button = Button(theme, "Back")
    qtbot.addWidget(button)
    accent = f"#{theme.theme.accent}".lower()
    assert accent not in colours(button)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append(button.text()))
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert accent in colours(button)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == ["Back"]


@pytest.mark.parametrize("text", ["Review A&E referrals", "Health & care", "&", "a && b"])
def test_an_ampersand_in_a_title_is_no_key(qtbot: QtBot, text: str) -> None:
    button = Button(Appearance(ThemeChoice.LIGHT), "")
    qtbot.addWidget(button)
    button.setText(text)
    assert button.text() == text
    assert button.shortcut().isEmpty()
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == text


def test_a_disabled_button_does_nothing(qtbot: QtBot) -> None:
    button = Button(Appearance(ThemeChoice.LIGHT), "Back")
    qtbot.addWidget(button)
    button.setEnabled(False)
    button.clicked.connect(lambda: pytest.fail("pressed"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_count_makes_room_for_itself(qtbot: QtBot) -> None:
    chip = Chip(Appearance(ThemeChoice.LIGHT), "Overdue", icon="warning")
    qtbot.addWidget(chip)
    narrow = chip.sizeHint().width()
    chip.set_count(9)
    assert chip.sizeHint().width() > narrow
    assert chip.sizeHint().height() == 28 + 2 * RING
    assert chip.accessibleName() == "Overdue, 9"


def test_a_bar_offers_one_way_out(qtbot: QtBot) -> None:
    bar = MessageBar(Appearance(ThemeChoice.LIGHT))
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.tell("a.plan is open elsewhere.", "Open read-only", lambda: done.append("opened"))
    assert bar.text == "a.plan is open elsewhere."
    bar.way.click()
    assert done == ["opened"]
    assert bar.text == ""
    bar.tell("b.plan is damaged.")
    assert bar.way.isHidden()


def test_the_undo_bar_stays_at_the_foot(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    bar = UndoBar(Appearance(ThemeChoice.LIGHT), page)
    bar.tell("1.2.3 deleted")
    assert bar.geometry().bottomLeft() == QPoint(16, 383)
    page.resize(600, 300)
    assert bar.geometry().bottomLeft() == QPoint(16, 283)
    bar.hide()


def test_the_style_sheet_has_no_colour_but_the_tokens() -> None:
    theme = Appearance(ThemeChoice.DARK)
    values = [getattr(theme.theme, name) for name in theme.theme.__slots__]
    tokens = {f"#{value}" for value in values if isinstance(value, str)}
    written = set(re.findall(r"(?<![A-Za-z])#\w+", style_sheet(theme)))
    assert written
    assert written <= tokens


@pytest.mark.parametrize("text", ["five\N{NO-BREAK SPACE}days", "two\N{LINE SEPARATOR}lines", "one\ntwo", ""])
def test_a_text_is_given_back_as_it_was_given(qtbot: QtBot, text: str) -> None:
    box = InPlaceText()
    qtbot.addWidget(box)
    box.hold(text)
    assert box.text == text
    assert not box.changed
    qtbot.keyClicks(box, "!")
    assert box.changed
    assert box.text == text.replace("\N{LINE SEPARATOR}", "\n") + "!"


def test_a_box_is_ticked_by_keys_and_mouse(qtbot: QtBot) -> None:
    box = CheckBox(Appearance(ThemeChoice.LIGHT), "Remember these columns")
    qtbot.addWidget(box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not box.isChecked()


def test_a_choice_does_not_change_by_rolling_past_it(qtbot: QtBot) -> None:
    choice = _choice(Appearance(ThemeChoice.LIGHT))
    qtbot.addWidget(choice)
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    choice.wheelEvent(wheel)
    assert choice.currentIndex() == 0
    assert not wheel.isAccepted()

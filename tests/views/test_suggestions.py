"""The list of what may be meant: where it lies, what is chosen, and clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planapp.graphics.theme import Appearance, Choice
from planapp.views.widgets.suggestions import Suggested, Suggestions

FOUND = (Suggested("Head of Service"), Suggested("A. Officer", "Head of Practice"), Suggested("W" * 200))


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(400, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def beside(window: QWidget, top: int) -> QRect:
    return QRect(window.mapToGlobal(QPoint(20, top)), QRect(0, 0, 1, 20).size())


def test_it_lies_below_its_place_or_above_it_and_inside_the_window(window: QWidget) -> None:
    found = Suggestions(Appearance(Choice.LIGHT), window)
    found.offer(FOUND, beside(window, 40))
    assert found.y() >= 60
    assert window.rect().contains(found.geometry())
    found.offer(FOUND, beside(window, 270))
    assert found.geometry().bottom() < 270
    assert window.rect().contains(found.geometry())
    window.grab()


def test_what_is_chosen_goes_round(window: QWidget) -> None:
    found = Suggestions(Appearance(Choice.LIGHT), window)
    assert (found.current, found.words(), found.texts) == (None, "", [])
    found.offer(FOUND, beside(window, 40))
    assert found.words() == "Head of Service, 1 of 3"
    found.step(-1)
    found.step(-1)
    assert found.current == FOUND[1]
    found.offer((), beside(window, 40))
    assert found.isHidden()


def test_a_click_takes_and_the_pointer_chooses(window: QWidget) -> None:
    found = Suggestions(Appearance(Choice.LIGHT), window)
    taken: list[str] = []
    found.taken.connect(taken.append)
    found.offer(FOUND, beside(window, 40))
    second = QPoint(30, found.height() // 2)
    QTest.mouseMove(found, second)
    assert found.current == FOUND[1]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, second)
    assert taken == ["A. Officer"]

"""The changes of a return in their tree, decided by keys and by the mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planapp.application.returns.model import EDIT, MINE, THEIRS, Compared, Decision
from planapp.graphics.theme import Appearance, Choice
from planapp.models.return_changes_model import CONFLICTS, Column
from planapp.models.return_rows import groups_of
from planapp.views.circulation.returns.change_paint import keep_box
from planapp.views.circulation.returns.changes_pane import ChangesPane
from planapp.views.circulation.returns.changes_tree import ChangesTree
from planapp.views.circulation.returns.keep_control import segments
from tests.models.returned import compared_return

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Deciding:
    """A pane whose decisions are kept, as an inbox does."""

    def __init__(self, compared: Compared) -> None:
        self.theme = Appearance(Choice.LIGHT)
        self.pane = ChangesPane(self.theme)
        self.decisions: dict[str, Decision] = {}
        groups = groups_of(compared, compared.comparison.plan, lambda _: "Head of Safeguarding")
        self.pane.model.show(groups, {})
        self.tree.wanted.connect(self._decide)

    @property
    def tree(self) -> ChangesTree:
        return self.pane.tree

    def _decide(self, keys: list[str], decision: Decision | None) -> None:
        for key in keys:
            if decision is None:
                self.decisions.pop(key, None)
            else:
                self.decisions[key] = decision
        self.pane.model.set_decisions(self.decisions)

    @property
    def at(self) -> str:
        """The label of the change at which the keyboard is."""
        line = self.tree.current_line()
        return line.label if line is not None else ""

    @property
    def decided(self) -> dict[str, Decision]:
        """What is decided, by the labels of the changes."""
        labels = {line.key: line.label for line in self.pane.model.lines}
        return {labels[key]: one for key, one in self.decisions.items()}

    def index(self, label: str) -> QModelIndex:
        line = next(line for line in self.pane.model.lines if line.label == label)
        return self.pane.model.index_of(line.key)

    def go_to(self, label: str) -> None:
        self.tree.go_to(self.index(label))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.tree, key, keys)

    def click(self, label: str, choice: str) -> None:
        """Click on a choice of a change's control."""
        index = self.index(label)
        line = self.pane.model.line_at(index)
        assert line is not None
        decision = self.pane.model.decision(line)
        left = self.tree.columnViewportPosition(Column.KEEP)
        box = keep_box(self.tree.visualRect(index), left, self.theme)
        choices = (THEIRS, MINE, EDIT) if line.change.is_conflict else (THEIRS, MINE)
        places = dict(segments(box, choices, decision.choice if decision else "", self.theme))
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=places[choice].center())


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    return compared_return(tmp_path_factory.mktemp("return"))


@pytest.fixture
def shown(qtbot: QtBot, compared: Compared) -> Iterator[Deciding]:
    made = Deciding(compared)
    qtbot.addWidget(made.pane)
    made.pane.resize(752, 760)
    made.pane.show()
    made.pane.activateWindow()
    qtbot.waitUntil(made.pane.isActiveWindow)
    made.tree.setFocus()
    yield made
    made.theme.deleteLater()


def test_one_key_after_the_other_goes_down_the_changes(shown: Deciding) -> None:
    assert shown.at == "Step b"
    for key in (KEY.Key_M, KEY.Key_T, KEY.Key_M):
        shown.press(key)
    assert {label: one.choice for label, one in shown.decided.items()} == {
        "Step b": MINE,
        "Lead": THEIRS,
        "Due": MINE,
    }
    assert shown.at == "Rating, March 2026"


def test_what_is_decided_is_opened_again_in_its_place(shown: Deciding) -> None:
    shown.go_to("Lead")
    shown.press(KEY.Key_T)
    shown.press(KEY.Key_Up)
    shown.press(KEY.Key_Backspace)
    assert shown.decided == {}
    assert shown.at == "Lead"


def test_n_goes_to_the_next_conflict_and_says_when_there_is_none(shown: Deciding) -> None:
    shown.press(KEY.Key_N)
    assert shown.at == "Due"
    shown.press(KEY.Key_T)
    shown.press(KEY.Key_N)
    assert shown.tree.bubble.sentence == "No conflict is open."
    shown.press(KEY.Key_Up)
    shown.press(KEY.Key_Backspace)
    shown.press(KEY.Key_End)
    shown.press(KEY.Key_N, SHIFT)
    assert shown.at == "Due"


def test_a_conflict_in_a_closed_group_is_opened(shown: Deciding) -> None:
    shown.go_to("Lead")
    shown.press(KEY.Key_Space)
    group = shown.tree.currentIndex()
    assert not shown.tree.isExpanded(group)
    shown.press(KEY.Key_N)
    assert shown.at == "Due"
    assert shown.tree.isExpanded(group)


def test_theirs_for_a_whole_action_leaves_conflicts_and_refusals_open(shown: Deciding) -> None:
    shown.go_to("Lead")
    shown.press(KEY.Key_Left)
    shown.press(KEY.Key_T)
    assert set(shown.decided) == {"Lead", "Rating, April 2026", "Progress update"}
    assert shown.at == ""
    shown.press(KEY.Key_M)
    assert {one.choice for one in shown.decided.values()} == {MINE}
    assert len(shown.decided) == 5


def test_several_are_decided_at_once(shown: Deciding) -> None:
    shown.go_to("Rating, April 2026")
    shown.press(KEY.Key_Down, SHIFT)
    shown.press(KEY.Key_M)
    assert set(shown.decided) == {"Rating, April 2026", "Progress update"}
    assert shown.at == "Progress update"


def test_what_is_frozen_says_why_and_stays_open(shown: Deciding) -> None:
    shown.go_to("Rating, March 2026")
    shown.press(KEY.Key_T)
    assert shown.decided == {}
    assert shown.tree.bubble.sentence.startswith("March 2026 is frozen")
    shown.press(KEY.Key_E)
    assert shown.tree.own.editor is None
    shown.press(KEY.Key_M)
    assert shown.decided == {"Rating, March 2026": Decision(MINE)}


def test_other_words_start_from_theirs_and_are_kept_with_enter(shown: Deciding) -> None:
    shown.go_to("Due")
    shown.press(KEY.Key_E)
    assert shown.tree.own.editor is not None
    assert shown.tree.own.editor.text == "30 Apr 2099"
    QTest.keyClicks(shown.tree.own.editor, "1 June 2099")
    shown.press(KEY.Key_Return)
    assert shown.decided == {"Due": Decision(EDIT, "1 June 2099")}
    assert shown.at == "Rating, March 2026"
    assert shown.tree.hasFocus()
    # Once more, it starts from what is kept.
    shown.go_to("Due")
    shown.press(KEY.Key_E)
    assert shown.tree.own.editor.text == "1 June 2099"
    shown.press(KEY.Key_Escape)
    assert shown.tree.own.editor is None
    assert shown.decided == {"Due": Decision(EDIT, "1 June 2099")}


def test_theirs_that_is_left_as_it_is_is_theirs(shown: Deciding) -> None:
    shown.go_to("Due")
    shown.press(KEY.Key_E)
    shown.press(KEY.Key_Return, CTRL)
    assert shown.decided == {"Due": Decision(THEIRS)}


def test_only_typing_is_kept_when_the_keyboard_goes_elsewhere(shown: Deciding) -> None:
    shown.go_to("Due")
    shown.press(KEY.Key_E)
    shown.pane.merge.setFocus()
    assert (shown.tree.own.editor, shown.decided) == (None, {})
    shown.tree.setFocus()
    shown.press(KEY.Key_E)
    QTest.keyClicks(shown.tree.own.editor, "later")
    shown.pane.merge.setFocus()
    assert shown.decided == {"Due": Decision(EDIT, "later")}


def test_a_new_row_has_no_other_words(shown: Deciding) -> None:
    shown.go_to("New action")
    shown.press(KEY.Key_E)
    assert shown.tree.own.editor is None
    assert "other words" in shown.tree.bubble.sentence


def test_the_mouse_decides_and_opens_again_without_going_on(shown: Deciding) -> None:
    shown.click("Lead", MINE)
    assert shown.decided == {"Lead": Decision(MINE)}
    assert shown.at == "Lead"
    shown.click("Lead", THEIRS)
    assert shown.decided == {"Lead": Decision(THEIRS)}
    shown.click("Lead", THEIRS)
    assert shown.decided == {}
    shown.click("Due", EDIT)
    assert shown.tree.own.editor is not None


def test_a_row_grows_with_words_of_her_own(shown: Deciding) -> None:
    before = shown.tree.visualRect(shown.index("Due")).height()
    shown.go_to("Due")
    shown.press(KEY.Key_E)
    QTest.keyClicks(shown.tree.own.editor, "by the end of June " * 8)
    shown.press(KEY.Key_Return)
    QApplication.processEvents()
    assert shown.tree.visualRect(shown.index("Due")).height() > before


def test_chips_show_a_part_and_count(shown: Deciding) -> None:
    chips = shown.pane.chips
    assert [chip.count for chip in chips.values()] == [9, 1, 9]
    chips[CONFLICTS].click()
    assert shown.at == "Due"
    shown.press(KEY.Key_M)
    assert [chip.count for chip in chips.values()] == [9, 0, 8]
    assert shown.pane.decided.text() == "1 of 9 decided"
    chips[CONFLICTS].click()
    assert shown.tree.nothing == "No conflict is open."
    assert shown.pane.model.rowCount() == 0


def test_what_is_folded_and_chosen_stays_so_when_the_plan_changes(
    shown: Deciding, compared: Compared
) -> None:
    shown.go_to("Due")
    shown.tree.collapse(shown.pane.model.index(2, 0))
    groups = groups_of(compared, compared.comparison.plan, lambda _: "")
    shown.pane.model.show(groups, shown.decisions)
    assert shown.at == "Due"
    assert [shown.tree.isExpanded(shown.pane.model.index(at, 0)) for at in range(4)] == [
        True,
        True,
        False,
        True,
    ]


def test_keys_are_told_of_the_change_at_hand(shown: Deciding) -> None:
    told: list[object] = []
    shown.tree.chosen.connect(told.append)
    shown.go_to("Due")
    assert told == [shown.pane.model.line_at(shown.index("Due")).key]  # type: ignore[union-attr]


def test_columns_never_scroll_sideways(shown: Deciding) -> None:
    for width in (520, 752, 1100):
        shown.pane.resize(width, 700)
        QApplication.processEvents()
        assert sum(shown.tree.columnWidth(column) for column in Column) <= shown.tree.viewport().width()
        assert shown.tree.horizontalScrollBar().maximum() == 0
    assert shown.tree.indexAt(QPoint(5, 5)).isValid()

"""The dialog of all periods: named, ended, ordered, made current, frozen and unfrozen by keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.plan import empty_plan
from planapp.views.periods.period_forms import adding
from planapp.views.periods.periods_dialog import PeriodsDialog
from tests.views.listing.shown_dialog import ShownDialog

KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Shown(ShownDialog):
    """The dialog, and what it shows."""

    def labels(self) -> list[str]:
        return [period.label for period in self.document.plan.periods.of()]

    def row(self, label: str) -> list[str]:
        model = self.dialog.list.rows
        names = [model.index(at, 0).data() for at in range(model.rowCount())]
        return [model.index(names.index(label), column).data() for column in range(4)]

    def choose(self, label: str) -> int:
        chosen = next(period.id for period in self.document.plan.periods if period.label == label)
        self.dialog.list.choose(chosen)
        return chosen


@pytest.fixture
def shown(document: Document, qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(PeriodsDialog, document, qtbot)
    yield made
    made.close()


def today() -> str:
    day = date.today()
    return f"{day:%-d %B %Y}"


def test_it_shows_name_last_day_state_and_how_far_each_is_rated(shown: Shown) -> None:
    frozen = f"Frozen since {today()}"
    assert shown.row("March 2026") == ["March 2026", "31 March 2026", frozen, "6 of 6"]
    assert shown.row("April 2026") == ["April 2026", "30 April 2026", "Current, open", "4 of 6"]
    assert shown.row("September 2025")[3] == "3 of 3"
    assert shown.dialog.list.rows.row_of(shown.dialog.list.currentIndex()).words == "April 2026"  # type: ignore[union-attr]


def test_the_next_period_is_suggested_and_becomes_current(shown: Shown) -> None:
    shown.press(KEY.Key_N, CTRL)
    form = shown.dialog.form
    assert form is not None
    assert [field.text() for field in form.fields] == ["May 2026", "31 May 2026"]
    assert not shown.dialog.add.isVisible()
    shown.press(KEY.Key_Return)
    added = shown.document.plan.periods.of()[-1]
    assert (added.label, added.ends_on, added.current) == ("May 2026", date(2026, 5, 31), True)
    assert shown.dialog.list.current_id() == added.id
    assert shown.dialog.list.hasFocus()
    assert shown.dialog.add.isVisible()


def test_what_is_refused_stays_with_the_sentence_below(shown: Shown) -> None:
    shown.click(shown.dialog.add)
    form = shown.dialog.form
    assert form is not None
    shown.type("april 2026")
    shown.press(KEY.Key_Return)
    assert form.refusal.text() == "There is a period April 2026 already. Choose another name."
    assert form.fields[0].text() == "april 2026"
    assert form.fields[0].property("refused")
    shown.type("!")
    assert not form.refusal.isVisible()
    form.fields[1].setText("31 Mai")
    shown.press(KEY.Key_Return)
    assert form.refusal.text() == "‘31 Mai’ is not a day. Type it as 31/03/2026."
    assert form.fields[1].hasFocus()
    shown.press(KEY.Key_Escape)
    assert shown.dialog.form is None
    assert shown.dialog.isVisible()
    assert len(shown.labels()) == 8


def test_esc_gives_up_the_question_before_the_dialog(shown: Shown) -> None:
    for button in range(2):
        shown.press(KEY.Key_N, CTRL)
        form = shown.dialog.form
        assert form is not None
        form.buttons[button].setFocus()
        shown.press(KEY.Key_Escape)
        assert shown.dialog.form is None
        assert shown.dialog.list.hasFocus()
    shown.press(KEY.Key_Escape)
    assert not shown.dialog.isVisible()
    assert len(shown.labels()) == 8


def test_a_name_and_a_last_day_are_typed_where_they_stand(shown: Shown) -> None:
    period = shown.choose("April 2026")
    shown.press(KEY.Key_F2)
    shown.type("s")
    shown.press(KEY.Key_Tab)
    assert shown.document.plan.periods[period].label == "April 2026s"
    editor = shown.dialog.list.delegate.editor
    assert editor is not None
    editor.replace("31/3/26")
    shown.press(KEY.Key_Return)
    assert shown.dialog.list.said() == "March 2026 ends on 31 March 2026. Type a later day for April 2026s."
    assert editor.text == "31/3/26"
    editor.replace("15/4/26")
    shown.press(KEY.Key_Return)
    assert shown.document.plan.periods[period].ends_on == date(2026, 4, 15)
    assert shown.row("April 2026s")[1] == "15 April 2026"


def test_a_refused_name_keeps_the_dialog_open(shown: Shown) -> None:
    shown.choose("April 2026")
    shown.press(KEY.Key_F2)
    editor = shown.dialog.list.delegate.editor
    assert editor is not None
    editor.replace(" ")
    shown.dialog.accept()
    assert shown.dialog.isVisible()
    assert shown.dialog.list.said() == "A period needs a name. Type one such as March 2026."
    shown.press(KEY.Key_Escape)
    shown.dialog.accept()
    assert not shown.dialog.isVisible()


def test_freeze_and_unfreeze_with_a_reason(shown: Shown) -> None:
    period = shown.choose("April 2026")
    shown.click(shown.dialog.freeze)
    assert shown.document.plan.periods[period].frozen
    assert shown.row("April 2026")[2] == f"Current, frozen since {today()}"
    assert shown.dialog.freeze.text() == "Unfreeze…"
    shown.click(shown.dialog.freeze)
    shown.press(KEY.Key_Return)
    assert shown.dialog.form is not None
    assert shown.dialog.form.refusal.text().startswith("Say why April 2026 is unfrozen")
    shown.type("A rating was missed")
    shown.press(KEY.Key_Return)
    assert not shown.document.plan.periods[period].frozen
    assert shown.document.history.last is not None
    assert shown.document.history.last.label == "unfreeze April 2026: A rating was missed"
    assert shown.dialog.list.current_id() == period


def test_undo_and_redo_work_in_the_dialog_and_say_where_they_stop(shown: Shown) -> None:
    shown.choose("April 2026")
    shown.press(KEY.Key_Up, ALT)
    shown.press(KEY.Key_Z, CTRL)
    assert shown.labels()[-1] == "April 2026"
    shown.press(KEY.Key_Y, CTRL)
    assert shown.labels()[-1] == "March 2026"
    shown.press(KEY.Key_Z, CTRL)
    shown.click(shown.dialog.freeze)
    shown.press(KEY.Key_Z, CTRL)
    said = "Undo stops at ‘freeze April 2026’. Unfreeze it under Plan > Periods."
    assert shown.dialog.list.said() == said


def test_another_period_is_made_current(shown: Shown) -> None:
    assert not shown.dialog.current.isEnabled()
    period = shown.choose("March 2026")
    shown.click(shown.dialog.current)
    assert shown.document.plan.current_period == shown.document.plan.periods[period]
    assert not shown.dialog.current.isEnabled()


def test_periods_move_by_keys_and_buttons(shown: Shown) -> None:
    shown.choose("April 2026")
    assert not shown.dialog.down.isEnabled()
    shown.press(KEY.Key_Up, ALT)
    assert shown.labels()[-2:] == ["April 2026", "March 2026"]
    shown.click(shown.dialog.down)
    assert shown.labels()[-2:] == ["March 2026", "April 2026"]
    shown.choose("September 2025")
    assert not shown.dialog.up.isEnabled()
    shown.press(KEY.Key_Up, ALT)
    assert shown.labels()[0] == "September 2025"
    shown.press(KEY.Key_Down, ALT)
    assert shown.labels()[:2] == ["October 2025", "September 2025"]


def test_only_what_holds_nothing_is_deleted(shown: Shown) -> None:
    shown.choose("March 2026")
    shown.press(KEY.Key_Delete)
    assert shown.dialog.list.said() == "March 2026 is frozen. Unfreeze it first, and say why."
    shown.document.edit(edits.add_period(shown.document.plan, "May 2026"))
    shown.choose("May 2026")
    shown.click(shown.dialog.delete)
    assert shown.labels()[-1] == "April 2026"
    assert shown.dialog.list.current_id() == shown.choose("April 2026")


def test_an_undo_beside_it_is_shown(shown: Shown) -> None:
    shown.document.edit(edits.add_period(shown.document.plan, "May 2026"))
    assert shown.row("May 2026")[2] == "Open"
    shown.document.undo()
    assert shown.dialog.list.rows.rowCount() == 8
    shown.dialog.close()
    shown.document.edit(edits.add_period(shown.document.plan, "May 2026"))


def test_a_plan_without_periods_says_so(tmp_path, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    document = Document.create(tmp_path / "new.plan", edits.new_plan("Plan", ""), by="Officer")
    assert document.plan.periods.of() == empty_plan().periods.of()
    shown = Shown(PeriodsDialog, document, qtbot)
    dialog = shown.dialog
    assert not any(button.isEnabled() for button in (dialog.current, dialog.freeze, dialog.delete, dialog.up))
    shown.press(KEY.Key_N, CTRL)
    shown.press(KEY.Key_Return)
    assert shown.labels() == [f"{date.today():%B %Y}"]
    assert dialog.delete.isEnabled()
    shown.click(dialog.delete)
    assert shown.labels() == []
    dialog.close()
    shown.window.deleteLater()
    document.close()


def test_a_name_without_pattern_is_asked_for(document: Document) -> None:
    document.edit(edits.add_period(document.plan, "Baseline"))
    assert [question.text for question in adding(document, date(2026, 4, 16)).questions] == ["", ""]

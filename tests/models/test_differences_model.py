"""The differences of an import as a tree: what is shown, ticked and said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from planapp.application.import_into import Preview
from planapp.domain.changes import apply
from planapp.models.difference_rows import consequences
from planapp.models.differences_model import Column, DifferencesModel
from tests.models.previews import nothing, preview_of_return

_STATE, _WORDS = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole
_TIP = Qt.ItemDataRole.ToolTipRole
ON, PART, OFF = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """A return in which something of all kinds differs."""
    return preview_of_return(tmp_path_factory.mktemp("return"))


@pytest.fixture
def model(preview: Preview) -> Iterator[DifferencesModel]:
    made = DifferencesModel(preview.comparison)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    yield made
    made.deleteLater()


def shown(model: DifferencesModel, parent: QModelIndex | None = None) -> list[str]:
    """The first words of all rows, or of all lines below one."""
    above = parent or QModelIndex()
    return [model.index(row, 1, above).data() for row in range(model.rowCount(above))]


def row(model: DifferencesModel, title: str) -> QModelIndex:
    """The row with a title."""
    found = [at for at in range(model.rowCount()) if model.index(at, 2).data() == title]
    return model.index(found[0], 0)


def line(model: DifferencesModel, title: str, label: str) -> QModelIndex:
    """The line of a field below the row with a title."""
    above = row(model, title)
    return model.index(shown(model, above).index(label), 0, above)


def count(model: DifferencesModel) -> int:
    return len(model.chosen)


SEEN, SHARED, PRINTED = "See children in five working days", "Share it with schools", "Print the leaflet"
REPORTED, AGREED = "Report working days to the first visit, every week", "Agree one threshold document"


def test_rows_that_differ_are_shown_with_their_differences(model: DifferencesModel) -> None:
    titles = [model.index(at, 2).data() for at in range(model.rowCount())]
    assert titles == [SEEN, SHARED, PRINTED, REPORTED, AGREED]
    assert [model.index(at, 3).data() for at in range(5)] == [
        "5 differences",
        "New action",
        "New step",
        "Not in the file",
        "Not in the file",
    ]
    assert shown(model) == ["1.2.1", "2.1.3", "2.1.3", "1.1.2", "2.1.1"]
    above = row(model, SEEN)
    assert shown(model, above) == [
        "Lead",
        "Due",
        "Rating March 2026",
        "Rating April 2026",
        "Progress update",
    ]
    due = line(model, SEEN, "Due")
    assert [due.siblingAtColumn(at).data() for at in (2, 3)] == ["31 Mar 2099", "30 Apr 2099"]
    assert line(model, SEEN, "Lead").siblingAtColumn(3).data() == "empty"
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in Column] == [
        "Take",
        "Field",
        "In the plan",
        "In the file",
    ]


def test_what_is_safe_is_ticked_at_first(model: DifferencesModel, preview: Preview) -> None:
    assert model.chosen == preview.safe
    assert row(model, SEEN).data(_STATE) == PART
    assert row(model, SHARED).data(_STATE) == ON
    assert row(model, REPORTED).data(_STATE) == OFF
    assert line(model, SEEN, "Due").data(_STATE) == ON
    assert line(model, SEEN, "Lead").data(_STATE) == OFF


def test_a_tick_changes_the_choice_alone(model: DifferencesModel, preview: Preview) -> None:
    plan = preview.comparison.plan
    told = QSignalSpy(model.chosen_changed)
    lead = line(model, SEEN, "Lead")
    assert model.setData(lead, ON, _STATE)
    assert told.count() == 1
    assert set(model.chosen) - set(preview.safe) == {preview.comparison.differences[0]}
    assert row(model, SEEN).data(_STATE) == ON
    assert model.setData(lead, OFF.value, _STATE)
    assert model.chosen == preview.safe
    assert preview.comparison.plan is plan
    assert not model.setData(lead, "Somebody", Qt.ItemDataRole.EditRole)


def test_a_row_ticks_all_that_can_be_taken(model: DifferencesModel) -> None:
    seen = row(model, SEEN)
    frozen = line(model, SEEN, "Rating March 2026")
    model.setData(seen, ON, _STATE)
    assert [model.index(at, 0, seen).data(_STATE) for at in range(5)] == [ON, ON, OFF, ON, ON]
    assert frozen.data(_TIP) == "March 2026 is frozen, so its rating stays. Unfreeze it first to take this."
    assert not frozen.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(frozen, ON, _STATE)
    model.setData(seen, OFF, _STATE)
    assert seen.data(_STATE) == OFF


def test_a_new_step_goes_with_its_new_action(model: DifferencesModel) -> None:
    action, step = row(model, SHARED), row(model, PRINTED)
    model.setData(action, OFF, _STATE)
    assert step.data(_STATE) == OFF
    assert step.data(_TIP) == "Goes with 2.1.3."
    model.setData(step, ON, _STATE)
    assert action.data(_STATE) == ON


def test_what_a_new_row_holds_is_told_below_it(model: DifferencesModel) -> None:
    action = row(model, SHARED)
    told = [[model.index(at, column, action).data() for column in (1, 2, 3)] for at in range(2)]
    assert told == [
        ["Below", "", "2.1 Thresholds are understood by all partners"],
        ["Rating April 2026", "", "G"],
    ]
    assert model.index(0, 0, action).data(_STATE) is None
    gone = row(model, REPORTED)
    assert shown(model, gone) == ["Below", "Due"]
    assert model.index(1, 2, gone).data() == "31 Mar 2099"


def test_a_row_of_a_frozen_month_is_not_deleted(model: DifferencesModel) -> None:
    agreed = row(model, AGREED)
    # Which of its frozen months is named does not matter.
    assert re.fullmatch(
        r"It is part of \w+ 20\d\d, which is frozen\. Archive it instead\.", model.refusal(agreed)
    )
    assert not model.setData(agreed, ON, _STATE)


def test_take_all_and_none_count_for_what_is_shown(model: DifferencesModel, preview: Preview) -> None:
    model.set_verdicts(frozenset({"changed"}))
    model.take_none()
    assert {one.name for one in model.chosen} == {SHARED, PRINTED}
    model.take_all()
    assert count(model) == 6
    model.set_verdicts(frozenset({"new", "missing", "changed"}))
    model.take_all()
    assert count(model) == 7
    assert consequences(model.chosen) == "Deletes 1 row and empties 1 text of the plan."
    change_set = preview.change_set(model.chosen)
    taken = apply(preview.comparison.plan, change_set)
    assert REPORTED not in {item.title for item in taken.items}


def test_rows_are_filtered_by_verdict_and_stay_ticked(model: DifferencesModel, preview: Preview) -> None:
    assert model.counts == {"new": 2, "changed": 1, "same": 11, "missing": 2}
    kept = QPersistentModelIndex(row(model, SEEN))
    model.set_verdicts(frozenset({"same"}))
    assert not kept.isValid()
    assert model.rowCount() == 11
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.index(0, 0).data(_STATE) is None
    model.set_verdicts(frozenset())
    assert model.rowCount() == 0
    assert model.chosen == preview.safe


def test_views_are_told_of_each_row_that_changes(model: DifferencesModel) -> None:
    changed = QSignalSpy(model.dataChanged)
    model.setData(row(model, SHARED), OFF, _STATE)
    told = [changed.at(at)[0].data(_WORDS) for at in range(changed.count())]
    assert told == [
        "2.1.3, Share it with schools, New action, not taken",
        "2.1.3 step ‘Print the leaflet’, New step, not taken",
    ]


def test_cells_are_told_in_words(model: DifferencesModel) -> None:
    due = line(model, SEEN, "Due")
    assert [due.siblingAtColumn(column).data(_WORDS) for column in Column] == [
        "1.2.1, Due, was 31 Mar 2099, in the file 30 Apr 2099, taken",
        "1.2.1, Due",
        "1.2.1, Due, was 31 Mar 2099",
        "1.2.1, Due, in the file 30 Apr 2099",
    ]
    lead = line(model, SEEN, "Lead")
    assert lead.data(_WORDS) == "1.2.1, Lead, was Head of Service, empty in the file, not taken"
    frozen = line(model, SEEN, "Rating March 2026").data(_WORDS)
    assert frozen.startswith("1.2.1, Rating March 2026, was R, in the file G, can’t be taken: March 2026 is")
    assert row(model, SEEN).data(_WORDS) == f"1.2.1, {SEEN}, 5 differences, taken in part"
    assert row(model, PRINTED).data(_WORDS) == f"2.1.3 step ‘{PRINTED}’, New step, taken"


def test_another_comparison_is_ticked_anew(model: DifferencesModel, tmp_path: Path) -> None:
    model.take_none()
    again = preview_of_return(tmp_path)
    model.compare(again.comparison)
    assert model.chosen == again.safe
    model.compare(preview_of_return(tmp_path, nothing).comparison)
    assert model.chosen == ()
    assert model.rowCount() == 0


def test_indicators_are_rows_too(tmp_path: Path) -> None:
    import openpyxl

    from planapp.application.exporting import export_plan
    from planapp.application.import_into import preview_into
    from tests.views.plans import small_plan

    plan, path = small_plan(), tmp_path / "return.xlsx"
    export_plan(plan, path)
    workbook = openpyxl.load_workbook(path)
    for cells in workbook["Indicators"].iter_rows():
        for cell in cells:
            if cell.value == 83:
                cell.value = 84
    workbook.save(path)
    model = DifferencesModel(preview_into(plan, path).comparison)
    assert model.counts["changed"] == 1
    value = model.index(0, 0, model.index(0, 0))
    assert value.data(_WORDS) == (
        "indicator ‘Seen within five working days’, Value 2026-03, was 83, in the file 84, taken"
    )

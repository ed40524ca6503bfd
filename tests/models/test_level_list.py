from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.records import Level
from planapp.models.level_list import counts_words, levels_model
from planapp.models.roles import Role
from tests.views.plans import small_plan


def test_a_row_for_each_level_worst_first() -> None:
    plan = small_plan()
    model = levels_model(plan)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [[model.index(row, column).data() for column in range(6)] for row in range(model.rowCount())]
    assert rows[0] == ["", "R", "1", "Red", "Off track: will not be met without a change", ""]
    assert [row[5] for row in rows] == ["", "", "", "as done"]
    words = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Red, Number, 1"

    red = plan.levels.of()[0]
    change_set = edits.retire_level(plan, red.id)
    model.apply(change_set, apply(plan, change_set))
    about = model.index(0, 0).data(Role.ROW).about
    assert about.is_quiet
    assert about.more.retired
    del tester


def test_how_a_level_counts_is_said_in_words() -> None:
    assert counts_words(Level(1)) == ""
    level = Level(1, done=True, in_rollups=False, retired=True, needs="evidence")
    assert counts_words(level) == "retired, as done, not in roll-ups, needs evidence"
    assert counts_words(Level(1, needs="comment")) == "needs a comment"

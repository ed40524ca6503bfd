from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.records import Period
from planapp.models.list_model import ListModel
from planapp.models.period_list import periods_model, state_words
from planapp.models.roles import Role
from tests.views.plans import small_plan

SINCE = datetime(2026, 4, 3, 12, tzinfo=UTC)


def row(model: ListModel, at: int) -> list[str]:
    return [model.index(at, column).data() for column in range(model.columnCount())]


def test_a_row_for_each_period_in_their_order() -> None:
    plan = small_plan()
    frozen = plan.periods.of()[0]
    model = periods_model(plan, lambda: {frozen.id: SINCE}, today=date(2026, 4, 16))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert row(model, 0) == ["September 2025", "30 September 2025", "Frozen since 3 April 2026", "3 of 3"]
    assert row(model, 1)[2] == "Frozen"
    assert row(model, 7) == ["April 2026", "30 April 2026", "Current, open", "4 of 6"]
    words = model.index(7, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "April 2026, State, Current, open"

    change_set = edits.move_period(plan, plan.periods.of()[-1].id, None)
    model.apply(change_set, apply(plan, change_set))
    assert row(model, 0)[0] == "April 2026"
    del tester


def test_a_last_day_that_only_the_name_says_is_shown_quietly_and_typed_anew() -> None:
    plan = small_plan()
    change_set = edits.set_period_end(plan, plan.periods.of()[-1].id, None)
    model = periods_model(apply(plan, change_set), dict, today=date(2026, 4, 16))
    cell = model.index(7, 1)
    assert cell.data() == "30 April 2026"
    assert cell.data(Qt.ItemDataRole.EditRole) == ""
    assert cell.data(Role.ROW).about.tokens[1] == "text3"


def test_states_are_said_in_words() -> None:
    assert state_words(Period(1)) == "Open"
    assert state_words(Period(1, frozen=True, current=True), SINCE) == "Current, frozen since 3 April 2026"

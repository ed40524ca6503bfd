"""The changes of a return as a tree: what is shown, counted, decided and said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from planapp.application.returns.model import EDIT, MINE, THEIRS, Compared, Decision
from planapp.models.return_changes_model import CONFLICTS, UNDECIDED, Column, ReturnChangesModel
from planapp.models.return_rows import ReturnLine, groups_of
from tests.models.returned import RIVAL, compared_return

_WORDS = Qt.ItemDataRole.AccessibleTextRole
SEEN, VISITS, SHARED, AGREED = (
    "See children in five working days",
    "Plan every visit in a meeting",
    "Share it with schools",
    "Agree one threshold document",
)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    return compared_return(tmp_path_factory.mktemp("return"))


@pytest.fixture
def model(compared: Compared) -> Iterator[ReturnChangesModel]:
    made = ReturnChangesModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    names = {RIVAL: "Head of Safeguarding"}
    made.show(groups_of(compared, compared.comparison.plan, lambda one: names.get(one, "")), {})
    yield made
    made.deleteLater()


def titles(model: ReturnChangesModel) -> list[str]:
    return [model.index(at, Column.WAS).data() for at in range(model.rowCount())]


def labels(model: ReturnChangesModel, group: int) -> list[str]:
    above = model.index(group, 0)
    return [model.index(at, 0, above).data() for at in range(model.rowCount(above))]


def of(model: ReturnChangesModel, label: str) -> ReturnLine:
    """The change of a label."""
    return next(line for line in model.lines if line.label == label)


def at(model: ReturnChangesModel, label: str) -> QModelIndex:
    return model.index_of(of(model, label).key)


def test_changes_stand_below_their_actions_in_the_order_of_the_plan(model: ReturnChangesModel) -> None:
    assert titles(model) == [VISITS, SEEN, AGREED, SHARED]
    assert labels(model, 0) == ["Step b"]
    assert labels(model, 1) == [
        "Lead",
        "Due",
        "Rating, March 2026",
        "Rating, April 2026",
        "Progress update",
    ]
    assert labels(model, 2) == ["Action"]
    # A new step belongs to its new action.
    assert labels(model, 3) == ["New action", "New step"]
    assert [model.index(group, 0).data() for group in range(4)] == ["1.1.2", "1.2.1", "2.1.1", "2.1.3"]
    assert model.index(1, Column.KEEP).data() == "5 changes"
    assert model.index(0, Column.KEEP).data() == "1 change"


def test_a_change_shows_was_theirs_and_mine(model: ReturnChangesModel) -> None:
    shown = [at(model, "Due").siblingAtColumn(column).data() for column in Column]
    assert shown == ["Due", "31 Mar 2099", "30 Apr 2099", "2 May 2099", "undecided"]
    lead = [at(model, "Lead").siblingAtColumn(column).data() for column in Column]
    assert lead == ["Lead", "Head of Service", "emptied", "unchanged", "undecided"]
    gone = [at(model, "Action").siblingAtColumn(column).data() for column in Column]
    assert gone[2:4] == ["not in the return", "unchanged"]


def test_a_new_row_says_all_that_comes_with_it(model: ReturnChangesModel) -> None:
    new = of(model, "New action").theirs.splitlines()
    assert new[0] == f"2.1.3 {SHARED}"
    assert "Rating April 2026: G" in new


def test_ratings_have_their_cells(model: ReturnChangesModel) -> None:
    rated = of(model, "Rating, April 2026").rated
    assert rated is not None
    assert [one.letter if one else "" for one in rated] == ["R", "A", "R"]
    assert of(model, "Due").rated is None


def test_decisions_are_shown_and_told_to_views(model: ReturnChangesModel) -> None:
    changed, told = QSignalSpy(model.dataChanged), QSignalSpy(model.decided_changed)
    due, lead = of(model, "Due"), of(model, "Lead")
    model.set_decisions({due.key: Decision(EDIT, "1 June 2099"), lead.key: Decision(MINE)})
    assert changed.count() == 2
    assert told.count() == 1
    assert at(model, "Due").siblingAtColumn(Column.KEEP).data() == "kept as 1 June 2099"
    assert at(model, "Lead").siblingAtColumn(Column.KEEP).data() == "mine is kept"
    model.set_decisions({due.key: Decision(THEIRS), lead.key: Decision(MINE)})
    assert changed.count() == 3
    assert at(model, "Due").siblingAtColumn(Column.KEEP).data() == "theirs is kept"


def test_what_is_open_is_counted(model: ReturnChangesModel) -> None:
    assert dict(model.counts) == {"all": 9, "conflicts": 1, "undecided": 9}
    model.set_decisions({of(model, "Due").key: Decision(MINE)})
    assert dict(model.counts) == {"all": 9, "conflicts": 0, "undecided": 8}


def test_what_is_decided_under_a_filter_stays_until_the_next_look(model: ReturnChangesModel) -> None:
    kept = QPersistentModelIndex(at(model, "Lead"))
    model.set_filter(CONFLICTS)
    assert not kept.isValid()
    assert titles(model) == [SEEN]
    assert labels(model, 0) == ["Due"]
    assert model.index(0, Column.KEEP).data() == "5 changes"
    model.set_decisions({of(model, "Due").key: Decision(MINE)})
    assert labels(model, 0) == ["Due"]
    model.set_filter(CONFLICTS)
    assert model.rowCount() == 0
    model.set_filter(UNDECIDED)
    assert "Due" not in labels(model, 1)
    assert not model.index_of(of(model, "Due").key).isValid()


def test_conflicts_are_found_round_the_end(model: ReturnChangesModel) -> None:
    due, last = at(model, "Due"), at(model, "New step")
    for start in (QModelIndex(), model.index(0, 0), model.index(1, 0), last, due):
        assert model.next_conflict(start) == due
        assert model.next_conflict(start, -1) == due
    model.set_decisions({of(model, "Due").key: Decision(MINE)})
    assert not model.next_conflict(QModelIndex()).isValid()


def test_changes_follow_each_other_over_their_groups(model: ReturnChangesModel) -> None:
    first, lead = at(model, "Step b"), at(model, "Lead")
    assert model.after(QModelIndex()) == first
    assert model.after(first) == lead
    assert model.after(lead, -1) == first
    assert model.after(model.index(1, 0)) == lead
    assert model.after(model.index(1, 0), -1) == first
    assert not model.after(at(model, "New step")).isValid()


def test_rows_are_told_in_words(model: ReturnChangesModel) -> None:
    assert at(model, "Due").data(_WORDS) == (
        "Due, conflict, was 31 Mar 2099, theirs 30 Apr 2099, mine 2 May 2099, undecided, "
        "also changed by Head of Safeguarding"
    )
    frozen = at(model, "Rating, March 2026").data(_WORDS)
    assert frozen.endswith(
        "can’t be taken, March 2026 is frozen, so its rating stays. Unfreeze it first to take this."
    )
    assert model.index(1, 0).data(_WORDS) == f"1.2.1, {SEEN}, 5 changes"
    assert at(model, "Due").siblingAtColumn(Column.MINE).data(_WORDS) == "Due, mine 2 May 2099"
    assert [model.headerData(one, Qt.Orientation.Horizontal) for one in Column] == [
        "Field",
        "Was",
        "Theirs",
        "Mine",
        "Keep",
    ]


def test_own_words_are_for_texts_alone(model: ReturnChangesModel) -> None:
    editable = {line.label for line in model.lines if line.can_be_edited}
    assert editable == {"Lead", "Due", "Rating, April 2026", "Progress update"}

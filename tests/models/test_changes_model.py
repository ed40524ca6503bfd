"""What changed since a point as a tree: what is shown, said and found again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from planapp.application.changes_since import Changes
from planapp.application.points import Point
from planapp.domain import edits
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.bookmarks import CIRCULATION
from planapp.exchange.changed_fields import changed_fields
from planapp.models.changes_model import ChangesModel
from planapp.models.changes_rows import changed_rows, summary
from planapp.models.difference_rows import Rated
from tests.domain import northshire as n

PLAN = n.northshire()
_WORDS = Qt.ItemDataRole.AccessibleTextRole
_POINT = Point("bookmark 1", "March circulation", CIRCULATION, 1, "2026-03-31T09:00:00+00:00")


def changes(*change_sets: ChangeSet) -> Changes:
    now = n.make(PLAN, *change_sets)
    return Changes(_POINT, PLAN, now, changed_fields(PLAN, now))


@pytest.fixture
def model() -> Iterator[ChangesModel]:
    made = ChangesModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(
        changed_rows(
            changes(
                edits.set_field(PLAN, n.VISIT, "title", "Visit each family"),
                edits.rate(PLAN, [n.VISIT], n.JULY, n.RED),
                edits.add_item(PLAN, "action", title="Train all", ref="2.1", parent=n.SECOND_THEME),
                edits.remove_items(PLAN, [n.TELL]),
                edits.archive_items(PLAN, [n.REVIEW]),
            )
        )
    )
    yield made
    made.deleteLater()


def shown(model: ChangesModel, parent: QModelIndex | None = None) -> list[tuple[str, ...]]:
    above = parent or QModelIndex()
    return [
        tuple(model.index(row, column, above).data() or "" for column in range(1, 4))
        for row in range(model.rowCount(above))
    ]


def test_items_have_their_fields_below_and_say_what_became_of_them(model: ChangesModel) -> None:
    assert shown(model) == [
        ("1.1.1", "Visit each family", "2 changes"),
        ("2.1", "Train all", "New action"),
        ("1.1.1", "Tell all teams", "Deleted step"),
        ("1.2.1", "Review all plans", "Archived action"),
    ]
    assert shown(model, model.index(0, 0)) == [
        ("Title", "Visit every family", "Visit each family"),
        ("Rating July 2026", "", "R"),
    ]
    assert summary(model.rows) == "2 changes in 1 item, 1 new, 2 gone"


def test_a_rating_has_its_cell(model: ChangesModel) -> None:
    line = model.line_at(model.index(1, 0, model.index(0, 0)))
    assert line is not None
    assert (line.rated_was, line.rated_theirs) == (None, Rated("red", "R"))


def test_a_screen_reader_is_told_all_of_a_row(model: ChangesModel) -> None:
    first = model.index(0, 0)
    assert first.data(_WORDS) == "1.1.1, Visit each family, 2 changes"
    assert model.index(1, 0, first).data(_WORDS) == "1.1.1, Rating July 2026, was empty, is R"
    assert model.index(2, 0).data(_WORDS) == "1.1.1 ‘Tell all teams’, Deleted step"


def test_an_item_is_found_again_when_others_are_shown(model: ChangesModel) -> None:
    assert model.item_at(model.index(1, 2, model.index(0, 0))) == n.VISIT
    model.show(changed_rows(changes(edits.remove_items(PLAN, [n.TELL]))))
    assert model.item_at(model.index_of(n.TELL)) == n.TELL
    assert not model.index_of(n.VISIT).isValid()
    model.show(())
    assert model.rowCount() == 0
    assert summary(model.rows) == ""

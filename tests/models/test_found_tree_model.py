"""The plan after import as a tree."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from planapp.domain.plan import Plan
from planapp.models.found_tree_model import ASIDE, FoundTreeModel
from tests.exchange.sheets import mapped, sheet_of


def plan() -> Plan:
    rows = (
        ("No", "Action", "Steps", "When"),
        ("1", "Early help", "", ""),
        ("1.1", "Agree the standard", "Draft it", "March 2026"),
        ("", "", "Consult teams", "April 2026"),
        ("1.2", "Train all teams", "", "May 2026"),
    )
    return mapped(sheet_of(rows, merges=["B2:D2"], bold=["B2"])).plan


@pytest.fixture
def model() -> FoundTreeModel:
    made = FoundTreeModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.show(plan())
    return made


def shown(model: FoundTreeModel, parent: QModelIndex | None = None) -> list[object]:
    parent = parent or QModelIndex()
    indexes = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [(index.data(), index.data(ASIDE), shown(model, index)) for index in indexes]


def test_items_stand_below_one_another_with_what_they_hold(model: FoundTreeModel) -> None:
    assert shown(model) == [
        (
            "Early help",
            "2 actions",
            [
                (
                    "Agree the standard",
                    "2 steps",
                    [("Draft it", "March 2026", []), ("Consult teams", "April 2026", [])],
                ),
                ("Train all teams", "May 2026", []),
            ],
        )
    ]


def test_each_item_is_said_in_words(model: FoundTreeModel) -> None:
    index = model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "theme, 1, Early help, 2 actions"


def test_an_item_is_found_again(model: FoundTreeModel) -> None:
    last = next(item for item in model.plan.items if item.title == "Train all teams")
    index = model.index_of(last.id)
    assert index.data() == "Train all teams"
    assert model.parent(index).data() == "Early help"
    assert not model.index_of(12).isValid()

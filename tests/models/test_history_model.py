"""The journal as a list: newest first, by days, filtered by words and kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.changes import UNDO
from planapp.models.history_model import HistoryModel, HistoryRole


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    made = Document.create(tmp_path / "made.plan", edits.new_plan("Our plan"), by="Officer")
    made.edit(edits.add_item(made.plan, "theme", title="Help", ref="1"))
    yield made
    made.close()


def labels(model: HistoryModel) -> list[object]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_entries_come_newest_first_and_are_filtered(document: Document) -> None:
    item = document.plan.children(None)[0]
    document.edit(edits.set_field(document.plan, item.id, "title", "Early help"))
    document.undo()
    document.keep_restore_point("Before the board")
    model = HistoryModel(document.entries(), document.plan)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 5
    assert str(labels(model)[1]).startswith("Undo: ")
    # The point was named after the undo.
    assert model.index(1).data(HistoryRole.POINTS) == ("Before the board",)
    assert [model.index(row).data(HistoryRole.DAY) for row in range(5)] == ["Today", "", "", "", ""]
    assert "named Before the board" in str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    model.set_filter("", {UNDO})
    assert labels(model) == ["Undo: title of 1"]
    model.set_filter("before THE", ())
    assert labels(model) == ["Bookmark Before the board", "Undo: title of 1"]
    document.edit(edits.set_field(document.plan, item.id, "title", "Family help"))
    assert document.history.last is not None
    model.push(document.history.last)
    assert len(labels(model)) == 2
    model.set_filter("", ())
    assert model.rowCount() == 6
    assert model.row_of(document.history.last.seq) == 0

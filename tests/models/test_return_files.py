"""The list of the files that came back: what is said of each, and of those who are late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from planapp.application.circulations import Circulation, Extract
from planapp.application.returns.model import Returned
from planapp.application.returns.tally import Tally
from planapp.domain.plan import empty_plan
from planapp.models.not_back import back_count, back_of, not_back_rows
from planapp.models.return_files import NOBODY, FileRow, LateHeading, LateRow, ReturnFilesModel, file_row

_WORDS = Qt.ItemDataRole.AccessibleTextRole
CAME = Returned(1, "MASH return.xlsx", date(2026, 4, 16), "Head of Service,\nMASH", 1, empty_plan())


@pytest.fixture
def model() -> Iterator[ReturnFilesModel]:
    made = ReturnFilesModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    yield made
    made.deleteLater()


def test_a_file_says_how_far_it_is() -> None:
    assert file_row(CAME, None).words == ""
    row = file_row(CAME, Tally(changes=9, conflicts=2, decided=4, merged=0, declined=1))
    assert (row.title, row.words, row.badge, row.decided) == (
        "Head of Service, MASH",
        "9 changes",
        "2 conflicts",
        "4/9",
    )
    assert row.spoken == ("Head of Service, MASH, MASH return.xlsx, 9 changes, 2 conflicts, 4 of 9 decided")


@pytest.mark.parametrize(
    ("tally", "words", "is_done"),
    [
        (Tally(), "No changes", True),
        (Tally(merged=5), "5 merged", True),
        (Tally(changes=1, decided=1, merged=3, declined=1), "3 merged, 1 declined", True),
        (Tally(changes=1, decided=1, declined=1), "1 declined", True),
        (Tally(changes=1, decided=1), "1 change", False),
        (Tally(changes=2, merged=3), "2 changes", False),
    ],
)
def test_a_file_is_done_when_all_is_merged_or_declined(tally: Tally, words: str, is_done: bool) -> None:
    row = file_row(CAME, tally)
    assert (row.words, row.is_done) == (words, is_done)
    assert row.spoken.endswith("done") is is_done


def test_what_is_not_known_is_asked() -> None:
    row = file_row(replace(CAME, officer=""), Tally(changes=1, not_recognised=1))
    assert (row.title, row.warning) == (NOBODY, "1 row not recognised")


def test_files_stay_chosen_as_long_as_they_are_the_same(model: ReturnFilesModel) -> None:
    model.show([FileRow(1, "A", "a.xlsx"), FileRow(2, "B", "b.xlsx")])
    kept, changed = QPersistentModelIndex(model.index_of(2)), QSignalSpy(model.dataChanged)
    model.show([FileRow(1, "A", "a.xlsx"), FileRow(2, "B", "b.xlsx", "3 changes")])
    assert kept.isValid()
    assert changed.count() == 1
    model.show([FileRow(2, "B", "b.xlsx"), LateHeading("17 Apr"), LateRow("C", "6 days late", True)])
    assert not kept.isValid()
    assert [model.id_at(model.index(at)) for at in range(3)] == [2, None, None]


def test_only_files_can_be_chosen_and_all_are_told(model: ReturnFilesModel) -> None:
    model.show([FileRow(1, "A", "a.xlsx"), LateHeading("17 Apr"), LateRow("C", "6 days late", True)])
    can = [bool(model.index(at).flags() & Qt.ItemFlag.ItemIsSelectable) for at in range(3)]
    assert can == [True, False, False]
    assert [model.index(at).data(_WORDS) for at in (1, 2)] == [
        "Not back yet, asked for 17 Apr",
        "C, not back yet, 6 days late",
    ]


def test_those_who_are_late_are_told_of_the_circulation() -> None:
    extracts = (Extract(1), Extract(2, "Head of Service, MASH"), Extract(3, "Team Manager"))
    sent = Circulation(7, "March", 1, date(2026, 3, 20), date(2026, 4, 17), extracts=extracts)
    returns = [replace(CAME, circulation=7, officer="Head of Service, MASH"), replace(CAME, circulation=6)]
    today = date(2026, 4, 23)
    chased = back_of(sent, returns, today)
    assert back_count(sent, chased) == "1 of 2"
    assert list(not_back_rows(sent, chased, today)) == [
        LateHeading("17 Apr"),
        LateRow("Team Manager", "6 days late", True),
    ]
    in_time = date(2026, 4, 10)
    assert list(not_back_rows(sent, back_of(sent, returns, in_time), in_time))[1] == LateRow(
        "Team Manager", "", False
    )
    assert not list(not_back_rows(sent, back_of(replace(sent, extracts=extracts[:2]), returns, today), today))

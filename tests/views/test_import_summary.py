"""What is said of an import before anything is made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from planapp.application.importing import Import
from planapp.exchange.mapping import Accounting, Finding
from planapp.graphics.theme import Appearance, Choice
from planapp.views.import_summary import ImportSummary, headline, lines_of
from planapp.views.welcome import SAMPLE_NOTE, Welcome

FINDINGS = (
    Finding("note", "Plan", "Row 3 is a title."),
    Finding("look", "Plan!D7", "‘Soon’ could not be read as a date."),
    Finding("lost", "Notes", "This sheet has no plan."),
)


def test_what_was_left_out_comes_first(sample: Import) -> None:
    left = Accounting(12, 8, 2, ("Notes!A1", "Notes!A2"))
    lines = lines_of(replace(sample, accounting=left, findings=FINDINGS))
    assert [line.state for line in lines] == ["danger", "danger", "warn", "text3"]
    assert lines[0].text.startswith("2 cells of 12 left out: Notes!A1, Notes!A2.")


def test_that_nothing_was_left_out_is_said_before_what_needs_a_look(sample: Import) -> None:
    whole = Accounting(1204, 1200, 4, ())
    lines = lines_of(replace(sample, accounting=whole, findings=FINDINGS[:2]))
    assert [line.state for line in lines] == ["ok", "warn", "text3"]
    assert lines[0].text == "Nothing left out: 1,204 of 1,204 cells have a place."


def test_many_cells_that_were_left_out_are_counted(sample: Import) -> None:
    addresses = tuple(f"Plan!A{row}" for row in range(1, 101))
    (line,) = lines_of(replace(sample, accounting=Accounting(100, 0, 0, addresses), findings=()))
    assert "Plan!A60 and 40 more" in line.text


def test_a_file_without_cells_has_no_line_about_them(sample: Import) -> None:
    assert lines_of(Import(Path("a.json"), sample.plan, Accounting(0, 0, 0, ()), ())) == []


def test_the_headline_counts_the_plan(sample: Import) -> None:
    expected = "6 themes, 18 objectives, 60 actions, 158 steps, 89 updates, 12 indicators over 8 periods."
    assert headline(sample.plan) == expected


def test_the_first_page_says_what_the_sample_is(sample: Import) -> None:
    assert SAMPLE_NOTE.startswith("60 actions over eight periods")


def test_long_findings_are_wrapped_and_scroll(qtbot: QtBot, sample: Import) -> None:
    theme = Appearance(Choice.LIGHT)
    parent = Welcome(theme)
    qtbot.addWidget(parent)
    findings = tuple(Finding("look", f"Plan!A{row}", "A long sentence. " * 20) for row in range(30))
    summary = ImportSummary(replace(sample, findings=findings), theme, parent)
    summary.show()
    first, second = (summary.list.model().index(row, 0) for row in (0, 1))
    assert summary.list.sizeHintForIndex(second).height() > 2 * summary.list.sizeHintForIndex(first).height()
    assert summary.list.verticalScrollBar().maximum() > 0
    assert summary.make.hasFocus() or not summary.isActiveWindow()
    summary.close()

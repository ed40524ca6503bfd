"""Notes on cells."""

from __future__ import annotations

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings, says, titled
from tests.exchange.sheets import mapped, sheet_of

ROWS: list[list[Value]] = [
    ["Our plan"],
    ["Action", "Step", "Due", "Lead"],
    ["Theme 1"],
    ["a", "s1", "May 2018", "x"],
    ["", "s2", "", ""],
]


def test_a_note_is_kept_with_the_item_that_its_cell_describes() -> None:
    notes = {"C5": "No date yet", "A3": "Agreed by the board", "F4": "Beyond the columns"}
    found = mapped(sheet_of(ROWS, merges=["A3:D3"], notes=notes))
    assert says(found.plan, "s2") == {"updates": ["No date yet"]}
    assert says(found.plan, "Theme 1") == {"updates": ["Agreed by the board"]}
    (update,) = found.plan.updates.of(titled(found.plan, "s2").id)
    assert (update.on, update.source) == (None, "Note on Due by Team Manager")
    text = "The note on this cell is kept as a progress update: ‘{}’."
    assert sorted(findings(found)) == [
        ("Plan!A3", text.format("Agreed by the board")),
        ("Plan!C5", text.format("No date yet")),
        ("Plan!F4", text.format("Beyond the columns")),
    ]


def test_the_comment_of_a_rating_that_was_cleared_in_our_own_workbook_is_no_update() -> None:
    rows: list[list[Value]] = [
        ["Action", "Lead", "RAG 03/18", "planapp"],
        ["Visit every family", "x", "G", "00c0ffee0001"],
        ["Audit closed files", "y", "", "00c0ffee0002"],
    ]
    found = mapped(sheet_of(rows, notes={"C2": "On its way", "C3": "Late"}))
    assert len(found.plan.updates) == 0
    assert [rating.comment for rating in found.plan.ratings] == ["On its way"]
    assert [where for where, _ in findings(found, "lost")] == ["Plan!C3"]


def test_a_note_on_a_heading_or_title_is_reported_as_lost() -> None:
    found = mapped(sheet_of(ROWS, merges=["A3:D3"], notes={"A1": "Draft", "C2": "By month"}))
    text = "The note on this cell is not in the plan: ‘{}’. Add it by hand if you need it."
    assert findings(found, "lost") == [
        ("Plan!A1", text.format("Draft")),
        ("Plan!C2", text.format("By month")),
    ]


def test_a_note_in_a_table_of_indicators_is_kept_in_its_notes() -> None:
    rows: list[list[Value]] = [["Indicator", "Target", "Jul 2017"], ["Visits", 95]]
    found = mapped(sheet_of(rows, notes={"C2": "Not yet known"}))
    (indicator,) = found.plan.indicators
    assert indicator.notes == "Not yet known"

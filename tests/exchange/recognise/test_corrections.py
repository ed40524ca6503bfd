"""What the officer says of rows, columns, texts, headers and sheets, against what is recognised."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planapp.exchange.grid import Book, Sheet
from planapp.exchange.mapping import Mapped, map_book
from planapp.exchange.recognise import recognise
from planapp.exchange.recognise.corrected import CHOSEN
from planapp.exchange.recognise.corrections import JOINED, ROW_CHOICES, SKIPPED, Corrections, picked
from tests.exchange.sheets import fields_of, roles_of, sheet_of

ROWS = (
    ("Northmere plan",),
    ("No", "Action", "Steps", "Lead", "When"),
    ("1.1", "Agree the standard", "Draft it", "Head of Service", "March 2026"),
    ("", "", "Consult teams", "", "April 2026"),
    ("", "", "and partners", "", ""),
    ("1.2", "Train all teams", "Plan the days", "Team Manager", "Teb 2026"),
    ("1.3", "Audit the results", "", "Team Manager", "May 2026"),
)


def understood(sheet: Sheet, said: Corrections) -> Mapped:
    book = picked(Book("test.xlsx", (sheet,)), {sheet.name: said})
    return map_book(book, recognise(book, {sheet.name: said}), "test")


def tree(mapped: Mapped) -> list[tuple[str, str]]:
    plan = mapped.plan
    return [(item.kind, item.title) for item in plan.walk()]


def test_a_row_is_what_the_officer_says() -> None:
    said = Corrections().with_row(3, "theme").with_row(4, "action")
    mapped = understood(sheet_of(ROWS), said)
    assert tree(mapped)[:3] == [
        ("theme", "Agree the standard"),
        ("action", "Consult teams"),
        ("step", "and partners"),
    ]
    assert mapped.accounting.left_out == ()


def test_a_step_needs_an_action_above_it() -> None:
    rows = (ROWS[1], *ROWS[2:])
    mapped = understood(sheet_of(rows), Corrections().with_row(2, "step"))
    assert tree(mapped)[0] == ("action", "Agree the standard")


def test_an_action_said_to_be_a_step_hangs_below_the_action_above() -> None:
    mapped = understood(sheet_of(ROWS), Corrections().with_row(7, "step"))
    assert tree(mapped)[-1] == ("step", "Audit the results")
    assert [item.ref for item in mapped.plan.walk()][-1] == "1.3"
    assert mapped.accounting.left_out == ()


def test_rows_are_joined_cell_by_cell_however_many_follow() -> None:
    said = Corrections().with_row(4, JOINED).with_row(5, JOINED)
    mapped = understood(sheet_of(ROWS), said)
    assert ("step", "Draft it Consult teams and partners") in tree(mapped)
    assert mapped.accounting.left_out == ()
    first = next(item for item in mapped.plan.walk() if item.kind == "action")
    due = [item.due for item in mapped.plan.walk()][:2]
    assert first.title == "Agree the standard"
    assert "March 2026 April 2026" in due


def test_a_joined_row_is_shown_as_such() -> None:
    (table,) = recognise(Book("t", (sheet_of(ROWS),)), {"Plan": Corrections().with_row(5, JOINED)}).tables
    assert roles_of(table)[5] == "more"


def test_a_row_left_out_is_named_and_told() -> None:
    mapped = understood(sheet_of(ROWS), Corrections().with_row(7, SKIPPED))
    assert "Audit the results" not in dict(map(reversed, tree(mapped)))  # type: ignore[arg-type]
    assert mapped.accounting.left_out == ()
    assert any("Row 7 was left out" in finding.text for finding in mapped.findings)


def test_a_note_on_a_row_left_out_is_not_missed() -> None:
    sheet = sheet_of(ROWS, notes={"B7": "See the annex"})
    mapped = understood(sheet, Corrections().with_row(7, SKIPPED))
    assert not any(finding.severity == "lost" for finding in mapped.findings)


def test_guidance_can_be_said_to_be_an_action() -> None:
    rows = (*ROWS[1:], (), ("Signed off by the board",))
    plain = understood(sheet_of(rows), Corrections())
    assert ("action", "Signed off by the board") not in tree(plain)
    mapped = understood(sheet_of(rows), Corrections().with_row(8, "action"))
    assert len(tree(mapped)) == len(tree(plain)) + 1


def test_a_column_is_what_the_officer_says_and_replaces_the_other() -> None:
    said = Corrections().with_column(2, 3, "action")
    (table,) = recognise(Book("t", (sheet_of(ROWS),)), {"Plan": said}).tables
    assert fields_of(table) == {
        "No": "ref",
        "Action": "extra",
        "Steps": "action",
        "Lead": "lead",
        "When": "due",
    }
    assert next(role for role in table.columns if role.column == 3).reason == CHOSEN


def test_of_two_columns_said_to_be_one_field_the_last_is_meant() -> None:
    said = Corrections().with_column(2, 3, "action").with_column(2, 4, "action")
    (table,) = recognise(Book("t", (sheet_of(ROWS),)), {"Plan": said}).tables
    assert [role.column for role in table.columns if role.field == "action"] == [4]
    assert fields_of(table)["Steps"] == "step"


def test_what_was_joined_in_a_column_that_is_left_out_is_named_as_well() -> None:
    said = Corrections().with_row(4, JOINED).with_column(2, 5, SKIPPED)
    assert understood(sheet_of(ROWS), said).accounting.left_out == ()


def test_words_joined_under_a_merge_go_to_the_cell_that_shows() -> None:
    rows = (
        ROWS[1],
        ("1.1", "Agree", "Draft", "Head", "May"),
        ("", "", "Ask", "", ""),
        ("", "", "and", "Team", "x"),
    )
    sheet = sheet_of(rows, merges=["D2:D3", "E2:E3"])
    mapped = understood(sheet, Corrections().with_row(4, JOINED))
    assert mapped.accounting.left_out == ()
    assert [person.name for person in mapped.plan.people] == ["Head Team"]


def test_a_title_can_be_joined_to_the_title_above() -> None:
    rows = (("No", "Action", "Lead"), ("1", "Early", ""), ("", "help", ""), ("1.1", "Train", "Head"))
    sheet = sheet_of(rows, merges=["B2:C2"], bold=["B2", "B3"])
    mapped = understood(sheet, Corrections().with_row(2, "theme").with_row(3, JOINED))
    assert tree(mapped) == [("theme", "Early help"), ("action", "Train")]


def test_a_column_left_out_is_named_and_told() -> None:
    mapped = understood(sheet_of(ROWS), Corrections().with_column(2, 4, SKIPPED))
    assert not len(mapped.plan.people)
    assert mapped.accounting.left_out == ()
    assert any("‘Lead’ was left out" in finding.text for finding in mapped.findings)


def test_a_column_of_ratings_gets_the_period_of_its_heading() -> None:
    rows = (
        ("No", "Action", "Lead", "Position at 03/26"),
        ("1", "Train", "Head", "R"),
        ("2", "Audit", "Head", "G"),
    )
    mapped = understood(sheet_of(rows), Corrections().with_column(1, 4, "rating"))
    assert [period.label for period in mapped.plan.periods.of()] == ["Position at 03/26"]
    assert len(mapped.plan.ratings) == 2


def test_another_text_stands_in_for_that_of_the_cell() -> None:
    mapped = understood(sheet_of(ROWS), Corrections().with_text(6, 5, "Feb 2026"))
    item = next(item for item in mapped.plan.walk() if item.due == "Feb 2026")
    assert item.due_to is not None
    assert mapped.accounting.left_out == ()
    assert not any("Teb" in finding.text for finding in mapped.findings)


def test_another_header_can_be_chosen() -> None:
    rows = (("Alpha", "Beta"), ("x", "y"), ("Massnahme", "Wer"), ("Train", "Head of Service"))
    mapped = understood(sheet_of(rows), Corrections().with_header(3).with_column(3, 1, "action"))
    assert tree(mapped) == [("action", "Train")]
    assert mapped.accounting.left_out == ()


def test_a_sheet_left_out_is_not_counted() -> None:
    other = sheet_of((("Key", "Meaning"), ("R", "Late")), name="Key")
    book = Book("t", (sheet_of(ROWS), other))
    said = {"Key": Corrections().left_out(True)}
    chosen = picked(book, said)
    assert [sheet.name for sheet in chosen.sheets] == ["Plan"]


def test_an_item_knows_the_row_it_was_read_from() -> None:
    mapped = understood(sheet_of(ROWS), Corrections())
    rows = {item.title: mapped.origins[item.id] for item in mapped.plan.items}
    assert rows["Consult teams"] == ("Plan", 4)
    assert rows["Train all teams"] == ("Plan", 6)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.integers(1, 9), st.sampled_from(ROW_CHOICES)),
    st.dictionaries(
        st.integers(1, 6),
        st.sampled_from(
            ["ref", "theme", "objective", "action", "step", "lead", "due", "rating", "extra", SKIPPED]
        ),
    ),
    st.integers(0, 8),
)
def test_whatever_is_said_every_cell_is_accounted_for(
    rows: dict[int, str], columns: dict[int, str], header: int
) -> None:
    said = Corrections(
        {(header or 2, column): key for column, key in columns.items()}, rows, {(6, 5): "Feb 2026"}, header
    )
    mapped = understood(sheet_of(ROWS), said)
    cells = mapped.accounting
    assert cells.placed + cells.named + len(cells.left_out) == cells.filled

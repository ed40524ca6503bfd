"""Reading what came back: which cells are as they were sent, and what the others say."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planapp.application.returns.reading import read_return
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment.said import Sayings
from planapp.exchange.as_kept import headings_of
from tests.application.returns.coming_back import altered, cell, mangled, sample_part, sent, told
from tests.exchange.alignment.sheets_again import by_column, column_of, header_row, reordered, shuffled
from tests.exchange.reading import read


@pytest.fixture(scope="module")
def plan() -> Plan:
    return sample_part()


@pytest.fixture(scope="module")
def workbook(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sent(plan, tmp_path_factory.mktemp("sent") / "March.xlsx")


def edits(workbook: Any) -> None:
    """Make three edits, the same in every way of mangling."""
    sheet = workbook.worksheets[0]
    cell(sheet, "1.1.2", "Lead").value = "Head of Service, Permanence"
    cell(sheet, "2.1.3", "RAG Apr 2026").value = "Red"
    cell(sheet, "2.1.3", "Success measures").value = "All of it was done"


def expected(plan: Plan) -> set[tuple[str, str, str, str]]:
    found = Sayings(plan, plan)
    first = next(item for item in plan.items if item.ref == "1.1.2")
    second = next(item for item in plan.items if item.ref == "2.1.3")
    april = plan.periods.of()[-1].id
    measures = plan.measures.of(second.id)
    assert len(measures) == 1
    return {
        ("lead", "1.1.2", found.said(first)["lead", None], "Head of Service, Permanence"),
        ("rating", "2.1.3", found.said(second)["rating", april], "R"),
        ("measure", "2.1.3", measures[0].text, "All of it was done"),
    }


def test_what_nobody_touched_is_unaltered_everywhere(plan: Plan, workbook: Path) -> None:
    read = read_return(workbook, scale=plan.levels.of())
    assert altered(plan, read) == []
    sayings = Sayings(plan, plan)
    said = {(item.id, *key) for item in plan.items for key in sayings.said(item) if key[0] != "comment"}
    assert said - read.unaltered == set()
    assert read.stamp is not None
    assert read.stamp.recipient == "Head of Service"


@pytest.mark.parametrize("name", ["plan-a", "plan-b"])
def test_in_the_real_plans_nearly_everything_is(shared: Path, tmp_path: Path, name: str) -> None:
    plan = read(shared / "plans" / f"{name}.xlsx").plan
    read_back = read_return(sent(plan, tmp_path / "sent.xlsx"), scale=plan.levels.of())
    assert altered(plan, read_back) == []
    sayings = Sayings(plan, plan)
    said = {(item.id, *key) for item in plan.items for key in sayings.said(item) if key[0] != "comment"}
    assert len(said - read_back.unaltered) <= 3


def test_a_cell_that_was_altered_is_not(plan: Plan, workbook: Path) -> None:
    path = mangled(workbook, edits)
    assert told(plan, path) == expected(plan)
    unaltered = read_return(path, scale=plan.levels.of()).unaltered
    item = next(item.id for item in plan.items if item.ref == "1.1.2")
    assert (item, "lead", None) not in unaltered
    assert (item, "due", None) in unaltered


class TestRows:
    """Rows in another order, hidden, copied and left behind."""

    @pytest.mark.parametrize("by", ["Lead", "By when", "nothing"])
    def test_sorted(self, plan: Plan, workbook: Path, by: str) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            order = shuffled if by == "nothing" else by_column(column_of(sheet, by))
            reordered(sheet, header_row(sheet, "Ref") + 1, order)

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_filtered(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            sheet.auto_filter.ref = f"A4:W{sheet.max_row}"
            for row in range(8, 200):
                sheet.row_dimensions[row].hidden = True

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_ids_that_stayed_behind_do_not_mislead(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            column, first = column_of(sheet, "planapp"), header_row(sheet, "planapp") + 1
            ids = [sheet.cell(row, column).value for row in range(first, sheet.max_row + 1)]
            for row, path in enumerate([*ids[7:], *ids[:7]], start=first):
                sheet.cell(row, column).value = path

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_of_a_row_that_was_copied_only_what_both_say(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            sheet = book.worksheets[0]
            at = cell(sheet, "2.1.3", "Ref").row
            values = [one.value for one in sheet[at]]
            sheet.insert_rows(at)
            for column, value in enumerate(values, start=1):
                sheet.cell(at, column).value = value
            sheet.cell(at, column_of(sheet, "Action")).value = "Another thing altogether"
            sheet.cell(at, column_of(sheet, "Priority")).value = "Low"

        read = read_return(mangled(workbook, change), scale=plan.levels.of())
        item = next(item.id for item in plan.items if item.ref == "2.1.3")
        priority = plan.extra_fields.of()[0].id
        assert (item, "title", None) not in read.unaltered
        assert (item, "extra", priority) not in read.unaltered
        assert (item, "lead", None) in read.unaltered
        assert [(one.kind, one.name) for one in altered(plan, read)] == [
            ("added", "Another thing altogether")
        ]


class TestColumns:
    """Columns moved, hidden, renamed, inserted and taken out."""

    def test_moved(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            for row in range(header_row(sheet, "Ref"), sheet.max_row + 1):
                cells = [(one.value, one.comment and copy(one.comment)) for one in sheet[row]]
                for column, (value, note) in enumerate([*cells[:2], *reversed(cells[2:])], start=1):
                    one = sheet.cell(row, column)
                    one.value, one.comment = value, note

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_hidden(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            for column in "CDJ":
                book.worksheets[0].column_dimensions[column].hidden = True

        assert told(plan, mangled(workbook, change)) == expected(plan)

    @pytest.mark.parametrize("heading", ["Who?", "", "Measure", "When"])
    def test_renamed(self, plan: Plan, workbook: Path, heading: str) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            sheet.cell(header_row(sheet, "Lead"), column_of(sheet, "Lead")).value = heading or None

        assert told(plan, mangled(workbook, change)) == expected(plan)

    @pytest.mark.parametrize("heading", ["How are we doing?", "RAG", "Status"])
    def test_a_column_of_ratings_that_was_renamed_stays_of_its_period(
        self, plan: Plan, workbook: Path, heading: str
    ) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            column = column_of(sheet, "RAG Apr 2026")
            sheet.cell(header_row(sheet, "Ref"), column).value = heading

        path = mangled(workbook, change)
        assert told(plan, path) == expected(plan)
        april = plan.periods.of()[-1].id
        assert april in read_return(path, scale=plan.levels.of()).found.plan.periods

    @pytest.mark.parametrize("last", [14, 30])
    def test_renamed_one_and_all(self, plan: Plan, workbook: Path, last: int) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            for one in sheet[header_row(sheet, "Ref")][:last]:
                one.value = f"Column {one.column}"

        assert told(plan, mangled(workbook, change)) == expected(plan)

    @pytest.mark.parametrize("heading", ["", "Anything new?"])
    def test_a_new_update_is_told_whatever_its_column_is_called(
        self, plan: Plan, workbook: Path, heading: str
    ) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            header = header_row(sheet, "Ref")
            column = next(one.column for one in sheet[header] if str(one.value).startswith("New update"))
            sheet.cell(cell(sheet, "1.1.2", "Ref").row, column).value = "The form is live"
            if heading:
                sheet.cell(header, column).value = heading

        path = mangled(workbook, change)
        assert told(plan, path) == expected(plan) | {("update", "1.1.2", "", "The form is live")}

    def test_a_field_of_hers_that_was_renamed_stays_that_field(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            sheet.cell(header_row(sheet, "Ref"), column_of(sheet, "Priority")).value = "How urgent"
            cell(sheet, "2.1.3", "How urgent").value = "Not at all"

        was = {("extra", "2.1.3", text, "Not at all") for text in ("High", "Medium", "Low", "")}
        found = told(plan, mangled(workbook, change))
        assert len(found & was) == 1
        assert found - was == expected(plan)

    @pytest.mark.parametrize("heading", ["Lead", "Area", "Evidence", "My notes", ""])
    def test_an_inserted_column_is_no_field_of_hers(self, plan: Plan, workbook: Path, heading: str) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            sheet.insert_cols(3)
            for row in range(header_row(sheet, "Ref") + 1, 40):
                sheet.cell(row, 3).value = f"Something {row // 8}"
            sheet.cell(header_row(sheet, "Ref"), 3).value = heading or None
            if heading == "Lead":
                sheet.cell(header_row(sheet, "Ref"), 4).value = "Who?"

        found = told(plan, mangled(workbook, change))
        assert {one for one in found if one[0] != "extra"} == expected(plan)

    def test_without_a_heading_the_column_of_ids_is_still_known(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            sheet.cell(header_row(sheet, "Ref"), column_of(sheet, "planapp")).value = "Column1"

        path = mangled(workbook, change)
        assert told(plan, path) == expected(plan)
        assert read_return(path).found.paths

    def test_a_column_that_was_taken_out_empties_nothing(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            sheet.delete_cols(column_of(sheet, "Status"))
            sheet.delete_cols(column_of(sheet, "RAG Dec 2025"))

        assert told(plan, mangled(workbook, change)) == expected(plan)


class TestSheets:
    """Sheets copied into a workbook of their own."""

    def test_without_the_hidden_sheet_the_texts_tell(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            book.remove(book["planapp"])

        path = mangled(workbook, change)
        read = read_return(path, scale=plan.levels.of())
        assert read.stamp is None
        assert read.unaltered == frozenset()
        assert read.found.paths
        assert told(plan, path) == expected(plan)

    def test_a_hidden_sheet_that_was_shown_is_none_of_the_plan(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            book["planapp"].sheet_state = "visible"

        path = mangled(workbook, change)
        read = read_return(path, scale=plan.levels.of())
        assert read.stamp is not None
        assert read.found.accounting.left_out == ()
        assert told(plan, path) == expected(plan)


class TestValues:
    """Values typed in other ways."""

    def test_dates_typed_as_text_say_the_same(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            column = column_of(sheet, "By when")
            for row in range(header_row(sheet, "Ref") + 1, sheet.max_row + 1):
                one = sheet.cell(row, column)
                if isinstance(one.value, datetime):
                    one.value, one.number_format = f"{one.value:%d %B %Y}", "@"

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_values_pasted_over_formats_say_the_same(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            edits(book)
            for row in book.worksheets[0].iter_rows():
                for one in row:
                    one.style = "Normal"
                    if isinstance(one.value, datetime):
                        one.value = (one.value - datetime(1899, 12, 30)).days
                        one.number_format = "General"

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_ratings_typed_as_words_say_the_same(self, plan: Plan, workbook: Path) -> None:
        names = {level.letter: level.name for level in plan.levels}

        def change(book: Any) -> None:
            edits(book)
            sheet = book.worksheets[0]
            column = column_of(sheet, "RAG Mar 2026")
            for row in range(header_row(sheet, "Ref") + 1, sheet.max_row + 1):
                one = sheet.cell(row, column)
                one.value = names.get(one.value, one.value)

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_the_letter_wins_over_any_fill(self, plan: Plan, workbook: Path) -> None:
        red = openpyxl.styles.PatternFill("solid", fgColor="FF0000")

        def change(book: Any) -> None:
            edits(book)
            cell(book.worksheets[0], "1.1.2", "RAG Apr 2026").fill = red

        assert told(plan, mangled(workbook, change)) == expected(plan)

    def test_a_blank_cell_that_was_coloured_is_a_rating(self, plan: Plan, tmp_path: Path) -> None:
        rating = next(one for one in plan.ratings if not one.comment)
        without = plan.with_tables({"ratings": plan.ratings.changed({rating.id: None})})
        item, period = plan.items[rating.item], plan.periods[rating.period]
        red = openpyxl.styles.PatternFill("solid", fgColor="FF0000")

        def change(book: Any) -> None:
            cell(book.worksheets[0], item.ref, f"RAG {period.label}").fill = red

        path = mangled(sent(without, tmp_path / "sent.xlsx"), change)
        assert told(without, path) == {("rating", item.ref, "", "R")}

    def test_a_date_that_covers_further_rows_is_seen(self, plan: Plan, workbook: Path) -> None:
        def change(book: Any) -> None:
            sheet = book.worksheets[0]
            at = cell(sheet, "1.1.2", "By when")
            column = at.column_letter
            sheet.merge_cells(f"{column}{at.row}:{column}{at.row + 2}")

        read = read_return(mangled(workbook, change), scale=plan.levels.of())
        action = next(item for item in plan.items if item.ref == "1.1.2")
        first, second = plan.children(action.id)[:2]
        assert not {(first.id, "due", None), (second.id, "due", None)} & read.unaltered


def test_only_what_was_altered_is_worth_a_finding(plan: Plan, workbook: Path) -> None:
    def change(book: Any) -> None:
        edits(book)
        cell(book.worksheets[0], "1.1.3", "RAG Apr 2026").value = "Nearly"

    assert read_return(workbook, scale=plan.levels.of()).found.findings == ()
    read = read_return(mangled(workbook, change), scale=plan.levels.of())
    at = cell(openpyxl.load_workbook(mangled(workbook, change)).worksheets[0], "1.1.3", "RAG Apr 2026")
    ((where, text),) = [(one.where, one.text) for one in read.found.findings]
    assert where == f"Plan!{at.coordinate}"
    assert "‘Nearly’ is not on the scale" in text


def test_it_says_when_it_was_saved_and_by_whom(plan: Plan, workbook: Path) -> None:
    def change(book: Any) -> None:
        book.properties.lastModifiedBy = "Head of Service & Team"
        book.properties.modified = datetime(2026, 3, 9, 12)

    path = mangled(workbook, change)
    workbook_again = openpyxl.load_workbook(path)
    read = read_return(path)
    assert read.saved_by == "Head of Service & Team"
    assert read.saved_on == workbook_again.properties.modified.date()
    assert read.file == "back.xlsx"


def test_what_is_no_return_is_told_in_one_sentence(plan: Plan, tmp_path: Path) -> None:
    plain = tmp_path / "notes.txt"
    plain.write_text("Nothing at all")
    missing, json = tmp_path / "none.xlsx", tmp_path / "plan.json"
    json.write_text("{}")
    for path in (plain, missing, json):
        with pytest.raises(UserError) as refusal:
            read_return(path)
        assert path.name in refusal.value.message


def test_the_same_content_has_the_same_digest(plan: Plan, workbook: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(workbook.read_bytes())
    other = sent(plan, tmp_path / "other.xlsx")
    assert read_return(copy).digest == read_return(workbook).digest != read_return(other).digest


def test_a_rating_typed_beside_a_step_is_kept_as_text(plan: Plan, workbook: Path) -> None:
    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        steps = column_of(sheet, "Steps")
        first = header_row(sheet, "Ref") + 1
        row = next(row for row in range(first, sheet.max_row) if sheet.cell(row, steps).value)
        sheet.cell(row, column_of(sheet, "RAG Apr 2026")).value = "Nearly there"

    found = altered(plan, read_return(mangled(workbook, change), scale=plan.levels.of()))
    assert [(one.field, one.label, one.theirs) for one in found] == [
        ("extra", "RAG Apr 2026", "Nearly there")
    ]


@pytest.mark.parametrize("left", [None, "zzz", "0000/1"])
def test_ids_that_are_gone_or_no_ids_any_more_are_known_by_the_rows(
    plan: Plan, workbook: Path, left: str | None
) -> None:
    def change(book: Any) -> None:
        sheet = book.worksheets[0]
        ours = column_of(sheet, "planapp")
        for row in range(header_row(sheet, "Ref") + 1, sheet.max_row + 1):
            if row % 5:
                sheet.cell(row, ours).value = left

    assert altered(plan, read_return(mangled(workbook, change), scale=plan.levels.of())) == []


def test_a_stamp_that_knows_no_cell_is_as_good_as_none(plan: Plan, workbook: Path) -> None:
    def change(book: Any) -> None:
        salt = next(row for row in book["planapp"].iter_rows() if row[0].value == "salt")
        salt[1].value = "zzz"

    path = mangled(workbook, change)
    read = read_return(path, scale=plan.levels.of(), headings=headings_of(plan))
    assert (read.stamp is not None, len(read.unaltered)) == (True, 0)
    assert altered(plan, read) == []

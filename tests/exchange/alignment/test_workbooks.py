"""Plans against workbooks as they come back: the real ones, ours, and what people do to them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from planapp import paths
from planapp.domain.changes import apply
from planapp.domain.plan import Plan
from planapp.exchange.alignment import SAME, Comparison, compare_plans, take
from planapp.exchange.write_workbook import write_workbook
from tests.benchmarks.big_plan import big_plan
from tests.exchange.alignment.sheets_again import (
    against,
    by_column,
    changed,
    column_of,
    header_row,
    reordered,
    shuffled,
    unmerge,
    without_ours,
)
from tests.exchange.reading import read
from tests.exchange.test_other_shapes import NAMES_A, NAMES_B
from tests.exchange.variants import rearranged

SORTED = "The rows are in another order"


@pytest.fixture
def sample_path() -> Path:
    return paths.resource("samples", "northmere-improvement-plan.xlsx")


@pytest.fixture
def sample(sample_path: Path) -> Plan:
    return read(sample_path).plan


@pytest.fixture
def ours(sample: Plan, tmp_path: Path) -> Path:
    """The sample plan as planapp writes it."""
    path = tmp_path / "ours.xlsx"
    write_workbook(sample, path)
    return path


def assert_same(comparison: Comparison, *rows: int) -> None:
    assert comparison.differences == ()
    assert {row.verdict for row in comparison.rows} == {SAME}
    if rows:
        assert (len(comparison.rows),) == rows


class TestItself:
    """A plan against the workbook that it is."""

    @pytest.mark.parametrize(("name", "rows"), [("plan-a", 250), ("plan-b", 27)])
    def test_the_real_plans(self, shared: Path, tmp_path: Path, name: str, rows: int) -> None:
        source = shared / "plans" / f"{name}.xlsx"
        plan = read(source).plan
        written, bare = tmp_path / "written.xlsx", tmp_path / "bare.xlsx"
        write_workbook(plan, written)
        for path in (source, written, without_ours(written, bare)):
            assert_same(against(plan, path), rows)

    @pytest.mark.parametrize("name", ["plan-a-pasted", "plan-b-pasted"])
    def test_the_pasted_plans(self, shared: Path, name: str) -> None:
        source = shared / "plans" / f"{name}.xlsx"
        assert_same(against(read(source).plan, source))

    def test_the_sample(self, sample: Plan, sample_path: Path, ours: Path, tmp_path: Path) -> None:
        for path in (sample_path, ours, without_ours(ours, tmp_path / "bare.xlsx")):
            assert_same(against(sample, path), 254)

    @pytest.mark.parametrize("order", [range(8, 0, -1), (3, 1, 4, 8, 5, 2, 6, 7)], ids=str)
    def test_plan_a_with_columns_moved_and_renamed(
        self, shared: Path, tmp_path: Path, order: Sequence[int]
    ) -> None:
        source = shared / "plans" / "plan-a.xlsx"
        made = rearranged(
            source,
            tmp_path / "a.xlsx",
            sheet="Improvement Plan",
            first_row=4,
            header_row=4,
            order=list(order),
            names=NAMES_A,
        )
        assert_same(against(read(source).plan, made), 250)

    def test_plan_b_with_columns_moved_and_renamed(self, shared: Path, tmp_path: Path) -> None:
        source = shared / "plans" / "plan-b.xlsx"
        made = rearranged(
            source,
            tmp_path / "b.xlsx",
            sheet="Priority 3",
            first_row=6,
            header_row=6,
            order=list(range(12, 0, -1)),
            names=NAMES_B,
        )
        # That copy has no indicators, which says nothing of those that the plan has.
        assert_same(against(read(source).plan, made), 24)


class TestSorted:
    """Rows in another order."""

    @pytest.mark.parametrize("bare", [False, True], ids=["with ids", "without ids"])
    @pytest.mark.parametrize("by", ["Lead", "By when", "nothing"])
    def test_the_order_of_rows_is_no_difference(
        self, sample: Plan, ours: Path, tmp_path: Path, by: str, bare: bool
    ) -> None:
        def sort(sheet: Any) -> None:
            order = shuffled if by == "nothing" else by_column(column_of(sheet, by))
            reordered(sheet, header_row(sheet, "Ref") + 1, order)

        path = changed(ours, tmp_path / "sorted.xlsx", sort)
        path = without_ours(path, tmp_path / "bare.xlsx") if bare else path
        assert_same(against(sample, path), 254)

    def test_it_is_told_that_places_were_not_compared(self, sample: Plan, ours: Path, tmp_path: Path) -> None:
        def sort(sheet: Any) -> None:
            reordered(sheet, header_row(sheet, "Ref") + 1, shuffled)

        findings = against(sample, changed(ours, tmp_path / "sorted.xlsx", sort)).findings
        assert [SORTED in finding.text for finding in findings] == [True]

    def test_ids_that_stayed_behind_do_not_mislead(self, sample: Plan, ours: Path, tmp_path: Path) -> None:
        def push_down(sheet: Any) -> None:
            column, first = column_of(sheet, "planapp"), header_row(sheet, "planapp") + 1
            ids = [sheet.cell(row, column).value for row in range(first, sheet.max_row + 1)]
            for row, path in enumerate([ids[-1], *ids[:-1]], start=first):
                sheet.cell(row, column).value = path

        comparison = against(sample, changed(ours, tmp_path / "pushed.xlsx", push_down))
        assert not any(one.field in ("title", "ref") for one in comparison.differences)

    def test_a_new_row_in_a_sorted_sheet_goes_behind_the_item_above(
        self, sample: Plan, ours: Path, tmp_path: Path
    ) -> None:
        def sort_and_add(sheet: Any) -> None:
            first = header_row(sheet, "Ref") + 1
            reordered(sheet, first, shuffled)
            at = next(row for row in range(first, sheet.max_row) if sheet.cell(row, 1).value == "2.1.3")
            sheet.insert_rows(at + 1)
            sheet.cell(at + 1, column_of(sheet, "Ref")).value = "2.1.99"
            sheet.cell(at + 1, column_of(sheet, "Action")).value = "Do what nobody thought of"

        comparison = against(sample, changed(ours, tmp_path / "sorted.xlsx", sort_and_add))
        taken = take_all(sample, comparison)
        above = next(item for item in taken.items if item.ref == "2.1.3")
        siblings = [item.title for item in taken.children(above.parent)]
        assert siblings[siblings.index(above.title) + 1] == "Do what nobody thought of"


def take_all(plan: Plan, comparison: Comparison) -> Plan:
    return apply(plan, take(plan, comparison, comparison.safe(), "import"))


class TestWhatIsCarried:
    """Only what a sheet has a column for is compared."""

    def test_a_sheet_without_leads_empties_none(self, sample: Plan, ours: Path, tmp_path: Path) -> None:
        path = changed(ours, tmp_path / "a.xlsx", lambda sheet: sheet.delete_cols(column_of(sheet, "Lead")))
        assert_same(against(sample, path))

    def test_blank_cells_below_a_heading_are_emptied(self, sample: Plan, ours: Path, tmp_path: Path) -> None:
        def blank(sheet: Any) -> None:
            column = column_of(sheet, "Lead")
            for row in range(header_row(sheet, "Lead") + 1, sheet.max_row + 1):
                sheet.cell(row, column).value = None

        comparison = against(sample, changed(ours, tmp_path / "a.xlsx", blank))
        led = {row.item for row in sample.assignments if row.role == "lead"}
        assert Counter((one.field, one.kind) for one in comparison.differences) == {
            ("lead", "emptied"): len(led)
        }
        assert list(comparison.safe()) == []

    def test_a_column_of_hers_that_was_emptied_is_told(
        self, sample: Plan, ours: Path, tmp_path: Path
    ) -> None:
        def blank(sheet: Any) -> None:
            column = column_of(sheet, "Priority")
            for row in range(header_row(sheet, "Priority") + 1, sheet.max_row + 1):
                sheet.cell(row, column).value = None

        comparison = against(sample, changed(ours, tmp_path / "a.xlsx", blank))
        assert {(one.field, one.label, one.kind) for one in comparison.differences} == {
            ("extra", "Priority", "emptied")
        }

    def test_without_merges_no_value_is_doubled(self, shared: Path, tmp_path: Path) -> None:
        for name in ("plan-a", "plan-b"):
            source = shared / "plans" / f"{name}.xlsx"
            comparison = against(read(source).plan, changed(source, tmp_path / "a.xlsx", unmerge))
            assert list(comparison.safe()) == []

    def test_ratings_as_words_and_months_as_text_say_the_same(self, shared: Path, tmp_path: Path) -> None:
        words = {1: "Red", 2: "Amber", 3: "Green", 4: "Complete"}

        def type_over(sheet: Any) -> None:
            for row in sheet.iter_rows(min_row=7):
                for cell in row:
                    if cell.value in words:
                        cell.value = words[cell.value]
                    elif hasattr(cell.value, "year"):
                        cell.value, cell.number_format = f"{cell.value:%B %Y}", "@"

        source = shared / "plans" / "plan-b.xlsx"
        assert_same(against(read(source).plan, changed(source, tmp_path / "b.xlsx", type_over)), 27)


class TestRows:
    """Rows added, copied and taken out."""

    def test_a_copied_row_is_new_and_its_original_the_same(
        self, sample: Plan, ours: Path, tmp_path: Path
    ) -> None:
        def copy_row(sheet: Any) -> None:
            at = next(row for row in range(1, sheet.max_row) if sheet.cell(row, 1).value == "2.1.3")
            values = [cell.value for cell in sheet[at]]
            sheet.insert_rows(at)
            for column, value in enumerate(values, start=1):
                sheet.cell(at, column).value = value
            sheet.cell(at, column_of(sheet, "Action")).value = "Another thing altogether"

        comparison = against(sample, changed(ours, tmp_path / "a.xlsx", copy_row))
        assert [(one.kind, one.name) for one in comparison.differences] == [
            ("added", "Another thing altogether")
        ]

    def test_a_heading_that_reads_as_something_else_is_told(self, sample: Plan) -> None:
        source = sample
        column = next(one for one in source.layout_columns if one.field == "measure")
        other = source.with_tables(
            {"layout_columns": source.layout_columns.changed({column.id: replace(column, field="update")})}
        )
        found = compare_plans(sample, other).findings
        assert [finding.where for finding in found] == [column.heading]


def test_two_thousand_actions_are_compared_in_well_under_two_seconds(tmp_path: Path) -> None:
    plan = big_plan(2_000)
    write_workbook(plan, tmp_path / "big.xlsx")
    mapped = read(tmp_path / "big.xlsx")
    started = time.process_time()
    comparison = compare_plans(plan, mapped.plan, paths=mapped.paths)
    assert time.process_time() - started < 1.5
    assert_same(comparison, 2_220)

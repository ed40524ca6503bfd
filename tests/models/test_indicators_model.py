"""The grid of indicators as a model: cells, their texts, and that only what differs is told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from planapp.application.copying import as_tsv
from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.indicator_level import read_figure
from planapp.domain.plan import Plan
from planapp.domain.records import Indicator, IndicatorValue
from planapp.errors import UserError
from planapp.models import indicator_cells as cells
from planapp.models import indicator_texts as t
from planapp.models.indicators_model import LINE, NAME, POLARITY, TARGET, UNIT, IndicatorsModel, month_key
from tests.models.indicator_plans import BARE, DAYS, SEEN, TODAY, indicator_plan
from tests.models.mirror import watched

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_TYPED = Qt.ItemDataRole.EditRole
_TIP = Qt.ItemDataRole.ToolTipRole


class Grid:
    """A model with a plan behind it, as the page has one."""

    def __init__(self, plan: Plan | None = None, today: date = TODAY) -> None:
        self.plan = plan or indicator_plan()
        self.model = IndicatorsModel(self.plan, on_edit=self.edit, today=today)

    def edit(self, row_id: int, key: str, text: str) -> None:
        if text == "never":
            raise UserError("Never is refused. Type something else.")
        self.make(cells.edit_cells(self.plan, self.model.columns, {(row_id, key): text}))

    def make(self, change_set: ChangeSet) -> None:
        self.plan = apply(self.plan, change_set)
        self.model.apply(change_set, self.plan)

    def cell(self, row_id: int, key: str, role: int = Qt.ItemDataRole.DisplayRole) -> str:
        return str(self.model.index_of(row_id, key).data(role))


def month(number: int) -> str:
    return month_key(f"2026-{number:02}")


def test_months_run_over_a_year_at_least_and_to_this_month() -> None:
    months = Grid().model.months
    assert (months[0], months[-1], len(months)) == ("2025-05", "2026-05", 13)
    assert Grid().model.latest == "2026-04"


def test_a_value_before_the_first_period_has_its_month_and_so_have_months_without_a_year() -> None:
    grid = Grid()
    grid.make(edits.type_values(grid.plan, {(SEEN, "2024-11"): "70", (SEEN, "Jul"): "71"}))
    months = grid.model.months
    assert (months[0], months[1], months[-1]) == ("Jul", "2024-11", "2026-05")
    assert grid.cell(SEEN, month_key("Jul")) == "71%"


def test_cells_show_values_with_percent_and_other_units_in_their_own_column() -> None:
    grid = Grid()
    assert [grid.cell(row, month(3)) for row in (SEEN, DAYS, BARE)] == ["94.6%", "18.25", "1234"]
    assert [grid.cell(SEEN, key) for key in (UNIT, POLARITY, TARGET)] == ["%", "high", "90%"]
    assert grid.cell(SEEN, TARGET, _TYPED) == "90"
    assert grid.cell(DAYS, month(2)) == "n/a"


@pytest.mark.parametrize(
    ("row", "key", "said"),
    [
        (SEEN, month(3), "Children seen in five days, March 2026, 94.6%, meets the target"),
        (SEEN, month(2), "Children seen in five days, February 2026, 83.5%, misses the target"),
        (SEEN, month(1), "Children seen in five days, January 2026, no value"),
        (DAYS, month(2), "Days to the first visit, February 2026, n/a, no number"),
        (DAYS, month(3), "Days to the first visit, March 2026, 18.25 days, misses the target"),
        (BARE, month(3), "Complaints, March 2026, 1234"),
        (SEEN, NAME, "Children seen in five days"),
        (SEEN, POLARITY, "Children seen in five days, Good is, High is good"),
        (BARE, TARGET, "Complaints, Target, empty"),
        (SEEN, LINE, "Children seen in five days, March 2026: Meets the target (94.6%, target 90%)"),
        (BARE, LINE, "Complaints, March 2026: No target is set."),
    ],
)
def test_a_screen_reader_is_told_what_each_cell_is(row: int, key: str, said: str) -> None:
    assert Grid().cell(row, key, _SPOKEN) == said


def test_the_tooltip_says_how_a_value_stands() -> None:
    said = "March 2026: Over the target by 3.25 days (18.25 days, target 15)"
    assert Grid().cell(DAYS, month(3), _TIP) == said
    assert Grid().model.index_of(SEEN, month(1)).data(_TIP) is None


def test_typing_asks_for_an_edit_which_then_shows() -> None:
    grid = Grid()
    with watched(grid.model) as mirror:
        assert grid.model.setData(grid.model.index_of(SEEN, month(4)), "1 095.5")
        assert grid.cell(SEEN, month(4)) == "1095.5%"
        assert grid.model.setData(grid.model.index_of(BARE, POLARITY), "low is good")
        assert grid.plan.indicators[BARE].polarity == "low"
        assert grid.model.setData(grid.model.index_of(BARE, TARGET), "1000")
        assert mirror.signals == ["changed"] * 3
        assert not grid.model.setData(grid.model.index_of(SEEN, LINE), "5")


def test_what_is_refused_is_told_at_its_cell_and_changes_nothing() -> None:
    grid, told = Grid(), []
    before = grid.plan
    grid.model.refused.connect(lambda index, sentence: told.append((index.row(), sentence)))
    assert not grid.model.setData(grid.model.index_of(DAYS, month(4)), "never")
    assert not grid.model.setData(grid.model.index_of(DAYS, POLARITY), "sideways")
    assert told == [
        (1, "Never is refused. Type something else."),
        (1, "An indicator is good when it is high or low. Type one of them, or leave this empty."),
    ]
    assert grid.plan is before


def test_rows_come_go_and_move_by_signals_of_their_own() -> None:
    grid = Grid()
    with watched(grid.model) as mirror:
        grid.make(edits.add_indicator(grid.plan, "Caseload"))
        grid.make(edits.move_indicator(grid.plan, BARE, None))
        grid.make(edits.remove_indicators(grid.plan, [SEEN]))
        assert [grid.model.index(row, 1).data() for row in range(3)] == [
            "Complaints",
            "Days to the first visit",
            "Caseload",
        ]
        assert mirror.signals == ["inserted", "moved", "changed", "removed"]


def test_other_months_begin_anew_and_other_edits_tell_nothing() -> None:
    grid = Grid()
    with watched(grid.model) as mirror:
        grid.make(edits.set_details(grid.plan, title="Another name"))
        assert mirror.signals == []
        grid.make(edits.add_period(grid.plan, "June 2026", ends_on=date(2026, 6, 30), current=True))
        assert mirror.signals == ["reset"]
        assert (grid.model.months[-1], grid.model.latest) == ("2026-06", "2026-06")
        grid.model.set_today(date(2026, 8, 1))
        assert grid.model.months[-1] == "2026-08"


def test_the_page_says_how_many_of_those_that_can_be_judged_meet_their_target() -> None:
    grid = Grid()
    assert grid.model.summary() == "1 of 2 meet their target"
    for row in (SEEN, DAYS):
        grid.make(edits.set_indicator(grid.plan, row, polarity=""))
    assert grid.model.summary() == ""


@given(
    st.floats(-1e9, 1e9, allow_nan=False),
    st.sampled_from(["", "0.0", "0.0%", "#,##0"]),
)
def test_what_an_editor_holds_is_the_number_however_it_is_shown(number: float, number_format: str) -> None:
    indicator = Indicator(1, number_format=number_format)
    held = t.typed_text(indicator, IndicatorValue(1, 1, "2026-01", number))
    assert read_figure(indicator, held) == pytest.approx(number, rel=1e-15)


# Blocks.


def test_a_block_is_read_as_spreadsheets_copy_it() -> None:
    assert cells.read_block('1\t2\r\n3\t"a\nb"\r\n') == [["1", "2"], ["3", "a\nb"]]
    assert cells.read_block("95%") == [["95%"]]
    assert cells.read_block("1\n\n2\n\n") == [["1"], [""], ["2"]]
    assert cells.read_block("1\t2\n3") == [["1", "2"], ["3", ""]]
    with pytest.raises(UserError, match="too long"):
        cells.read_block("5" * 200_000)
    for nothing in ("", " \n\t\n"):
        with pytest.raises(UserError, match="nothing to paste"):
            cells.read_block(nothing)


@given(st.lists(st.lists(st.text(max_size=6), min_size=2, max_size=3), min_size=1, max_size=4))
def test_what_is_copied_is_read_back(table: list[list[str]]) -> None:
    width = max(map(len, table))
    # The last cell keeps rows from being empty, which would not be read at the end of a block.
    filled = [[*row, *[""] * (width - len(row)), "end"] for row in table]
    assert cells.read_block(as_tsv(filled)) == [[text.replace("\0", "") for text in row] for row in filled]


def test_a_block_that_does_not_fit_is_refused() -> None:
    columns = Grid().model.columns
    placed = cells.place_block([["1", "2"]], [SEEN, DAYS], columns[5:])
    assert placed == {(SEEN, columns[5].key): "1", (SEEN, columns[6].key): "2"}
    with pytest.raises(UserError, match="has 2 rows, and from here down there are only 1"):
        cells.place_block([["1"], ["2"]], [SEEN], columns)
    with pytest.raises(UserError, match="has 2 columns, and from here on there are only 1"):
        cells.place_block([["1", "2"]], [SEEN], columns[:1])


def test_words_and_figures_of_a_block_are_one_edit() -> None:
    grid = Grid()
    block = {(BARE, NAME): "Complaints upheld", (BARE, POLARITY): "Low", (BARE, month(4)): "12%"}
    change_set = cells.edit_cells(grid.plan, grid.model.columns, block)
    assert change_set.label == "3 cells of Complaints"
    grid.make(change_set)
    assert (grid.cell(BARE, NAME), grid.cell(BARE, POLARITY), grid.cell(BARE, month(4))) == (
        "Complaints upheld",
        "low",
        "12",
    )

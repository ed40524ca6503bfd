"""The role of columns: by heading, and by evidence in the values."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.exchange.grid import Sheet, Value
from planapp.exchange.recognise.model import EXTRA, MONTH, OURS, RATING
from tests.exchange.sheets import fields_of, sheet_of, tables_of

RED, GREEN, AMBER = "FF0000", "00B050", "FFC000"


def fields(sheet: Sheet) -> dict[str, str]:
    return fields_of(tables_of(sheet)[0])


def column_of(heading: str, values: list[Value], merges: tuple[str, ...] = ()) -> Sheet:
    """Return a plan with a first column of these values, five actions and their leads."""
    actions: list[list[Value]] = [[f"1.{n}", f"Action {n}", "Head of Service"] for n in range(1, 6)]
    rows: list[list[Value]] = [[heading, "Ref", "Action", "Lead"]]
    rows += [[value, *action] for value, action in zip(values, actions, strict=True)]
    return sheet_of(rows, merges=merges)


def test_headings_decide_where_they_can() -> None:
    header: list[Value] = ["Ref", "Action", "Step", "Lead", "When", "KPI", "Status", "Evidence", "Budget"]
    assert fields(sheet_of([header, ["x"] * 9])) == dict(
        zip(
            map(str, header),
            ["ref", "action", "step", "lead", "due", "measure", "status", "evidence", EXTRA],
            strict=True,
        )
    )


def test_an_outcome_that_stands_over_several_actions_is_their_objective() -> None:
    merged = column_of("Outcome", ["Safe homes", "", "", "Good schools", ""], ("A2:A4", "A5:A6"))
    given_once = column_of("Outcome", ["Safe homes", "", "", "Good schools", ""])
    repeated = column_of("Outcome", ["Safe homes"] * 3 + ["Good schools"] * 2)
    assert [fields(sheet)["Outcome"] for sheet in (merged, given_once, repeated)] == ["objective"] * 3


def test_an_outcome_beside_each_action_is_an_update() -> None:
    own = column_of("Outcome", ["Visits done", "Plans checked", "None yet", "Begun", "Late"])
    recurring = column_of("Outcome", ["Achieved", "Achieved", "Not yet", "Achieved", "Achieved"])
    assert [fields(sheet)["Outcome"] for sheet in (own, recurring)] == ["update"] * 2


def test_an_outcome_is_told_by_the_actions_whatever_these_are_called() -> None:
    rows: list[list[Value]] = [["Outcome", "Task", "Owner"], ["Safe homes", "a", "x"], ["", "b", "x"]]
    assert fields(sheet_of(rows)) == {"Outcome": "objective", "Task": "action", "Owner": "lead"}


def test_the_only_level_is_the_actions() -> None:
    rows: list[list[Value]] = [["Ref", "Outcome", "Lead"], ["1", "Safe homes", "x"], ["2", "Schools", "y"]]
    assert fields(sheet_of(rows))["Outcome"] == "action"


def test_a_description_is_the_action_where_nothing_else_is() -> None:
    both = sheet_of([["Description", "Activity", "Lead"], ["words", "a", "x"]])
    assert fields(both) == {"Description": EXTRA, "Activity": "action", "Lead": "lead"}
    assert fields(sheet_of([["Description", "Lead"], ["a", "x"]]))["Description"] == "action"


def test_a_priority_that_groups_is_a_theme() -> None:
    assert fields(column_of("Priority", ["Leadership"] * 3 + ["Practice"] * 2))["Priority"] == "theme"


@pytest.mark.parametrize(
    "values", [["High", "Low", "High", "Low", "High"], ["High", "High", "Low", "Low", "Low"], [1, 1, 2, 2, 3]]
)
def test_a_priority_that_grades_is_a_column_of_her_own(values: list[Value]) -> None:
    assert fields(column_of("Priority", values))["Priority"] == EXTRA


def test_a_second_column_of_the_same_meaning_is_her_own() -> None:
    table = tables_of(sheet_of([["Action", "Lead", "Lead", "Owner"], ["a", "x", "y", "z"]]))[0]
    assert [role.field for role in table.columns] == ["action", "lead", EXTRA, EXTRA]


def test_a_heading_with_nothing_below_it_stands_empty() -> None:
    assert fields(sheet_of([["Action", "Lead", "Budget"], ["a", "x"]]))["Budget"] == ""


def test_a_column_without_a_heading() -> None:
    sheet = sheet_of([["Action", "Lead"], ["a", "x", "more"], ["b", "y", "words"]])
    assert [role.field for role in tables_of(sheet)[0].columns] == ["action", "lead", EXTRA]


def test_a_merged_banner_makes_no_column() -> None:
    sheet = sheet_of([["", "Action", "Lead"], ["Theme 1"], ["", "a", "x"]], merges=["A2:C2"])
    assert [role.column for role in tables_of(sheet)[0].columns] == [2, 3]


def test_periods_by_heading_and_by_value() -> None:
    header: list[Value] = ["Action", "Lead", "RAG 11/17", date(2018, 1, 31), "Q1", "Mar 2018", "Apr 2018"]
    rows: list[list[Value]] = [
        header,
        ["a", "x", "2 2", "R", 3, "Call made", ""],
        ["b", "y", "", "A", 4, "Sent"],
    ]
    table = tables_of(sheet_of(rows, formats={"D1": "mmm-yy"}))[0]
    assert [role.field for role in table.columns] == ["action", "lead", RATING, RATING, RATING, EXTRA, ""]
    labels = [role.period.label for role in table.columns if role.period is not None]
    assert labels == ["11/17", "Jan-18", "Q1"]


def test_a_period_in_colours_alone() -> None:
    rows: list[list[Value]] = [["Action", "Lead", "Nov 2017"], ["a", "x"], ["b", "y"], ["c", "z"]]
    assert fields(sheet_of(rows, fills={"C2": RED, "C3": GREEN}))["Nov 2017"] == RATING
    bars = sheet_of([*rows, ["d", "z"], ["e", "z"]], fills={"C2": RED, "C3": GREEN})
    assert fields(bars)["Nov 2017"] == ""
    in_rows = {f"{column}{row}": fill for row, fill in ((2, RED), (3, GREEN)) for column in "ABC"}
    assert fields(sheet_of(rows, fills=in_rows))["Nov 2017"] == ""


@pytest.mark.parametrize("heading", ["RAG", "RAG-rating", "Raiting", "BRAG"])
def test_a_rating_without_a_period_is_the_current_one(heading: str) -> None:
    table = tables_of(sheet_of([["Action", "Lead", heading], ["a", "x", "R"]]))[0]
    assert table.columns[2].field == RATING
    assert table.columns[2].period is not None
    assert table.columns[2].period.label == "Current"


def test_reasons_for_a_rating_are_no_ratings() -> None:
    rows: list[list[Value]] = [["Action", "RAG", "RAG rationale"]]
    rows += [["a", "R", "Late because two posts were vacant"], ["b", "G", "All visits were made in time"]]
    assert fields(sheet_of(rows))["RAG rationale"] == EXTRA


def test_a_heading_like_a_date_is_one_if_dates_stand_below_it() -> None:
    rows: list[list[Value]] = [
        ["Action", "Lead", "Completed by"],
        ["a", "x", "Mar 2017"],
        ["b", "y", "Termly"],
    ]
    assert fields(sheet_of(rows))["Completed by"] == "due"
    rows[1][2] = rows[2][2] = "Head of Service"
    assert fields(sheet_of(rows))["Completed by"] == EXTRA


def test_our_own_column_holds_ids() -> None:
    path = "0123456789ab/ba9876543210"
    assert fields(sheet_of([["Action", "Lead", "planapp"], ["a", "x", path]]))["planapp"] == OURS
    assert fields(sheet_of([["Action", "Lead", "planapp"], ["a", "x", "a note"]]))["planapp"] == EXTRA


def months(header: list[Value]) -> list[str]:
    table = tables_of(sheet_of([["Indicator", "Target", *header], ["Visits", 1, *range(len(header))]]))[0]
    return [role.month for role in table.columns if role.field == MONTH]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["Jul 2017", "08/17", "Sept-17"], ["2017-07", "2017-08", "2017-09"]),
        (["2016/17", "Jul", "Aug"], ["2017-07", "2017-08"]),
        (["2016/17", "Nov", "Dec", "Jan", "Feb"], ["2017-11", "2017-12", "2018-01", "2018-02"]),
        (["2016/17", "Feb", "Mar"], ["2018-02", "2018-03"]),
        (["Nov 2017", "Dec", "Jan"], ["2017-11", "2017-12", "2018-01"]),
        (["Nov", "Dec", "Jan"], ["Nov", "Dec", "Jan"]),
    ],
)
def test_months_with_and_without_years(header: list[Value], expected: list[str]) -> None:
    assert months(header) == expected


def test_months_beside_a_target_are_of_its_own_year() -> None:
    header: list[Value] = ["Indicator", "2016/17", "Target 2017/18", "Apr", "Jan"]
    table = tables_of(sheet_of([header, ["Visits", 1, 2, 3, 4]]))[0]
    assert [(role.field, role.month) for role in table.columns[1:]] == [
        ("baseline", ""),
        (EXTRA, ""),
        (MONTH, "2017-04"),
        (MONTH, "2018-01"),
    ]


def test_a_second_column_of_a_key_is_no_field() -> None:
    table = tables_of(sheet_of([["Letter", "Name", "Meaning", "Description"], ["R", "Red", "Late", "more"]]))[
        0
    ]
    assert [role.field for role in table.columns] == ["level", "level_name", "level_meaning", EXTRA]


def test_banners_in_the_column_of_numbers_don_t_hide_that_it_holds_numbers() -> None:
    rows: list[list[Value]] = [
        ["Ref", "Action", "Lead"],
        ["1 Every family is visited by a named worker within five days", None, None],
        ["1.1 Closed files are audited each month by two managers", None, None],
        ["1.1.1", "Recruit ten foster carers", "Head of Service"],
    ]
    assert fields(sheet_of(rows)) == {"Ref": "ref", "Action": "action", "Lead": "lead"}


def test_a_group_over_several_steps_of_one_action_groups_no_actions() -> None:
    rows: list[list[Value]] = [["Ref", "Action", "Steps", "Outcome"]]
    rows += [["1", "a", "s1", "Done in May"], ["1", "a", "s2"], ["2", "b", "t1", "Late"], ["2", "b", "t2"]]
    found = tables_of(sheet_of(rows, merges=["D2:D3", "D4:D5"]))[0]
    assert fields_of(found)["Outcome"] == "update"


@pytest.mark.parametrize(
    ("heading", "values", "field"),
    [
        ("Where are we now?", ["Completed", "In progress", "Not started"], "status"),
        ("Where are we now?", ["All plans were seen.", "In progress", "Nobody came."], "update"),
        ("Position", ["Completed", "On hold", "Ongoing"], "status"),
        ("Dates", ["May 2018", "Termly", "June 2018"], "due"),
        ("Target", ["May 2018", "June 2018", "30/06/2018"], "due"),
        ("Target", ["90%", "All", "June 2018"], "measure"),
        ("Who takes it on?", ["Head of Service", "Team Manager", "Director"], "lead"),
        ("Priority", ["Safe", "Safe", "Well"], "theme"),
        ("Priority", ["High", "High", "Low"], "extra"),
    ],
)
def test_a_heading_that_leaves_it_to_the_values(heading: str, values: list[Value], field: str) -> None:
    rows = [["Ref", "Action", heading, "Evidence"]]
    rows += [[str(at), f"Do this {at}", value, "file"] for at, value in enumerate(values, start=1)]
    assert fields_of(tables_of(sheet_of(rows))[0])[heading] == field

"""Rating columns: levels, comments, doubts and colours."""

from __future__ import annotations

from planapp.exchange.grid import Value
from tests.exchange.mapping.told import findings, ratings, says, titled
from tests.exchange.sheets import mapped, sheet_of

RED, GREEN = "FF0000", "00B050"


def test_levels_nothing_and_what_cannot_be_read() -> None:
    rows: list[list[Value]] = [["Action", "RAG 11/17"], ["a", 2], ["b", "–"], ["c", "2 2"], ["d", ""]]
    found = mapped(sheet_of(rows))
    assert [ratings(found.plan, titled(found.plan, title)) for title in "abcd"] == [
        {"11/17": "A"},
        {"11/17": "–"},
        {"11/17": "2 2"},
        {},
    ]
    text = "The rating ‘2 2’ is not on the scale. It is kept as written."
    assert findings(found) == [("Plan!B4", text)]


def test_a_note_is_the_comment() -> None:
    rows: list[list[Value]] = [["Action", "RAG 11/17"], ["a", "R"]]
    plan = mapped(sheet_of(rows, notes={"B2": "Two posts vacant"})).plan
    (rating,) = plan.ratings
    assert (rating.comment, rating.comment_by) == ("Two posts vacant", "Team Manager")
    assert len(plan.updates) == 0


def test_a_letter_on_another_colour() -> None:
    found = mapped(sheet_of([["Action", "RAG 11/17"], ["a", "G"]], fills={"B2": RED}))
    assert ratings(found.plan, titled(found.plan, "a")) == {"11/17": "G"}
    assert findings(found) == [("Plan!B2", "The rating ‘G’ stands on red. The text was taken.")]


def test_colours_alone_are_counted_in_a_finding() -> None:
    rows: list[list[Value]] = [["Action", "Lead", "RAG 11/17"], ["a", "x"], ["b", "y"], ["c", "z", "R"]]
    found = mapped(sheet_of(rows, fills={"C2": RED, "C3": GREEN}))
    assert [ratings(found.plan, titled(found.plan, title)) for title in "ab"] == [
        {"11/17": "R"},
        {"11/17": "G"},
    ]
    text = "2 ratings were read from the colour of a blank cell in ‘RAG 11/17’."
    assert findings(found) == [("Plan!C2", text)]


def test_a_row_in_colour_is_not_rated() -> None:
    rows: list[list[Value]] = [["Action", "Lead", "RAG 11/17"], ["a", "x"], ["b", "y", "R"]]
    found = mapped(sheet_of(rows, fills={f"{column}2": GREEN for column in "ABC"}))
    assert ratings(found.plan, titled(found.plan, "a")) == {}


def test_a_second_rating_of_an_action_is_kept() -> None:
    rows: list[list[Value]] = [
        ["Ref", "Action", "Step", "RAG 11/17"],
        ["1", "a", "s1", "R"],
        ["2", "b", "t1", "G"],
    ]
    rows += [["3", "c", "u1", "R"], ["4", "d", "v1", "A"], ["5", "e", "w1", "G"], ["", "", "w2", "R"]]
    found = mapped(sheet_of(rows, notes={"D7": "Late"}))
    assert says(found.plan, "e") == {
        "ratings": {"11/17": "G"},
        "extras": {"RAG 11/17": "R"},
        "updates": ["Late"],
    }
    assert findings(found, "look") == [
        ("Plan!D7", "A second rating of the same action is kept as an extra field.")
    ]
    (layout,) = found.plan.layouts
    rating = found.plan.layout_columns.of(layout.id)[3]
    assert (rating.field, rating.extra) == ("rating", None)


def test_a_parent_that_is_rated() -> None:
    rows: list[list[Value]] = [["Ref", "Action", "Lead", "RAG 11/17"], ["1", "Leadership", "", "A"]]
    rows += [["1.1", "a", "x", "R"], ["1.2", "b", "y", "G"]]
    found = mapped(sheet_of(rows, bold=["B2"]))
    assert [(item.kind, ratings(found.plan, item)) for item in found.plan.walk()] == [
        ("theme", {"11/17": "A"}),
        ("action", {"11/17": "R"}),
        ("action", {"11/17": "G"}),
    ]

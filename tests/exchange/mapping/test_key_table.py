"""Keys of ratings."""

from __future__ import annotations

from planapp.domain.plan import Plan
from planapp.domain.records import Level
from planapp.exchange.grid import Sheet, Value
from planapp.exchange.mapping import Mapped
from tests.exchange.mapping.told import findings, ratings
from tests.exchange.sheets import mapped, sheet_of

HEADER: list[Value] = ["Rating", "Name", "Meaning"]


def with_key(*rows: list[Value], rated: Value = "", fills: dict[str, str] | None = None) -> Mapped:
    """Return the plan of a workbook with a key and one action, rated so in 11/17."""
    plan = sheet_of([["Action", "Lead", "RAG 11/17"], ["a", "x", rated]])
    return mapped(plan, key_sheet(*rows, fills=fills))


def key_sheet(*rows: list[Value], fills: dict[str, str] | None = None) -> Sheet:
    return sheet_of([HEADER, *rows], name="Key", fills=fills)


def levels(plan: Plan) -> dict[str, Level]:
    return {level.key: level for level in plan.levels.of()}


def rating(found: Mapped) -> dict[str, str]:
    (action,) = found.plan.items
    return ratings(found.plan, action)


def test_names_and_meanings() -> None:
    found = with_key(["R", "Off track", "Late"], ["Amber", "", "Slipping"], [3, "Green", "Fine"])
    scale = levels(found.plan)
    assert (scale["red"].name, scale["red"].meaning) == ("Off track", "Late")
    assert (scale["amber"].name, scale["amber"].meaning) == ("Amber", "Slipping")
    assert scale["green"].meaning == "Fine"
    assert found.accounting.left_out == ()
    assert len(scale) == 4


def test_another_letter_for_a_level() -> None:
    found = with_key(["C", "Complete", "Done"], rated="C")
    assert levels(found.plan)["complete"].letter == "C"
    assert rating(found) == {"11/17": "C"}


def test_numbers_in_another_order() -> None:
    rows: list[list[Value]] = [[1, "Complete", ""], [2, "Green", ""], [3, "Amber", ""], [4, "Red", ""]]
    found = with_key(*rows, rated=4)
    assert {level.key: level.number for level in found.plan.levels} == {
        "complete": 1,
        "green": 2,
        "amber": 3,
        "red": 4,
    }
    assert rating(found) == {"11/17": "R"}


def test_a_rating_that_the_scale_lacks_becomes_a_level() -> None:
    found = with_key(["P", "Paused", "Waiting"], ["NS", "Not started", ""], rated="ns")
    scale = levels(found.plan)
    assert (scale["paused"].letter, scale["paused"].meaning, scale["paused"].in_rollups) == (
        "P",
        "Waiting",
        False,
    )
    assert scale["not started"].letter == "NS"
    assert [level.key for level in found.plan.levels.of()][-2:] == ["paused", "not started"]
    assert rating(found) == {"11/17": "NS"}
    assert findings(found, "note")[0] == ("Key!A2", "‘Paused’ was added to the rating scale.")


def test_a_level_by_the_colour_of_its_row() -> None:
    found = with_key(["D", "Delayed", "Late"], rated="D", fills={"A2": "FF0000"})
    assert (levels(found.plan)["red"].name, levels(found.plan)["red"].letter) == ("Delayed", "D")
    assert rating(found) == {"11/17": "D"}


def test_a_letter_of_one_level_with_the_name_of_another_is_a_doubt() -> None:
    found = with_key(["G", "Complete", "Done"])
    text = "The key calls ‘G’ ‘Complete’. Check which levels of the scale count as done."
    assert findings(found, "look") == [("Key!A2", text)]


def test_what_finds_no_place_is_left_out() -> None:
    found = with_key(
        ["R", "Red", "Late"], ["R", "Red", "Once more"], ["–", "", "No report"], ["", "", "Only words"]
    )
    assert found.accounting.left_out == ("Key!A3", "Key!B3", "Key!C3", "Key!C4", "Key!C5")

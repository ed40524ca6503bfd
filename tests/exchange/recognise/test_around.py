"""Guidance below the headings and sign-off below the table hold no items, and are kept."""

from __future__ import annotations

from planapp.exchange.grid import Value
from planapp.exchange.recognise.model import ACTION, GUIDANCE, HEADER, SIGN_OFF
from tests.exchange.mapping.told import outline
from tests.exchange.sheets import mapped, roles_of, sheet_of, tables_of

HEADER_ROW: list[Value] = ["Ref", "Action", "Lead", "Due date", "Date completed"]


def test_guidance_and_placeholders() -> None:
    rows = [
        HEADER_ROW,
        ["A number", "What you will do", "Who leads", "When it is to be done", "When it was done"],
        ["Identifier", "Free text", "[name]", "Date", "DD/MM/YYYY"],
        ["1", "Write it", "x", "Mar 2017", "31/03/2017"],
    ]
    found = mapped(sheet_of(rows))
    assert roles_of(tables_of(sheet_of(rows))[0]) == {1: HEADER, 2: GUIDANCE, 3: GUIDANCE, 4: ACTION}
    assert outline(found.plan) == ["A 1 Write it"]
    assert "What you will do" in found.plan.layouts.of()[0].titles[0]
    assert found.accounting.left_out == ()


def test_a_first_action_without_dates_is_no_guidance() -> None:
    rows = [HEADER_ROW, ["1", "Write it", "x", "tbc"], ["2", "Send it", "y", "Mar 2017"]]
    assert roles_of(tables_of(sheet_of(rows))[0]) == {1: HEADER, 2: ACTION, 3: ACTION}


def test_sign_off() -> None:
    rows: list[list[Value]] = [
        HEADER_ROW,
        ["1", "Write it", "x", "May"],
        [],
        ["Signed off by: the Director"],
        ["Date:", "3 March 2017"],
    ]
    found = mapped(sheet_of(rows))
    assert roles_of(tables_of(sheet_of(rows))[0]) == {1: HEADER, 2: ACTION, 4: SIGN_OFF, 5: SIGN_OFF}
    assert found.plan.layouts.of()[0].titles == ("Signed off by: the Director", "Date:\t3 March 2017")
    assert found.accounting.left_out == ()


def test_last_actions_are_no_sign_off() -> None:
    rows: list[list[Value]] = [
        HEADER_ROW,
        ["1", "Write it", "x", "May"],
        [],
        ["2", "Agree it"],
        ["3", "Date it"],
    ]
    assert set(roles_of(tables_of(sheet_of(rows))[0]).values()) == {HEADER, ACTION}


def test_a_key_below_the_table() -> None:
    rows: list[list[Value]] = [
        HEADER_ROW,
        ["1", "Write it", "x", "May"],
        [],
        ["RAG key:"],
        ["R", "Not on track"],
        ["A", "At risk"],
    ]
    assert roles_of(tables_of(sheet_of(rows))[0]) == {
        1: HEADER,
        2: ACTION,
        **dict.fromkeys((4, 5, 6), SIGN_OFF),
    }
    assert mapped(sheet_of(rows)).accounting.left_out == ()

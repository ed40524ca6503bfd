"""Columns told by their values: under strange headings, under none, beside others."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.exchange.grid import Value
from planapp.exchange.recognise.people import looks_like_people
from tests.exchange.mapping.told import findings, outline, ratings, titled
from tests.exchange.sheets import fields_of, mapped, sheet_of, tables_of


def test_strange_headings() -> None:
    rows: list[list[Value]] = [
        ["Nr.", "Massnahme", "Verantwortlich", "Termin", "Notiz"],
        ["1", "Leitfaden schreiben und verteilen", "Team Manager", date(2025, 3, 31), "eins"],
        ["2", "Schulungen für alle durchführen", "Head of Service", date(2025, 4, 30), "zwei"],
    ]
    found = mapped(sheet_of(rows))
    assert fields_of(tables_of(sheet_of(rows))[0]) == {
        "Nr.": "ref",
        "Massnahme": "action",
        "Verantwortlich": "lead",
        "Termin": "due",
        "Notiz": "extra",
    }
    assert found.accounting.left_out == ()
    told = [where for where, text in findings(found, "look") if "was taken for" in text]
    assert told == ["Plan!A1", "Plan!B1", "Plan!C1", "Plan!D1"]


def test_headings_written_from_right_to_left_stay_as_written() -> None:
    rows: list[list[Value]] = [
        ["رقم", "الإجراء", "ملاحظات"],
        ["1", "تدريب جميع الموظفين على النظام", "أ"],
        ["2", "مراجعة السياسات والإجراءات الحالية", "ب"],
    ]
    found = mapped(sheet_of(rows))
    assert [item.title for item in found.plan.items.of()] == [rows[1][1], rows[2][1]]
    assert [field.heading for field in found.plan.extra_fields] == ["ملاحظات"]


def test_no_heading_at_all() -> None:
    rows: list[list[Value]] = [
        ["1.1", "Write the guidance", "Head of Service", "Mar 2017", "R"],
        ["1.2", "Train the staff", "Team Manager", "Apr 2017", "G"],
    ]
    found = mapped(sheet_of(rows))
    assert outline(found.plan) == ["A 1.1 Write the guidance", "A 1.2 Train the staff"]
    assert ratings(found.plan, titled(found.plan, "Train the staff")) == {"Column E": "G"}
    assert ("Plan!A1", "No row of headings was found. The columns were told by what is in them.") in findings(
        found
    )


def test_a_heading_that_is_known_means_what_it_says() -> None:
    rows: list[list[Value]] = [["Ref", "Action", "Lead", "Seen on"], ["1", "a", "x", date(2018, 1, 1)]]
    assert fields_of(tables_of(sheet_of(rows))[0])["Seen on"] == "extra"


@pytest.mark.parametrize("values", [["R", "A", "G"], ["Red", "Amber", "Green – done early"]])
def test_ratings_under_another_heading(values: list[Value]) -> None:
    rows: list[list[Value]] = [
        ["Ref", "Action", "Status"],
        *([str(n), f"a{n}", v] for n, v in enumerate(values)),
    ]
    assert fields_of(tables_of(sheet_of(rows))[0])["Status"] == "rating"


@pytest.mark.parametrize(
    "values", [["A", "R", "A"], ["1", "2", "3"], ["High", "Low", "High"], ["R", "R", "R"]]
)
def test_letters_and_numbers_that_are_no_ratings(values: list[Value]) -> None:
    rows: list[list[Value]] = [
        ["Ref", "Action", "Own"],
        *([str(n), f"a{n}", v] for n, v in enumerate(values)),
    ]
    assert fields_of(tables_of(sheet_of(rows))[0])["Own"] == "extra"


def test_the_longest_texts_are_the_actions_where_no_heading_names_them() -> None:
    rows: list[list[Value]] = [
        ["#", "Snarf", "Status", "Due date", "Assigned to"],
        ["1", "Ask the vendors", "Complete", "Mar 2017", "Mark"],
        ["2", "Write the list", "In progress", "Mar 2017", "Sue"],
    ]
    assert outline(mapped(sheet_of(rows)).plan) == ["A 1 Ask the vendors", "A 2 Write the list"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Head of Service", True),
        ("HoS/TM", True),
        ("Anna Schmidt, Bernd Maier", True),
        ("Team Manager\nSocial Worker", True),
        ("Write the guidance for all", False),
        ("March 2017", False),
        ("", False),
    ],
)
def test_names_and_posts(text: str, expected: bool) -> None:
    assert looks_like_people(text) == expected

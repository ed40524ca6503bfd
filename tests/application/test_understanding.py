"""Understanding a workbook again with what the officer said of it and agreed to."""

from __future__ import annotations

from pathlib import Path

from planapp.application.agreed import offer_of
from planapp.application.importing import Import, rows_of, understand
from planapp.domain.status import IN_PROGRESS
from planapp.exchange.grid import Book
from planapp.exchange.reading import Reading, Remark
from planapp.exchange.recognise.corrections import Corrections
from tests.exchange.sheets import sheet_of

ROWS = (
    ("No", "Action", "Steps", "Lead", "When", "Status"),
    ("1.1", "Agree the standard", "Draft it", "Head of Service", "March 2026", "working on it"),
    ("", "", "Consult teams", "", "April 2026", ""),
    ("1.2", "Train all teams (Ofsted December 2025)", "", "Heads of Service", "May 2026", "working on it"),
)
READING = Reading(Book("plan.xlsx", (sheet_of(ROWS),)), (Remark("Plan!A1", "A remark."),))
SOURCE = Path("plan.xlsx")


def offered(found: Import, about: str) -> set[object]:
    return {offer_of(one) for one in found.findings if one.about == about} - {None}


def test_remarks_of_the_reader_come_with_the_findings() -> None:
    assert understand(SOURCE, READING).findings[0].text == "A remark."


def test_people_are_merged_only_when_she_agrees() -> None:
    plain = understand(SOURCE, READING)
    assert {person.name for person in plain.plan.people} == {"Head of Service", "Heads of Service"}
    agreed = offered(plain, "people")
    found = understand(SOURCE, READING, agreed=agreed)  # type: ignore[arg-type]
    assert [person.name for person in found.plan.people] == ["Head of Service"]
    assert not offered(found, "people")


def test_a_status_means_the_state_that_she_agrees_to_wherever_it_stands() -> None:
    plain = understand(SOURCE, READING)
    agreed = offered(plain, "status")
    assert len(agreed) == 1
    found = understand(SOURCE, READING, agreed=agreed)  # type: ignore[arg-type]
    states = [item.state for item in found.plan.walk() if item.status == "working on it"]
    assert states == [IN_PROGRESS, IN_PROGRESS]
    assert not offered(found, "status")


def test_an_item_is_linked_to_a_recommendation_when_she_agrees() -> None:
    agreed = offered(understand(SOURCE, READING), "recommendation")
    found = understand(SOURCE, READING, agreed=agreed)  # type: ignore[arg-type]
    (link,) = found.plan.recommendation_links
    assert found.plan.items[link.item].ref == "1.2"
    assert found.plan.recommendations[link.recommendation].ref == "Ofsted December 2025"


def test_each_row_knows_the_item_that_it_tells_of() -> None:
    found = understand(SOURCE, READING)
    titles = {row: found.plan.items[item].title for (_, row), item in rows_of(found).items()}
    assert titles == {
        2: "Agree the standard",
        3: "Consult teams",
        4: "Train all teams (Ofsted December 2025)",
    }


def test_a_sheet_that_is_left_out_is_neither_read_nor_counted() -> None:
    other = sheet_of((("Just", "words"),), name="Guidance")
    reading = Reading(Book("plan.xlsx", (sheet_of(ROWS), other)))
    counted = understand(SOURCE, reading, said={"Guidance": Corrections().left_out(True)})
    assert counted.accounting.filled == understand(SOURCE, READING).accounting.filled

"""Findings counted together, in the order in which the officer reads them."""

from __future__ import annotations

from pathlib import Path

from planapp.application.importing import Import, understand
from planapp.domain.plan import empty_plan
from planapp.exchange.grid import Book
from planapp.exchange.mapping import Accounting, Finding
from planapp.exchange.reading import Reading
from planapp.models.finding_groups import AGREE, DANGER, FIX, NOTE, OK, SHOW, WARN, counts, groups_of
from tests.exchange.sheets import sheet_of

ROWS = (
    ("No", "Action", "Lead", "When", "Status"),
    ("1", "Agree the standard", "Head of Service", "Teb 2026", "working on it"),
    ("2", "Train all teams", "Team Manager", "Fen 2026", "working on it"),
    ("No", "Action", "Lead", "When", "Status"),
    ("3", "Audit the results", "Team Manager", "May 2026", "Complete"),
)


def found(*rows: tuple[str, ...]) -> Import:
    return understand(Path("plan.xlsx"), Reading(Book("plan.xlsx", (sheet_of(rows or ROWS),))))


def test_those_alike_are_one_with_examples_and_places() -> None:
    (dates,) = [group for group in groups_of(found()) if group.verb == FIX]
    assert dates.headline == "2 dates could not be read"
    assert dates.detail == "‘Teb 2026’ and ‘Fen 2026’."
    assert dates.places == ("Plan!D2", "Plan!D3")


def test_what_can_be_agreed_to_is_offered_once() -> None:
    (status,) = [group for group in groups_of(found()) if group.verb == AGREE]
    assert [offer.subject for offer in status.offers] == ["working on it"]


def test_nothing_left_out_comes_first_then_looks_then_notes() -> None:
    groups = groups_of(found())
    assert [group.state for group in groups] == sorted(
        (group.state for group in groups), key=[DANGER, OK, WARN, NOTE].index
    )
    assert groups[0].headline == "Nothing left out: 25 of 25 cells placed"
    assert counts(groups) == (2, 1)


def test_rows_that_repeat_the_headings_are_counted() -> None:
    (repeats,) = [group for group in groups_of(found()) if "headings" in group.headline]
    assert repeats.places == ("Plan!A4",)


def test_what_was_left_out_comes_before_all_and_is_listed() -> None:
    lost = Import(
        Path("a.xlsx"),
        found().plan,
        Accounting(9, 6, 0, ("Plan!A1", "Plan!A2", "Plan!A3")),
        (Finding("look", "Plan!B1", "Look here. It is odd."),),
    )
    groups = groups_of(lost)
    assert (groups[0].state, groups[0].headline) == (DANGER, "3 cells of 9 left out")
    assert "Plan!A1, Plan!A2, Plan!A3" in groups[0].detail
    assert (groups[1].headline, groups[1].detail, groups[1].verb) == ("Look here", "It is odd.", SHOW)


def test_where_no_plan_was_found_she_is_told_what_to_do() -> None:
    none = Import(Path("a.xlsx"), empty_plan(), Accounting(4, 4, 0, ()), ())
    assert groups_of(none)[0].headline == "No plan was found"

"""The example plans as they land when the published document is pasted in: nothing lost, nothing invented."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from planapp.exchange.mapping import Mapped, map_book
from planapp.exchange.read_xlsx import read_xlsx
from planapp.exchange.recognise import recognise
from planapp.exchange.recognise.model import REPEAT
from tests.exchange.mapping.test_law import words_of
from tests.exchange.reading import below, people, read


@pytest.fixture(scope="module")
def pasted_a(shared: Path) -> Mapped:
    return read(shared / "plans" / "plan-a-pasted.xlsx")


@pytest.fixture(scope="module")
def pasted_b(shared: Path) -> Mapped:
    return read(shared / "plans" / "plan-b-pasted.xlsx")


@pytest.mark.parametrize("name", ["plan-a-pasted", "plan-b-pasted"])
def test_no_word_is_lost(shared: Path, name: str) -> None:
    book = read_xlsx(shared / "plans" / f"{name}.xlsx")
    found = map_book(book, recognise(book), name)
    known = {word for text in words_of(found.plan) for word in [text]}
    assert found.accounting.left_out == ()
    for sheet in book.sheets:
        for cell in sheet.filled():
            assert set(cell.text.split()) <= known | _marks(cell.text, known), cell.address


def _marks(text: str, known: set[str]) -> set[str]:
    """Return the pieces of a text whose words are all known, whatever marks stand around them."""
    pieces = text.split()
    words = {piece: "".join(c if c.isalnum() or c == "_" else " " for c in piece).split() for piece in pieces}
    return {piece for piece in pieces if set(words[piece]) <= known}


class TestPlanA:
    def test_the_tree(self, pasted_a: Mapped, shared: Path) -> None:
        plan = pasted_a.plan
        facts: dict[str, Any] = json.loads((shared / "plans" / "expected-a.json").read_text(encoding="utf-8"))
        found = [
            (
                theme.ref,
                [(o.ref, [a.ref for a in below(plan, o, "action")]) for o in below(plan, theme, "objective")],
            )
            for theme in below(plan, None, "theme")
        ]
        assert found == [
            (
                theme["number"],
                [(o["number"], [a["number"] for a in o["actions"]]) for o in theme["objectives"]],
            )
            for theme in facts["themes"]
        ]
        assert Counter(item.kind for item in plan.items)["action"] == 53

    def test_second_lines_are_joined_and_both_5_1_kept(self, pasted_a: Mapped) -> None:
        actions = [item for item in pasted_a.plan.items if item.kind == "action"]
        titles = {action.ref: action.title for action in actions}
        assert titles["14.2"] == "Corporate Parenting Board"
        assert titles["12.1"] == "Improve the delivery and access to information for care leavers"
        assert Counter(action.ref for action in actions)["5.1"] == 2

    def test_titles_that_run_on(self, pasted_a: Mapped) -> None:
        titles = {item.ref: item.title for item in pasted_a.plan.items if item.kind == "action"}
        assert titles["1.4"] == "Ensure that every assessment contains robust analysis (Ofsted December 2016)"
        assert titles["13.4"] == "Pathway plans to be improved in response to feedback from MOMO app."

    def test_banners_are_one_title(self, pasted_a: Mapped) -> None:
        first = below(pasted_a.plan, None, "theme")[0]
        assert first.title == "CHILDREN IN NEED OF HELP OF PROTECTI ON"
        told = [one.text for one in pasted_a.findings if one.where == "Sheet1!B2"]
        assert len(told) == 1
        assert "B2, C2, D2 and E2" in told[0]

    def test_a_lead_that_stands_above_its_number(self, pasted_a: Mapped) -> None:
        plan = pasted_a.plan
        action = next(item for item in plan.items if item.ref == "9.2")
        assert people(plan, action) == ["HOS Safeguarding and QA / Senior IRO"]

    def test_all_repeated_headers_are_named(self, shared: Path) -> None:
        book = read_xlsx(shared / "plans" / "plan-a-pasted.xlsx")
        (table,) = recognise(book).tables
        assert table.header_rows == (1,)
        repeats = [role.row for role in table.rows if role.role == REPEAT]
        # 34 times the header comes again, twice of them on two lines.
        assert len(repeats) == 36


class TestPlanB:
    def test_counts(self, pasted_b: Mapped) -> None:
        kinds = Counter(item.kind for item in pasted_b.plan.items)
        assert kinds == {"objective": 3, "action": 21}
        assert len(pasted_b.plan.indicators) == 3
        assert len(pasted_b.plan.periods) == 4

    def test_ratings_that_can_not_be_read_are_text_with_a_finding(self, pasted_b: Mapped) -> None:
        plan = pasted_b.plan
        texts = {rating.text for rating in plan.ratings if rating.level is None}
        assert {"2 2", "ı", "1 (1", "0", "3 4"} <= texts
        levels = {plan.levels[rating.level].number for rating in plan.ratings if rating.level is not None}
        assert levels <= {1, 2, 3}
        for text in texts:
            assert any(f"‘{text}’ is not on the scale" in finding.text for finding in pasted_b.findings)

    def test_indicators_of_the_header(self, pasted_b: Mapped) -> None:
        names = [indicator.name for indicator in pasted_b.plan.indicators.of()]
        assert names == [
            "% Assessments in 45 days",
            "Plans graded good at audit %",
            "CP visits completed in timescale %",
        ]

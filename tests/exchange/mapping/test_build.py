"""Rows of a plan that are made from lines of text."""

from __future__ import annotations

import pytest

from planapp.exchange.grid import Value
from planapp.exchange.mapping.build import evidence_of, recommendation_of
from tests.exchange.sheets import mapped, sheet_of


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Inspection Sept 2024, rec 3", ("Inspection Sept 2024", "rec 3", "")),
        ("Ofsted, Dec 2016, 4.2", ("Ofsted, Dec 2016", "4.2", "")),
        ("Visit, para 12(b)", ("Visit", "para 12(b)", "")),
        ("Rec 3", ("", "Rec 3", "")),
        (
            "Make sure that plans are clear, short and kept",
            ("", "", "Make sure that plans are clear, short and kept"),
        ),
        (", rec 3", ("", ", rec 3", "")),
        ("Every child is seen", ("", "", "Every child is seen")),
    ],
)
def test_recommendation(line: str, parts: tuple[str, str, str]) -> None:
    assert recommendation_of(line) == parts


def test_recommendations_and_their_sources_are_made_once() -> None:
    rows: list[list[Value]] = [["Action", "Recommendation"]]
    rows += [["a", "Visit, rec 1\nVisit, rec 2\nVisit, rec 1"], ["b", "Visit, rec 1\nLetter, rec 1"]]
    plan = mapped(sheet_of(rows)).plan
    sources = {row.id: row.title for row in plan.source_events}
    assert [(sources[row.source or 0], row.ref) for row in plan.recommendations.of()] == [
        ("Visit", "rec 1"),
        ("Visit", "rec 2"),
        ("Letter", "rec 1"),
    ]
    assert len(plan.recommendation_links) == 4


@pytest.mark.parametrize(
    ("line", "title", "target"),
    [
        ("Audit: docs/audit.docx", "Audit", "docs/audit.docx"),
        ("Minutes: https://example.org/m", "Minutes", "https://example.org/m"),
        ("https://example.org/m", "", "https://example.org/m"),
        ("A letter", "A letter", ""),
        ("C:\\plans\\audit.docx", "C:\\plans\\audit.docx", ""),
    ],
)
def test_evidence(line: str, title: str, target: str) -> None:
    assert evidence_of(line) == {"title": title, "target": target}

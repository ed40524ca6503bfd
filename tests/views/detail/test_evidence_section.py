"""Evidence: links and files that are added, opened, moved, missing and deleted."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from planapp.domain.records import Evidence
from planapp.views.detail.evidence_section import EvidenceSection
from tests.views.detail.hand import Hand, Key, entries


@pytest.fixture
def section(hand: Hand) -> EvidenceSection:
    return hand.page.evidence


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the system was asked to open."""
    found: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        found.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


def of(hand: Hand) -> list[Evidence]:
    return list(hand.plan.evidence.of(hand.item.id))


def add(hand: Hand, section: EvidenceSection, text: str) -> None:
    assert section.link is not None
    hand.click(section.link)
    hand.type(text)
    hand.press(Key.Key_Return)


def test_a_link_is_opened(hand: Hand, section: EvidenceSection, opened: list[QUrl]) -> None:
    hand.click(section.rows.widgets[0].open_button)
    assert opened == [QUrl("https://example.org/audit")]


@pytest.mark.parametrize(
    ("typed", "title", "target"),
    [
        ("Audit report", "Audit report", ""),
        ("https://example.org/a/report.pdf?x=1", "report.pdf", "https://example.org/a/report.pdf?x=1"),
        ("www.example.org/minutes", "minutes", "www.example.org/minutes"),
        (r"H:\Audits\May.docx", "May.docx", r"H:\Audits\May.docx"),
        ("Notes: what was said", "Notes: what was said", ""),
    ],
)
def test_what_is_added_is_a_title_or_a_target(
    hand: Hand, section: EvidenceSection, typed: str, title: str, target: str
) -> None:
    add(hand, section, typed)
    assert (of(hand)[1].title, of(hand)[1].target) == (title, target)
    assert section.head.summary == "2"


def test_a_file_beside_the_plan_is_opened(hand: Hand, section: EvidenceSection, opened: list[QUrl]) -> None:
    file = hand.document.path.parent / "minutes.txt"
    file.touch()
    add(hand, section, "Minutes")
    row = section.rows.widgets[1]
    assert not row.open_button.isVisible()
    hand.write(row.target, "minutes.txt")
    assert not row.refusal.text()
    hand.click(row.open_button)
    assert opened == [QUrl.fromLocalFile(str(file))]


def test_a_missing_file_says_so_and_is_not_opened(
    hand: Hand, section: EvidenceSection, opened: list[QUrl]
) -> None:
    add(hand, section, "/nowhere/minutes.txt")
    row = section.rows.widgets[1]
    assert "no such file" in row.refusal.text()
    hand.click(row.open_button)
    assert not opened
    hand.write(row.target, "https://example.org")
    assert not row.refusal.isVisible()


def test_a_command_is_never_opened(hand: Hand, section: EvidenceSection, opened: list[QUrl]) -> None:
    row = section.rows.widgets[0]
    hand.write(row.target, "javascript:alert(1)")
    hand.click(row.open_button)
    assert not opened
    assert "Nothing opens this" in row.refusal.text()


def test_title_and_day_are_edited(hand: Hand, section: EvidenceSection) -> None:
    row = section.rows.widgets[0]
    hand.write(row.title, "Audit of all visits")
    hand.write(row.day, "2 April 2026")
    assert (of(hand)[0].title, of(hand)[0].on) == ("Audit of all visits", date(2026, 4, 2))
    hand.write(row.day, "some day")
    assert row.day.refusal
    hand.press(Key.Key_Escape)
    assert row.day.text == "2 April 2026"


def test_the_menu_moves_and_deletes(hand: Hand, section: EvidenceSection) -> None:
    add(hand, section, "Second")
    menu = hand.open_menu(section.rows.widgets[1].title)
    assert entries(menu) == ["Move up", "Delete evidence"]
    hand.choose(menu, "Move up")
    assert [one.title for one in of(hand)] == ["Second", "Audit of visits"]
    assert [row.title.text for row in section.rows.widgets] == ["Second", "Audit of visits"]
    hand.choose(hand.open_menu(section.rows.widgets[0].title), "Delete evidence")
    assert [one.title for one in of(hand)] == ["Audit of visits"]

"""The history of an item in the pane: folded at first, field by field, and older values put back."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.application.document import Document
from planapp.domain import edits
from planapp.domain.change_words import ADDED, CHANGED, REMOVED, Told
from planapp.domain.word_diff import DELETED, INSERTED, SAME
from planapp.views.detail import history_section
from planapp.views.detail.history_section import HistorySection
from planapp.views.detail.told_words import pieces_of, put_back_words
from tests.views.detail.hand import Hand, Key, at_keyboard


def section(hand: Hand) -> HistorySection:
    return hand.page.history


def told(hand: Hand) -> list[list[str]]:
    return [
        [line.words.accessibleName() for line in entry.lines if not line.isHidden()]
        for entry in section(hand).rows.widgets
    ]


def links(hand: Hand) -> list[str]:
    return [link.text() for entry in section(hand).rows.widgets for link in entry.links]


def unfold(hand: Hand) -> None:
    section(hand).head.setFocus()
    hand.press(Key.Key_Right)


def test_it_is_read_when_it_is_unfolded(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    real = history_section.history_of

    def counted(document: Document, item_id: int) -> object:
        read.append(item_id)
        return real(document, item_id)

    monkeypatch.setattr(history_section, "history_of", counted)
    hand.write(hand.page.title, "See all children")
    hand.show("1.1.2")
    hand.show("1.2.1")
    assert section(hand).is_folded
    assert read == []
    unfold(hand)
    assert read == [hand.item.id]
    assert section(hand).head.summary == "2 changes"
    hand.press(Key.Key_Left)
    hand.press(Key.Key_Right)
    assert read == [hand.item.id]


def test_it_tells_fields_newest_first_and_follows_the_plan(hand: Hand) -> None:
    unfold(hand)
    assert told(hand) == [["Action added: See children in five working days"]]
    (first,) = section(hand).rows.widgets
    assert "2 measures" in first.came.text()
    assert first.by.text() == "Officer"
    assert links(hand) == []
    hand.write(hand.page.facts.due.value, "31 May 2025")
    hand.write(hand.page.title, "See all children in five working days")
    assert told(hand)[:2] == [
        ["Title: See all children in five working days, was See children in five working days"],
        ["Due date: 31 May 2025, was 31 Mar 2099"],
    ]
    hand.undo()
    assert section(hand).rows.widgets[0].by.text() == "Officer, undo"
    assert section(hand).head.summary == "4 changes"


def test_an_older_value_is_put_back_by_keyboard(hand: Hand) -> None:
    hand.write(hand.page.facts.due.value, "31 May 2025")
    unfold(hand)
    assert links(hand) == ["Put back ‘31 Mar 2099’"]
    hand.press(Key.Key_Tab)
    link = at_keyboard()
    assert link.accessibleName() == "Due date: Put back ‘31 Mar 2099’"
    hand.press(Key.Key_Return)
    assert hand.item.due == "31 Mar 2099"
    last = hand.document.history.last
    assert last is not None
    assert last.label == "put back due date of 1.2.1"
    assert links(hand) == ["Put back ‘31 May 2025’"]
    assert section(hand).head.hasFocus()
    hand.undo()
    assert hand.item.due == "31 May 2025"


def test_what_was_taken_out_is_brought_back(hand: Hand) -> None:
    evidence = hand.plan.evidence.of(hand.item.id)[0]
    hand.edit(lambda plan: edits.remove_evidence(plan, evidence.id))
    unfold(hand)
    assert links(hand) == ["Bring it back"]
    hand.click(section(hand).rows.widgets[0].links[0])
    assert hand.plan.evidence.of(hand.item.id) == (evidence,)
    assert links(hand) == []


def test_a_refusal_is_told_below_the_heading(hand: Hand) -> None:
    period = hand.plan.current_period
    assert period is not None
    level = hand.plan.levels.of()[-1]
    hand.edit(lambda plan: edits.rate(plan, [hand.item.id], period.id, level.id))
    unfold(hand)
    (link,) = section(hand).rows.widgets[0].links
    hand.edit(lambda plan: edits.freeze(plan, period.id))
    hand.click(link)
    assert "is frozen" in section(hand).refusal.text()
    hand.show("1.1.2")
    assert section(hand).refusal.text() == ""


def test_another_item_has_another_history(hand: Hand) -> None:
    unfold(hand)
    hand.write(hand.page.title, "See all children")
    hand.show("1.1.2")
    assert len(told(hand)) == 1
    hand.show("1.2.1")
    assert told(hand)[0][0].startswith("Title: See all children")


def test_a_long_history_is_shown_in_parts(hand: Hand) -> None:
    for number in range(25):
        hand.document.edit(edits.set_field(hand.plan, hand.item.id, "title", f"Title {number}"))
    unfold(hand)
    assert len(section(hand).rows.widgets) == 10
    assert section(hand).more.text() == "Show 16 earlier changes"
    hand.click(section(hand).more)
    assert len(section(hand).rows.widgets) == 26
    assert not section(hand).more.isVisible()
    assert at_keyboard() is section(hand).rows.widgets[10].links[0]


LONG = "All teams are seen each week, and what they say is kept. "


@pytest.mark.parametrize(
    ("was", "now", "kind", "kinds", "link"),
    [
        ("31 Jan", "31 Mar", CHANGED, [SAME], "Put back ‘31 Jan’"),
        ("", "31 Mar", CHANGED, [SAME], "Make it empty again"),
        ("", "Lead", ADDED, [SAME], "Make it empty again"),
        ("31 Jan", "", CHANGED, [SAME], "Put back ‘31 Jan’"),
        (LONG, LONG.replace("week", "day"), CHANGED, [SAME, DELETED, SAME, INSERTED, SAME], ""),
        (LONG, "Nothing\nof the kind was ever said", CHANGED, [SAME, SAME, DELETED], ""),
        (LONG * 2, "", CHANGED, [SAME, DELETED], ""),
        (LONG, "", REMOVED, [DELETED], "Bring it back"),
    ],
)
def test_how_a_change_is_painted(was: str, now: str, kind: str, kinds: list[str], link: str) -> None:
    one = Told("items", 1, kind, ("title",), "Title", was, now)
    assert [piece.kind for piece in pieces_of(one)] == kinds
    assert put_back_words(one) == (link or "Put the earlier text back")


def test_a_day_done_is_put_back(hand: Hand) -> None:
    hand.show("Publish")
    hand.edit(lambda plan: edits.tick_step(plan, hand.item.id, date(2026, 1, 2)))
    unfold(hand)
    assert told(hand)[0] == ["Done on: 2 January 2026, was 20 November 2025"]
    hand.click(section(hand).rows.widgets[0].links[0])
    assert hand.item.done_on == date(2025, 11, 20)

"""Where a search text is found: in something exactly if the search finds the item by it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from planapp.domain import edits
from planapp.models.board_filter import Filter
from planapp.models.board_model import BoardModel
from planapp.models.found_places import _places, found_elsewhere
from planapp.models.search_texts import all_text, fold
from tests.models import plans as p


def test_it_looks_where_the_search_looks() -> None:
    plan = p.small_plan()
    plan = p.edited(plan, edits.set_due(plan, p.PLANS, "31/08/2026"))
    plan = p.edited(plan, edits.add_evidence(plan, p.PLANS, "Minutes", "minutes.docx"))
    plan = p.edited(plan, edits.add_recommendation(plan, "rec 3", text="See children"))
    (recommendation,) = plan.recommendations
    plan = p.edited(plan, edits.link_recommendation(plan, p.PLANS, recommendation.id))
    for item in plan.items:
        folded = filter(None, (fold(text) for _, text in _places(plan, item)))
        assert sorted(folded) == sorted(all_text(plan, item).split("\n")), item.title


@given(st.sampled_from(["83%", "team", "lags", "high", "2 2", "child’s", "31 march", "visit", "1.1.1 v"]))
def test_what_the_title_shows_needs_no_words(sought: str) -> None:
    plan = p.small_plan()
    item = plan.items[p.VISITS]
    in_title = sought in fold(f"{item.ref} {item.title}")
    assert bool(found_elsewhere(plan, item, sought)) == (not in_title and sought in all_text(plan, item))


def test_it_says_where_with_the_words_around() -> None:
    plan = p.small_plan()
    visits = plan.items[p.VISITS]
    assert found_elsewhere(plan, visits, "83%") == "found in an update: ‘Seen: 83%’"
    assert found_elsewhere(plan, visits, "team lags") == "found in the comment on April 2026: ‘One team lags’"
    assert found_elsewhere(plan, visits, "manager") == "found in the lead: ‘Team Manager’"
    assert found_elsewhere(plan, plan.items[p.PLANS], "high") == "found in ‘Priority’: ‘High’"
    long = p.edited(plan, edits.add_update(plan, p.PLANS, f"{'so ' * 40}zebra {'and ' * 40}"))
    words = found_elsewhere(long, long.items[p.PLANS], "zebra")
    assert "…so so" in words
    assert "zebra and" in words
    assert len(words) < 110


def test_the_row_says_it_to_pointer_and_screen_reader_while_it_is_sought() -> None:
    model = BoardModel(p.small_plan(), today=p.TODAY)

    def said(role: Qt.ItemDataRole) -> str:
        return str(model.index_of(p.VISITS).data(role))

    assert "found" not in said(Qt.ItemDataRole.AccessibleTextRole)
    model.set_filter(Filter(text="83%"))
    assert said(Qt.ItemDataRole.AccessibleTextRole).endswith("found in an update: ‘Seen: 83%’")
    assert said(Qt.ItemDataRole.ToolTipRole) == "Visit within five days\nFound in an update: ‘Seen: 83%’"
    model.set_filter(Filter(text="visit"))
    assert "found" not in said(Qt.ItemDataRole.AccessibleTextRole)

"""What an item shows in a column."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planapp.domain import records as r
from planapp.exchange.workbook.model import Cell, Column
from planapp.exchange.workbook.values import dated_text, value_of, written_levels
from tests.exchange.workbook.making import LEVELS, Making


def shown(making: Making, item: r.Item, field: str, **about: Any) -> Any:
    return value_of(making.plan(), Column(field, field, **about))(item)


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("All trained", None, "All trained"),
        ("All trained", date(2017, 2, 9), "All trained (9.2.2017)"),
        ("All trained 9.2.17", date(2017, 2, 9), "All trained 9.2.17"),
        ("All trained 9.2.17", date(2017, 3, 9), "All trained 9.2.17 (9.3.2017)"),
        ("", date(2017, 2, 9), "(9.2.2017)"),
    ],
)
def test_an_update_ends_in_its_day(text: str, on: date | None, expected: str) -> None:
    assert dated_text(r.Update(1, 1, on=on, text=text)) == expected


def test_one_measure_stands_as_it_is_and_several_as_a_list() -> None:
    making = Making()
    action = making.item(r.ACTION)
    indicator = making.add(r.Indicator, name="Visits in time")
    making.add(r.Measure, item=action.id, text="90% in time")
    assert shown(making, action, "measure") == "90% in time"
    making.add(r.Measure, item=action.id, marker="– ", text="Audits are good")
    making.add(r.Measure, item=action.id, indicator=indicator.id)
    assert shown(making, action, "measure") == "• 90% in time\n– Audits are good\n• Visits in time"


def test_people_are_those_who_still_hold_the_role() -> None:
    making = Making()
    action = making.item(r.ACTION)
    making.lead(action, "Head of Service")
    making.lead(action, "Team\nManager")
    making.lead(action, "Support Officer", r.OFFICER)
    former = making.add(r.Person, name="Former Head of Service")
    making.add(r.Assignment, item=action.id, person=former.id, ends_on=date(2026, 1, 1))
    assert shown(making, action, "lead") == "Head of Service\nTeam Manager"
    assert shown(making, action, "officer") == "Support Officer"


def test_slips_stand_in_columns_that_pair_up() -> None:
    making = Making()
    action = making.item(r.ACTION)
    making.add(r.Slip, item=action.id, was="May 2026")
    making.add(r.Slip, item=action.id, was="July 2026", reason="No\ntrainer", approved_by="Board")
    assert shown(making, action, "first_due") == "May 2026\nJuly 2026"
    assert shown(making, action, "slip_reason") == "\nNo trainer"
    assert shown(making, action, "slip_approved") == "\nBoard"


def test_recommendations_and_evidence_have_a_line_each() -> None:
    making = Making()
    action = making.item(r.ACTION)
    source = making.add(r.SourceEvent, title="Inspection Sept 2024")
    for values in ({"ref": "rec 3", "source": source.id}, {"ref": "7.2"}):
        answered = making.add(r.Recommendation, **values)
        making.add(r.RecommendationLink, item=action.id, recommendation=answered.id)
    assert shown(making, action, "recommendation") == "Inspection Sept 2024, rec 3\n7.2"
    making.add(r.Evidence, item=action.id, title="Audit", target="docs/audit.pdf")
    making.add(r.Evidence, item=action.id, target="https://example.org/x")
    assert shown(making, action, "evidence") == "Audit: docs/audit.pdf\nhttps://example.org/x"


def test_three_kinds_of_nothing_and_a_rating_that_was_not_read() -> None:
    making = Making()
    period = making.add(r.Period, label="03/18")
    given: list[dict[str, Any]] = [
        {"level": LEVELS[1].id},
        {},
        {"text": "2 2"},
        {"level": LEVELS[0].id, "comment": "Slipped", "comment_by": "Team Manager"},
        {"comment": "Begun only now"},
    ]
    actions = [making.item(r.ACTION) for _ in range(len(given) + 1)]
    for action, values in zip(actions, given, strict=False):
        making.add(r.Rating, item=action.id, period=period.id, **values)
    assert [shown(making, action, "rating", period=period.id) for action in actions] == [
        *("A", "–", "2 2"),
        Cell("R", note="Slipped", note_by="Team Manager"),
        Cell("–", note="Begun only now", note_by="planapp"),
        "",
    ]


def test_levels_of_the_same_letter_are_written_apart() -> None:
    levels = [
        r.Level(1, letter="A", name="Amber"),
        r.Level(2, letter="A", name="Almost"),
        r.Level(3, key="x"),
    ]
    assert written_levels(levels) == {1: "A", 2: "Almost", 3: "0"}

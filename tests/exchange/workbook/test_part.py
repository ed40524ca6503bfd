"""The part of a plan that is sent."""

from __future__ import annotations

from planapp.domain import records as r
from planapp.exchange.workbook.part import part_of, sent_items
from tests.exchange.workbook.making import Making, fields


def test_a_part_is_the_items_with_all_below_and_the_titles_above() -> None:
    making = Making()
    theme = making.item(r.THEME, "Help early", ref="1", status="Begun")
    sent = making.item(r.ACTION, "Train all staff", theme)
    step = making.item(r.STEP, "Choose a trainer", sent)
    other = making.item(r.ACTION, "Review caseloads", theme)
    making.lead(sent, "Team Manager")
    making.lead(other, "Head of Service")
    making.lead(theme, "Director")
    part = part_of(making.plan(), {sent.id}, private=True)
    assert {item.id for item in part.items} == {theme.id, sent.id, step.id}
    assert (part.items[theme.id].title, part.items[theme.id].status) == ("Help early", "")
    assert [person.name for person in part.people] == ["Team Manager"]


def test_recommendations_and_indicators_come_along_where_they_are_meant() -> None:
    making = Making()
    sent, other = making.item(r.ACTION, "One"), making.item(r.ACTION, "Other")
    for item, name in ((sent, "kept"), (other, "left")):
        source = making.add(r.SourceEvent, title=f"Source {name}")
        answered = making.add(r.Recommendation, ref=name, source=source.id)
        making.add(r.RecommendationLink, item=item.id, recommendation=answered.id)
        measured = making.add(r.Indicator, name=name)
        making.add(r.IndicatorValue, indicator=measured.id, month="2026-01", value=1.0)
        making.add(r.Measure, item=item.id, indicator=measured.id)
    part = part_of(making.plan(), [sent.id], private=True)
    assert [row.ref for row in part.recommendations] == ["kept"]
    assert [row.title for row in part.source_events] == ["Source kept"]
    assert [row.name for row in part.indicators] == ["kept"]
    assert len(part.indicator_values) == 1
    assert len(part_of(making.plan(), None, private=False).indicators) == 2


def test_private_extra_fields_stay_behind_with_their_column() -> None:
    making = Making()
    secret = making.add(r.ExtraField, heading="Risk to us", private=True)
    action = making.item(r.ACTION, "One")
    making.add(r.ExtraValue, item=action.id, field=secret.id, text="High")
    making.layout(*fields("action"), {"field": "extra", "extra": secret.id, "heading": "Risk to us"})
    plan = making.plan()
    part = part_of(plan, None, private=False)
    assert (len(part.extra_fields), len(part.extra_values), len(part.layout_columns)) == (0, 0, 1)
    assert part_of(plan, None, private=True) is plan


def test_archived_items_stay_behind_with_all_below() -> None:
    making = Making()
    old = making.item(r.OBJECTIVE, "Done with", archived=True)
    making.item(r.ACTION, "Below it", old)
    kept = making.item(r.ACTION, "Kept")
    assert [item.id for item in part_of(making.plan(), None, private=True).items] == [kept.id]


def test_chosen_items_are_sent_unless_they_or_what_is_above_them_is_archived_or_gone() -> None:
    making = Making()
    old = making.item(r.OBJECTIVE, "Old", archived=True)
    below = making.item(r.ACTION, "Below it", old)
    gone = making.item(r.ACTION, "Archived", archived=True)
    theme = making.item(r.THEME, "Theme")
    action = making.item(r.ACTION, "Kept", theme)
    step = making.item(r.STEP, "Step", action)
    plan = making.plan()
    assert sent_items(plan, [below.id, gone.id, 10**9]) == set()
    assert sent_items(plan, [step.id, theme.id, old.id]) == {theme.id, action.id, step.id}
    assert sent_items(plan, [step.id]) == {step.id}
    assert sent_items(plan, None) == {theme.id, action.id, step.id}

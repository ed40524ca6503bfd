"""What a search text and the chips find, and that remembering the last search changes nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain.records import ACTION
from planapp.models.board_filter import Filter, Finder
from planapp.models.board_model import BoardModel
from tests.benchmarks.big_plan import big_plan
from tests.models import plans as p


def found(sought: Filter) -> set[int]:
    return Finder(p.small_plan(), p.TODAY).find(sought)


def test_a_text_is_sought_in_all_that_an_item_says() -> None:
    for text, ids in (
        ("1.1.", {p.VISITS, p.PLANS}),
        ("  every\tPLAN ", {p.PLANS}),
        ("half termly", {p.REPORT}),
        ("within five", {p.VISITS}),
        ("83%", {p.VISITS}),
        ("team manager", {p.VISITS, p.PLANS, p.SAMPLE}),
        ("high", {p.PLANS}),
        ("one team lags", {p.VISITS}),
        ("nowhere", set()),
        # Not across two texts.
        ("Visit within five days 31 March", set()),
    ):
        assert found(Filter(text=text)) == ids, text


def test_chips_are_met_together() -> None:
    assert found(Filter(overdue=True)) == {p.VISITS, p.STANDARD, p.SAMPLE}
    assert found(Filter(levels=frozenset({p.AMBER}))) == {p.VISITS}
    assert found(Filter(to_rate=True)) == {p.PLANS}
    assert found(Filter(not_rated=True)) == {p.REPORT}
    assert found(Filter(levels=frozenset({p.AMBER}), not_rated=True)) == {p.VISITS, p.REPORT}
    assert found(Filter(leads=frozenset({p.MANAGER}))) == {p.VISITS, p.PLANS, p.SAMPLE}
    assert found(Filter(leads=frozenset({p.MANAGER}), overdue=True)) == {p.VISITS, p.SAMPLE}
    assert found(Filter(text="visit", overdue=True)) == {p.VISITS}


def test_an_empty_filter_is_none() -> None:
    assert not Filter()
    assert not Filter(text="  ")
    assert Filter(to_rate=True)


def test_changed_is_what_it_was_told() -> None:
    finder = Finder(p.small_plan(), p.TODAY)
    assert finder.find(Filter(changed=True)) == set()
    finder.set_changed(frozenset({p.REPORT}))
    assert finder.find(Filter(changed=True)) == {p.REPORT}


_TEXTS = st.text("visteanm ", max_size=4)
_SEARCHES = st.lists(st.tuples(_TEXTS, st.booleans(), st.booleans()), min_size=1, max_size=8)


@given(_SEARCHES)
def test_a_search_finds_the_same_whatever_was_sought_before(searches: list[tuple[str, bool, bool]]) -> None:
    finder = Finder(p.small_plan(), p.TODAY)
    for text, overdue, to_rate in searches:
        sought = Filter(text=text, overdue=overdue, to_rate=to_rate)
        assert finder.find(sought) == found(sought)


def test_an_edit_is_found_by_what_it_says_now() -> None:
    plan = p.small_plan()
    finder = Finder(plan, p.TODAY)
    assert finder.find(Filter(text="board")) == {p.REPORT}
    assert finder.find(Filter(text="boards")) == set()
    plan = p.edited(plan, edits.set_field(plan, p.PLANS, "title", "Tell both boards"))
    finder.go_on(plan, {p.PLANS}, everything=False)
    assert finder.find(Filter(text="boards")) == {p.PLANS}
    assert finder.find(Filter(to_rate=True)) == {p.PLANS}
    plan = p.edited(plan, edits.rate(plan, [p.PLANS], p.APR, p.RED))
    finder.go_on(plan, {p.PLANS}, everything=False)
    assert finder.find(Filter(to_rate=True)) == set()


def test_gathering_stops_when_time_is_up_and_ends_when_all_is_there() -> None:
    finder = Finder(p.small_plan(), p.TODAY)
    turns = iter([True, True, False])
    assert finder.gather(lambda: next(turns))
    assert not finder.gather(lambda: True)
    assert finder.find(Filter(text="visit")) == found(Filter(text="visit"))


def test_chips_count_what_is_not_archived() -> None:
    plan = p.small_plan()
    model = BoardModel(plan, today=p.TODAY)
    chips = [Filter(overdue=True), Filter(levels=frozenset({p.AMBER})), Filter(to_rate=True)]
    assert model.chip_counts(chips) == [3, 1, 1]
    archived = edits.archive_items(plan, [p.VISITS])
    model.apply(archived, p.edited(plan, archived))
    assert model.chip_counts(chips) == [0, 0, 1]


def test_matches_are_counted_without_the_rows_above_them() -> None:
    model = BoardModel(p.small_plan(), today=p.TODAY)
    assert len(model.matched()) == 9
    model.set_filter(Filter(text="sample"))
    assert model.matched() == {p.SAMPLE}


def test_archived_actions_are_not_counted_even_where_they_are_shown() -> None:
    plan = p.small_plan()
    model = BoardModel(plan, today=p.TODAY)
    assert model.action_counts() == (3, 3)
    archived = edits.archive_items(plan, [p.FIRST])
    model.apply(archived, p.edited(plan, archived))
    model.set_archived_shown(True)
    assert model.action_counts() == (1, 1)
    model.set_filter(Filter(text="plan"))
    assert p.PLANS in model.matched()
    assert model.action_counts() == (0, 1)


# A plan that is too large to be gathered within a key.


def large_finder() -> Finder:
    plan = big_plan(600)
    sought = [item.id for item in plan.items if item.kind == ACTION]
    plan = p.edited(plan, edits.set_field(plan, sought[-1], "title", "Look after the zebras"))
    for item_id in (sought[0], sought[-2]):
        plan = p.edited(plan, edits.add_update(plan, item_id, "A zebra came"))
    return Finder(plan, p.TODAY)


def test_until_all_texts_are_gathered_the_titles_of_the_rest_are_searched() -> None:
    finder = large_finder()
    assert finder.find(Filter(text="zebras"))
    assert len(finder.find(Filter(text="visit"))) < 600
    assert not finder.can_find_more
    finder.gather(lambda: True)
    assert finder.can_find_more
    assert len(finder.find(Filter(text="zebra"))) == 3
    assert not finder.can_find_more


def test_a_longer_text_is_not_sought_only_in_what_the_titles_gave() -> None:
    finder = large_finder()
    finder.find(Filter(text="zebr"))
    finder.gather(lambda: True)
    assert len(finder.find(Filter(text="zebra"))) == 3


def test_an_edit_does_not_end_the_search_for_the_rest() -> None:
    plan = big_plan(600)
    finder = Finder(plan, p.TODAY)
    finder.find(Filter(text="review"))
    finder.go_on(plan, set(), everything=False)
    finder.gather(lambda: True)
    assert finder.can_find_more
    finder.find(Filter(overdue=True))
    assert not finder.can_find_more


def test_people_of_any_part_and_recommendations_are_asked_for() -> None:
    plan = p.small_plan()
    plan = p.edited(plan, edits.set_people(plan, p.REPORT, "officer", ["Team Manager"]))
    plan = p.edited(plan, edits.add_recommendation(plan, "rec 3", text="See children"))
    (recommendation,) = plan.recommendations
    plan = p.edited(plan, edits.link_recommendation(plan, p.PLANS, recommendation.id))
    finder = Finder(plan, p.TODAY)
    assert finder.find(Filter(leads=frozenset({p.MANAGER}))) == {p.VISITS, p.PLANS, p.SAMPLE}
    assert finder.find(Filter(people=frozenset({p.MANAGER}))) == {p.VISITS, p.PLANS, p.SAMPLE, p.REPORT}
    assert finder.find(Filter(recommendations=frozenset({recommendation.id}))) == {p.PLANS}
    numbers = finder.numbers()
    assert (numbers.leads[p.MANAGER], numbers.people[p.MANAGER]) == (3, 4)
    assert numbers.recommendations == {recommendation.id: 1}


def test_due_within_leaves_what_is_still_to_be_done_from_today_on() -> None:
    plan = p.small_plan()
    # 30 June is 68 days away; what is overdue has a chip of its own.
    assert found(Filter(due_days=68)) == {p.PLANS}
    assert found(Filter(due_days=67)) == set()
    plan = p.edited(plan, edits.rate(plan, [p.PLANS], p.APR, p.COMPLETE))
    assert Finder(plan, p.TODAY).find(Filter(due_days=68)) == set()


def test_due_in_the_period_leaves_what_falls_into_it() -> None:
    plan = p.small_plan()
    assert found(Filter(due_in_period=True)) == set()
    plan = p.edited(plan, edits.set_due(plan, p.PLANS, "1 April 2026"))
    finder = Finder(plan, p.TODAY)
    assert finder.find(Filter(due_in_period=True)) == {p.PLANS}
    plan = p.edited(plan, edits.make_current(plan, p.MAR))
    finder.go_on(plan, set(), everything=True)
    assert finder.find(Filter(due_in_period=True)) == {p.VISITS, p.SAMPLE}

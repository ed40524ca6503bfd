"""What differs between two moments of a plan, in the words of its sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain.changes import ChangeSet, apply
from planapp.domain.plan import Plan, make_plan
from planapp.domain.tables import SPECS
from planapp.exchange.changed_fields import ADDED, CHANGED, REMOVED, FieldChange, changed_fields, followed
from tests.domain import northshire as n
from tests.domain.test_laws import histories

_OWNED = [spec.name for spec in SPECS if spec.owner == "item" and spec.name != "rollups"]
PLAN = n.northshire()


def after(*change_sets: ChangeSet) -> Plan:
    plan = PLAN
    for change_set in change_sets:
        plan = apply(plan, change_set)
    return plan


def told(now: Plan) -> list[tuple[object, ...]]:
    """Item, field, part, was and is of each change."""
    return [(one.item, one.field, one.part, one.was, one.now) for one in changed_fields(PLAN, now)]


# Laws


def _rows(plan: Plan, item_id: int) -> dict[object, object]:
    """An item's rows without their ranks."""
    rows = [plan.items[item_id], *(row for name in _OWNED for row in plan.table(name).of(item_id))]
    return {(type(row), row.id): replace(row, rank="") if hasattr(row, "rank") else row for row in rows}


def _differing(then: Plan, now: Plan, *, ranks: bool) -> set[int]:
    both = [item.id for item in now.items if item.id in then.items]
    if ranks:
        return {
            one
            for one in both
            if then.items[one] != now.items[one]
            or any(then.table(name).of(one) != now.table(name).of(one) for name in _OWNED)
        }
    return {one for one in both if _rows(then, one) != _rows(now, one)}


@given(histories(), st.data())
def test_every_item_that_differs_is_told_and_none_that_does_not(
    history: list[tuple[Plan, ChangeSet]], data: st.DataObject
) -> None:
    then = history[data.draw(st.integers(0, len(history) - 1))][0]
    now = history[-1][0]
    found = changed_fields(then, now)
    indicators = {row.id for plan in (then, now) for row in plan.indicators}
    items = {one.item for one in found} - indicators
    new = {item.id for item in now.items if item.id not in then.items}
    gone = {item.id for item in then.items if item.id not in now.items}
    assert _differing(then, now, ranks=False) | gone <= items
    assert items <= _differing(then, now, ranks=True) | new | gone
    assert {one.item for one in found if one.kind == ADDED} >= new - indicators
    kinds = [one.kind == REMOVED for one in found]
    assert kinds == sorted(kinds)


@given(histories())
def test_a_plan_does_not_differ_from_itself_however_it_came_about(
    history: list[tuple[Plan, ChangeSet]],
) -> None:
    plan = history[-1][0]
    again = make_plan(row for spec in SPECS for row in plan.table(spec.name))
    assert changed_fields(plan, plan) == changed_fields(plan, again) == ()


@given(histories())
def test_what_is_told_follows_the_plan(history: list[tuple[Plan, ChangeSet]]) -> None:
    then, now = history[len(history) // 2][0], history[-1][0]
    place = {item.id: at for at, item in enumerate(now.walk())}
    items = [one.item for one in changed_fields(then, now) if one.item in place and one.kind != REMOVED]
    assert items == sorted(items, key=lambda one: place[one])


@given(histories(), st.data())
def test_followed_edit_by_edit_it_is_what_comparing_both_gives(
    history: list[tuple[Plan, ChangeSet]], data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(history) - 1))
    then = before = history[start][0]
    told: tuple[FieldChange, ...] = ()
    for plan, _ in history[start:]:
        told, before = followed(then, before, told, plan), plan
        assert told == changed_fields(then, plan)


# Fields


def test_a_field_is_told_in_the_words_of_its_column() -> None:
    now = after(
        edits.set_field(PLAN, n.VISIT, "title", "Visit each family"),
        edits.rate(PLAN, [n.AUDIT], n.JULY, n.RED, comment="Too few"),
    )
    assert changed_fields(PLAN, now) == (
        FieldChange(
            CHANGED, n.VISIT, "title", None, "Title", "Visit each family", "1.1.1",
            "Visit every family", "Visit each family",
        ),
        FieldChange(
            CHANGED, n.AUDIT, "rating", n.JULY, "Rating July 2026", "Audit case files", "1.1.2", "", "R"
        ),
        FieldChange(
            CHANGED, n.AUDIT, "comment", n.JULY, "Comment July 2026", "Audit case files", "1.1.2",
            "", "Too few",
        ),
    )  # fmt: skip


def test_of_several_texts_each_is_told_by_itself() -> None:
    now = after(
        edits.set_update(PLAN, n.UPDATE, text="North and South have started"),
        edits.add_update(PLAN, n.VISIT, "All teams have started", on=date(2026, 7, 1)),
        edits.remove_measure(PLAN, n.OTHER_MEASURE),
    )
    assert told(now) == [
        (n.VISIT, "measure", None, "Families say so", ""),
        (
            n.VISIT,
            "update",
            None,
            "North has started (2.3.2026)",
            "North and South have started (2.3.2026)",
        ),
        (n.VISIT, "update", None, "", "All teams have started (1.7.2026)"),
    ]


def test_new_rows_and_those_that_are_gone_or_archived_are_told_as_a_whole() -> None:
    now = after(
        edits.remove_items(PLAN, [n.AGREE]),
        edits.archive_items(PLAN, [n.REVIEW]),
        edits.add_item(PLAN, "action", title="Train all", ref="2.1", parent=n.SECOND_THEME),
    )
    (new,) = (item.id for item in now.items if item.ref == "2.1")
    found = changed_fields(PLAN, now)
    assert [(one.kind, one.item, one.field, one.was, one.now) for one in found] == [
        (ADDED, new, "", "", "2.1 Train all"),
        (REMOVED, n.AGREE, "", "a Agree the standard", ""),
        (REMOVED, n.REVIEW, "", "1.2.1 Review all plans", ""),
    ]
    assert [one.item for one in changed_fields(now, PLAN)] == [n.AGREE, n.REVIEW, new]


def test_where_an_item_stands_is_told() -> None:
    moved = after(edits.move_items(PLAN, [n.AUDIT], n.SECOND_OBJECTIVE, after=None))
    assert told(moved) == [
        (n.AUDIT, "place", None, "below 1.1 Families are seen in time", "below 1.2 Plans are good")
    ]
    first = after(edits.move_items(PLAN, [n.TELL], n.VISIT, after=None))
    assert told(first) == [(n.TELL, "place", None, "after a Agree the standard", "first")]


def test_who_or_what_is_only_called_otherwise_is_no_change_of_the_items() -> None:
    now = after(
        edits.rename_person(PLAN, n.HEAD, "Head of Services"),
        edits.rename_period(PLAN, n.MARCH, "03/26"),
    )
    assert told(now) == []
    # Where the item changes too, the post has one name on both sides.
    now = apply(now, edits.set_people(now, n.VISIT, "lead", ["Head of Services", "Team Manager"]))
    assert told(now) == [(n.VISIT, "lead", None, "Head of Services", "Head of Services\nTeam Manager")]


def test_what_no_column_shows_is_told_all_the_same() -> None:
    now = after(edits.set_update(PLAN, n.UPDATE, period=n.JUNE))
    assert told(now) == [(n.VISIT, "update", None, "March 2026", "June 2026")]


def test_indicators_are_told_behind_the_items() -> None:
    now = after(
        edits.set_field(PLAN, n.SECOND_THEME, "title", "Leading"),
        edits.set_value(PLAN, n.INDICATOR, "2026-02", 95.0),
        edits.set_indicator(PLAN, n.INDICATOR, target="96"),
    )
    assert told(now) == [
        (n.SECOND_THEME, "title", None, "Leading well", "Leading"),
        (n.INDICATOR, "target", None, "", "96"),
        (n.INDICATOR, "value", "2026-02", "", "95"),
    ]

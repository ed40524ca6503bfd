"""Taking in differences: one edit, in the right place, that leaves everything else as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import IMPORT, ChangeSet, apply, inverted
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment import EVERYTHING, Comparison, Difference, compare_plans, take
from tests.domain import northshire as n
from tests.exchange.alignment.test_laws import strangers


def edited(plan: Plan, *make: Callable[[Plan], ChangeSet]) -> Plan:
    """Return a copy of a plan with edits, as somebody else's file gives it: with other ids."""
    for one in make:
        plan = apply(plan, one(plan))
    return strangers(plan)


def compared(*make: Callable[[Plan], ChangeSet], plan: Plan | None = None) -> Comparison:
    plan = plan or n.northshire()
    return compare_plans(plan, edited(plan, *make), carried=EVERYTHING)


def taken(comparison: Comparison, chosen: Any = None) -> Plan:
    """Take all differences, or those chosen; undoing that gives the plan again."""
    wanted = comparison.differences if chosen is None else chosen
    change_set = take(comparison.plan, comparison, wanted, "import a.xlsx")
    after = apply(comparison.plan, change_set)
    assert apply(after, inverted(change_set)) == comparison.plan
    return after


def only(comparison: Comparison) -> Difference:
    (found,) = comparison.differences
    return found


def test_all_is_one_edit_that_says_what_it_is() -> None:
    comparison = compared(lambda plan: edits.set_field(plan, n.AUDIT, "title", "Audit closed case files"))
    change_set = take(comparison.plan, comparison, comparison.safe(), "import a.xlsx")
    assert (change_set.kind, change_set.label) == (IMPORT, "import a.xlsx")
    assert [(one.table, one.id) for one in change_set.changes] == [("items", n.AUDIT)]


def test_what_was_not_chosen_stays() -> None:
    comparison = compared(
        lambda plan: edits.set_field(plan, n.AUDIT, "title", "Audit closed case files"),
        lambda plan: edits.set_field(plan, n.AUDIT, "status", "In progress"),
    )
    status = [one for one in comparison.differences if one.field == "status"]
    after = taken(comparison, status).items[n.AUDIT]
    assert (after.title, after.status, after.state) == ("Audit case files", "In progress", "in progress")


class TestFields:
    """Fields of one item."""

    def test_a_later_due_date_leaves_a_slip(self) -> None:
        plan = n.northshire()
        later: dict[str, Any] = {
            "due": "30/06/2026",
            "due_from": date(2026, 6, 30),
            "due_to": date(2026, 6, 30),
        }
        source = plan.with_tables(
            {"items": plan.items.changed({n.VISIT: replace(plan.items[n.VISIT], **later)})}
        )
        comparison = compare_plans(plan, source, carried=EVERYTHING)
        assert only(comparison).field == "due"
        slips = taken(comparison).slips.of(n.VISIT)
        assert [(slip.was, slip.now, slip.reason) for slip in slips][1:] == [
            ("31/03/2026", "30/06/2026", "not given")
        ]

    def test_a_slip_that_the_source_tells_comes_with_its_reason_and_once(self) -> None:
        comparison = compared(
            lambda plan: edits.set_due(
                plan, n.VISIT, "30/06/2026", reason="Two posts empty", approved_by="Board"
            )
        )
        slips = taken(comparison).slips.of(n.VISIT)
        assert [(slip.was, slip.reason, slip.approved_by) for slip in slips] == [
            ("Jan 2026", "not given", ""),
            ("31/03/2026", "Two posts empty", "Board"),
        ]

    def test_people_are_paired_however_their_names_are_spelt(self) -> None:
        comparison = compared(
            lambda plan: edits.set_people(plan, n.AUDIT, r.LEAD, ["HEAD OF SERVICE", "Data Analyst"])
        )
        after = taken(comparison)
        assert after.assigned(n.AUDIT, r.LEAD)[0].id == n.HEAD
        assert sorted(person.name for person in after.people)[0] == "Data Analyst"
        assert len(after.people) == len(comparison.plan.people) + 1

    def test_a_rating_keeps_its_comment_and_a_comment_its_rating(self) -> None:
        comparison = compared(lambda plan: edits.rate(plan, [n.VISIT], n.MARCH, n.GREEN))
        after = taken(comparison).rating(n.VISIT, n.MARCH)
        assert after is not None
        assert (after.level, after.comment) == (n.GREEN, "Two teams are short")
        comparison = compared(
            lambda plan: edits.comment(plan, n.VISIT, n.MARCH, "All teams are whole", by="Manager")
        )
        after = taken(comparison).rating(n.VISIT, n.MARCH)
        assert after is not None
        assert (after.level, after.comment, after.comment_by) == (n.AMBER, "All teams are whole", "Manager")

    def test_an_emptied_rating_is_taken_only_where_chosen(self) -> None:
        comparison = compared(lambda plan: edits.clear_ratings(plan, [n.AUDIT], n.MARCH))
        assert list(comparison.safe()) == []
        assert taken(comparison).rating(n.AUDIT, n.MARCH) is None

    def test_a_rating_by_a_level_that_the_scale_lacks_is_refused(self) -> None:
        plan = n.northshire()
        source = apply(plan, edits.add_level(plan, "Purple", "P"))
        purple = next(level.id for level in source.levels if level.letter == "P")
        source = apply(source, edits.rate(source, [n.AUDIT], n.JULY, purple))
        comparison = compare_plans(plan, source, carried=EVERYTHING)
        assert "scale" in only(comparison).refusal
        assert list(comparison.safe()) == []

    def test_extra_fields_are_paired_by_heading_and_made_once(self) -> None:
        plan = n.northshire()
        source = apply(plan, edits.add_extra_field(plan, "Cost", type="number"))
        cost = next(field.id for field in source.extra_fields if field.heading == "Cost")
        source = apply(source, edits.set_extra(source, n.VISIT, cost, "1,200"))
        source = apply(source, edits.set_extra(source, n.AUDIT, cost, "300"))
        source = apply(source, edits.set_extra(source, n.VISIT, n.RISK, "Low"))
        after = taken(compare_plans(plan, strangers(source), carried=EVERYTHING))
        assert [field.heading for field in after.extra_fields.of()] == ["Risk", "Private notes", "Cost"]
        risk = after.extra(n.VISIT, n.RISK)
        assert risk is not None
        assert risk.text == "Low"


class TestFrozen:
    """What a frozen period holds is shown and stays."""

    @pytest.fixture
    def frozen(self) -> Plan:
        plan = n.northshire()
        return apply(plan, edits.freeze(plan, n.MARCH))

    def thawed(self, frozen: Plan, *make: Callable[[Plan], ChangeSet]) -> Comparison:
        """Compare with a copy in which the period was open."""
        open_again = apply(frozen, edits.unfreeze(frozen, n.MARCH, "a copy knows of no freeze"))
        return compare_plans(frozen, edited(open_again, *make), carried=EVERYTHING)

    def test_a_rating_is_shown_and_refused(self, frozen: Plan) -> None:
        comparison = self.thawed(frozen, lambda plan: edits.rate(plan, [n.VISIT], n.MARCH, n.GREEN))
        found = only(comparison)
        assert (found.field, found.was, found.theirs, found.kind) == ("rating", "A", "G", "changed")
        assert "frozen" in found.refusal
        assert list(comparison.safe()) == []
        assert any("frozen" in finding.text for finding in comparison.findings)
        with pytest.raises(UserError, match="frozen"):
            taken(comparison)

    def test_a_comment_and_an_update_are_too(self, frozen: Plan) -> None:
        comparison = self.thawed(
            frozen,
            lambda plan: edits.comment(plan, n.VISIT, n.MARCH, "Reworded"),
            lambda plan: edits.set_update(plan, n.UPDATE, text="North has begun"),
        )
        assert [(one.field, bool(one.refusal)) for one in comparison.differences] == [
            ("update", True),
            ("comment", True),
        ]

    def test_a_new_item_comes_in_without_its_rating_of_it_and_that_is_said(self, frozen: Plan) -> None:
        def add(plan: Plan) -> ChangeSet:
            return edits.add_item(plan, r.ACTION, parent=n.OBJECTIVE, title="Count what was missed")

        def rate(plan: Plan) -> ChangeSet:
            new = next(item.id for item in plan.items if item.title == "Count what was missed")
            return edits.rate(plan, [new], n.MARCH, n.RED)

        comparison = self.thawed(frozen, add, rate)
        after = taken(comparison)
        new = next(item for item in after.items if item.title == "Count what was missed")
        assert after.ratings.of(new.id) == ()
        assert any("March 2026" in finding.text for finding in comparison.findings)


class TestEntries:
    """Updates, measures, recommendations and evidence."""

    def test_a_new_update_is_dated_and_says_whose_it_is(self) -> None:
        comparison = compared(
            lambda plan: edits.add_update(plan, n.VISIT, "South has started (9.4.2026)", on=date(2026, 4, 9))
        )
        change_set = take(comparison.plan, comparison, comparison.safe(), "merge", by="Team Manager")
        updates = apply(comparison.plan, change_set).updates.of(n.VISIT)
        assert [(one.text, one.on, one.source) for one in updates][1:] == [
            ("South has started (9.4.2026)", date(2026, 4, 9), "Team Manager")
        ]

    def test_an_update_between_others_comes_between_them(self) -> None:
        plan = n.northshire()
        for text in ("First word", "Last word"):
            plan = apply(plan, edits.add_update(plan, n.AUDIT, text))
        first, last = plan.updates.of(n.AUDIT)
        source = apply(plan, edits.add_update(plan, n.AUDIT, "Middle word (1.2.2026)"))
        middle = source.updates.of(n.AUDIT)[-1]
        rank = f"{first.rank}V"
        assert first.rank < rank < last.rank
        source = source.with_tables(
            {"updates": source.updates.changed({middle.id: replace(middle, rank=rank)})}
        )
        after = taken(compare_plans(plan, source, carried=EVERYTHING))
        assert [one.text for one in after.updates.of(n.AUDIT)] == [
            "First word",
            "Middle word (1.2.2026)",
            "Last word",
        ]

    def test_a_measure_that_is_reworded_keeps_its_indicator(self) -> None:
        comparison = compared(lambda plan: edits.set_measure(plan, n.MEASURE, "98% seen in time"))
        after = taken(comparison).measures[n.MEASURE]
        assert (after.text, after.indicator) == ("98% seen in time", n.INDICATOR)

    def test_a_recommendation_that_is_there_is_not_doubled(self) -> None:
        comparison = compared(lambda plan: edits.link_recommendation(plan, n.AUDIT, n.RECOMMENDATION))
        after = taken(comparison)
        assert [link.recommendation for link in after.recommendation_links.of(n.AUDIT)] == [n.RECOMMENDATION]
        assert len(after.recommendations) == len(after.source_events) == 1

    def test_a_new_recommendation_comes_with_its_source_once(self) -> None:
        def add(plan: Plan) -> ChangeSet:
            return edits.add_recommendation(plan, "Rec 4", source=n.EVENT, text="Audit more", paragraph="42")

        def link(plan: Plan) -> ChangeSet:
            new = next(row.id for row in plan.recommendations if row.ref == "Rec 4")
            return edits.link_recommendation(plan, n.AUDIT, new)

        after = taken(compared(add, link))
        new = next(row for row in after.recommendations if row.ref == "Rec 4")
        assert (new.source, new.text, new.paragraph) == (n.EVENT, "Audit more", "42")

    def test_evidence_is_changed_where_it_stands(self) -> None:
        comparison = compared(lambda plan: edits.set_evidence(plan, n.EVIDENCE, target="visits-2026.xlsx"))
        assert taken(comparison).evidence[n.EVIDENCE].target == "visits-2026.xlsx"


class TestRows:
    """Items that are new, moved or missing."""

    def test_a_new_item_stands_behind_the_sibling_that_it_follows(self) -> None:
        comparison = compared(
            lambda plan: edits.add_item(plan, r.ACTION, parent=n.OBJECTIVE, after=n.VISIT, title="Ring first")
        )
        after = taken(comparison)
        assert [item.title for item in after.children(n.OBJECTIVE)] == [
            "Visit every family",
            "Ring first",
            "Audit case files",
        ]
        assert all(after.items[item.id].rank == item.rank for item in comparison.plan.items)

    def test_one_in_front_of_all_comes_to_the_front(self) -> None:
        def add(plan: Plan) -> ChangeSet:
            return edits.add_item(plan, r.ACTION, parent=n.OBJECTIVE, title="Ring first")

        def move(plan: Plan) -> ChangeSet:
            new = next(item.id for item in plan.items if item.title == "Ring first")
            return edits.move_items(plan, [new], n.OBJECTIVE, None)

        after = taken(compared(add, move))
        assert after.children(n.OBJECTIVE)[0].title == "Ring first"

    def test_a_new_branch_comes_in_whole_and_only_so(self) -> None:
        def add(plan: Plan) -> ChangeSet:
            return edits.add_item(plan, r.OBJECTIVE, parent=n.SECOND_THEME, ref="2.1", title="Leaders listen")

        def below(plan: Plan) -> ChangeSet:
            new = next(item.id for item in plan.items if item.title == "Leaders listen")
            return edits.add_item(
                plan, r.ACTION, parent=new, ref="2.1.1", title="Walk the floor", due="May 2026"
            )

        comparison = compared(add, below)
        after = taken(comparison)
        objective = after.children(n.SECOND_THEME)[0]
        action = after.children(objective.id)[0]
        assert (objective.title, action.title, action.due_to) == (
            "Leaders listen",
            "Walk the floor",
            date(2026, 5, 31),
        )
        alone = [one for one in comparison.differences if one.name == "Walk the floor"]
        with pytest.raises(UserError, match="Take that in as well"):
            taken(comparison, alone)

    def test_a_missing_item_goes_only_where_chosen_and_not_from_above_others(self) -> None:
        comparison = compared(lambda plan: edits.remove_items(plan, [n.REVIEW]))
        assert only(comparison).kind == "missing"
        assert list(comparison.safe()) == []
        assert n.REVIEW not in taken(comparison).items
        comparison = compared(lambda plan: edits.remove_items(plan, [n.OBJECTIVE]))
        objective = [one for one in comparison.differences if one.item == n.OBJECTIVE]
        with pytest.raises(UserError, match="still stands below"):
            taken(comparison, objective)

    def test_an_item_that_was_moved_is_the_same_at_another_place(self) -> None:
        comparison = compared(lambda plan: edits.move_items(plan, [n.AUDIT], n.SECOND_OBJECTIVE, n.REVIEW))
        found = only(comparison)
        assert (found.field, found.was, found.theirs) == (
            "place",
            "1.1 Families are seen in time",
            "1.2 Plans are good",
        )
        after = taken(comparison)
        assert [item.id for item in after.children(n.SECOND_OBJECTIVE)] == [n.REVIEW, n.AUDIT]

    def test_items_that_can_not_be_told_apart_are_not_guessed(self) -> None:
        plan = n.northshire(
            r.Item(31, n.SECOND_OBJECTIVE, "M", r.ACTION, title="Brief the teams on visits"),
            r.Item(
                32, n.SECOND_OBJECTIVE, "N", r.ACTION, title="Brief the teams on visits", status="On hold"
            ),
        )
        source = strangers(plan.with_tables({"items": plan.items.changed({31: None, 32: None})}))
        parent = next(item.id for item in source.items if item.title == "Plans are good")
        source = apply(
            source, edits.add_item(source, r.ACTION, parent=parent, title="Brief all teams on the visits")
        )
        comparison = compare_plans(plan, source, carried=EVERYTHING)
        kinds = sorted((one.kind, one.name) for one in comparison.differences)
        assert kinds == [
            ("added", "Brief all teams on the visits"),
            ("missing", "Brief the teams on visits"),
            ("missing", "Brief the teams on visits"),
        ]
        assert any("any of 2 items" in finding.text for finding in comparison.findings)

    def test_archived_items_are_not_missing(self) -> None:
        plan = n.northshire()
        archived = apply(plan, edits.archive_items(plan, [n.REVIEW]))
        source = strangers(apply(plan, edits.remove_items(plan, [n.REVIEW])))
        assert compare_plans(archived, source, carried=EVERYTHING).differences == ()


class TestPeriods:
    """Periods that the plan lacks."""

    def test_a_new_one_comes_behind_the_one_that_it_follows_and_is_not_current(self) -> None:
        plan = n.northshire()
        source = apply(plan, edits.add_period(plan, "August 2026"))
        august = next(period.id for period in source.periods if period.label == "August 2026")
        source = apply(source, edits.move_period(source, august, n.JUNE))
        source = apply(source, edits.rate(source, [n.AUDIT], august, n.RED))
        comparison = compare_plans(plan, strangers(source), carried=EVERYTHING)
        assert only(comparison).label == "Rating August 2026"
        after = taken(comparison)
        assert [(period.label, period.current) for period in after.periods.of()] == [
            ("March 2026", False),
            ("June 2026", False),
            ("August 2026", False),
            ("July 2026", True),
        ]
        assert any("August 2026" in finding.text for finding in comparison.findings)

    def test_one_without_a_name_is_the_current_one(self) -> None:
        plan = n.northshire()
        source = apply(plan, edits.rate(plan, [n.AUDIT], n.JULY, n.RED))
        july = replace(source.periods[n.JULY], label="Current")
        source = strangers(source.with_tables({"periods": source.periods.changed({n.JULY: july})}))
        comparison = compare_plans(plan, source, carried=EVERYTHING)
        assert only(comparison).part == n.JULY
        assert any("name no period" in finding.text for finding in comparison.findings)


@pytest.mark.parametrize("blank", ["", " ", "\n"])
def test_a_period_without_a_name_comes_in_under_a_dash(blank: str) -> None:
    plan = n.northshire()
    period = r.Period(id=77, rank="z", label=blank)
    rating = r.Rating(id=78, item=n.AUDIT, period=77, level=plan.levels.of()[0].id)
    other = edited(plan.with_tables({
        "periods": type(plan.periods)(plan.periods.spec, [*plan.periods, period]),
        "ratings": type(plan.ratings)(plan.ratings.spec, [*plan.ratings, rating]),
    }))  # fmt: skip
    after = taken(compare_plans(plan, other, carried=EVERYTHING))
    assert [one.label for one in after.periods.of()][-1] == "–"
    assert len(after.ratings) == len(plan.ratings) + 1

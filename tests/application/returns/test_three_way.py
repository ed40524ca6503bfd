"""Each class of change: against what was sent, what the return says, and what the plan says now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from planapp.application.returns.model import MINE, THEIRS, ReturnChange, Returned
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet
from planapp.domain.edits.rows import set_row
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment import ADDED, CHANGED, EMPTIED, MISSING
from tests.application.returns.office import (
    AMBER,
    GREEN,
    Change,
    Office,
    adding_update,
    by_ref,
    rating,
    rewording,
    setting,
)


def adding(title: str, below: str, after: str | None = None) -> Change:
    def change(plan: Plan) -> ChangeSet:
        behind = by_ref(plan, after) if after else None
        return edits.add_item(plan, r.ACTION, parent=by_ref(plan, below), after=behind, title=title)

    return change


def removing(*refs: str) -> Change:
    return lambda plan: edits.remove_items(plan, [by_ref(plan, ref) for ref in refs])


def archiving(ref: str, archived: bool = True) -> Change:
    return lambda plan: edits.archive_items(plan, [by_ref(plan, ref)], archived)


def freezing(label: str) -> Change:
    return lambda plan: edits.freeze(plan, next(row.id for row in plan.periods if row.label == label))


def unfreezing(label: str) -> Change:
    return lambda plan: edits.unfreeze(plan, next(row.id for row in plan.periods if row.label == label), "oh")


def moving(ref: str, below: str) -> Change:
    return lambda plan: edits.move_items(plan, [by_ref(plan, ref)], by_ref(plan, below), None)


def taken(office: Office, returned: Returned, *changes: ReturnChange) -> None:
    office.decide(returned, *changes, choice=THEIRS)
    office.inbox.merge(returned.id)


class TestOneField:
    """A field of an item that both know."""

    def test_changed_by_them_alone(self, office: Office) -> None:
        change = office.only(office.came_back(setting("1.1.1", "due", "31 July 2026")))
        assert (change.difference.was, change.difference.theirs, change.mine) == (
            "31 March 2026",
            "31 July 2026",
            "31 March 2026",
        )
        assert (change.difference.kind, change.is_conflict, change.refusal) == (CHANGED, False, "")

    def test_changed_by_both(self, office: Office) -> None:
        office.do(setting("1.1.1", "due", "31 May 2026"))
        change = office.only(office.came_back(setting("1.1.1", "due", "31 July 2026")))
        assert (change.is_conflict, change.mine) == (True, "31 May 2026")

    def test_changed_by_both_to_the_same_is_settled(self, office: Office) -> None:
        office.do(setting("1.1.1", "due", "31 May 2026"))
        compared = office.compared(office.came_back(setting("1.1.1", "due", "May 2026")))
        assert (len(compared.changes), compared.settled) == (1, 0)
        compared = office.compared(office.came_back(setting("1.1.1", "due", "31/05/2026"), file="b.xlsx"))
        assert (len(compared.changes), compared.settled) == (0, 1)

    def test_changed_here_alone_is_not_listed(self, office: Office) -> None:
        office.do(setting("1.1.1", "due", "31 May 2026"))
        assert office.compared(office.came_back()).changes == ()

    def test_emptied(self, office: Office) -> None:
        returned = office.came_back(setting("1.1.1", "status", ""))
        change = office.only(returned)
        assert (change.difference.kind, change.is_conflict) == (EMPTIED, False)
        assert office.inbox.accept_all(returned.id) == 0
        taken(office, returned, change)
        assert office.item("1.1.1").status == ""

    def test_an_unaltered_place_is_no_change(self, office: Office) -> None:
        item = office.item("1.1.1").id
        untouched = frozenset({(item, "status", None)})
        returned = office.came_back(
            setting("1.1.1", "status", "Odd"), setting("1.1.1", "title", "Other"), unaltered=untouched
        )
        assert office.only(returned).difference.field == "title"

    def test_a_title_that_is_called_otherwise_above_is_no_move(self, office: Office) -> None:
        returned = office.came_back(moving("1.1.1", "2.1"), moving("1.1.2", "2.1"))
        office.do(setting("1.1", "title", "See all children sooner"))
        changes = office.changes(returned)
        assert {change.is_conflict for change in changes.values()} == {False}
        office.do(moving("1.1.1", "1.2"))
        assert office.changes(returned)["1.1.1", "place"].is_conflict
        office.do(moving("1.1.2", "2.1"))
        assert set(office.changes(returned)) == {("1.1.1", "place")}


class TestTexts:
    """Updates, measures and what else holds several texts."""

    def test_a_new_text_is_never_a_conflict(self, office: Office) -> None:
        first = office.came_back(adding_update("1.1.1", "Seen by June"))
        second = office.came_back(adding_update("1.1.1", "Seen by July"), file="b.xlsx")
        office.do(adding_update("1.1.1", "Seen by May"))
        for returned in (first, second):
            change = office.only(returned)
            assert (change.is_conflict, change.rivals, change.mine) == (False, (), "")
            taken(office, returned, change)
        texts = [row.text for row in office.plan.updates.of(office.item("1.1.1").id)]
        assert texts[1:] == ["Seen by May", "Seen by June", "Seen by July"]

    def test_a_new_text_that_the_plan_has_by_now_is_settled(self, office: Office) -> None:
        first = office.came_back(adding_update("1.1.1", "Seen by June"))
        second = office.came_back(adding_update("1.1.1", "Seen by June"), file="b.xlsx", officer="Other")
        taken(office, first, office.only(first))
        assert office.compared(second).settled == 1

    def test_a_text_that_is_gone_is_a_conflict_and_comes_in_anew(self, office: Office) -> None:
        returned = office.came_back(rewording("1.1.1", "Eight of ten"))
        office.do(lambda plan: edits.remove_update(plan, plan.updates.of(by_ref(plan, "1.1.1"))[0].id))
        change = office.only(returned)
        assert (change.is_conflict, change.mine) == (True, None)
        taken(office, returned, change)
        (update,) = office.plan.updates.of(office.item("1.1.1").id)
        assert (update.text, update.source) == ("Eight of ten", "Head of MASH")

    def test_a_text_that_is_gone_on_both_sides_is_settled(self, office: Office) -> None:
        gone: Change = lambda plan: edits.remove_update(plan, plan.updates.of(by_ref(plan, "1.1.1"))[0].id)  # noqa: E731
        returned = office.came_back(gone)
        assert office.only(returned).difference.kind == EMPTIED
        office.do(gone)
        assert office.compared(returned).settled == 1


class TestRows:
    """Rows that only one side has."""

    def test_a_row_written_by_hand_comes_in_under_the_row_above(self, office: Office) -> None:
        returned = office.came_back(adding("Hold a summit", "1.1", after="1.1.2"))
        change = office.only(returned)
        assert (change.difference.kind, change.mine, change.is_conflict) == (ADDED, "", False)
        assert office.inbox.accept_all(returned.id) == 1
        office.inbox.merge(returned.id)
        titles = [item.title for item in office.plan.children(office.item("1.1").id)]
        assert titles.index("Hold a summit") == 2
        assert len(titles) == 4

    def test_a_new_row_that_was_merged_is_known_whatever_becomes_of_it(self, office: Office) -> None:
        returned = office.came_back(adding("Hold a summit", "1.1"))
        taken(office, returned, office.only(returned))
        new = next(item for item in office.plan.items if item.title == "Hold a summit")
        office.do(lambda plan: edits.set_field(plan, new.id, "title", "Hold two summits"))
        assert office.inbox.tally(returned.id).is_done
        office.document.undo()
        office.document.undo()
        assert office.only(returned).difference.kind == ADDED
        assert office.inbox.tally(returned.id).to_merge == 1

    def test_what_stands_below_a_new_row_goes_with_it(self, office: Office) -> None:
        def new_objective(plan: Plan) -> ChangeSet:
            return edits.add_item(
                plan, r.OBJECTIVE, parent=by_ref(plan, "2"), ref="2.2", title="Grow our own"
            )

        returned = office.came_back(new_objective, adding("Offer ten placements", "2.2"))
        below = next(c for c in office.compared(returned).changes if c.difference.name.startswith("Offer"))
        office.decide(returned, below, choice=THEIRS)
        assert office.inbox.tally(returned.id).decided == 2
        above = next(c for c in office.compared(returned).changes if c.difference.name == "Grow our own")
        office.decide(returned, above, choice=MINE)
        assert set(office.inbox.decided(returned.id)) == {above.key}
        taken(office, returned, above)
        taken(office, returned, office.only(returned))
        (item,) = office.plan.children(office.item("2.2").id)
        assert item.title == "Offer ten placements"

    def test_a_missing_row_is_listed_and_deleted_only_when_that_is_chosen(self, office: Office) -> None:
        returned = office.came_back(removing("1.1.2"))
        change = office.only(returned)
        assert (change.difference.kind, change.mine) == (MISSING, "1.1.2 Audit closed files monthly")
        assert office.inbox.accept_all(returned.id) == 0
        taken(office, returned, change)
        assert "1.1.2" not in {item.ref for item in office.plan.items}

    @pytest.mark.parametrize("change", [removing("1.1.2"), archiving("1.1.2")])
    def test_a_missing_row_that_is_gone_here_is_not_listed(self, office: Office, change: Change) -> None:
        returned = office.came_back(removing("1.1.2"))
        office.do(change)
        assert office.compared(returned).changes == ()

    def test_a_missing_row_with_something_new_below_it_stays(self, office: Office) -> None:
        returned = office.came_back(removing("2.1"))
        office.do(adding("Another action", "2.1"))
        above = next(c for c in office.compared(returned).changes if c.difference.ref == "2.1")
        assert "still stands below it" in above.refusal
        with pytest.raises(UserError, match="still stands below it"):
            office.decide(returned, above, choice=THEIRS)
        assert office.inbox.decided(returned.id) == {}

    def test_a_missing_row_that_a_frozen_period_tells_of_stays(self, office: Office) -> None:
        returned = office.came_back(removing("1.1.2"))
        office.do(freezing("01/26"))
        assert "frozen. Archive it instead" in office.only(returned).refusal

    def test_headings_above_an_extract_are_not_missing(self, office: Office) -> None:
        only = (office.item("1.1").id,)
        assert office.compared(office.came_back(only=only)).changes == ()
        source = office.came_back(rating("1.1.1", AMBER), only=only, file="b.xlsx").source
        headless = source.with_tables({"items": type(source.items)(source.items.spec, _without_top(source))})
        office.inbox.remove(office.inbox.returns[-1].id)
        returned = office.inbox.add(replace(office.inbox.returns[0], id=99, file="c.xlsx", source=headless))
        assert {change.difference.field for change in office.compared(returned).changes} == {"rating"}


def _without_top(plan: Plan) -> list[r.Item]:
    top = next(item for item in plan.items if item.parent is None)
    rest = [item for item in plan.items if item.id != top.id]
    return [replace(item, parent=None) if item.parent == top.id else item for item in rest]


class TestWhatThePlanRefuses:
    """As the plan now is, whatever it was when it was sent."""

    def test_a_frozen_rating_is_shown_and_stays(self, office: Office) -> None:
        returned = office.came_back(rating("1.1.1", AMBER, "01/26"), rating("1.1.1", GREEN, "03/26"))
        assert office.inbox.tally(returned.id).changes == 2
        office.do(freezing("01/26"))
        frozen = next(change for change in office.compared(returned).changes if change.refusal)
        assert "01/26 is frozen" in frozen.refusal
        assert office.inbox.accept_all(returned.id) == 1
        with pytest.raises(UserError, match="Unfreeze it first"):
            office.decide(returned, frozen, choice=THEIRS)
        office.do(unfreezing("01/26"))
        assert office.inbox.accept_all(returned.id) == 1
        office.inbox.merge(returned.id)
        assert office.inbox.tally(returned.id).is_done

    def test_what_was_frozen_when_it_was_sent_and_is_not_now_can_be_taken(self, office: Office) -> None:
        office.do(freezing("01/26"))
        assert office.document.history.last is not None
        sent = office.document.history.last.seq
        office.do(unfreezing("01/26"))
        returned = office.came_back(_rerated, entry=sent)
        assert office.only(returned).refusal == ""
        taken(office, returned, office.only(returned))

    @pytest.mark.parametrize(
        ("change", "words"),
        [(removing("1.1.1"), "not in the plan any more"), (archiving("1.1.1"), "is archived")],
    )
    def test_an_item_that_is_gone(self, office: Office, change: Change, words: str) -> None:
        returned = office.came_back(
            setting("1.1.1", "due", "31 July 2026"), setting("1.1.1", "status", ""), rating("1.1.2", AMBER)
        )
        office.do(change)
        changes = office.changes(returned)
        assert words in changes["1.1.1", "due"].refusal
        assert office.inbox.accept_all(returned.id) == 1
        office.inbox.merge(returned.id)
        office.document.undo()
        office.document.undo()
        assert office.changes(returned)["1.1.1", "due"].refusal == ""

    def test_a_row_below_an_item_that_is_gone(self, office: Office) -> None:
        returned = office.came_back(adding("Hold a summit", "2.1"), moving("1.1.1", "2.1"))
        office.do(removing("2.1"))
        changes = [
            change for change in office.compared(returned).changes if change.difference.kind != MISSING
        ]
        assert len(changes) == 2
        assert all("below which it stands, is not in the plan any more" in one.refusal for one in changes)

    def test_a_period_or_a_field_that_is_gone(self, office: Office) -> None:
        def risk(plan: Plan) -> ChangeSet:
            field = plan.extra_fields.of()[0].id
            return edits.set_extra(plan, by_ref(plan, "1.1.2"), field, "High")

        returned = office.came_back(rating("1.1.1", AMBER, "01/26"), risk)
        period = next(row.id for row in office.plan.periods if row.label == "01/26")
        items = [row.item for row in office.plan.ratings if row.period == period]
        office.do(lambda plan: edits.clear_ratings(plan, items, period))
        office.do(lambda plan: edits.remove_period(plan, period))
        office.do(lambda plan: edits.remove_extra_field(plan, plan.extra_fields.of()[0].id))
        changes = office.changes(returned)
        assert "not a period of the plan any more" in changes["1.1.1", "rating"].refusal
        assert "not a field of the plan any more" in changes["1.1.2", "extra"].refusal

    def test_a_level_that_is_retired(self, office: Office) -> None:
        returned = office.came_back(rating("1.1.1", AMBER))
        office.do(lambda plan: edits.retire_level(plan, AMBER.id))
        assert "Amber is retired" in office.only(returned).refusal

    def test_a_level_that_the_scale_has_got_since(self, office: Office) -> None:
        def purple(plan: Plan) -> ChangeSet:
            return edits.add_level(plan, name="Purple", letter="P", tone="blue", number=9)

        def rated(plan: Plan) -> ChangeSet:
            level = next(row for row in plan.levels if row.name == "Purple")
            return edits.rate(plan, [by_ref(plan, "1.1.1")], plan.periods.of()[-1].id, level.id)

        returned = office.came_back(purple, rated)
        assert "not on the plan’s scale" in office.only(returned).refusal
        office.do(purple)
        taken(office, returned, office.only(returned))
        assert office.inbox.tally(returned.id).is_done
        row = office.plan.rating(office.item("1.1.1").id, office.plan.periods.of()[-1].id)
        assert row is not None
        assert row.level is not None
        assert office.plan.levels[row.level].name == "Purple"

    def test_a_period_that_two_returns_bring_is_one(self, office: Office) -> None:
        def april(plan: Plan) -> ChangeSet:
            return edits.add_period(plan, "04/26")

        first = office.came_back(april, rating("1.1.1", AMBER, "04/26"))
        second = office.came_back(april, rating("1.1.1", GREEN, "04/26"), file="b.xlsx")
        assert office.only(second).rivals == (first.id,)
        taken(office, first, office.only(first))
        change = office.only(second)
        assert (change.mine, change.is_conflict) == ("A", True)
        taken(office, second, change)
        assert [row.label for row in office.plan.periods.of()] == ["01/26", "03/26", "04/26"]
        assert office.plan.ratings.of(office.item("1.1.1").id)[-1].level == GREEN.id


def _rerated(plan: Plan) -> ChangeSet:
    """Type another rating over a frozen one, as a sheet lets one do."""
    period = next(row for row in plan.periods if row.label == "01/26")
    row = plan.rating(by_ref(plan, "1.1.1"), period.id)
    return set_row(plan, row, "", level=GREEN.id)


class TestTwoOfficers:
    """The same field changed in two returns."""

    @pytest.mark.parametrize(
        ("one", "other", "is_rival"),
        [
            (rating("1.1.1", AMBER), rating("1.1.1", GREEN), True),
            (rating("1.1.1", AMBER), rating("1.1.1", AMBER), False),
            (rating("1.1.1", AMBER), rating("1.1.1", AMBER, "01/26"), False),
            (setting("1.1.1", "status", ""), setting("1.1.1", "status", "On hold"), True),
            (moving("1.1.1", "2.1"), moving("1.1.1", "1.2"), True),
        ],
    )
    def test_the_later_is_the_conflict(
        self, office: Office, one: Change, other: Change, is_rival: bool
    ) -> None:
        first, second = office.came_back(one), office.came_back(other, file="b.xlsx")
        if is_rival:
            assert (office.only(first).is_conflict, office.only(first).rivals) == (False, (second.id,))
            assert (office.only(second).is_conflict, office.only(second).rivals) == (True, (first.id,))
        else:
            assert {change.is_conflict for change in office.compared(second).changes} == {False}

    def test_removing_a_return_takes_its_claim_away(self, office: Office) -> None:
        first = office.came_back(rating("1.1.1", AMBER))
        second = office.came_back(rating("1.1.1", GREEN), file="b.xlsx")
        assert office.only(second).is_conflict
        office.inbox.remove(first.id)
        assert not office.only(second).is_conflict


def test_keys_are_the_same_on_a_second_reading(office: Office) -> None:
    changes: tuple[Callable[[Plan], ChangeSet], ...] = (
        rating("1.1.1", GREEN),
        adding("Hold a summit", "1.1"),
        adding("Hold a summit", "1.1"),
        removing("2.1.1"),
    )
    first = office.came_back(*changes)
    second = office.came_back(*changes, file="b.xlsx")
    keys = [[change.key for change in office.compared(one).changes] for one in (first, second)]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 4

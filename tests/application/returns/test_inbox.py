"""The inbox: what is decided is kept, merged as one step, and there again after undo and another day."""

from __future__ import annotations

from pathlib import Path

import pytest

from planapp.application.document import Document
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.model import EDIT, MINE, THEIRS, Decision
from planapp.domain import edits
from planapp.domain.changes import MERGE, apply
from planapp.errors import UserError
from tests.application.returns.office import (
    AMBER,
    CAME,
    GREEN,
    Office,
    adding_update,
    rating,
    rewording,
    setting,
)


def test_a_merge_is_one_step_and_undo_gives_back_what_was(office: Office) -> None:
    returned = office.came_back(
        setting("1.1.1", "due", "31 July 2026"), rating("1.1.2", AMBER), adding_update("1.2.1", "Done in May")
    )
    before = office.plan
    assert office.inbox.tally(returned.id).changes == 3
    assert office.inbox.accept_all(returned.id) == 3
    preview = apply(office.plan, office.inbox.change_set(returned.id))

    entry = office.inbox.merge(returned.id)

    assert entry is not None
    assert (entry.kind, entry.label) == (MERGE, "merge MASH return.xlsx")
    assert office.plan == preview
    assert office.item("1.1.1").due == "31 July 2026"
    assert [slip.reason for slip in office.plan.slips] == ["not given"]
    new = office.plan.updates.of(office.item("1.2.1").id)[-1]
    assert (new.text, new.on, new.source) == ("Done in May", CAME, "Head of MASH")
    tally = office.inbox.tally(returned.id)
    assert (tally.changes, tally.merged, tally.is_done) == (0, 3, True)

    office.document.undo()

    assert office.plan == before
    tally = office.inbox.tally(returned.id)
    assert (tally.changes, tally.decided, tally.merged) == (3, 3, 0)
    office.document.redo()
    assert office.inbox.tally(returned.id).merged == 3


def test_what_was_decided_is_there_another_day(office: Office, tmp_path: Path) -> None:
    returned = office.came_back(
        setting("1.1.1", "due", "31 July 2026"),
        setting("1.1.2", "status", "In progress"),
        rating("2.1.1", GREEN),
    )
    changes = office.changes(returned)
    office.decide(returned, changes["1.1.1", "due"], choice=THEIRS)
    office.decide(returned, changes["1.1.2", "status"], choice=EDIT, text="On hold")
    office.document.close()

    office.document = Document.open(tmp_path / "our.plan", by="Officer")
    office.inbox = Inbox(office.document)

    assert office.inbox.returns == (returned,)
    assert office.inbox.decided(returned.id) == {
        changes["1.1.1", "due"].key: Decision(THEIRS),
        changes["1.1.2", "status"].key: Decision(EDIT, "On hold"),
    }
    office.do(setting("2.1.2", "title", "Another title meanwhile"))
    office.inbox.merge(returned.id)
    assert (office.item("1.1.1").due, office.item("1.1.2").status) == ("31 July 2026", "On hold")
    assert office.only(returned).difference.field == "rating"
    office.do(setting("1.1.1", "due", "31 August 2026"))
    tally = office.inbox.tally(returned.id)
    assert (tally.changes, tally.merged) == (1, 2)


def test_a_plan_that_is_only_read_decides_for_as_long_as_it_is_open(office: Office, tmp_path: Path) -> None:
    office.document.close()
    office.document = Document.open(tmp_path / "our.plan", by="Officer", read_only=True)
    office.inbox = Inbox(office.document)
    returned = office.came_back(rating("2.1.1", GREEN))
    assert office.inbox.accept_all(returned.id) == 1
    assert Inbox(office.document).tally(returned.id).decided == 1
    with pytest.raises(UserError):
        office.inbox.merge(returned.id)
    assert office.inbox.tally(returned.id).decided == 1


def test_accept_all_leaves_open_what_may_not_be_taken_unasked(office: Office) -> None:
    office.do(setting("1.1.1", "due", "31 May 2026"))
    returned = office.came_back(
        setting("1.1.1", "due", "31 July 2026"),
        setting("1.1.2", "status", ""),
        lambda plan: edits.remove_items(plan, [office.item("1.1.3").id]),
        setting("1.2.1", "status", "In progress"),
        setting("1.2.2", "status", "In progress"),
    )
    changes = office.changes(returned)
    office.decide(returned, changes["1.2.2", "status"], choice=MINE)

    assert office.inbox.accept_all(returned.id) == 1

    assert set(office.inbox.decided(returned.id)) == {
        changes["1.2.1", "status"].key,
        changes["1.2.2", "status"].key,
    }
    tally = office.inbox.tally(returned.id)
    assert (tally.changes, tally.open, tally.conflicts, tally.declined) == (5, 3, 1, 1)


def test_one_can_leave_a_conflict_open_and_merge_the_rest(office: Office) -> None:
    office.do(setting("1.1.1", "due", "31 May 2026"))
    returned = office.came_back(setting("1.1.1", "due", "31 July 2026"), rating("1.1.1", AMBER))
    office.inbox.accept_all(returned.id)
    office.inbox.merge(returned.id)
    assert office.only(returned).is_conflict
    assert office.item("1.1.1").due == "31 May 2026"
    office.decide(returned, office.only(returned), choice=THEIRS)
    office.inbox.merge(returned.id)
    assert office.item("1.1.1").due == "31 July 2026"
    assert office.inbox.tally(returned.id).is_done


def test_nothing_decided_is_nothing_to_merge(office: Office) -> None:
    returned = office.came_back(rating("2.1.1", GREEN))
    with pytest.raises(UserError, match="nothing to merge yet"):
        office.inbox.merge(returned.id)
    office.decide(returned, office.only(returned), choice=MINE)
    with pytest.raises(UserError, match="nothing to merge yet"):
        office.inbox.change_set(returned.id)
    assert office.inbox.tally(returned.id).is_done
    office.decide(returned, office.only(returned), choice=None)
    assert office.inbox.tally(returned.id).open == 1


def test_what_was_taken_unasked_is_open_again_once_it_is_a_conflict(office: Office) -> None:
    returned = office.came_back(setting("1.1.1", "due", "31 July 2026"))
    office.inbox.accept_all(returned.id)
    office.do(setting("1.1.1", "due", "31 May 2026"))
    assert office.only(returned).is_conflict
    assert office.inbox.decided(returned.id) == {}

    office.decide(returned, office.only(returned), choice=THEIRS)
    assert office.inbox.tally(returned.id).decided == 1
    office.do(setting("1.1.1", "due", "30 June 2026"))
    assert office.inbox.tally(returned.id).decided == 0
    office.document.undo()
    assert office.inbox.tally(returned.id).decided == 1


def test_of_two_who_rewrite_the_same_the_later_is_the_conflict(office: Office) -> None:
    first = office.came_back(rewording("1.1.1", "Eight of ten seen"), file="a.xlsx", officer="Head of MASH")
    second = office.came_back(rewording("1.1.1", "Nine of ten seen"), file="b.xlsx", officer="Team Manager")
    earlier, later = office.only(first), office.only(second)
    assert (earlier.is_conflict, earlier.rivals) == (False, (second.id,))
    assert (later.is_conflict, later.rivals) == (True, (first.id,))
    assert office.inbox.accept_all(second.id) == 0

    office.decide(first, earlier, choice=MINE)
    assert (office.only(second).is_conflict, office.only(second).rivals) == (False, ())
    office.decide(first, earlier, choice=THEIRS)
    office.decide(second, office.only(second), choice=THEIRS)
    office.inbox.merge(first.id)
    assert office.only(second).is_conflict
    assert office.inbox.tally(second.id).decided == 1
    office.inbox.merge(second.id)
    assert office.plan.updates.of(office.item("1.1.1").id)[0].text == "Nine of ten seen"


def test_the_same_file_again_takes_the_place_of_the_former(office: Office) -> None:
    first = office.came_back(rating("2.1.1", GREEN), setting("1.1.1", "status", "On hold"))
    office.decide(first, office.changes(first)["2.1.1", "rating"], choice=THEIRS)
    office.came_back(
        rating("2.1.1", GREEN), setting("1.1.1", "status", "On hold"), id=first.id, file="b.xlsx"
    )
    assert [(one.id, one.file) for one in office.inbox.returns] == [(first.id, "b.xlsx")]
    assert office.inbox.tally(first.id).decided == 1
    other = office.came_back(rating("2.1.1", AMBER))
    assert [one.id for one in office.inbox.returns] == [first.id, other.id]
    office.inbox.remove(first.id)
    assert [one.id for one in Inbox(office.document).returns] == [other.id]


def test_subscribers_are_told(office: Office) -> None:
    told: list[str] = []
    end = office.inbox.subscribe(lambda: told.append("told"))
    returned = office.came_back(rating("2.1.1", GREEN))
    office.inbox.accept_all(returned.id)
    office.inbox.set_officer(returned.id, "Team Manager")
    assert len(told) == 3
    end()
    office.inbox.remove(returned.id)
    assert len(told) == 3


def test_what_is_compared_on_a_worker_is_taken_in(office: Office) -> None:
    returned = office.came_back(rating("2.1.1", GREEN))
    job = office.inbox.comparing(returned.id)
    assert job is not None
    office.inbox.know(returned, job())
    assert office.inbox.comparing(returned.id) is None
    assert office.only(returned).difference.theirs == "G"


@pytest.mark.parametrize(
    "odd", [7, [], {"format": 99}, {"format": 1, "returns": 3}, {"format": 1, "returns": [1, {}]}]
)
def test_what_another_version_kept_is_passed_over(office: Office, odd: object) -> None:
    office.document.remember("returns", odd)
    assert Inbox(office.document).returns == ()


def test_a_return_that_is_kept_no_more_is_passed_over(office: Office) -> None:
    returned = office.came_back(rating("2.1.1", GREEN))
    office.inbox.accept_all(returned.id)
    for odd in (None, 3, {"format": 1, "said": "no"}, {"format": 1, "said": "eJwDAAAAAAE="}):
        office.document.remember(f"return {returned.id}", odd)
        assert Inbox(office.document).returns == ()


@pytest.mark.parametrize(
    "odd", [7, {"format": 2}, {"format": 1, "decided": {"k": 1, "l": ["?", "", [], None, None]}}]
)
def test_odd_decisions_count_as_open(office: Office, odd: object) -> None:
    returned = office.came_back(rating("2.1.1", GREEN))
    office.document.remember(f"return {returned.id} decided", odd)
    assert Inbox(office.document).tally(returned.id).open == 1


def test_a_return_from_an_earlier_circulation_is_compared_with_what_was_sent_then(office: Office) -> None:
    then = office.sent
    office.do(setting("1.1.1", "due", "30 April 2026"))
    office.do(setting("1.1.2", "due", "30 April 2026"))
    assert office.document.history.last is not None
    old = office.came_back(setting("1.1.2", "status", "On hold"), entry=then, file="last month.xlsx")
    assert office.only(old).difference.field == "status"
    office.inbox.compare_with(old.id, None, office.document.history.last.seq)
    assert set(office.changes(old)) == {
        ("1.1.1", "due"),
        ("1.1.2", "due"),
        ("1.1.2", "status"),
    }
    office.inbox.compare_with(old.id, None, then)
    assert office.only(old).difference.field == "status"
    assert old.came_on == CAME

"""The rows of what a return changes, after the plan has got what the return brought."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.application.returns.model import THEIRS
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan
from planapp.models.return_rows import groups_of
from tests.application.returns.office import Office, by_ref, opened_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = opened_office(tmp_path)
    yield office
    office.document.close()


def with_a_field_and_a_period(plan: Plan) -> ChangeSet:
    """Add a field and a period, and say something in both of an action, and of one that is new."""
    then = apply(plan, edits.add_extra_field(plan, "Contact"))
    then = apply(then, edits.add_period(then, "05/26"))
    field, period, level = (rows.of()[-1].id for rows in (then.extra_fields, then.periods, then.levels))
    then = apply(then, edits.add_item(then, r.ACTION, parent=by_ref(then, "1.1"), title="Ask them"))
    new = next(item.id for item in then.items if item.title == "Ask them")
    for item in (by_ref(then, "1.1.1"), new):
        then = apply(then, edits.set_extra(then, item, field, "Ann"))
        then = apply(then, edits.rate(then, [item], period, level))
    return compare(plan, then)


def test_a_new_row_is_told_whole_once_its_field_and_period_are_in_the_plan(office: Office) -> None:
    returned = office.came_back(with_a_field_and_a_period)
    changes = office.changes(returned)
    office.decide(returned, changes["1.1.1", "extra"], changes["1.1.1", "rating"], choice=THEIRS)
    office.inbox.merge(returned.id)
    (group,) = groups_of(office.compared(returned), office.plan, lambda _: "")
    (line,) = group.lines
    assert {"Rating 05/26: B", "Contact: Ann"} <= set(line.theirs.splitlines())

"""Edits: what the officer typed in place of what a return says, by the edits of the board and the pane."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planapp.application.returns.model import EDIT, THEIRS
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment.indicators import said_of
from planapp.exchange.alignment.said import Sayings
from tests.application.returns.office import (
    AMBER,
    CAME,
    Change,
    Office,
    adding_update,
    by_ref,
    rating,
    rewording,
    setting,
)

REF = "1.1.1"


def commenting(text: str) -> Change:
    return lambda plan: edits.comment(plan, by_ref(plan, REF), plan.periods.of()[-1].id, text)


def risk(text: str) -> Change:
    return lambda plan: edits.set_extra(plan, by_ref(plan, REF), plan.extra_fields.of()[0].id, text)


def measuring(text: str) -> Change:
    return lambda plan: edits.set_measure(plan, plan.measures.of(by_ref(plan, REF))[0].id, text)


def without_measures(plan: Plan) -> ChangeSet:
    return edits.remove_measure(plan, plan.measures.of(by_ref(plan, REF))[0].id)


def proving(text: str) -> Change:
    return lambda plan: edits.add_evidence(plan, by_ref(plan, REF), text)


@pytest.mark.parametrize(
    ("change", "field", "typed", "said"),
    [
        (setting(REF, "ref", "1.1.9"), "ref", "1.1.7", "1.1.7"),
        (setting(REF, "title", "Visit each child in five days"), "title", "Visit all", "Visit all"),
        (setting(REF, "lead", "Team Manager"), "lead", "Board Manager", "Board Manager"),
        (setting(REF, "due", "May 2026"), "due", "Jun-26", "Jun-26"),
        (setting(REF, "status", "Done"), "status", "On hold", "On hold"),
        (setting(REF, "status", ""), "status", "On hold", "On hold"),
        (rating(REF, AMBER), "rating", "green", "G"),
        (rating(REF, AMBER), "rating", "-", "–"),
        (rating(REF, AMBER), "rating", "", ""),
        (commenting("Slow"), "comment", "Slower", "Slower"),
        (risk("High"), "extra", "Low", "Low"),
        (measuring("Eight in ten"), "measure", "Seven in ten", "Seven in ten"),
        (without_measures, "measure", "• One\n• Two", "• One\n• Two"),
        (rewording(REF, "Eight of ten"), "update", "Seven of ten", "Seven of ten"),
        (proving("Minutes"), "evidence", "Minutes of May: docs/may.docx", "Minutes of May: docs/may.docx"),
    ],
)
def test_what_is_typed_is_what_the_plan_says(
    office: Office, change: Change, field: str, typed: str, said: str
) -> None:
    before, item = office.plan, office.item(REF)
    returned = office.came_back(change)
    office.decide(returned, office.only(returned), choice=EDIT, text=typed)
    office.inbox.merge(returned.id)
    found = Sayings(office.plan, office.plan).said(office.plan.items[item.id])
    assert found.get((field, office.only_part(field)), "") == said
    assert office.inbox.tally(returned.id).is_done
    office.document.undo()
    assert office.plan == before
    assert office.inbox.tally(returned.id).to_merge == 1


def test_a_new_update_in_other_words_is_still_that_officers(office: Office) -> None:
    returned = office.came_back(adding_update(REF, "Eight of ten"))
    office.decide(returned, office.only(returned), choice=EDIT, text="Eight of ten seen")
    office.inbox.merge(returned.id)
    update = office.plan.updates.of(office.item(REF).id)[-1]
    assert (update.text, update.on, update.source) == ("Eight of ten seen", CAME, "Head of MASH")


def test_a_date_in_other_words_leaves_a_slip(office: Office) -> None:
    returned = office.came_back(setting(REF, "due", "May 2026"))
    office.decide(returned, office.only(returned), choice=EDIT, text="June 2026")
    office.inbox.merge(returned.id)
    assert [(slip.was, slip.now) for slip in office.plan.slips] == [("31 March 2026", "June 2026")]


@pytest.mark.parametrize(
    ("change", "typed", "words"),
    [
        (rating(REF, AMBER), "Q", "not a rating of this plan"),
        (setting(REF, "title", "Other"), " ", "title is empty"),
        (rewording(REF, "Other"), " ", "text is empty"),
        (lambda plan: edits.remove_items(plan, [by_ref(plan, REF)]), "x", "can’t be put in other words"),
        (
            lambda plan: edits.add_item(plan, r.ACTION, parent=by_ref(plan, "2.1"), title="Odd"),
            "x",
            "can’t be put in other words",
        ),
    ],
)
def test_what_can_not_be_said_is_refused_and_stays_open(
    office: Office, change: Callable[[Plan], ChangeSet], typed: str, words: str
) -> None:
    returned = office.came_back(change)
    with pytest.raises(UserError, match=words):
        office.decide(returned, office.only(returned), choice=EDIT, text=typed)
    assert office.inbox.tally(returned.id).open == 1


def test_a_figure_of_an_indicator_in_other_words(office: Office) -> None:
    office.do(lambda plan: edits.add_indicator(plan, "Assessments in 45 days", ref="PI 1"))
    office.do(lambda plan: edits.set_value(plan, plan.indicators.of()[0].id, "2026-03", "80"))
    assert office.document.history.last is not None
    returned = office.came_back(
        lambda plan: edits.set_value(plan, plan.indicators.of()[0].id, "2026-03", "85"),
        lambda plan: edits.set_indicator(plan, plan.indicators.of()[0].id, target="90"),
        entry=office.document.history.last.seq,
    )
    changes = {change.difference.field: change for change in office.compared(returned).changes}
    office.decide(returned, changes["value"], choice=EDIT, text="84.5")
    office.decide(returned, changes["target"], choice=EDIT, text="95")
    office.inbox.merge(returned.id)
    said = said_of(office.plan, office.plan.indicators.of()[0])
    assert (said["value", "2026-03"], said["target", None]) == ("84.5", "95")


def new_field(*texts: tuple[str, str]) -> Change:
    """Return an edit that adds a field 'Contact' and says something in it of the items of some numbers."""

    def change(plan: Plan) -> ChangeSet:
        then = apply(plan, edits.add_extra_field(plan, "Contact"))
        field = then.extra_fields.of()[-1].id
        for ref, text in texts:
            then = apply(then, edits.set_extra(then, by_ref(then, ref), field, text))
        return compare(plan, then)

    return change


@pytest.mark.parametrize("choices", [(EDIT, EDIT), (EDIT, THEIRS), (THEIRS, EDIT)])
def test_own_words_and_theirs_share_a_field_that_is_new(office: Office, choices: tuple[str, str]) -> None:
    returned = office.came_back(new_field((REF, "Ann"), ("1.1.2", "Ben")))
    changes = office.changes(returned)
    for ref, choice in zip((REF, "1.1.2"), choices, strict=True):
        office.decide(returned, changes[ref, "extra"], choice=choice, text="Cleo")
    office.inbox.merge(returned.id)
    (field,) = (row.id for row in office.plan.extra_fields if row.heading == "Contact")
    said = Sayings(office.plan, office.plan)
    texts = [said.said(office.item(ref)).get(("extra", field)) for ref in (REF, "1.1.2")]
    assert texts == ["Cleo" if choices[0] == EDIT else "Ann", "Cleo" if choices[1] == EDIT else "Ben"]


def test_a_row_without_number_and_title_has_a_name_all_the_same(office: Office) -> None:
    returned = office.came_back(lambda plan: edits.add_item(plan, r.ACTION, parent=by_ref(plan, "2.1")))
    with pytest.raises(UserError, match="of an untitled row can’t be put in other words"):
        office.decide(returned, office.only(returned), choice=EDIT, text="x")

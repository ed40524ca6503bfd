"""What the officer agrees to of what an import offers: people that are one, statuses, recommendations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from planapp.domain import edits
from planapp.domain.changes import apply
from planapp.domain.draft import Draft
from planapp.domain.plan import Plan
from planapp.domain.status import STATES
from planapp.exchange.mapping import Finding

PEOPLE, STATUS, RECOMMENDATION = "people", "status", "recommendation"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a finding offers: its kind, what it is about, and what it would be. `where` is a cell, or ''."""

    about: str
    subject: str
    offer: str
    where: str = ""


def offer_of(finding: Finding) -> Offer | None:
    """Return what a finding offers, or None. What people or words mean is agreed once for all cells."""
    if not finding.offer or finding.about not in (PEOPLE, STATUS, RECOMMENDATION):
        return None
    where = finding.where if finding.about == RECOMMENDATION else ""
    return Offer(finding.about, finding.subject, finding.offer, where)


def with_agreed(plan: Plan, agreed: Collection[Offer], rows: Mapping[tuple[str, int], int]) -> Plan:
    """Return a plan with all that was agreed; `rows` gives the item of each row of a sheet."""
    for offer in agreed:
        if offer.about == PEOPLE:
            plan = _merged(plan, offer)
        elif offer.about == STATUS:
            plan = _with_state(plan, offer)
        elif (item := rows.get(_row(offer.where))) is not None:
            plan = _linked(plan, item, offer.offer)
    return plan


def _row(where: str) -> tuple[str, int]:
    """Return sheet and row of a place such as 'Plan!B7'."""
    sheet, _, at = where.rpartition("!")
    return sheet, int(at.lstrip(ascii_uppercase))


def _merged(plan: Plan, offer: Offer) -> Plan:
    found = [edits.find_person(plan, name) for name in offer.subject.split("\n")]
    others = [person.id for person in found if person is not None]
    keep = edits.find_person(plan, offer.offer)
    return plan if keep is None else apply(plan, edits.merge_people(plan, keep.id, others))


def _with_state(plan: Plan, offer: Offer) -> Plan:
    if offer.offer not in STATES:
        return plan
    draft = Draft(plan)
    for item in plan.items:
        if item.status == offer.subject and not item.state:
            draft.set(item, state=offer.offer)
    return apply(plan, draft.change_set(""))


def _linked(plan: Plan, item: int, reference: str) -> Plan:
    known = next((one for one in plan.recommendations if reference in (one.ref, one.text)), None)
    if known is None:
        plan = apply(plan, edits.add_recommendation(plan, reference))
        known = next(one for one in plan.recommendations if one.ref == reference)
    return apply(plan, edits.link_recommendation(plan, item, known.id))

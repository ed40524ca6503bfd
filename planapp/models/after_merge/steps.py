"""The steps of an action after a merge: ticked or not, and what the return touches of each."""

from __future__ import annotations

from collections.abc import Iterator

from planapp.application.returns.model import ReturnChange
from planapp.domain.open_items import is_done
from planapp.domain.records import STEP, Item
from planapp.exchange.alignment import ADDED
from planapp.exchange.alignment.model import WHOLE
from planapp.exchange.alignment.said import TITLE
from planapp.models.after_merge.shown import Part, StepLine
from planapp.models.after_merge.subject import Subject, key_of

_STATUS = "status"


def step_parts(subject: Subject) -> Iterator[Part]:
    """Yield the steps of an item that has any."""
    steps = [one for one in subject.plan.children(subject.item.id) if one.kind == STEP and not one.archived]
    touched = [one for one in subject.changes if not subject.is_about(one, subject.item)]
    lines = [*(_line(subject, step) for step in steps), *_others(subject, touched, steps)]
    if lines:
        won = subject.winners.words(touched) if touched else ""
        yield Part("Steps", won, steps=tuple(lines))


def _line(subject: Subject, step: Item) -> StepLine:
    changes = subject.of(step)
    winners = subject.winners
    said = subject.said(step) if changes else {}
    notes = tuple(
        f"{one.difference.label}: {said.get(key_of(one)) or 'empty'}"
        for one in changes
        if one.difference.field not in (WHOLE, TITLE, _STATUS) and not winners.is_open(one)
    )
    is_new = any(one.difference.kind == ADDED and winners.is_theirs(one) for one in changes)
    return StepLine(
        _title(step.title),
        is_done(step),
        step.status.strip() or ("New" if is_new else ""),
        any(map(winners.is_theirs, changes)),
        tuple(dict.fromkeys(notes)),
        tuple(_choices(subject, changes)),
    )


def _choices(subject: Subject, changes: list[ReturnChange]) -> Iterator[str]:
    for one in changes:
        for words in subject.winners.choices(subject.merging.now, [one]):
            yield words if one.difference.field == WHOLE else f"{one.difference.label}: {words}"


def _others(subject: Subject, touched: list[ReturnChange], steps: list[Item]) -> Iterator[StepLine]:
    """Yield the steps that are not there after the merge: new ones not taken, and those taken out."""
    for one in touched:
        found = one.difference
        if found.field != WHOLE or any(subject.is_about(one, step) for step in steps):
            continue
        winners = subject.winners
        note = "Taken out of the plan" if winners.is_theirs(one) else "Not taken into the plan"
        if found.kind == ADDED and winners.is_theirs(one):
            continue
        choices = winners.choices(subject.merging.now, [one])
        yield StepLine(_title(found.name), is_touched=True, notes=() if choices else (note,), choices=choices)


def _title(title: str) -> str:
    return " ".join(title.split()) or "No title"

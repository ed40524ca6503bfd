"""The fields of an item: those that the return touches, and those by which it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planapp.application.returns.model import ReturnChange
from planapp.domain.fields import FIELD_OF, ITEM_FIELDS
from planapp.exchange.alignment import MISSING, said_now
from planapp.exchange.alignment.entries import shown_entries
from planapp.exchange.alignment.model import PLACE, WHOLE
from planapp.exchange.alignment.said import COMMENT, LISTS, TITLE, UPDATE, Key
from planapp.exchange.workbook.columns import RATING
from planapp.models.after_merge.shown import Part, Text
from planapp.models.after_merge.subject import Subject, key_of

# Shown whether or not the return touches them.
_ALWAYS: tuple[Key, ...] = (("lead", None), ("due", None))
_ORDER = {field.key: at for at, field in enumerate(ITEM_FIELDS)}
# These have parts of their own.
_ELSEWHERE = frozenset({WHOLE, PLACE, RATING, COMMENT, UPDATE})


def whole_parts(subject: Subject) -> Iterator[Part]:
    """Yield what becomes of the row as a whole, and where it stands."""
    for one in subject.of(subject.item):
        found = one.difference
        if found.field in (WHOLE, PLACE):
            choices = subject.winners.choices(subject.merging.now, [one])
            texts = () if choices else (Text(_standing(subject, one)),)
            yield Part(found.label, subject.winners.word(one), texts, choices)


def _standing(subject: Subject, change: ReturnChange) -> str:
    found, is_theirs = change.difference, subject.winners.is_theirs(change)
    if found.field == PLACE:
        above = said_now(subject.merging.after, found)
        return f"Below {above}" if above else "At the top of the plan"
    if found.kind == MISSING:
        return "Taken out of the plan" if is_theirs else "Stays in the plan"
    return "New in the plan" if is_theirs else "Not taken into the plan"


def field_parts(subject: Subject) -> Iterator[Part]:
    """Yield the fields that are shown, in the order of their columns."""
    touched: dict[Key, list[ReturnChange]] = {}
    for one in subject.of(subject.item):
        if one.difference.field not in _ELSEWHERE:
            touched.setdefault(key_of(one), []).append(one)
    said = subject.said(subject.item)
    keys = dict.fromkeys((*(key for key in _ALWAYS if said.get(key)), *touched))
    if subject.is_of_return:
        keys |= dict.fromkeys(key for key in said if key[0] not in {*_ELSEWHERE, TITLE, "ref"})
    for key in sorted(keys, key=_place):
        yield _part(subject, key, said.get(key, ""), touched.get(key, []))


def _place(key: Key) -> int:
    return -1 if key[0] == TITLE else _ORDER.get(key[0], len(_ORDER))


def _part(subject: Subject, key: Key, said: str, changes: list[ReturnChange]) -> Part:
    winners = subject.winners
    choices = winners.choices(subject.merging.now, changes)
    is_list = key[0] in LISTS
    texts = tuple(_entries(subject, key[0])) if is_list else () if choices else (Text(said),)
    return Part(_label(subject, key, changes), winners.words(changes) if changes else "", texts, choices)


def _label(subject: Subject, key: Key, changes: Iterable[ReturnChange]) -> str:
    label = next((one.difference.label for one in changes), "")
    if label:
        return label
    extra = subject.plan.extra_fields.get(key[1] if isinstance(key[1], int) else None)
    return extra.heading if extra is not None else FIELD_OF[key[0]].label if key[0] in FIELD_OF else "Extra"


def _entries(subject: Subject, field: str) -> Iterator[Text]:
    """Yield the texts of a field that holds several; those that the plan lacks now are new."""
    now = subject.merging.now
    known = {one.text for one in shown_entries(now, subject.item.id, field)}
    for one in shown_entries(subject.plan, subject.item.id, field):
        yield Text(one.text, is_new=not subject.is_of_return and one.text not in known)

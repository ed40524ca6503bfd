"""Whatever is done to a workbook that was sent round, the merge lists that and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import openpyxl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planapp.application.circulating import circulate
from planapp.application.circulation_draft import CirculationDraft, extracts_by_lead
from planapp.application.document import Document
from planapp.application.returns.inbox import Inbox
from planapp.application.returns.matching import bases, matched
from planapp.application.returns.model import THEIRS, Decision, ReturnChange
from planapp.application.returns.reading import read_return
from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan, empty_plan
from planapp.errors import UserError
from planapp.exchange.read_file import read_file
from planapp.exchange.source import opened as source_of
from planapp.exchange.workbook.part import part_of
from tests.application.returns import hands as h
from tests.edit_strategies import random_edit, repeatable_ids
from tests.exchange.alignment.edited import as_texts, plans

# To make a failing example smaller takes minutes, as each writes files; what was done is told instead.
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@contextmanager
def opened(plan: Plan) -> Iterator[tuple[Document, Path]]:
    """A plan in a file, in a folder of its own; workbooks are read without a process for each."""
    with (
        TemporaryDirectory() as folder,
        repeatable_ids(),
        patch("planapp.application.returns.reading.read_apart", read_here),
    ):
        first = compare(empty_plan(), plan, "new plan")
        document = Document.create(Path(folder, "any.plan"), first, by="Officer")
        try:
            yield document, Path(folder)
        finally:
            document.close()


def read_here(path: Path, **_options: Any) -> Any:
    with source_of(path) as source:
        return read_file(source)


def sent(document: Document, folder: Path, draw: st.DrawFn | None = None) -> Path:
    """Send a plan round and return one of its workbooks."""
    extracts = extracts_by_lead(document.plan)
    draft = CirculationDraft("March", h.SENT, extracts=extracts, private=True)
    circulation = circulate(document, draft, folder / "sent")
    chosen = circulation.extracts[0] if draw is None else draw(st.sampled_from(circulation.extracts))
    return folder / "sent" / chosen.file


def taken_in(document: Document, path: Path) -> tuple[Inbox, int]:
    """Read a return and put it into the inbox."""
    read = read_return(path, scale=document.plan.levels.of())
    inbox = Inbox(document)
    return inbox, inbox.add(matched(read, bases(document, read), document.plan, h.CAME)).id


# What the officer does meanwhile.


def _set(key: str, texts: tuple[str, ...]) -> Callable[[st.DrawFn, Plan, r.Item], ChangeSet]:
    return lambda draw, plan, item: edits.set_field(plan, item.id, key, draw(st.sampled_from(texts)))


def _lead(draw: st.DrawFn, plan: Plan, item: r.Item) -> ChangeSet:
    names = draw(st.lists(st.sampled_from(h.NAMES), max_size=2, unique=True))
    return edits.set_people(plan, item.id, r.LEAD, names)


def _rate(draw: st.DrawFn, plan: Plan, item: r.Item) -> ChangeSet:
    period = draw(st.sampled_from(plan.periods.of()))
    level = draw(st.sampled_from(plan.levels.of()))
    return edits.rate(plan, [item.id], period.id, level.id)


def _rewrite(draw: st.DrawFn, plan: Plan, item: r.Item) -> ChangeSet:
    updates = plan.updates.of(item.id)
    if not updates:
        return ChangeSet("nothing")
    text = draw(st.sampled_from([f"{h.REWRITTEN}{updates[0].text}", "Said otherwise (9.1.2018)"]))
    return edits.set_update(plan, updates[0].id, text=text)


def _extra(draw: st.DrawFn, plan: Plan, item: r.Item) -> ChangeSet:
    return edits.set_extra(
        plan, item.id, plan.extra_fields.of()[0].id, draw(st.sampled_from(["", "Low", "No"]))
    )


_LEAVES, _ACTIONS = frozenset({r.ACTION, r.STEP}), frozenset({r.ACTION})
MEANWHILE: dict[str, tuple[frozenset[str], Callable[[st.DrawFn, Plan, r.Item], ChangeSet]]] = {
    "due": (_LEAVES, _set("due", (*h.DUES, "Oct 2029"))),
    "status": (_LEAVES, _set("status", (*h.STATUSES, "Not known"))),
    "title": (_LEAVES, _set("title", ("Ask everybody about it",))),
    "lead": (_ACTIONS, _lead),
    "rating": (_ACTIONS, _rate),
    "extra": (_ACTIONS, _extra),
    "rewrite": (_ACTIONS, _rewrite),
    "new update": (_ACTIONS, lambda draw, plan, item: edits.add_update(plan, item.id, "Told on the phone")),
    "add step": (
        _LEAVES,
        lambda draw, plan, item: edits.add_item(
            plan, item.kind, parent=item.parent, after=item.id, title="Mine"
        ),
    ),
    "remove": (_LEAVES, lambda draw, plan, item: edits.remove_items(plan, _with_steps(plan, item))),
}


def _with_steps(plan: Plan, item: r.Item) -> list[int]:
    return [item.id, *(one.id for one in plan.walk(item.id))]


def meanwhile(draw: st.DrawFn, document: Document, touched: set[tuple[int, str]]) -> str:
    """Edit the plan, more often than not where the workbook was edited too; return what was done."""
    spots = sorted(
        {(item, name) for item, name in touched if item in document.plan.items and name in MEANWHILE}
    )
    if spots and draw(st.integers(0, 2)):
        item_id, name = draw(st.sampled_from(spots))
        item = document.plan.items[item_id]
    else:
        name = draw(st.sampled_from(sorted(MEANWHILE)))
        found = [one for one in document.plan.walk() if one.kind in MEANWHILE[name][0]]
        if not found:
            return "nothing"
        item = draw(st.sampled_from(found))
    document.edit(MEANWHILE[name][1](draw, document.plan, item))
    return f"meanwhile {name} of {item.ref} {item.title} ({item.id})"


# What is listed.


def listed(inbox: Inbox, return_id: int) -> dict[h.Told, ReturnChange]:
    """Return the changes of a return as the edits tell them."""
    compared = inbox.compared(return_id)
    plans_ = (compared.comparison.plan, compared.comparison.source)
    found = {}
    for change in compared.changes:
        one = change.difference
        parts = [
            named
            for plan in plans_
            for named in (plan.periods.get(_id(one.part)), plan.extra_fields.get(_id(one.part)))
            if named is not None
        ]
        label = getattr(parts[0], "label", None) or parts[0].heading if parts else ""
        found[h.Told(one.item, one.name, one.field, label, one.was, one.theirs, one.kind)] = change
    assert len(found) == len(compared.changes)
    return found


def _id(part: object) -> int | None:
    return part if isinstance(part, int) else None


def unlike(found: Iterable[Any], expected: Iterable[Any]) -> dict[str, list[Any]]:
    """Return what is found and not expected, and the other way round."""
    found, expected = list(found), list(expected)
    if set(map(repr, found)) == set(map(repr, expected)):
        return {"found": found, "expected": expected}
    return {
        "found": [one for one in found if one not in expected],
        "expected": [one for one in expected if one not in found],
    }


def texts(plan: Plan) -> list[Any]:
    """Return a plan as its sheet shows it; updates in any order, as both sides may have added some."""
    return [
        (
            depth,
            kind,
            {label: sorted(text.split("\n")) if "update" in label else text for label, text in said.items()},
        )
        for depth, kind, said in as_texts(plan)
    ]


@given(st.data())
@settings(max_examples=25, phases=_PHASES)
def test_what_was_done_is_listed_and_taken(data: st.DataObject) -> None:
    draw = data.draw
    with opened(draw(plans())) as (document, folder):
        base, path = document.plan, sent(document, folder, draw)
        hand = edited(draw, base, path)
        for _ in range(draw(st.integers(0, 4))):
            hand.log.append(meanwhile(draw, document, hand.touched))
        before = document.plan
        inbox, return_id = taken_in(document, path)
        expected = {
            told: _is_conflict(told, h.says_now(before, told, hand.rows.get(told)))
            for told in hand.told
            if h.says_now(before, told, hand.rows.get(told)) != told.theirs
            and not (told.kind == h.MISSING and told.item not in before.items)
        }
        found = listed(inbox, return_id)
        conflicts = {told: change.is_conflict for told, change in found.items()}
        assert conflicts == expected, (unlike(conflicts.items(), expected.items()), hand.log)
        _accepting(inbox, return_id, found)
        refused = {told for told, change in found.items() if change.refusal}
        stuck = {told for told in expected if _is_refused(before, told, hand)}
        assert refused == stuck, (unlike(refused, stuck), hand.log)
        for told, change in found.items():
            if told not in refused:
                inbox.decide(return_id, [change.key], Decision(THEIRS))
        if len(found) > len(refused):
            inbox.merge(return_id)
        wanted = before
        for told, take in hand.told.items():
            if told in expected and told not in refused:
                wanted = apply(wanted, take(wanted))
        shown, wished = texts(document.plan), texts(wanted)
        if any(told.kind == h.ADDED for told in found) and (
            hand.is_sorted or set(base.items) != set(before.items)
        ):
            # Where it stands that follows a row which is gone, or another new one, is anybody's guess.
            shown, wished = sorted(repr(one[1:]) for one in shown), sorted(repr(one[1:]) for one in wished)
        assert shown == wished, (unlike(shown, wished), hand.log)
        if document.plan is not before:
            assert not any(change.key for change in inbox.compared(return_id).changes if not change.refusal)
            document.undo()
        assert document.plan == before
        assert listed(inbox, return_id).keys() == found.keys()


def edited(draw: st.DrawFn, plan: Plan, path: Path) -> h.Hand:
    """Edit a workbook by hand: what stands in it, then how it stands."""
    book = openpyxl.load_workbook(path)
    hand = h.Hand(draw, plan, book.worksheets[0])
    for _ in range(draw(st.integers(0, 6))):
        h.edit(hand)
    for name in draw(st.lists(st.sampled_from(sorted(h.SHAPES)), max_size=2, unique=True)):
        hand.log.append(name)
        h.SHAPES[name](hand)
    book.save(path)
    return hand


def _is_conflict(told: h.Told, mine: str | None) -> bool:
    """Tell whether the plan says something else by now; a text more stands beside any other."""
    is_new_text = told.field == "update" and not told.was
    return not is_new_text and mine not in (told.was, told.theirs)


def _is_refused(now: Plan, told: h.Told, hand: h.Hand) -> bool:
    """Tell whether a change is of a row that the plan has no more, or of one below such a row."""
    if told.kind == h.ADDED:
        return not hand.is_sorted and hand.rows.get(told) not in now.items
    if told.kind == h.MISSING:
        left = {one.item for one in hand.told if one.kind == h.MISSING}
        return any(one.id not in left for one in now.walk(told.item))
    return h.says_now(now, told, hand.rows.get(told)) is None


def _accepting(inbox: Inbox, return_id: int, found: dict[h.Told, ReturnChange]) -> None:
    """See that accepting all leaves open what has to be chosen."""
    inbox.accept_all(return_id)
    decided = inbox.decided(return_id)
    left = {told for told, change in found.items() if change.key not in decided}
    unsafe = {
        told
        for told, change in found.items()
        if change.is_conflict or change.refusal or told.kind in (h.EMPTIED, h.MISSING)
    }
    assert left == unsafe, unlike(left, unsafe)


@given(st.data())
@settings(max_examples=10, phases=_PHASES)
def test_what_nobody_touched_is_no_change(data: st.DataObject) -> None:
    """Of any plan that can be made by hand, whatever the officer does to it meanwhile."""
    draw = data.draw
    with opened(draw(plans())) as (document, folder):
        for _ in range(draw(st.integers(0, 8))):
            make_any_edit(draw, document)
        if not len(part_of(document.plan, None, True).items):
            return
        path = sent(document, folder)
        for _ in range(draw(st.integers(0, 4))):
            make_any_edit(draw, document)
        inbox, return_id = taken_in(document, path)
        changes = inbox.compared(return_id).changes
        assert changes == (), [one.difference for one in changes]


def make_any_edit(draw: st.DrawFn, document: Document) -> None:
    with suppress(UserError):
        document.edit(random_edit(draw, document.plan))

"""The returns of an open plan: what came back, how it compares with what was sent and the plan now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from planapp.application.circulations import find
from planapp.application.document import Document
from planapp.application.plan_then import plan_after
from planapp.application.returns import keeping
from planapp.application.returns.against_sent import AgainstSent, against_sent
from planapp.application.returns.keeping import Note
from planapp.application.returns.merging import Merge, merge_of
from planapp.application.returns.model import (
    EDIT,
    MINE,
    THEIRS,
    Compared,
    Decision,
    ReturnChange,
    Returned,
)
from planapp.application.returns.same_return import is_same_return
from planapp.application.returns.tally import Tally, tally_of
from planapp.application.returns.three_way import Claim, Claims, Merged, three_ways
from planapp.domain.changes import ChangeSet
from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.alignment.folding import plain
from planapp.exchange.alignment.ties import Ties, ties_of
from planapp.store.journal import Entry


class Memory(Protocol):
    """Where returns are kept: a document, or nowhere for longer than a moment."""

    def remembered(self, key: str) -> Any:
        """Return what is kept under a key, or None."""

    def remember(self, key: str, value: Any) -> None:
        """Keep JSON under a key; None forgets it."""


@dataclass(slots=True)
class _Kept:
    """A return, what was decided of it, and what it was found to say: that is made when it is asked for."""

    returned: Returned
    notes: dict[str, Note] = field(default_factory=dict)
    sent: AgainstSent | None = None
    view: _View | None = None


@dataclass(slots=True)
class _View:
    """A return against the plan as it was at one moment."""

    plan: Plan
    claims: Claims
    merged: Merged
    compared: Compared
    ties: Ties
    places: Mapping[str, int]
    change: Mapping[str, ReturnChange]
    checked: int = -1
    merge: Merge | None = None
    merge_of: Mapping[str, Decision] | None = None


class Inbox:
    """The returns of an open document and what was decided of each; kept with the plan, not journalled.

    `changed` holds what is called after returns or decisions change. What was compared is compared anew, when
    it is asked for, once the plan has changed. `memory` is where it is kept: with the plan unless said.
    """

    def __init__(self, document: Document, memory: Memory | None = None) -> None:
        """Take up what is kept with the plan; what can't be read is passed over."""
        self._document = document
        self._memory: Memory = memory or document
        self.changed: list[Callable[[], None]] = []
        self._bases: dict[int, Plan] = {}
        self._moment = 0
        self._undone: tuple[int, frozenset[int]] = (-1, frozenset())
        self._kept: dict[int, _Kept] = {}
        for head in keeping.heads(self._memory.remembered(keeping.INDEX)):
            self._take_up(head)

    def _take_up(self, head: dict[str, Any]) -> None:
        try:
            content = self._memory.remembered(keeping.content_key(head["id"]))
            returned = keeping.unpacked(head, content)
        except keeping.UNREADABLE:
            return
        notes = keeping.notes_from_plain(self._memory.remembered(keeping.notes_key(returned.id)))
        self._kept[returned.id] = _Kept(returned, notes)

    def subscribe(self, subscriber: Callable[[], None]) -> Callable[[], None]:
        """Have `subscriber` called after returns or decisions change; return what ends that."""
        self.changed.append(subscriber)
        return lambda: self.changed.remove(subscriber)

    def _tell(self) -> None:
        self._moment += 1
        for subscriber in tuple(self.changed):
            subscriber()

    # Returns.

    @property
    def returns(self) -> tuple[Returned, ...]:
        """Return what came back, in that order."""
        return tuple(kept.returned for kept in self._kept.values())

    def add(self, returned: Returned) -> Returned:
        """Take in a return; return it as it is kept.

        One that is there already takes the place of the former, and what was decided stays.
        """
        returned = replace(returned, file=returned.file.encode("utf-8", "replace").decode())
        same = (one for one in self.returns if one.id == returned.id or is_same_return(one, returned))
        former = next(same, None)
        if former is not None:
            returned = replace(returned, id=former.id)
        notes = self._kept[former.id].notes if former is not None else {}
        self._memory.remember(keeping.content_key(returned.id), keeping.packed(returned))
        self._put(_Kept(returned, notes))
        return returned

    def _put(self, one: _Kept) -> None:
        kept = {**self._kept, one.returned.id: one}
        self._remember_index(kept)
        self._kept = kept
        self._tell()

    def _remember_index(self, kept: Mapping[int, _Kept]) -> None:
        index = keeping.index_of(one.returned for one in kept.values()) if kept else None
        self._memory.remember(keeping.INDEX, index)

    def remove(self, return_id: int) -> None:
        """Forget a return and what was decided of it. What was merged stays in the plan."""
        kept = {key: one for key, one in self._kept.items() if key != return_id}
        self._remember_index(kept)
        self._kept = kept
        self._memory.remember(keeping.content_key(return_id), None)
        self._memory.remember(keeping.notes_key(return_id), None)
        self._tell()

    def set_officer(self, return_id: int, name: str) -> None:
        """Say whose return it is."""
        kept = self._kept[return_id]
        self._put(_Kept(replace(kept.returned, officer=name.strip()), kept.notes, kept.sent))

    def compare_with(self, return_id: int, circulation_id: int | None, entry: int) -> None:
        """Compare a return with another circulation, or the plan as it was after a journal entry."""
        kept = self._kept[return_id]
        returned = replace(kept.returned, circulation=circulation_id, entry=entry, extract=None)
        circulation = find(self._document, circulation_id)
        if circulation is not None:
            sent = next((one for one in circulation.extracts if one.recipient == returned.officer), None)
            extract = sent.id if sent is not None else None
            returned = replace(returned, extract=extract, private=circulation.sends_private(extract))
            returned = replace(returned, only=sent.items) if sent is not None else returned
        self._put(_Kept(returned, kept.notes))

    # What they say.

    def comparing(self, return_id: int) -> Callable[[], AgainstSent] | None:
        """Return the long part of comparing, for a worker, or None if it was done; see `know`."""
        kept = self._kept[return_id]
        if kept.sent is not None:
            return None
        return partial(against_sent, kept.returned, self._base(kept.returned.entry))

    def know(self, returned: Returned, sent: AgainstSent) -> None:
        """Take in what comparing a return with what was sent has given, if it is still that return."""
        kept = self._kept.get(returned.id)
        if kept is not None and kept.returned is returned:
            kept.sent = sent

    def compared(self, return_id: int) -> Compared:
        """Return a return against what was sent and the plan now."""
        return self._view(return_id).compared

    def _base(self, entry: int) -> Plan:
        if entry not in self._bases:
            self._bases[entry] = plan_after(self._document, entry)
        return self._bases[entry]

    def _sent(self, kept: _Kept) -> AgainstSent:
        if kept.sent is None:
            kept.sent = against_sent(kept.returned, self._base(kept.returned.entry))
        return kept.sent

    def _view(self, return_id: int) -> _View:
        kept, plan = self._kept[return_id], self._document.plan
        view = kept.view
        if view is not None and view.plan is plan and view.checked == self._moment:
            return view
        claims, merged = self._claims(return_id), self._merged(kept)
        if view is None or view.plan is not plan or (view.claims, view.merged) != (claims, merged):
            view = kept.view = self._made_view(kept, claims, merged)
        view.checked = self._moment
        return view

    def _made_view(self, kept: _Kept, claims: Claims, merged: Merged) -> _View:
        plan, sent = self._document.plan, self._sent(kept)
        compared = three_ways(kept.returned, sent, plan, claims=claims, merged=merged)
        return _View(
            plan,
            claims,
            merged,
            compared,
            ties_of(replace(compared.comparison, plan=plan)),
            {key: place for place, key in enumerate(sent.keys)},
            {change.key: change for change in compared.changes},
        )

    def _claims(self, return_id: int) -> Claims:
        """Return what the other returns say, but for what was declined."""
        own = {spot for spot in self._sent(self._kept[return_id]).spots if spot is not None}
        claims: dict[Any, list[Claim]] = {}
        is_earlier = True
        for other_id, other in self._kept.items():
            if other_id == return_id:
                is_earlier = False
                continue
            sent = self._sent(other)
            for key, spot, one in zip(sent.keys, sent.spots, sent.comparison.differences, strict=True):
                note = other.notes.get(key)
                if spot in own and (note is None or note.decision.choice != MINE):
                    claims.setdefault(spot, []).append(Claim(other_id, one.theirs, is_earlier))
        return claims

    def _merged(self, kept: _Kept) -> Merged:
        """Return what was merged and not undone since, and what was ever made of new rows."""
        notes = {key: note for key, note in kept.notes.items() if note.entry is not None}
        undone = self._undone_entries() if notes else frozenset()
        return Merged(
            frozenset(key for key, note in notes.items() if note.entry not in undone),
            {key: note.row for key, note in notes.items() if note.row is not None},
        )

    def _undone_entries(self) -> frozenset[int]:
        """Return the journal entries that are taken back, and not made again."""
        last = self._document.history.last
        seq = last.seq if last is not None else 0
        if self._undone[0] != seq:
            undone: set[int] = set()
            for entry in reversed(self._document.entries()):
                if entry.undoes is not None and entry.seq not in undone:
                    undone.add(entry.undoes)
            self._undone = seq, frozenset(undone)
        return self._undone[1]

    # What is decided.

    def decided(self, return_id: int) -> Mapping[str, Decision]:
        """Return what was decided of the changes of a return, of those that were merged too."""
        kept, view = self._kept[return_id], self._view(return_id)
        return {
            key: note.decision
            for key, note in kept.notes.items()
            if key in view.places and _stands(note, view.change.get(key))
        }

    def decision(self, return_id: int, key: str) -> Decision | None:
        """Return what was decided of a change; None: it is open."""
        note = self._kept[return_id].notes.get(key)
        stands = note is not None and _stands(note, self._view(return_id).change.get(key))
        return note.decision if note is not None and stands else None

    def decide(self, return_id: int, keys: Iterable[str], decision: Decision | None) -> None:
        """Decide changes, or open them again (None).

        What they can't be taken without comes along; what can't be taken without them is open again. Raises
        UserError if one can't be taken, or can't be put in the words of an edit; nothing is decided then.
        """
        view, kept = self._view(return_id), self._kept[return_id]
        chosen = [key for key in dict.fromkeys(keys) if key in view.change]
        places = [view.places[key] for key in chosen]
        notes = dict(kept.notes)
        if decision is None or decision.choice == MINE:
            for key in self._listed(view, view.ties.leaving(places)):
                if key in chosen or not _declines(notes.get(key)):
                    notes.pop(key, None)
            if decision is not None:
                notes.update({key: Note(decision) for key in chosen})
        else:
            refusal = next((view.change[key].refusal for key in chosen if view.change[key].refusal), "")
            if refusal:
                raise UserError(refusal)
            taken = self._taken(return_id, self._listed(view, view.ties.taking(places)))
            taken.update(dict.fromkeys(chosen, decision))
            merge_of(view.plan, view.compared, taken)
            notes.update({key: self._note(view, key, one) for key, one in taken.items()})
        self._remember_notes(kept, notes)
        self._tell()

    def _taken(self, return_id: int, keys: Iterable[str]) -> dict[str, Decision]:
        """Return decisions that take changes: as they were decided, else theirs."""
        decided = self.decided(return_id)
        kept = {key: decided[key] for key in keys if key in decided and decided[key].choice != MINE}
        return {key: kept.get(key, Decision(THEIRS)) for key in keys}

    def _listed(self, view: _View, places: Iterable[int]) -> list[str]:
        """Return the keys of places, but for what is settled."""
        wanted = set(places)
        return [key for key in view.change if view.places[key] in wanted]

    def _note(self, view: _View, key: str, decision: Decision) -> Note:
        change = view.change[key]
        if not change.is_conflict:
            return Note(decision)
        spot = self._sent(self._kept[view.compared.returned.id]).spots[view.places[key]]
        rivals = view.claims.get(spot, ()) if spot is not None else ()
        said = [change.mine, *(claim.theirs for claim in rivals)]
        return Note(decision, tuple(dict.fromkeys(map(_seen, said))))

    def _remember_notes(self, kept: _Kept, notes: dict[str, Note]) -> None:
        plainly = keeping.notes_to_plain(notes) if notes else None
        self._memory.remember(keeping.notes_key(kept.returned.id), plainly)
        kept.notes = notes

    def accept_all(self, return_id: int) -> int:
        """Decide theirs for all that may be taken unasked and is open; return for how many.

        Conflicts, emptied cells and missing rows stay open, and so does what can't be taken.
        """
        view, decided = self._view(return_id), self.decided(return_id)
        taken = {key for key, one in decided.items() if one.choice != MINE}
        safe = {key for key, change in view.change.items() if _is_safe(change) and key not in decided}
        groups = [self._listed(view, view.ties.taking([view.places[key]])) for key in safe]
        groups = [group for group in groups if all(key in safe or key in taken for key in group)]
        keys = dict.fromkeys(key for group in self._takeable(view, groups) for key in group)
        new = [key for key in view.change if key in keys and key not in taken]
        if new:
            notes = {**self._kept[return_id].notes, **{key: Note(Decision(THEIRS)) for key in new}}
            self._remember_notes(self._kept[return_id], notes)
            self._tell()
        return len(new)

    def _takeable(self, view: _View, groups: list[list[str]]) -> list[list[str]]:
        """Return the groups of changes that the plan takes; where it refuses, halves are tried."""
        try:
            if groups:
                theirs = {key: Decision(THEIRS) for group in groups for key in group}
                merge_of(view.plan, view.compared, theirs)
        except UserError:
            if len(groups) == 1:
                return []
            half = len(groups) // 2
            return self._takeable(view, groups[:half]) + self._takeable(view, groups[half:])
        return groups

    # Merging.

    def change_set(self, return_id: int) -> ChangeSet:
        """Return the edit that merging makes. Raises UserError if nothing was decided or it is refused."""
        return self._merge(return_id).change_set

    def _merge(self, return_id: int) -> Merge:
        view, decided = self._view(return_id), self.decided(return_id)
        if view.merge is None or view.merge_of != decided:
            view.merge, view.merge_of = merge_of(view.plan, view.compared, decided), decided
        return view.merge

    def merge(self, return_id: int) -> Entry | None:
        """Make what was decided as one undo step, just as it was previewed; None if that changes nothing."""
        merge, kept, view = self._merge(return_id), self._kept[return_id], self._view(return_id)
        decided = self.decided(return_id)
        entry = self._document.edit(merge.change_set)
        if entry is None:
            return None
        done = {
            key: replace(kept.notes[key], entry=entry.seq, row=merge.rows.get(key))
            for key in view.change
            if key in decided and decided[key].choice in (THEIRS, EDIT)
        }
        self._remember_notes(kept, {**kept.notes, **done})
        self._tell()
        return entry

    def tally(self, return_id: int) -> Tally:
        """Count what is open, decided, merged and declined."""
        view, decided = self._view(return_id), self.decided(return_id)
        merged = sum(key not in view.change and one.choice != MINE for key, one in decided.items())
        return tally_of(view.compared, decided, merged)


def _is_safe(change: ReturnChange) -> bool:
    return change.difference.is_safe and not change.is_conflict and not change.refusal


def _declines(note: Note | None) -> bool:
    return note is not None and note.decision.choice == MINE


def _stands(note: Note, change: ReturnChange | None) -> bool:
    """Tell whether what was decided still holds: not of a conflict that came up, or became another, since."""
    if change is None or not change.is_conflict or note.decision.choice == MINE:
        return True
    return _seen(change.mine) in note.seen


def _seen(text: str | None) -> str:
    """Return a short mark of what was seen."""
    said = "-" if text is None else f"+{plain(text)}"
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()

"""The returns of an open plan: what came back, how it compares with what was sent and the plan now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from planapp.application.circulations import find
from planapp.application.document import Document
from planapp.application.returns import keeping
from planapp.application.returns.against_sent import AgainstSent
from planapp.application.returns.comparing import Comparing, Kept, View
from planapp.application.returns.deciding import (
    accepted,
    declined,
    opened_again,
    safe_keys,
    standing,
    stands,
)
from planapp.application.returns.keeping import Note
from planapp.application.returns.merging import Merge, merge_of
from planapp.application.returns.model import EDIT, MINE, THEIRS, Compared, Decision, Returned
from planapp.application.returns.same_return import is_same_return
from planapp.application.returns.tally import Tally, tally_of
from planapp.domain.changes import ChangeSet
from planapp.store.journal import Entry


class Memory(Protocol):
    """Where returns are kept: a document, or nowhere for longer than a moment."""

    def remembered(self, key: str) -> Any:
        """Return what is kept under a key, or None."""

    def remember(self, key: str, value: Any) -> None:
        """Keep JSON under a key; None forgets it."""


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
        self._comparing = Comparing(document)
        self._kept: dict[int, Kept] = {}
        for head in keeping.heads(self._memory.remembered(keeping.INDEX)):
            self._take_up(head)

    def _take_up(self, head: dict[str, Any]) -> None:
        try:
            content = self._memory.remembered(keeping.content_key(head["id"]))
            returned = keeping.unpacked(head, content)
        except keeping.UNREADABLE:
            return
        notes = keeping.notes_from_plain(self._memory.remembered(keeping.notes_key(returned.id)))
        self._kept[returned.id] = Kept(returned, notes)

    def subscribe(self, subscriber: Callable[[], None]) -> Callable[[], None]:
        """Have `subscriber` called after returns or decisions change; return what ends that."""
        self.changed.append(subscriber)
        return lambda: self.changed.remove(subscriber)

    def _tell(self) -> None:
        self._comparing.forget()
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
        self._put(Kept(returned, notes))
        return returned

    def _put(self, one: Kept) -> None:
        kept = {**self._kept, one.returned.id: one}
        self._remember_index(kept)
        self._kept = kept
        self._tell()

    def _remember_index(self, kept: Mapping[int, Kept]) -> None:
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
        self._put(Kept(replace(kept.returned, officer=name.strip()), kept.notes, kept.sent))

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
        self._put(Kept(returned, kept.notes))

    # What they say.

    def comparing(self, return_id: int) -> Callable[[], AgainstSent] | None:
        """Return the long part of comparing, for a worker, or None if it was done; see `know`."""
        return self._comparing.job(self._kept[return_id])

    def know(self, returned: Returned, sent: AgainstSent) -> None:
        """Take in what comparing a return with what was sent has given, if it is still that return."""
        kept = self._kept.get(returned.id)
        if kept is not None and kept.returned is returned:
            kept.sent = sent

    def compared(self, return_id: int) -> Compared:
        """Return a return against what was sent and the plan now."""
        return self._view(return_id).compared

    def _view(self, return_id: int) -> View:
        return self._comparing.view(return_id, self._kept)

    # What is decided.

    def decided(self, return_id: int) -> Mapping[str, Decision]:
        """Return what was decided of the changes of a return, of those that were merged too."""
        return standing(self._view(return_id), self._kept[return_id].notes)

    def decision(self, return_id: int, key: str) -> Decision | None:
        """Return what was decided of a change; None: it is open."""
        note = self._kept[return_id].notes.get(key)
        if note is None or not stands(note, self._view(return_id).changes.get(key)):
            return None
        return note.decision

    def decide(self, return_id: int, keys: Iterable[str], decision: Decision | None) -> None:
        """Decide changes, or open them again (None).

        What they can't be taken without comes along; what can't be taken without them is open again. Raises
        UserError if one can't be taken, or can't be put in the words of an edit; nothing is decided then.
        """
        view, kept = self._view(return_id), self._kept[return_id]
        chosen = [key for key in dict.fromkeys(keys) if key in view.changes]
        if decision is None:
            notes = opened_again(view, kept.notes, chosen)
        elif decision.choice == MINE:
            notes = declined(view, kept.notes, chosen, decision)
        else:
            notes = accepted(view, kept.notes, chosen, decision)
        self._remember_notes(kept, notes)
        self._tell()

    def _remember_notes(self, kept: Kept, notes: dict[str, Note]) -> None:
        plainly = keeping.notes_to_plain(notes) if notes else None
        self._memory.remember(keeping.notes_key(kept.returned.id), plainly)
        kept.notes = notes

    def accept_all(self, return_id: int) -> int:
        """Decide theirs for all that may be taken unasked and is open; return for how many.

        Conflicts, emptied cells and missing rows stay open, and so does what can't be taken.
        """
        kept = self._kept[return_id]
        new = safe_keys(self._view(return_id), kept.notes)
        if new:
            self._remember_notes(kept, {**kept.notes, **{key: Note(Decision(THEIRS)) for key in new}})
            self._tell()
        return len(new)

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
            for key in view.changes
            if key in decided and decided[key].choice in (THEIRS, EDIT)
        }
        self._remember_notes(kept, {**kept.notes, **done})
        self._tell()
        return entry

    def tally(self, return_id: int) -> Tally:
        """Count what is open, decided, merged and declined."""
        view, decided = self._view(return_id), self.decided(return_id)
        merged = sum(key not in view.changes and one.choice != MINE for key, one in decided.items())
        return tally_of(view.compared, decided, merged)

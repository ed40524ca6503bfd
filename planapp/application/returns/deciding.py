"""Deciding changes of a return: what comes along, what is opened again, and which decisions still stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from planapp.application.returns.comparing import View
from planapp.application.returns.keeping import Note
from planapp.application.returns.merging import merge_of
from planapp.application.returns.model import MINE, THEIRS, Decision, ReturnChange
from planapp.errors import UserError
from planapp.exchange.alignment.folding import plain

Notes = Mapping[str, Note]

_MARK_BYTES = 6


def stands(note: Note, change: ReturnChange | None) -> bool:
    """Tell whether what was decided still holds: not of a conflict that came up, or became another, since."""
    if change is None or not change.is_conflict or note.decision.choice == MINE:
        return True
    return _mark(change.mine) in note.seen


def standing(view: View, notes: Notes) -> dict[str, Decision]:
    """Return the decisions that hold, by key."""
    return {
        key: note.decision
        for key, note in notes.items()
        if key in view.places and stands(note, view.changes.get(key))
    }


def opened_again(view: View, notes: Notes, keys: Iterable[str]) -> dict[str, Note]:
    """Return what is decided once some changes are open, and what can't be taken without them is too."""
    chosen = set(keys)
    left = view.listed(view.ties.leaving(view.places[key] for key in chosen))
    gone = {key for key in left if key in chosen or not _declines(notes.get(key))}
    return {key: note for key, note in notes.items() if key not in gone}


def declined(view: View, notes: Notes, keys: Iterable[str], decision: Decision) -> dict[str, Note]:
    """Return what is decided once some changes are declined."""
    chosen = list(keys)
    return {**opened_again(view, notes, chosen), **{key: Note(decision) for key in chosen}}


def accepted(view: View, notes: Notes, keys: Iterable[str], decision: Decision) -> dict[str, Note]:
    """Return what is decided once some changes are accepted, and what they can't be taken without.

    Raises UserError if one can't be taken, or can't be put in the words of an edit.
    """
    chosen = list(keys)
    refusal = next((view.changes[key].refusal for key in chosen if view.changes[key].refusal), "")
    if refusal:
        raise UserError(refusal)
    needed = view.listed(view.ties.taking(view.places[key] for key in chosen))
    decided = standing(view, notes)
    taken = {key: decided.get(key, Decision(THEIRS)) for key in needed}
    taken = {key: Decision(THEIRS) if one.choice == MINE else one for key, one in taken.items()}
    taken.update(dict.fromkeys(chosen, decision))
    merge_of(view.plan, view.compared, taken)
    return {**notes, **{key: _noted(view, key, one) for key, one in taken.items()}}


def safe_keys(view: View, notes: Notes) -> list[str]:
    """Return the open changes that may be taken unasked, with all that they need."""
    decided = standing(view, notes)
    taken = {key for key, one in decided.items() if one.choice != MINE}
    safe = {key for key, change in view.changes.items() if _is_safe(change) and key not in decided}
    groups = [view.listed(view.ties.taking([view.places[key]])) for key in view.changes if key in safe]
    groups = [group for group in groups if all(key in safe or key in taken for key in group)]
    found = {key for group in _takeable(view, groups) for key in group}
    return [key for key in view.changes if key in found and key not in taken]


def _takeable(view: View, groups: list[list[str]]) -> list[list[str]]:
    """Return the groups of changes that the plan takes; where it refuses, halves are tried."""
    try:
        if groups:
            theirs = {key: Decision(THEIRS) for group in groups for key in group}
            merge_of(view.plan, view.compared, theirs)
    except UserError:
        if len(groups) == 1:
            return []
        half = len(groups) // 2
        return _takeable(view, groups[:half]) + _takeable(view, groups[half:])
    return groups


def _is_safe(change: ReturnChange) -> bool:
    return change.difference.is_safe and not change.is_conflict and not change.refusal


def _declines(note: Note | None) -> bool:
    return note is not None and note.decision.choice == MINE


def _noted(view: View, key: str, decision: Decision) -> Note:
    """Return a decision with what was seen, if it was of a conflict."""
    change, spot = view.changes[key], view.spots[view.places[key]]
    if not change.is_conflict:
        return Note(decision)
    rivals = view.claims.get(spot, ()) if spot is not None else ()
    said = [change.mine, *(claim.theirs for claim in rivals)]
    return Note(decision, tuple(dict.fromkeys(map(_mark, said))))


def _mark(text: str | None) -> str:
    """Return a short mark of what was seen."""
    said = "-" if text is None else f"+{plain(text)}"
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=_MARK_BYTES).hexdigest()

"""Returns against what was sent and the plan now: compared when it is asked for, anew once that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from planapp.application.document import Document
from planapp.application.plan_then import plan_after
from planapp.application.returns.against_sent import AgainstSent, Spot, against_sent
from planapp.application.returns.keeping import Note
from planapp.application.returns.merging import Merge
from planapp.application.returns.model import MINE, Compared, Decision, ReturnChange, Returned
from planapp.application.returns.three_way import Claim, Claims, Merged, three_ways
from planapp.domain.plan import Plan
from planapp.exchange.alignment.ties import Ties, ties_of


@dataclass(slots=True)
class Kept:
    """A return, what was decided of it, and what it was found to say: that is made when it is asked for."""

    returned: Returned
    notes: dict[str, Note] = field(default_factory=dict)
    sent: AgainstSent | None = None
    view: View | None = None


@dataclass(slots=True)
class View:
    """A return against the plan as it was at one moment.

    `places` are those of its differences and `changes` those that are not settled, both by key; `merge` is
    what merging the decisions `merge_of` would do.
    """

    plan: Plan
    claims: Claims
    merged: Merged
    compared: Compared
    ties: Ties
    places: Mapping[str, int]
    changes: Mapping[str, ReturnChange]
    spots: tuple[Spot | None, ...]
    merge: Merge | None = None
    merge_of: Mapping[str, Decision] | None = None

    def listed(self, places: frozenset[int]) -> list[str]:
        """Return the keys of places, but for what is settled."""
        return [key for key in self.changes if self.places[key] in places]


class Comparing:
    """Compares the returns of a document. What a plan was when it was sent round is worked out once."""

    def __init__(self, document: Document) -> None:
        """Have nothing compared yet."""
        self._document = document
        self._bases: dict[int, Plan] = {}
        self._checked: set[int] = set()
        self._undone: tuple[int, frozenset[int]] = (-1, frozenset())

    def forget(self) -> None:
        """Look again at what other returns say and what was decided."""
        self._checked.clear()

    def job(self, kept: Kept) -> Callable[[], AgainstSent] | None:
        """Return the long part of comparing a return; None if it was done."""
        if kept.sent is not None:
            return None
        return partial(against_sent, kept.returned, self._base(kept.returned.entry))

    def _base(self, entry: int) -> Plan:
        if entry not in self._bases:
            self._bases[entry] = plan_after(self._document, entry)
        return self._bases[entry]

    def _sent(self, kept: Kept) -> AgainstSent:
        if kept.sent is None:
            kept.sent = against_sent(kept.returned, self._base(kept.returned.entry))
        return kept.sent

    def view(self, return_id: int, all_kept: Mapping[int, Kept]) -> View:
        """Return one of the returns against the plan now, as long as nothing changed the one made last."""
        kept, plan = all_kept[return_id], self._document.plan
        view = kept.view
        if view is not None and view.plan is plan and return_id in self._checked:
            return view
        claims, merged = self._claims(return_id, all_kept), self._merged(kept)
        if view is None or view.plan is not plan or (view.claims, view.merged) != (claims, merged):
            view = kept.view = self._view(kept, claims, merged)
        self._checked.add(return_id)
        return view

    def _view(self, kept: Kept, claims: Claims, merged: Merged) -> View:
        plan, sent = self._document.plan, self._sent(kept)
        compared = three_ways(kept.returned, sent, plan, claims=claims, merged=merged)
        return View(
            plan,
            claims,
            merged,
            compared,
            ties_of(replace(compared.comparison, plan=plan)),
            {key: place for place, key in enumerate(sent.keys)},
            {change.key: change for change in compared.changes},
            sent.spots,
        )

    def _claims(self, return_id: int, all_kept: Mapping[int, Kept]) -> Claims:
        """Return what the other returns say in the same spots, but for what was declined."""
        own = {spot for spot in self._sent(all_kept[return_id]).spots if spot is not None}
        claims: dict[Any, list[Claim]] = {}
        is_earlier = True
        for other_id, other in all_kept.items():
            if other_id == return_id:
                is_earlier = False
                continue
            sent = self._sent(other)
            for key, spot, one in zip(sent.keys, sent.spots, sent.comparison.differences, strict=True):
                note = other.notes.get(key)
                if spot in own and (note is None or note.decision.choice != MINE):
                    claims.setdefault(spot, []).append(Claim(other_id, one.theirs, is_earlier))
        return claims

    def _merged(self, kept: Kept) -> Merged:
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

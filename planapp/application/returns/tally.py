"""How far a return is: what is still to be decided, decided, merged and declined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planapp.application.returns.model import MINE, Compared, Decision
from planapp.exchange.mapping.account import LOST


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a return's changes.

    `changes` are those that are not merged; of them `decided` are decided (to be merged or `declined`) and
    `conflicts` are conflicts that are still open. `merged` were decided and are in the plan by now.
    `not_recognised` counts what the reader could make nothing of.
    """

    changes: int = 0
    conflicts: int = 0
    decided: int = 0
    merged: int = 0
    declined: int = 0
    not_recognised: int = 0

    @property
    def open(self) -> int:
        """Return how many changes are not decided."""
        return self.changes - self.decided

    @property
    def to_merge(self) -> int:
        """Return how many changes merging would take in."""
        return self.decided - self.declined

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to decide or to merge."""
        return self.changes == self.declined


def tally_of(compared: Compared, decided: Mapping[str, Decision], merged: int) -> Tally:
    """Count the changes of a return; `merged` of those that were decided are in the plan."""
    listed = [decided.get(change.key) for change in compared.changes]
    return Tally(
        changes=len(listed),
        conflicts=sum(
            change.is_conflict and decision is None
            for change, decision in zip(compared.changes, listed, strict=True)
        ),
        decided=sum(decision is not None for decision in listed),
        merged=merged,
        declined=sum(decision is not None and decision.choice == MINE for decision in listed),
        not_recognised=sum(found.severity == LOST for found in compared.returned.findings),
    )

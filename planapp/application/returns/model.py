"""What came back, how it differs from what was sent and from the plan now, and what was decided of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from planapp.domain.plan import Plan
from planapp.exchange.alignment import Comparison, Difference
from planapp.exchange.mapping.account import Finding

# What may be decided of a change. An edit is in the officer's own words.
THEIRS, MINE, EDIT = "theirs", "mine", "edit"

# An item of the plan, a field of it, and the period or extra field that it is about.
Place = tuple[int, str, int | str | None]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the plan is to say: theirs, mine, or the `text` of an edit."""

    choice: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back, as it was read, and what it is compared with.

    It is compared with the plan as it was after journal entry `entry`: with the items `only` of it and what
    stands below them, or all of it (None). `circulation` and `extract` are ids, None where the workbook names
    none that the plan knows. `officer` is whose it is, '' where that is not known. `paths` are the ids that
    planapp's own column names beside rows of `source`; `unaltered` the places whose cells are as they were
    sent, by the stamp's hashes.
    """

    id: int
    file: str
    came_on: date
    officer: str
    entry: int
    source: Plan
    circulation: int | None = None
    extract: int | None = None
    only: tuple[int, ...] | None = None
    private: bool = True
    is_stamped: bool = False
    paths: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    unaltered: frozenset[Place] = frozenset()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnChange:
    """One thing that a return says otherwise than what was sent.

    `difference` holds was and theirs; `mine` is what the plan says now (None: it has no such row any more).
    `is_conflict` tells that the plan, or an earlier return, has changed the same to something else; `rivals`
    are the returns (ids) that say something else there, earlier or later. `refusal` says why it can't be
    taken as the plan now is ('' if it can). `key` stays the same for as long as the return is kept.
    """

    key: str
    difference: Difference
    mine: str | None
    is_conflict: bool = False
    rivals: tuple[int, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A return against what was sent and the plan now.

    `changes` hold what is still to be merged, or stays declined; what the plan says by now as the return does
    is not among them: `settled` counts that.
    """

    returned: Returned
    comparison: Comparison
    changes: tuple[ReturnChange, ...] = ()
    settled: int = 0

    def change(self, key: str) -> ReturnChange | None:
        """Return the change of a key."""
        return next((one for one in self.changes if one.key == key), None)

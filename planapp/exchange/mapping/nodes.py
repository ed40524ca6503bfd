"""The tree of a plan while it is being read: nodes that gather what their cells say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from planapp.domain.due import Due
from planapp.domain.notes import Note
from planapp.exchange.rating_cell import RatingRead


@dataclass(frozen=True, slots=True)
class RatingGiven:
    """A rating as read from a cell, with its note as the comment."""

    read: RatingRead
    comment: str = ""
    comment_by: str = ""


@dataclass(slots=True)
class Node:
    """An item in the making. Columns of the officer's own and ratings are kept by column number.

    `people` holds the names by role, in order and each once; `path` is what planapp's own column says of it.
    """

    kind: str
    row: int
    ref: str = ""
    title: str = ""
    marker: str = ""
    path: str = ""
    children: list[Node] = field(default_factory=list)
    people: dict[str, dict[str, None]] = field(default_factory=dict)
    due: Due | None = None
    status: str = ""
    state: str = ""
    done_on: date | None = None
    measures: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[Note, str]] = field(default_factory=list)
    # By number of the column, which names a period.
    new_updates: list[tuple[int, str]] = field(default_factory=list)
    recommendations: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    first_due: list[str] = field(default_factory=list)
    slip_reasons: list[str] = field(default_factory=list)
    slip_approvals: list[str] = field(default_factory=list)
    ratings: dict[int, RatingGiven] = field(default_factory=dict)
    extras: dict[int, str] = field(default_factory=dict)

    def add(self, kind: str, row: int, title: str, *, marker: str = "", ref: str = "") -> Node:
        """Add an item below this one."""
        child = Node(kind, row, ref, title, marker)
        self.children.append(child)
        return child


@dataclass(slots=True)
class Block:
    """An item that cells describe, the rows that do, and the steps that stand in them."""

    node: Node
    rows: list[int]
    steps: dict[int, Node] = field(default_factory=dict)
    _step_rows: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Return the first row."""
        return self.rows[0]

    @property
    def children(self) -> list[Node]:
        """Return the steps, from top to bottom."""
        return [self.steps[row] for row in self._step_rows]

    def add_step(self, row: int, step: Node) -> None:
        """Add the step that stands in a row below those added so far."""
        self.steps[row] = step
        self._step_rows.append(row)

    def steps_within(self, first: int, last: int) -> list[Node]:
        """Return the steps that stand in rows `first` to `last`."""
        rows = self._step_rows[bisect_left(self._step_rows, first) : bisect_right(self._step_rows, last)]
        return [self.steps[row] for row in rows]

    def step_above(self, row: int) -> Node | None:
        """Return the nearest step above a row, or None."""
        at = bisect_left(self._step_rows, row)
        return self.steps[self._step_rows[at - 1]] if at else None

"""Which items a cell describes: the action, one of its steps, or several at once (DESIGN 2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from planapp.exchange.mapping.nodes import Block, Node
from planapp.exchange.recognise import model as m

PEOPLE = frozenset({"lead", "officer"})
# Over some of the steps these are given to each; any other value is stored once, on the first.
GIVEN_TO_EACH = frozenset({"due", "status", "done_on", "first_due", m.EXTRA, m.RATING, *PEOPLE})


@dataclass(frozen=True, slots=True)
class Target:
    """The items that get a cell's value, and all that it covers."""

    nodes: list[Node]
    covers: list[Node]

    @property
    def is_shared(self) -> bool:
        """Tell whether the value was stored for fewer items than it covers."""
        return len(self.nodes) < len(self.covers)


class Targets:
    """Finds the items of each cell of a plan table."""

    def __init__(self, table: m.FoundTable, blocks: list[Block]) -> None:
        """Index blocks by row, and learn which columns speak of steps."""
        self.table = table
        self.block_of = {row: block for block in blocks for row in block.rows}
        self.rows = tuple(sorted(self.block_of))
        self.ours = table.column(m.OURS) is not None
        self.of_steps = {role.column for role in table.columns if self._speaks_of_steps(role)}

    def spans(self, role: m.ColumnRole) -> list[m.Span]:
        """Return the values of a column that describe items."""
        return list(self.table.spans.column(role.column, self.rows))

    def _speaks_of_steps(self, role: m.ColumnRole) -> bool:
        """Tell whether a column's values belong to steps, by where they stand in actions of several steps.

        Where no value stands beside a second step, but some beside a first, the column is about actions.
        In planapp's own workbooks an action that has values of its own has a row of its own.
        """
        if self.ours:
            return True
        several = [
            span
            for span in self.spans(role)
            if span.first in self.block_of and len(self.block_of[span.first].steps) > 1
        ]
        return not several or any(span.first != self.block_of[span.first].first for span in several)

    def of(self, role: m.ColumnRole, span: m.Span) -> Target:
        """Return the items that a cell describes."""
        blocks = list(
            {id(block): block for block in map(self.block_of.__getitem__, self._rows(span))}.values()
        )
        if len(blocks) > 1:
            return _chosen(role.field, [block.node for block in blocks])
        block = blocks[0]
        if role.field == m.RATING or not block.steps:
            return Target([block.node], [block.node])
        if role.field in PEOPLE:
            return self._people(role, block, span)
        return self._action_or_steps(role, block, span)

    def _rows(self, span: m.Span) -> tuple[int, ...]:
        return self.rows[bisect_left(self.rows, span.first) : bisect_right(self.rows, span.last)]

    def _people(self, role: m.ColumnRole, block: Block, span: m.Span) -> Target:
        """People lead the action; those named beside some of its steps lead these as well."""
        starts = [row for row in block.rows if self.table.spans.cell(row, role.column) is not None]
        if len(starts) == 1 and span.first == block.first:
            return Target([block.node], [block.node])
        if span.first == block.first and span.first not in block.steps:
            return Target([block.node], [block.node])
        later = [row for row in starts if row > span.first]
        last = max(span.last, later[0] - 1 if later else block.rows[-1])
        nodes = block.steps_within(span.first, last)
        if block.first not in block.steps:
            return Target(nodes, nodes)
        return Target([block.node, *nodes], [block.node, *nodes])

    def _action_or_steps(self, role: m.ColumnRole, block: Block, span: m.Span) -> Target:
        whole = len(block.rows) > 1 and span.first == block.first and span.last >= block.rows[-1]
        own_row = span.first == block.first and span.first not in block.steps and span.last == span.first
        of_action = span.first == block.first and role.column not in self.of_steps
        if whole or own_row or of_action:
            return Target([block.node], [block.node])
        steps = block.steps_within(span.first, span.last)
        if not steps:
            above = [step for row, step in block.steps.items() if row < span.first]
            steps = above[-1:] or [block.node]
        return _chosen(role.field, steps)


def _chosen(field: str, nodes: list[Node]) -> Target:
    return Target(nodes if field in GIVEN_TO_EACH else nodes[:1], nodes)

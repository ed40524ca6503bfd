"""Which items a cell describes: the action, one of its steps, or several at once (DESIGN 2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from planapp.exchange.mapping.nodes import Block, Node
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.spans import Span

PEOPLE = frozenset({"lead", "officer"})
# Over some of the steps these are given to each; any other value is stored once, on the first.
# Beside every step of an action the same once more, these are the action's.
SAID_ONCE = frozenset({"update", NEW_UPDATE, *PEOPLE})
# Of the actions of which a column says something, so many have it beside the first step alone.
_MOSTLY, _NOW_AND_THEN = 0.6, 0.2
GIVEN_TO_EACH = frozenset({"due", "status", "done_on", "first_due", m.EXTRA, m.RATING, *PEOPLE})


@dataclass(frozen=True, slots=True)
class Target:
    """The items that get a cell's value, none if it was said before, and all that it covers."""

    nodes: list[Node]
    covers: list[Node]

    @property
    def is_shared(self) -> bool:
        """Tell whether the value was stored for fewer items than it covers."""
        return 0 < len(self.nodes) < len(self.covers)


@dataclass(frozen=True, slots=True)
class Lone:
    """How many actions of several steps a column speaks of, and how many beside the first step alone."""

    count: int
    of: int

    @property
    def is_usual(self) -> bool:
        """Tell whether a value beside the first step alone is for the whole action."""
        return self.count >= _MOSTLY * self.of

    @property
    def is_doubtful(self) -> bool:
        """Tell whether it may be for the whole action as well as for its step."""
        return not self.is_usual and self.count >= _NOW_AND_THEN * self.of


class Targets:
    """Finds the items of each cell of a plan table."""

    def __init__(self, table: m.FoundTable, blocks: list[Block]) -> None:
        """Index blocks by row, and learn which columns speak of steps."""
        self.table = table
        self.block_of = {row: block for block in blocks for row in block.rows}
        self.rows = tuple(sorted(self.block_of))
        self.ours = table.column(m.OURS) is not None
        self._starts: dict[tuple[int, int], list[int]] = {}
        self._has_several = any(len(block.steps) > 1 for block in blocks)
        self.of_steps = {role.column for role in table.columns if self._speaks_of_steps(role)}
        self.lone = {} if self._has_merges() else {role.column: self._lone(role) for role in table.columns}

    def spans(self, role: m.ColumnRole) -> list[Span]:
        """Return the values of a column that describe items."""
        return list(self.table.spans.column(role.column, self.rows))

    def _speaks_of_steps(self, role: m.ColumnRole) -> bool:
        """Tell whether a column's values belong to steps, by where they stand in actions of several steps.

        Where no value stands beside a second step, but some beside a first, the column is about actions.
        """
        if not self._has_several:
            return True
        several = [span for span in self.spans(role) if len(self.block_of[span.first].steps) > 1]
        return not several or any(span.first != self.block_of[span.first].first for span in several)

    def _has_merges(self) -> bool:
        """Tell whether any value is merged over several rows: then one that is not speaks of its own row."""
        return any(span.last > span.first for role in self.table.columns for span in self.spans(role))

    def _lone(self, role: m.ColumnRole) -> Lone:
        """Return how often a column has a value beside the first of an action's steps and no other."""
        starts = Counter(id(self.block_of[span.first]) for span in self.spans(role))
        first = [
            block for span in self.spans(role) if span.first == (block := self.block_of[span.first]).first
        ]
        lone = [block for block in first if len(block.steps) > 1 and starts[id(block)] == 1]
        told = {id(block) for block in self.block_of.values() if len(block.steps) > 1} & starts.keys()
        return Lone(len(lone), len(told))

    def of(self, role: m.ColumnRole, span: Span) -> Target:
        """Return the items that a cell describes."""
        if span.last > span.first:
            blocks = self._blocks(span)
            if len(blocks) > 1:
                return _chosen(role.field, [block.node for block in blocks])
        block = self.block_of[span.first]
        if not block.steps:
            return _one(block.node)
        if role.field == m.RATING:
            return _one(block.node)
        if self.ours:
            return _one(self._ours(role, block, span.first))
        if role.field in SAID_ONCE and self._is_repeated(role.column, block):
            return _one(block.node) if span.first == block.first else Target([], [block.node])
        if role.field in PEOPLE:
            return self._people(role, block, span)
        return self._action_or_steps(role, block, span)

    def steps_sharing(self, role: m.ColumnRole, span: Span) -> list[Node]:
        """Return the steps of an action for all of which a cell is the only value of its column."""
        block = self.block_of[span.first]
        if self.ours or span.first != block.first or len(self._starts_of(role.column, block)) != 1:
            return []
        return block.children

    def _blocks(self, span: Span) -> list[Block]:
        rows = self.rows[bisect_left(self.rows, span.first) : bisect_right(self.rows, span.last)]
        return list({id(self.block_of[row]): self.block_of[row] for row in rows}.values())

    def _ours(self, role: m.ColumnRole, block: Block, row: int) -> Node:
        """Return the item of a cell of planapp's own workbook, where each row says whose it is.

        What a row without an action says is the step's; an action that has more of its own than people and
        ratings has a row without a step.
        """
        step = block.steps.get(row)
        if step is None:
            return block.node if row == block.first else block.step_above(row) or block.node
        return block.node if row == block.first and role.field in PEOPLE else step

    def _people(self, role: m.ColumnRole, block: Block, span: Span) -> Target:
        """People lead the action; those named beside some of its steps lead these as well."""
        starts = self._starts_of(role.column, block)
        has_own_row = block.first not in block.steps
        if span.first == block.first and (has_own_row or len(starts) == 1):
            return _one(block.node)
        after = bisect_right(starts, span.first)
        last = max(span.last, starts[after] - 1 if after < len(starts) else block.rows[-1])
        nodes = block.steps_within(span.first, last)
        if not has_own_row or not nodes:
            nodes = [block.node, *nodes]
        return Target(nodes, nodes)

    def _starts_of(self, column: int, block: Block) -> list[int]:
        """Return the rows of a block in which a column has a value."""
        key = (column, block.first)
        if key not in self._starts:
            self._starts[key] = [span.first for span in self.table.spans.column(column, block.rows)]
        return self._starts[key]

    def _is_repeated(self, column: int, block: Block) -> bool:
        """Tell whether all rows of an action say the same in a column."""
        if len(self._starts_of(column, block)) < max(len(block.rows), 2):
            return False
        cells = (self.table.spans.cell(row, column) for row in block.rows)
        return len({cell.text.strip() for cell in cells if cell is not None}) == 1

    def _action_or_steps(self, role: m.ColumnRole, block: Block, span: Span) -> Target:
        whole = len(block.rows) > 1 and span.first == block.first and span.last >= block.rows[-1]
        own_row = span.first == block.first and span.first not in block.steps and span.last == span.first
        of_action = span.first == block.first and role.column not in self.of_steps
        if whole or own_row or of_action or self._is_for_all(role, block, span):
            return _one(block.node)
        steps = block.steps_within(span.first, span.last)
        if not steps:
            return _one(block.step_above(span.first) or block.node)
        return _chosen(role.field, steps)

    def _is_for_all(self, role: m.ColumnRole, block: Block, span: Span) -> bool:
        """Tell whether a value beside a first step is the action's, as where nothing is merged most are."""
        lone = self.lone.get(role.column)
        if lone is None or not lone.is_usual or span.first != block.first:
            return False
        return len(self._starts_of(role.column, block)) == 1


def _one(node: Node) -> Target:
    return Target([node], [node])


def _chosen(field: str, nodes: list[Node]) -> Target:
    return Target(nodes if field in GIVEN_TO_EACH else nodes[:1], nodes)

"""The rows that a model shows, list by list as they are asked for, and how one state becomes the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planapp.models.staying import staying

Parent = int | None


@dataclass(frozen=True, slots=True)
class Insert:
    """Rows come in below `parent` at `at`."""

    parent: Parent
    at: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """The row `at` of `source` goes in front of what is now the row `to` of `target`."""

    source: Parent
    at: int
    target: Parent
    to: int


@dataclass(frozen=True, slots=True)
class Remove:
    """`count` rows from `at` below `parent` go, with all that stands below them."""

    parent: Parent
    at: int
    count: int


Step = Insert | Move | Remove


class ShownTree:
    """Ids below ids. A list is made by `below` when it is first asked for; then only steps change it."""

    def __init__(self, below: Callable[[Parent], Iterable[int]], parent_of: Callable[[int], Parent]) -> None:
        """Start without any list; `parent_of` finds the list of a row that none has been made for."""
        self._below = below
        self._parent_of = parent_of
        self.clear()

    def clear(self) -> None:
        """Make all lists anew."""
        self._lists: dict[Parent, list[int]] = {}
        self._rows: dict[int, int] = {}
        self._parents: dict[int, Parent] = {}

    def children(self, parent: Parent) -> Sequence[int]:
        """Return the rows below `parent`, in order."""
        found = self._lists.get(parent)
        if found is None:
            found = self._lists[parent] = list(self._below(parent))
            if found:
                self._number(parent, 0)
        return found

    def parent(self, item_id: int) -> Parent:
        """Return what a row stands below."""
        return self._parents[item_id] if item_id in self._parents else self._parent_of(item_id)

    def row(self, item_id: int) -> int:
        """Return a row's place among its siblings, or -1 if it is not shown there."""
        if item_id not in self._rows:
            self.children(self._parent_of(item_id))
        return self._rows.get(item_id, -1)

    def holds(self, item_id: int) -> bool:
        """Tell whether a row stands in a list that has been made."""
        return item_id in self._rows

    def held(self) -> Iterable[int]:
        """Return the rows of all lists that have been made."""
        return self._rows.keys()

    def lists(self) -> list[Sequence[int]]:
        """Return all lists that have been made and hold a row."""
        return [ids for ids in self._lists.values() if ids]

    def open(self, parent: Parent) -> None:
        """Make the list below a row, and all lists above it."""
        above: Parent = parent
        while above is not None:
            above = self.parent(above)
            self.children(above)
        self.children(parent)

    def set_empty(self, parent: Parent) -> None:
        """Let nothing stand below a row that is about to be shown."""
        self._lists[parent] = []

    def take(self, step: Step) -> None:
        """Change the lists as a step says."""
        if isinstance(step, Insert):
            self._lists.setdefault(step.parent, [])[step.at : step.at] = step.ids
            self._number(step.parent, step.at)
        elif isinstance(step, Remove):
            self._remove(step)
        else:
            self._move(step)

    def _move(self, step: Move) -> None:
        source, target = self._lists[step.source], self._lists[step.target]
        item_id = source.pop(step.at)
        below_itself = step.source == step.target and step.to > step.at
        to = step.to - 1 if below_itself else step.to
        target.insert(to, item_id)
        self._number(step.source, min(step.at, to) if step.source == step.target else step.at)
        if step.source != step.target:
            self._number(step.target, to)

    def _remove(self, step: Remove) -> None:
        rows = self._lists[step.parent]
        gone = rows[step.at : step.at + step.count]
        del rows[step.at : step.at + step.count]
        self._number(step.parent, step.at)
        while gone:
            item_id = gone.pop()
            del self._rows[item_id], self._parents[item_id]
            gone.extend(self._lists.pop(item_id, ()))

    def _number(self, parent: Parent, start: int) -> None:
        rows = self._lists[parent]
        for place in range(start, len(rows)):
            self._rows[rows[place]] = place
            self._parents[rows[place]] = parent


def steps(tree: ShownTree, wanted: Mapping[Parent, Sequence[int]]) -> Iterator[Step]:
    """Yield the steps that make the lists below some parents what is wanted; take each before the next.

    `wanted` comes parents first. New rows and moves go first, level by level, so that nothing is ever moved
    below itself; what has no place any more goes last, when all that moves out of it has left.
    """
    for parent, ids in wanted.items():
        yield from _arrivals(tree, parent, ids)
    for parent, ids in wanted.items():
        yield from _departures(tree, parent, set(ids))


def _arrivals(tree: ShownTree, parent: Parent, ids: Sequence[int]) -> Iterator[Step]:
    kept = staying(tree.children(parent), ids)
    place = 0
    while place < len(ids):
        item_id = ids[place]
        at = tree.row(ids[place - 1]) + 1 if place else 0
        if item_id in kept:
            place += 1
        elif tree.holds(item_id):
            source, row = tree.parent(item_id), tree.row(item_id)
            if source != parent or at not in (row, row + 1):
                yield Move(source, row, parent, at)
            place += 1
        else:
            run = _run(tree, ids, place)
            yield Insert(parent, at, run)
            place += len(run)


def _run(tree: ShownTree, ids: Sequence[int], start: int) -> tuple[int, ...]:
    """Return the new rows that follow each other from `start`."""
    end = start
    while end < len(ids) and not tree.holds(ids[end]):
        end += 1
    return tuple(ids[start:end])


def _departures(tree: ShownTree, parent: Parent, ids: set[int]) -> Iterator[Step]:
    rows = tree.children(parent)
    end = len(rows)
    while end:
        start = end
        while start and rows[start - 1] not in ids:
            start -= 1
        if start < end:
            yield Remove(parent, start, end - start)
        end = start - 1 if start else 0

"""Which rows the board shows, and how they become those of the next plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum

from planapp.domain.plan import Plan
from planapp.domain.records import STEP
from planapp.models.board_filter import Filter, Finder
from planapp.models.lineage import Lineage
from planapp.models.shown_tree import Parent, ShownTree, Step, steps
from planapp.models.touched import Touched

# Above so many rows, one signal for all of them costs a view less than one for each.
MANY = 200


class Outcome(Enum):
    """How a change is to be told: by steps and changed rows, by steps and a repaint, or by a reset."""

    ROWS = "rows"
    REPAINT = "repaint"
    RESET = "reset"


class BoardRows:
    """The shown rows: archived ones hidden unless asked for, filtered ones left out, by id."""

    def __init__(self, plan: Plan, today: date) -> None:
        """Show all that is not archived."""
        self.plan = plan
        self.filter = Filter()
        self.archived_shown = False
        self.finder = Finder(plan, today)
        self._lineage = Lineage(plan)
        self.tree = ShownTree(self.below, self._parent_of)
        self._kept: set[int] = set()
        self._visible: set[int] | None = None
        self._wanted: dict[Parent, Sequence[int]] = {}

    def start_again(self, plan: Plan) -> None:
        """Take another plan, and filter it anew."""
        self.plan = plan
        self.finder.start_again(plan)
        self._search()

    def set_filter(self, sought: Filter) -> None:
        """Filter by something else."""
        self.filter = sought
        self._search()

    def set_archived_shown(self, shown: bool) -> None:
        """Show or hide archived items."""
        self.archived_shown = shown
        self.tree.clear()

    def set_changed(self, item_ids: frozenset[int]) -> None:
        """Say which items count as changed, for the next search."""
        self.finder.set_changed(item_ids)

    def set_today(self, today: date) -> None:
        """Say which day it is, for the next search."""
        self.finder.set_today(today)

    def _search(self) -> None:
        self._kept = self.finder.find(self.filter) if self.filter else set()
        self._visible = self.lineage.with_ancestors(self._kept) if self.filter else None
        self.tree.clear()

    @property
    def lineage(self) -> Lineage:
        """Return what stands above what in the plan that is shown."""
        self._lineage = self._lineage.of(self.plan)
        return self._lineage

    def matched(self) -> set[int]:
        """Return the ids of the rows that are shown for themselves, not for what stands below them."""
        candidates = self._kept if self.filter else self.lineage.everything
        return set(candidates) if self.archived_shown else candidates - self.lineage.archived

    def action_counts(self) -> tuple[int, int]:
        """Return how many actions the filter leaves, and how many there are; none that are archived."""
        actions = self.lineage.actions
        return len(actions & self._kept if self.filter else actions), len(actions)

    def below(self, parent: Parent) -> list[int]:
        """Return what is to be shown below a row."""
        return [item_id for item_id in self.plan.items.ids_of(parent) if self._passes(item_id)]

    def shows(self, item_id: int) -> bool:
        """Tell whether an item has a row, be its parents folded or not."""
        at: Parent = item_id
        while at is not None:
            item = self.plan.items.get(at)
            if item is None or not self._passes(at):
                return False
            at = item.parent
        return True

    def _passes(self, item_id: int) -> bool:
        if not self.archived_shown and self.plan.items[item_id].archived:
            return False
        return self._visible is None or item_id in self._visible

    def _parent_of(self, item_id: int) -> Parent:
        item = self.plan.items.get(item_id)
        return item.parent if item is not None else None

    def prepare(self, plan: Plan, found: Touched) -> Outcome:
        """Take the next plan; say how the change is to be told. After RESET, start again with that plan."""
        many = len(found.rows) + len(found.above) > MANY
        if (found.lists and (many or found.everything)) or (self.filter and found.everything):
            return Outcome.RESET
        self.finder.go_on(plan, found.search, everything=found.everything)
        visible = self._next_visible(plan, found)
        lists = found.lists | self._changing(plan, visible)
        if len(lists) > MANY:
            return Outcome.RESET
        shown = {parent for parent in lists if parent is None or self.shows(parent)}
        for parent in shown:
            self.tree.open(parent)
        self.plan, self._visible = plan, visible
        self._wanted = self._lists_to_make(lists, shown)
        return Outcome.REPAINT if many or found.everything else Outcome.ROWS

    def _lists_to_make(self, lists: set[Parent], shown_before: set[Parent]) -> dict[Parent, Sequence[int]]:
        """Return what is to stand below the parents that are shown, parents first.

        A parent that only comes in now brings its rows with it, unless some of them are shown elsewhere yet.
        """
        wanted: dict[Parent, Sequence[int]] = {}
        for parent in sorted(lists, key=self._depth):
            if parent is not None and not self.shows(parent):
                continue
            ids = self.below(parent)
            if parent not in shown_before:
                if not any(map(self.tree.holds, ids)):
                    continue
                self.tree.set_empty(parent)
            wanted[parent] = ids
        return wanted

    def steps(self) -> Iterator[Step]:
        """Yield what turns the rows into those of the plan taken; take each in the tree before the next."""
        return steps(self.tree, self._wanted)

    def to_repaint(self, found: Touched) -> set[int]:
        """Return the rows made so far that may show something else, with steps whose letters may differ."""
        lettered = {
            item.id for parent in found.lists for item in self.plan.children(parent) if item.kind == STEP
        }
        differing = found.rows | found.above | {item_id for item_id, _ in found.cells} | lettered
        return set(filter(self.tree.holds, differing))

    def _next_visible(self, plan: Plan, found: Touched) -> set[int] | None:
        """Return what the filter leaves of the next plan.

        What is shown stays, though an edit may have made it another; what is new, or matches now, comes in.
        """
        if self._visible is None:
            return None
        kept = self._kept - {item_id for item_id in found.rows if item_id not in plan.items}
        for item_id in found.rows - kept:
            item = plan.items.get(item_id)
            if item is not None and (item_id in found.added or self.finder.matches(self.filter, item)):
                kept.add(item_id)
        if kept == self._kept and not found.lists:
            return self._visible
        self._kept = kept
        return self._lineage.of(plan).with_ancestors(kept)

    def _changing(self, plan: Plan, visible: set[int] | None) -> set[Parent]:
        """Return the lists in which the filter shows or hides other rows than before."""
        if visible is None or self._visible is None or visible is self._visible:
            return set()
        return {
            item.parent
            for item_id in visible ^ self._visible
            for item in (self.plan.items.get(item_id), plan.items.get(item_id))
            if item is not None
        }

    def _depth(self, parent: Parent) -> int:
        if parent is None or parent not in self.plan.items:
            return 0
        return 1 + len(self.plan.ancestors(parent))

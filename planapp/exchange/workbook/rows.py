"""The rows of the plan's table: the tree of items as a sheet shows it.

On a row that names an action and holds a step, number, titles, people and ratings are the action's and
everything else is the step's. A row without a step is all the action's, one without an action all the step's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from planapp.domain.naming import name_of
from planapp.domain.plan import Plan
from planapp.domain.records import OBJECTIVE, STEP, THEME, Item
from planapp.exchange.recognise.numbers import depth_of, parent_of
from planapp.exchange.workbook import model as m
from planapp.exchange.workbook.marks import Marks
from planapp.exchange.workbook.model import Column, Row, Value
from planapp.exchange.workbook.overflow import (
    Overflow,
    Overflows,
    fits,
    newest_that_fit,
    pieces_of,
)
from planapp.exchange.workbook.typed import number_of_ref
from planapp.exchange.workbook.values import ValueOf, dated_text, title_of, update_texts, value_of

GROUPS = (THEME, OBJECTIVE)
# Columns whose cell is the action's on a row that it shares with a step.
OF_ACTION = frozenset({"ref", "theme", "objective", "action", "lead", "officer", "rating"})
BANNER, ROW, COLUMN = "banner", "row", "column"
# What stands for a title that is missing, where the row could not be told from another's without one.
UNTITLED = "…"

_OWNED_BY_STEP = ("measures", "updates", "slips", "recommendation_links", "evidence", "extra_values")
_OWNED_BY_ACTION = ("assignments", "ratings")


class PlanRows:
    """Writes the items of a plan as rows. What does not fit into a cell is collected in `overflows`."""

    def __init__(
        self,
        plan: Plan,
        columns: Sequence[Column],
        look: Mapping[str, str],
        overflows: Overflows,
        marks: Marks | None = None,
    ) -> None:
        """Prepare what each column shows; a second column of the same field stays empty."""
        self.plan, self.columns, self.look, self.overflows = plan, columns, look, overflows
        self._marks = marks or Marks(plan)
        self._place: dict[str, int] = {}
        for index, column in enumerate(columns):
            if column.field:
                self._place.setdefault(column.key, index)
        self._ref = self._place.get("ref", -1)
        self._action = self._place.get("action", 0)
        self._step = self._place.get("step", -1)
        self._values: list[tuple[int, ValueOf]] = [
            (index, value_of(plan, columns[index]))
            for index in self._place.values()
            if columns[index].field not in ("ref", "theme", "objective", "action", "step", "update")
        ]
        self._of_action = [column.field in OF_ACTION for column in columns]
        self._update = self._place.get("update", -1)
        self._own_places = [index for index, _ in self._values] + [self._update] * (self._update >= 0)
        # Titles that a column of their own shows on the next row of an action.
        self._waiting: dict[str, Value] = {}
        self._untold = _untold_groups(plan)

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the whole tree."""
        waiting = [(item, "") for item in reversed(self.plan.children(None))]
        while waiting:
            item, above = waiting.pop()
            path = f"{above}/{m.hex_id(item.id)}" if above else m.hex_id(item.id)
            if item.kind in GROUPS:
                yield from self._group(item, path)
                below = self.plan.children(item.id)
            else:
                steps = list(self._steps(item, path))
                yield from self._item(item, path, steps)
                shown = {step.id for step, _ in steps}
                below = tuple(child for child in self.plan.children(item.id) if child.id not in shown)
            waiting.extend((child, path) for child in reversed(below))

    def _steps(self, action: Item, path: str) -> Iterator[tuple[Item, str]]:
        """Yield the steps of an action, and those below its steps."""
        waiting = [(child, path) for child in reversed(self.plan.children(action.id)) if child.kind == STEP]
        while waiting:
            step, above = waiting.pop()
            own = f"{above}/{m.hex_id(step.id)}"
            yield step, own
            waiting.extend((child, own) for child in reversed(self.plan.children(step.id)))

    # Themes and objectives

    def shape_of(self, kind: str) -> str:
        """Return how themes or objectives stand in her sheet: in a banner, a row or a column of their own."""
        declared = self.look.get(f"{kind}_as", COLUMN if kind in self._place else BANNER)
        return BANNER if declared == COLUMN and kind not in self._place else declared

    def _group(self, item: Item, path: str) -> Iterator[Row]:
        shape, has_own = self.shape_of(item.kind), self._has_own_values(item)
        if item.id in self._untold and not has_own and shape != COLUMN:
            return
        if shape == COLUMN and not has_own and self._has_rows_below(item):
            self._waiting[item.kind] = self._group_text(item)
        elif shape == COLUMN:
            values = self._own(item, path)
            values[self._place[item.kind]] = self._group_text(item)
            yield Row(m.WHOLE, values, path)
        elif shape == ROW or has_own:
            yield Row(item.kind, self._row_of_group(item, path), path, has_own)
        else:
            banner: list[Value] = [""] * len(self.columns)
            banner[0] = self._group_text(item)
            yield Row(item.kind, banner, path, is_wrapped=False)

    def _row_of_group(self, item: Item, path: str) -> list[Value]:
        values = self._own(item, path)
        beside = self._ref + 1 if self._ref + 1 < len(self.columns) else self._action
        is_level = self.columns[beside].field in ("theme", "objective", "action", "")
        title = beside if self._ref >= 0 and is_level else self._action
        if self._ref < 0:
            values[title] = self._group_text(item)
        else:
            values[self._ref] = number_of_ref(item.ref)
            values[title] = self._marks.title(item, title_of(item) or UNTITLED)
            self._marks.mark(item, self.columns, (self._ref,), values)
        return values

    def _group_text(self, item: Item) -> Value:
        """Return number and title as a banner or a column has them."""
        join = self.look.get(f"{item.kind}_join") or " "
        text = (f"{item.ref}{join}" if item.ref else "") + (title_of(item) or UNTITLED)
        return self._marks.title(item, text, with_ref=True)

    def _has_rows_below(self, item: Item) -> bool:
        return any(below.kind not in GROUPS for below in self.plan.walk(item.id))

    def _has_own_values(self, item: Item) -> bool:
        return self._says(item, _OWNED_BY_ACTION) or self._says_of_step(item)

    def _says_of_step(self, item: Item) -> bool:
        """Tell whether an item holds anything that would be read as its first step's, on the same row."""
        return bool(item.due or item.status or item.done_on) or self._says(item, _OWNED_BY_STEP)

    def _says(self, item: Item, tables: Sequence[str]) -> bool:
        return any(self.plan.table(name).ids_of(item.id) for name in tables)

    # Actions and steps

    def _item(self, action: Item, path: str, steps: Sequence[tuple[Item, str]]) -> Iterator[Row]:
        first = self._own(action, path)
        is_nameless = not action.title.strip() and not action.ref.strip()
        title = action.marker + UNTITLED if is_nameless else title_of(action)
        first[self._action] = self._marks.title(action, title, with_ref=self._ref < 0)
        self._number(action, first)
        for kind, text in self._waiting.items():
            first[self._place[kind]] = text
        self._waiting.clear()
        shares = bool(steps) and not self._needs_own_row(action, steps)
        rows = [] if shares else [(path, first)]
        for step, own in steps:
            values = self._of_step(step, own)
            if shares and not rows:
                values = [
                    mine if of_action else its
                    for mine, its, of_action in zip(first, values, self._of_action, strict=True)
                ]
            rows.append((own, values))
        for role, (own, values) in zip(_roles(len(rows)), rows, strict=True):
            yield Row(role, values, own)

    def _needs_own_row(self, action: Item, steps: Sequence[tuple[Item, str]]) -> bool:
        # The number beside the first step would otherwise be the action's.
        numbered = self._ref >= 0 and bool(steps[0][0].ref)
        return (
            numbered
            or self._says_of_step(action)
            or any(self._says(step, _OWNED_BY_ACTION) for step, _ in steps)
        )

    def _of_step(self, step: Item, path: str) -> list[Value]:
        values = self._own(step, path)
        number = f"{step.ref} " if step.ref and self._ref < 0 else ""
        self._number(step, values)
        text = f"{step.marker}{number}{step.title if step.title.strip() else UNTITLED}"
        values[self._step] = self._marks.title(step, text, with_ref=self._ref < 0)
        return values

    def _number(self, item: Item, values: list[Value]) -> None:
        if self._ref >= 0:
            values[self._ref] = number_of_ref(item.ref)
            self._marks.mark(item, self.columns, (self._ref,), values)

    def _own(self, item: Item, path: str) -> list[Value]:
        """Return an item's values without its number and title."""
        values: list[Value] = [""] * len(self.columns)
        for index, value in self._values:
            values[index] = value(item)
        if self._update >= 0:
            values[self._update] = self._updates(item, path)
        self._marks.mark(item, self.columns, self._own_places, values)
        return values

    def _updates(self, item: Item, path: str) -> str:
        texts = update_texts(self.plan, item)
        if not texts:
            return ""
        joined = "\n".join(texts)
        return joined if fits(joined) else self._newest_updates(item, path)

    def _newest_updates(self, item: Item, path: str) -> str:
        """Return the newest updates that the cell can hold; the others go to the sheet of updates."""
        pieces: list[tuple[str, date | None]] = []
        for update in self.plan.updates.of(item.id):
            whole = list(pieces_of(dated_text(update)))
            pieces.extend((piece, None) for piece in whole[:-1])
            pieces.append((whole[-1], update.on))
        left = newest_that_fit([text for text, _ in pieces])
        self.overflows.updates.extend(
            Overflow(item.title or name_of(item), path, text, on) for text, on in pieces[:left]
        )
        return "\n".join(text for text, _ in pieces[left:])


def _roles(count: int) -> list[str]:
    if count == 1:
        return [m.WHOLE]
    return [m.FIRST, *[m.MIDDLE] * (count - 2), m.LAST]


def _untold_groups(plan: Plan) -> frozenset[int]:
    """Return the untitled objectives that the numbers of their actions tell without a row of their own.

    So it is where 8.1 follows the actions of objective 7: the reader makes objective 8 of it again.
    """
    untold: set[int] = set()
    for parent in [None, *(item.id for item in plan.items if item.kind == THEME)]:
        groups = [child for child in plan.children(parent) if child.kind == OBJECTIVE]
        for before, group in pairwise(groups):
            alike = depth_of(group.ref) == depth_of(before.ref) > 0 and group.ref != before.ref
            if alike and not group.title and _is_told(plan, before) and _is_told(plan, group):
                untold.add(group.id)
    return frozenset(untold)


def _is_told(plan: Plan, group: Item) -> bool:
    """Tell whether a group has actions, and the numbers of all of them name it."""
    children = plan.children(group.id)
    return bool(children) and all(parent_of(child.ref) == group.ref for child in children)

"""The changes of a return as the officer goes down them: a group for each action, its changes below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from planapp.application.returns.model import Compared, ReturnChange
from planapp.domain.letters import letters_below
from planapp.domain.naming import listed
from planapp.domain.plan import Plan
from planapp.domain.records import STEP, Item
from planapp.exchange.alignment import ADDED, CHANGED, EMPTIED, Difference
from planapp.exchange.alignment.model import INDICATORS, PLACE, WHOLE
from planapp.exchange.alignment.said import COMMENT
from planapp.exchange.workbook.columns import RATING
from planapp.models.difference_rows import BELOW, DifferenceRows, Rated, Row, rated_as
from planapp.models.texts import one_line

NameOf = Callable[[int], str]
# A row that heads a group: its table, its id in the plan, or else that in the return.
_Home = tuple[str, int | None, int | None]


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """A change as its row shows it: `theirs` is all that a new row says, `rivals` who else changed it.

    `rated` holds the cells of was, theirs and mine, where the field is a rating.
    """

    change: ReturnChange
    label: str
    theirs: str
    rivals: str = ""
    rated: tuple[Rated | None, Rated | None, Rated | None] | None = None

    @property
    def key(self) -> str:
        """Return the key of the change."""
        return self.change.key

    @property
    def kind(self) -> str:
        """Return the kind of the change."""
        return self.change.difference.kind

    @property
    def was(self) -> str:
        """Return what was sent."""
        return self.change.difference.was

    @property
    def mine(self) -> str | None:
        """Return what the plan says now; None where it has no such row any more."""
        return self.change.mine

    @property
    def is_mine_changed(self) -> bool:
        """Tell whether the plan says something else now than what was sent."""
        return self.mine != self.was

    @property
    def can_be_edited(self) -> bool:
        """Tell whether the officer may put it in words of her own."""
        one = self.change.difference
        return not self.change.refusal and one.kind in (CHANGED, EMPTIED) and one.field not in (WHOLE, PLACE)


@dataclass(frozen=True, slots=True)
class ReturnGroup:
    """An action, or a row above actions, or an indicator, with the changes of it and of its steps.

    `key` stays the same for as long as the return is kept.
    """

    key: str
    ref: str
    title: str
    kind: str
    lines: tuple[ReturnLine, ...]

    @property
    def name(self) -> str:
        """Return what the row goes by in a sentence: its number, or else its title."""
        return self.ref or self.title


def groups_of(compared: Compared, plan: Plan, name_of: NameOf) -> tuple[ReturnGroup, ...]:
    """Return the changes of a return in the order of the plan as it now is.

    `name_of` tells whose a return is.
    """
    return tuple(_Grouping(compared, plan, name_of).groups())


class _Grouping:
    """Puts the changes of a return below the rows that head them."""

    def __init__(self, compared: Compared, plan: Plan, name_of: NameOf) -> None:
        self._compared, self._plan, self._name_of = compared, plan, name_of
        self._base, self._source = compared.comparison.plan, compared.comparison.source
        self._letters: dict[int | None, dict[int, str]] = {}
        self._told: Mapping[int | None, str] | None = None

    def groups(self) -> Iterator[ReturnGroup]:
        """Yield the groups in the order of the plan."""
        found: dict[_Home, list[ReturnChange]] = {}
        for change in self._compared.changes:
            found.setdefault(self._home(change.difference), []).append(change)
        places = self._places(found)
        for home in sorted(found, key=places.__getitem__):
            yield self._group(home, found[home])

    # Where changes stand.

    def _home(self, one: Difference) -> _Home:
        if one.table == INDICATORS:
            return INDICATORS, one.item, one.source if one.item is None else None
        if one.item is not None:
            return one.table, self._above_steps(one.item), None
        item = self._source.items[one.source or 0]
        while item.kind == STEP and item.parent is not None:
            item = self._source.items[item.parent]
            known = self._compared.comparison.pairs.get(item.id)
            if known is not None:
                return one.table, self._above_steps(known), None
        return one.table, None, item.id

    def _above_steps(self, item_id: int) -> int:
        item = self._item(item_id)
        while item is not None and item.kind == STEP and item.parent is not None:
            item = self._item(item.parent)
        return item.id if item is not None else item_id

    def _item(self, item_id: int | None) -> Item | None:
        """Return an item as it is now, or as it was sent where it is gone."""
        return self._plan.items.get(item_id) or self._base.items.get(item_id)

    def _places(self, homes: Iterable[_Home]) -> dict[_Home, tuple[int, int]]:
        """Return where groups come: a new row comes behind the known row that it follows in the return."""
        order = {item.id: at for at, item in enumerate(self._plan.walk())}
        behind: dict[int, int] = {}
        last = -1
        pairs = self._compared.comparison.pairs
        for item in self._source.walk():
            last = order.get(pairs.get(item.id, -1), last)
            behind[item.id] = last
        end = len(order)
        indicators = {row.id: end + 1 + at for at, row in enumerate(self._plan.indicators.of())}
        found: dict[_Home, tuple[int, int]] = {}
        for at, (table, item_id, source_id) in enumerate(homes, 1):
            if table == INDICATORS:
                place = indicators.get(item_id or 0, end + 1 + len(indicators))
            else:
                place = order.get(item_id, end) if item_id is not None else behind.get(source_id or 0, end)
            found[table, item_id, source_id] = place, at if item_id is None else 0
        return found

    # What they show.

    def _group(self, home: _Home, changes: Iterable[ReturnChange]) -> ReturnGroup:
        table, item_id, source_id = home
        key = f"{table} {item_id} {source_id}"
        lines = tuple(self._line(change, item_id) for change in changes)
        if table == INDICATORS:
            one = next(iter(lines)).change.difference
            return ReturnGroup(key, one_line(one.ref), one_line(one.name), "indicator", lines)
        item = self._item(item_id) if item_id is not None else self._source.items[source_id or 0]
        if item is None:
            one = next(iter(lines)).change.difference
            return ReturnGroup(key, one_line(one.ref), one_line(one.name), "item", lines)
        return ReturnGroup(key, one_line(item.ref), one_line(item.title) or "Untitled", item.kind, lines)

    def _line(self, change: ReturnChange, head: int | None) -> ReturnLine:
        one = change.difference
        rated = None
        if one.field == RATING:
            texts = (one.was, one.theirs, change.mine or "")
            rated = tuple(rated_as(self._plan, text) for text in texts)
        names = listed(dict.fromkeys(filter(None, map(self._name_of, change.rivals))))
        return ReturnLine(
            change,
            self._label(one, head),
            self._all_said(one) if one.kind == ADDED else one.theirs,
            f"also changed by {names}" if names else "",
            rated,  # type: ignore[arg-type]
        )

    def _label(self, one: Difference, head: int | None) -> str:
        """Return what a change is of; that of a step says of which: 'Step b, status'."""
        if one.kind == ADDED:
            return f"New {one.label.lower()}"
        field = self._field(one)
        if one.table == INDICATORS or one.item is None or one.item == head:
            return field
        step = self._step_name(one.item)
        return step if one.field == WHOLE else f"{step}, {field[:1].lower()}{field[1:]}"

    def _field(self, one: Difference) -> str:
        part = one.part if isinstance(one.part, int) else None
        period = self._base.periods.get(part) or self._source.periods.get(part)
        if one.field not in (RATING, COMMENT) or period is None:
            return one.label
        return f"{'Rating' if one.field == RATING else 'Comment'}, {period.label}"

    def _step_name(self, item_id: int) -> str:
        item = self._item(item_id)
        if item is None:
            return "Step"
        plan = self._plan if item_id in self._plan.items else self._base
        if item.parent not in self._letters:
            self._letters[item.parent] = letters_below(plan, item.parent)
        mark = one_line(item.ref) or self._letters[item.parent].get(item_id, "")
        return f"{item.kind.capitalize()} {mark}".strip()

    def _all_said(self, one: Difference) -> str:
        """Return a new row with all that it says, a field a line."""
        if self._told is None:
            rows = DifferenceRows(self._compared.comparison)
            self._told = {
                verdict.source: "\n".join(_told(rows, row))
                for row, verdict in zip(rows.rows, self._compared.comparison.rows, strict=True)
                if verdict.item is None
            }
        return "\n".join(filter(None, (one.theirs, self._told.get(one.source, ""))))


def _told(rows: DifferenceRows, row: Row) -> Iterator[str]:
    """Yield what a new row says besides its title; a step stands below its action as it is."""
    for line in rows.lines(row.number):
        if line.label != BELOW or row.kind != STEP:
            yield f"{line.label}: {line.theirs}"

"""What people do to a workbook that they were sent, through openpyxl, and what that changes by rights.

What is expected is worked out from the edits themselves, without any comparison.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from planapp.domain import edits
from planapp.domain import records as r
from planapp.domain.changes import ChangeSet, apply, compare
from planapp.domain.plan import Plan

HEADINGS = {
    "ref": "Ref", "lead": "Lead", "due": "Due", "status": "Status", "update": "Progress update",
    "extra": "Risk to delivery", "measure": "Success measures",
}  # fmt: skip
OURS = "planapp"
SENT, CAME = date(2018, 3, 20), date(2018, 4, 16)
DUES = ("31/05/2027", "Aug 2027", "Half termly", "Q1 2027/28")
STATUSES = ("Complete", "Paused until May", "Under way")
NAMES = ("Head of Service", "Team Manager", "Principal Social Worker", "Service Manager")
TYPED = {"R": "Red", "A": "2", "G": "g", "B": "Complete"}
REWRITTEN, APPENDED = "Corrected: ", "Then it was signed off (5.5.2018)"
UPDATES = ("The new team has begun", "Two of five posts are filled", "All agreed in March")
CHANGED, EMPTIED, ADDED, MISSING = "changed", "emptied", "added", "missing"

Take = Callable[[Plan], ChangeSet]


@dataclass(frozen=True, slots=True)
class Told:
    """A change that a merge has to list: `part` is the label of a period or the heading of an extra field."""

    item: int | None
    name: str
    field: str
    part: str = ""
    was: str = ""
    theirs: str = ""
    kind: str = CHANGED


@dataclass(slots=True)
class Hand:
    """Somebody at the workbook: `told` is what they changed, with how the plan would be given it.

    `rows` are the updates that were rewritten, and what new rows stand below, by what tells of it.
    """

    draw: st.DrawFn
    plan: Plan
    sheet: Any
    told: dict[Told, Take] = field(default_factory=dict)
    rows: dict[Told, int] = field(default_factory=dict)
    touched: set[tuple[int, str]] = field(default_factory=set)
    log: list[str] = field(default_factory=list)
    count: int = 0
    is_sorted: bool = False
    new_under: set[int | None] = field(default_factory=set)

    @property
    def top(self) -> int:
        """The row of the headings."""
        return next(int(cell.row) for row in self.sheet.iter_rows() for cell in row if cell.value == OURS)

    def column(self, start: str) -> int:
        """The column whose heading starts so; 0 if there is none."""
        return next(
            (int(cell.column) for cell in self.sheet[self.top] if str(cell.value or "").startswith(start)), 0
        )

    def row(self, item_id: int) -> int:
        """The row of an item, by the hidden column."""
        ours = self.column(OURS)
        return next(
            row
            for row in range(self.top + 1, self.sheet.max_row + 1)
            if str(self.sheet.cell(row, ours).value or "").endswith(f"{item_id:012x}")
        )

    def items(self) -> list[r.Item]:
        """The items that have a row."""
        ours = self.column(OURS)
        paths = [str(self.sheet.cell(row, ours).value or "") for row in range(1, self.sheet.max_row + 1)]
        there = {path[-12:] for path in paths}
        return [one for one in self.plan.walk() if f"{one.id:012x}" in there]

    def cell(self, item: r.Item, heading: str) -> Any:
        """A cell of an item."""
        return self.sheet.cell(self.row(item.id), self.column(heading))

    def tell(self, told: Told, take: Take) -> None:
        """Expect a change, if it is one."""
        if told.was != told.theirs or told.kind in (ADDED, MISSING):
            self.told[told] = take

    def fresh(self, words: str) -> str:
        """A text that nothing else has."""
        self.count += 1
        return f"{words}, number {self.count} of all"


Edit = Callable[[Hand, r.Item], None]


def _kind(text: str) -> str:
    return CHANGED if text else EMPTIED


def _due(hand: Hand, item: r.Item) -> None:
    text = hand.draw(st.sampled_from(["", *DUES]))
    hand.cell(item, HEADINGS["due"]).value = text or None
    told = Told(item.id, item.title, "due", "", item.due, text, _kind(text))
    hand.tell(told, lambda plan: edits.set_field(plan, item.id, "due", text))


def _status(hand: Hand, item: r.Item) -> None:
    text = hand.draw(st.sampled_from(["", *STATUSES]))
    hand.cell(item, HEADINGS["status"]).value = text or None
    told = Told(item.id, item.title, "status", "", item.status, text, _kind(text))
    hand.tell(told, lambda plan: edits.set_field(plan, item.id, "status", text))


def _lead(hand: Hand, item: r.Item) -> None:
    names = hand.draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    hand.cell(item, HEADINGS["lead"]).value = "\n".join(names) or None
    told = Told(
        item.id, item.title, "lead", "", people(hand.plan, item), "\n".join(names), _kind("".join(names))
    )
    hand.tell(told, lambda plan: edits.set_people(plan, item.id, r.LEAD, names))


def _title(hand: Hand, item: r.Item) -> None:
    text = f"{item.title} and say so"
    hand.cell(item, "Step" if item.kind == r.STEP else "Action").value = text
    told = Told(item.id, item.title, "title", "", item.title, text)
    hand.tell(told, lambda plan: edits.set_field(plan, item.id, "title", text))


def _banner(hand: Hand, item: r.Item) -> None:
    text = f"{item.title} and say so"
    hand.sheet.cell(hand.row(item.id), hand.column("Ref")).value = f"{item.ref} {text}"
    told = Told(item.id, item.title, "title", "", item.title, text)
    hand.tell(told, lambda plan: edits.set_field(plan, item.id, "title", text))


def _rating(hand: Hand, item: r.Item) -> None:
    period = hand.draw(st.sampled_from(hand.plan.periods.of()))
    levels = {level.letter: level.id for level in hand.plan.levels.of()}
    letter = hand.draw(st.sampled_from(["", *TYPED]))
    typed = hand.draw(st.sampled_from([letter, TYPED.get(letter, "")]))
    hand.cell(item, f"RAG {period.label}").value = typed or None
    told = Told(
        item.id, item.title, "rating", period.label, rated(hand.plan, item, period.id), letter, _kind(letter)
    )
    if letter:
        hand.tell(told, lambda plan: edits.rate(plan, [item.id], period.id, levels[letter]))
    else:
        hand.tell(told, lambda plan: edits.clear_ratings(plan, [item.id], period.id))


def _extra(hand: Hand, item: r.Item) -> None:
    if not hand.column(HEADINGS["extra"]):
        return
    risk = hand.plan.extra_fields.of()[0]
    text = hand.draw(st.sampled_from(["", "Low", "Very high"]))
    hand.cell(item, HEADINGS["extra"]).value = text or None
    told = Told(item.id, item.title, "extra", risk.heading, extra(hand.plan, item), text, _kind(text))
    hand.tell(told, lambda plan: edits.set_extra(plan, item.id, risk.id, text))


def _rewrite(hand: Hand, item: r.Item) -> None:
    updates = hand.plan.updates.of(item.id)
    if not updates:
        return
    update, cell = updates[0], hand.cell(item, HEADINGS["update"])
    text = f"{REWRITTEN}{update.text}"
    cell.value = str(cell.value).replace(update.text, text)
    told = Told(item.id, item.title, "update", "", update.text, text)
    hand.rows[told] = update.id
    hand.tell(told, lambda plan: edits.set_update(plan, update.id, text=text))


def _append(hand: Hand, item: r.Item) -> None:
    if not hand.column(HEADINGS["update"]):
        return
    cell = hand.cell(item, HEADINGS["update"])
    cell.value = "\n".join(filter(None, [cell.value, APPENDED]))
    told = Told(item.id, item.title, "update", "", "", APPENDED)
    hand.tell(told, lambda plan: edits.add_update(plan, item.id, APPENDED))


def _new_update(hand: Hand, item: r.Item) -> None:
    if not hand.column("New update"):
        return
    text = hand.fresh(hand.draw(st.sampled_from(UPDATES)))
    hand.cell(item, "New update").value = text
    hand.tell(
        Told(item.id, item.title, "update", "", "", text),
        lambda plan: edits.add_update(plan, item.id, text, on=CAME),
    )


def _add_step(hand: Hand, item: r.Item) -> None:
    """Insert a row with a step below an action or a step."""
    if not hand.column("Step"):
        return
    title = hand.fresh("Write it all down")
    at = hand.row(item.id) + 1
    hand.sheet.insert_rows(at)
    hand.sheet.cell(at, hand.column("Step")).value = title
    parent = item.id if item.kind == r.ACTION else item.parent
    after = item.id if item.kind == r.STEP else None
    _put_new(hand, title, r.STEP, parent, after)


def _add_action(hand: Hand, item: r.Item) -> None:
    """Insert a row with an action below all of another one."""
    title = hand.fresh("Look at it once more")
    below = {one.id for one in hand.plan.walk(item.id)}
    last = [item, *(one for one in hand.items() if one.id in below)][-1]
    at, ours = hand.row(last.id) + 1, hand.column(OURS)
    while at <= hand.sheet.max_row and not hand.sheet.cell(at, ours).value:
        # Rows that were inserted before belong to the item as well.
        at += 1
    hand.sheet.insert_rows(at)
    hand.sheet.cell(at, hand.column("Action")).value = title
    ref = hand.draw(st.sampled_from(["", f"{item.ref.rpartition('.')[0]}.{hand.count + 10}"]))
    hand.sheet.cell(at, hand.column("Ref")).value = ref or None
    hand.sheet.cell(at, hand.column("Due")).value = "May 2029"
    _put_new(hand, title, r.ACTION, item.parent, item.id, ref=ref, due="May 2029")


def _put_new(hand: Hand, title: str, kind: str, parent: int | None, after: int | None, **values: Any) -> None:
    hand.new_under.add(parent)
    named = f"{values.get('ref', '')} {title}".strip()
    told = Told(None, title, "", "", "", named, ADDED)
    if parent is not None:
        hand.rows[told] = parent
    before = [one.id for one in hand.plan.children(parent)]
    before = before[: before.index(after) + 1] if after in before else []

    def take(plan: Plan) -> ChangeSet:
        # Behind the nearest that is still there.
        last = next((one for one in reversed(before) if one in plan.items), None)
        return _added(plan, kind, parent, last, title=title, **values)

    hand.tell(told, take)


def _added(plan: Plan, kind: str, parent: int | None, after: int | None, **values: Any) -> ChangeSet:
    """Return the edit that adds an item behind another one, or to the front."""
    made = apply(plan, edits.add_item(plan, kind, parent=parent, after=after, **values))
    if after is None:
        (new,) = (one.id for one in made.items if one.id not in plan.items)
        made = apply(made, edits.move_items(made, [new], parent, None))
    return compare(plan, made, "")


def _remove(hand: Hand, item: r.Item) -> None:
    """Delete the row of an item and the rows of all its steps."""
    gone = [item, *hand.plan.walk(item.id)]
    if any(spot[0] == one.id for spot in hand.touched for one in gone if spot != (item.id, "remove")):
        return
    if {one.id for one in gone} & hand.new_under or len(hand.plan.children(item.parent)) == 1:
        return
    for one in gone:
        hand.sheet.delete_rows(hand.row(one.id))
        hand.touched.add((one.id, "row"))
        told = Told(one.id, one.title, "", "", f"{one.ref} {one.title}".strip(), "", MISSING)
        hand.tell(told, _removing(one.id))


def _removing(item_id: int) -> Take:
    return lambda plan: edits.remove_items(plan, [item_id] if item_id in plan.items else [])


_LEAVES = frozenset({r.ACTION, r.STEP})
_ACTIONS = frozenset({r.ACTION})
CELLS: dict[str, tuple[frozenset[str], Edit]] = {
    "due": (_LEAVES, _due),
    "status": (_LEAVES, _status),
    "lead": (_ACTIONS, _lead),
    "title": (_LEAVES, _title),
    "banner": (frozenset({r.THEME, r.OBJECTIVE}), _banner),
    "rating": (_ACTIONS, _rating),
    "extra": (_ACTIONS, _extra),
    "rewrite": (_ACTIONS, _rewrite),
    "append": (_ACTIONS, _append),
    "new update": (_ACTIONS, _new_update),
    "add step": (_LEAVES, _add_step),
    "add action": (_ACTIONS, _add_action),
    "remove": (_LEAVES, _remove),
}


def edit(hand: Hand) -> None:
    """Change something by hand, if there is anything to change so."""
    name = hand.draw(st.sampled_from(sorted(CELLS)))
    kinds, change = CELLS[name]
    items = [one for one in hand.items() if one.kind in kinds]
    items = [one for one in items if not {(one.id, name), (one.id, "row")} & hand.touched]
    if items:
        item = hand.draw(st.sampled_from(items))
        hand.touched.add((item.id, name))
        hand.log.append(f"{name} of {item.ref} {item.title} ({item.id})")
        change(hand, item)


# The shape of the sheet: nothing that these do is a change.


def _sort(hand: Hand) -> None:
    """Sort the rows in any order."""
    rows = list(range(hand.top + 1, hand.sheet.max_row + 1))
    _sorted(hand, rows, hand.draw(st.permutations(rows)))


def _sort_by_due(hand: Hand) -> None:
    """Sort the rows by due date, as text, those without one last."""
    rows, due = list(range(hand.top + 1, hand.sheet.max_row + 1)), hand.column("Due")
    if not due:
        return
    order = sorted(rows, key=lambda row: (hand.sheet.cell(row, due).value or "~", row))
    _sorted(hand, rows, order)


def _sorted(hand: Hand, rows: list[int], order: list[int]) -> None:
    """Put the rows in an order, if that tears the plan apart: else it looks as if a few had been moved."""
    old, runs = [row for row in order if hand.sheet.cell(row, hand.column(OURS)).value], list[int]()
    for at, row in enumerate(old):
        runs.append(1 + max((runs[one] for one in range(at) if old[one] < row), default=0))
    if len(old) - max(runs, default=0) >= max(6, len(old) // 2):
        hand.is_sorted = True
        _rearranged(hand.sheet, rows, order, is_rows=True)


def _move_columns(hand: Hand) -> None:
    """Put the columns in another order."""
    columns = list(range(1, hand.sheet.max_column + 1))
    _rearranged(hand.sheet, columns, hand.draw(st.permutations(columns)), is_rows=False)


def _rearranged(sheet: Any, places: list[int], order: list[int], *, is_rows: bool) -> None:
    lines = {
        place: [
            (cell.value, copy(cell._style)) for cell in (sheet[place] if is_rows else _column(sheet, place))
        ]
        for place in places
    }
    for place, source in zip(places, order, strict=True):
        cells = sheet[place] if is_rows else _column(sheet, place)
        for cell, (value, style) in zip(cells, lines[source], strict=True):
            cell.value, cell._style = value, style


def _column(sheet: Any, column: int) -> list[Any]:
    return [sheet.cell(row, column) for row in range(1, sheet.max_row + 1)]


def _insert_column(hand: Hand) -> None:
    """Insert an empty column, perhaps with a heading."""
    at = hand.draw(st.integers(2, hand.sheet.max_column))
    hand.sheet.insert_cols(at)
    heading = hand.draw(st.sampled_from([None, "For the next meeting"]))
    if heading:
        hand.sheet.cell(hand.top, at).value = heading


def _hide_column(hand: Hand) -> None:
    """Hide a column."""
    column = hand.draw(st.integers(1, hand.sheet.max_column))
    letter = hand.sheet.cell(1, column).column_letter
    hand.sheet.column_dimensions[letter].hidden = True


def _filter(hand: Hand) -> None:
    """Hide some rows, as a filter does."""
    for row in range(hand.top + 1, hand.sheet.max_row + 1):
        hand.sheet.row_dimensions[row].hidden = hand.draw(st.booleans())


def _rename(hand: Hand) -> None:
    """Give a column that holds enough of what was sent another heading."""
    known = [heading for key, heading in HEADINGS.items() if key != "ref" and _is_known(hand, key, heading)]
    if known:
        heading = hand.draw(st.sampled_from(known))
        hand.sheet.cell(hand.top, hand.column(heading)).value = "As said on Monday"


def _is_known(hand: Hand, key: str, heading: str) -> bool:
    """Tell whether most of a column, and at least five cells of it, stand as they were sent."""
    column = hand.column(heading)
    names = {"update": ("rewrite", "append")}.get(key, (key,))
    rows = [one for one in hand.items() if one.kind in _LEAVES]
    altered = [one for one in rows if {(one.id, name) for name in names} & hand.touched]
    left = [
        one
        for one in rows
        if column and one not in altered and hand.sheet.cell(hand.row(one.id), column).value
    ]
    return bool(column) and len(left) >= max(5, 2 * len(altered))


def _drop_hidden_sheet_shown(hand: Hand) -> None:
    """Let planapp's own sheet and column be seen."""
    book = hand.sheet.parent
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
    letter = hand.sheet.cell(1, hand.column(OURS)).column_letter
    hand.sheet.column_dimensions[letter].hidden = False


def _drop_column(hand: Hand) -> None:
    """Delete a column: what was typed in it is nowhere, and nothing was emptied."""
    keys = [key for key in ("lead", "status", "extra", "measure") if hand.column(HEADINGS[key])]
    key = hand.draw(st.sampled_from(keys))
    hand.sheet.delete_cols(hand.column(HEADINGS[key]))
    hand.told = {told: take for told, take in hand.told.items() if told.field != key}


SHAPES: dict[str, Callable[[Hand], None]] = {
    "sort": _sort,
    "sort by due": _sort_by_due,
    "move columns": _move_columns,
    "insert column": _insert_column,
    "hide column": _hide_column,
    "filter": _filter,
    "rename": _rename,
    "drop column": _drop_column,
    "show what is ours": _drop_hidden_sheet_shown,
}


# What a plan says, read from its rows.


def people(plan: Plan, item: r.Item) -> str:
    """Return the leads of an item."""
    return "\n".join(one.name for one in plan.assigned(item.id, r.LEAD))


def rated(plan: Plan, item: r.Item, period: int) -> str:
    """Return the letter of a rating."""
    found = plan.rating(item.id, period)
    return plan.levels[found.level].letter if found is not None and found.level is not None else ""


def extra(plan: Plan, item: r.Item) -> str:
    """Return what an item has in the extra field."""
    value = plan.extra(item.id, plan.extra_fields.of()[0].id)
    return value.text if value is not None else ""


def says_now(plan: Plan, told: Told, update: int | None) -> str | None:
    """Return what a plan says where a change is told of; None if it has no such row any more."""
    if told.kind == ADDED:
        return ""
    item = plan.items.get(told.item)
    if item is None:
        # Nothing is left to be emptied.
        return "" if told.kind == EMPTIED else None
    if told.kind == MISSING:
        # A row that was deleted there and is called otherwise here.
        return f"{item.ref} {item.title}".strip()
    if told.field == "update":
        found = plan.updates.get(update)
        return "" if update is None else None if found is None else found.text
    if told.field == "lead":
        return people(plan, item)
    if told.field == "rating":
        period = next(one for one in plan.periods if one.label == told.part)
        return rated(plan, item, period.id)
    return extra(plan, item) if told.field == "extra" else str(getattr(item, told.field))

"""Which sheets a workbook has, and which tables stand on each, one below the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from planapp.domain.plan import Plan
from planapp.domain.records import Layout
from planapp.exchange.workbook.columns import plan_columns, with_new_update
from planapp.exchange.workbook.indicators import INDICATORS, first_column_of, indicator_block
from planapp.exchange.workbook.marks import Marks
from planapp.exchange.workbook.model import OURS, Block
from planapp.exchange.workbook.overflow import Overflows
from planapp.exchange.workbook.rows import PlanRows
from planapp.exchange.workbook.sending import Sending

PLAN = "plan"
_USUAL_NAMES = {PLAN: "Plan", INDICATORS: "Indicators"}
# Excel: at most 31 characters, none of these, no apostrophe at either end.
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet: its name and the tables on it, from top to bottom."""

    name: str
    blocks: tuple[Block, ...]


def sheets_of(plan: Plan, overflows: Overflows, sending: Sending | None = None) -> list[SheetPlan]:
    """Return the sheets of plan and indicators, in her order; tables of one sheet of hers stay together.

    In what is sent changes are marked, and there is a column to write in.
    """
    layouts: dict[str, Layout | None] = {}
    for layout in plan.layouts.of():
        layouts.setdefault(layout.kind, layout)
    ordered = [kind for kind in layouts if kind in _USUAL_NAMES]
    if PLAN not in ordered:
        ordered.insert(0, PLAN)
    if INDICATORS not in ordered:
        ordered.append(INDICATORS)
    if not len(plan.indicators):
        ordered.remove(INDICATORS)
    return _grouped(ordered, layouts, Marks(plan, sending), overflows)


def _grouped(
    kinds: list[str], layouts: Mapping[str, Layout | None], marks: Marks, overflows: Overflows
) -> list[SheetPlan]:
    blocks: dict[str, list[Block]] = {}
    names: dict[str, str] = {}
    for kind in kinds:
        layout = layouts.get(kind)
        block = _plan_block(layout, marks, overflows) if kind == PLAN else indicator_block(layout, marks)
        own = layout.sheet.strip() if layout is not None else ""
        key = own.casefold() or f"\n{kind}"
        if key not in blocks:
            names[key] = free_name(own or _USUAL_NAMES[kind], names.values())
        blocks.setdefault(key, []).append(block)
    return [SheetPlan(names[key], tuple(found)) for key, found in blocks.items()]


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that Excel allows and that no other sheet has, as like the wanted one as can be."""
    clean = _FORBIDDEN.sub(" ", wanted)[:_LONGEST_NAME].strip(" '") or "Sheet"
    used = {name.casefold() for name in (*taken, OURS)}
    name, count = clean, 1
    while name.casefold() in used:
        count += 1
        name = f"{clean[: _LONGEST_NAME - len(str(count)) - 1]} {count}"
    return name


def _plan_block(layout: Layout | None, marks: Marks, overflows: Overflows) -> Block:
    plan = marks.plan
    columns = plan_columns(plan, layout)
    if marks.sending is not None:
        columns = with_new_update(plan, columns)
    look = dict(layout.look) if layout is not None else {}
    titles = layout.titles if layout is not None else _usual_titles(plan)
    rows = PlanRows(plan, columns, look, overflows, marks).rows()
    return Block(PLAN, columns, rows, titles, look, first_column_of(look))


def _usual_titles(plan: Plan) -> tuple[str, ...]:
    return tuple(filter(None, (plan.about.title, plan.about.organisation)))

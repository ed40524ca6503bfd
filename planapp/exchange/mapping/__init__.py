"""Mapping a recognised workbook into a plan, with an account of every filled cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planapp.domain.plan import Plan, make_plan
from planapp.domain.records import Level
from planapp.domain.scale import default_levels
from planapp.exchange.grid import Book
from planapp.exchange.mapping.account import Account, Accounting, Finding, settle
from planapp.exchange.mapping.assemble import Parts, assemble
from planapp.exchange.mapping.indicator_table import map_indicator_table
from planapp.exchange.mapping.key_table import map_key_table
from planapp.exchange.mapping.other_sheets import keep_other_sheets
from planapp.exchange.mapping.plan_table import map_plan_table
from planapp.exchange.mapping.same_people import report_same_people
from planapp.exchange.mapping.texts_table import with_rests
from planapp.exchange.mapping.updates_table import map_updates_table
from planapp.exchange.recognise import is_ours
from planapp.exchange.recognise import model as m

__all__ = ["Accounting", "Finding", "Mapped", "map_book"]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A plan as read from a workbook, where every cell went, and what needs a look.

    `paths` holds what planapp's own hidden column says of an item or indicator: ids from the top to its own.
    `origins` holds the sheet and the row in which an item starts.
    """

    plan: Plan
    accounting: Accounting
    findings: tuple[Finding, ...]
    paths: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    origins: Mapping[int, tuple[str, int]] = field(default_factory=dict)


def map_book(book: Book, recognition: m.Recognition, title: str, scale: Sequence[Level] = ()) -> Mapped:
    """Map all tables of a workbook; `title` names the plan where its sheet has no title row.

    Ratings are read by `scale`, the usual one if it is empty, and by what the workbook's own key adds.
    """
    account = Account()
    recognition = with_rests(recognition, account)
    levels: list[Level] = list(scale or default_levels())
    for table in recognition.of_kind(m.KEY):
        levels = map_key_table(table, levels, account)
    parts = Parts(
        title,
        levels,
        [map_plan_table(table, levels, account) for table in recognition.of_kind(m.PLAN)],
        [(table, map_indicator_table(table, account)) for table in recognition.of_kind(m.INDICATORS)],
        [update for table in recognition.of_kind(m.UPDATES) for update in map_updates_table(table, account)],
        keep_other_sheets(recognition.other_sheets, account) if _has_plan(recognition) else (),
    )
    report_same_people(recognition.of_kind(m.PLAN), account)
    built = assemble(parts, account)
    for table in recognition.of_kind(m.CHANGES):
        account.name(table.sheet, table.sheet.filled(), "what had changed")
    for sheet in filter(is_ours, recognition.other_sheets):
        account.name(sheet, sheet.filled(), "planapp's own")
    accounting = settle(account, book.sheets)
    return Mapped(make_plan(built.rows), accounting, tuple(account.findings), built.paths, built.origins)


def _has_plan(recognition: m.Recognition) -> bool:
    return any(table.kind in (m.PLAN, m.INDICATORS) for table in recognition.tables)

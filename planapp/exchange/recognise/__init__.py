"""Recognising a plan in a workbook: tables, columns and rows, each with its role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planapp.exchange.grid import Book, Sheet
from planapp.exchange.recognise.columns import with_columns
from planapp.exchange.recognise.corrected import (
    table_under,
    with_joined_rows,
    with_said_columns,
    with_said_texts,
)
from planapp.exchange.recognise.corrections import Corrections, Said, said_of
from planapp.exchange.recognise.find_tables import OUR_HEADING, find_tables
from planapp.exchange.recognise.levels import rated_steps_are_actions
from planapp.exchange.recognise.mending import mended
from planapp.exchange.recognise.model import INDICATORS, PLAN, FoundTable, Recognition
from planapp.exchange.recognise.rows import data_rows, with_repeats, with_rows, with_words_around
from planapp.exchange.recognise.unheaded import is_plan, tables_without_known_headings

_NOTHING: Mapping[str, Corrections] = {}


def recognise(book: Book, said: Said = _NOTHING) -> Recognition:
    """Return the tables of a workbook with the role of each column and row; nothing is changed or lost.

    What the officer has said of a sheet holds there against what is recognised.
    """
    tables: list[FoundTable] = []
    others: list[Sheet] = []
    for sheet in book.sheets:
        corrections = said_of(said, sheet.name)
        own = [] if is_ours(sheet) else _tables(sheet, corrections)
        tables.extend(_with_roles(table, corrections) for table in own)
        if not own:
            others.append(sheet)
    if not any(table.kind in (PLAN, INDICATORS) for table in tables):
        found = [_strange_plan(sheet, said_of(said, sheet.name)) for sheet in others]
        strange = [table for table in found if table is not None]
        tables += strange
        others = [sheet for sheet in others if all(table.sheet is not sheet for table in strange)]
    ordered = tuple(replace(table, order=order) for order, table in enumerate(tables))
    return Recognition(ordered, tuple(others))


def _tables(sheet: Sheet, corrections: Corrections) -> list[FoundTable]:
    """Return the tables of a sheet, or the one under the header that was chosen."""
    if not corrections.header:
        return find_tables(sheet)
    table = table_under(sheet, corrections.header)
    return [table] if table.header or any(table.spans.filled_rows) else []


def _strange_plan(sheet: Sheet, corrections: Corrections) -> FoundTable | None:
    """Return the plan of a sheet whose headings say nothing, as its values tell, or None if they don't."""
    if is_ours(sheet):
        return None
    found = (_with_roles(table, corrections) for table in tables_without_known_headings(sheet))
    return next((table for table in found if is_plan(table)), None)


def _with_roles(table: FoundTable, corrections: Corrections) -> FoundTable:
    table = with_words_around(with_repeats(with_said_texts(table, corrections)))
    table = with_said_columns(with_columns(table, rows := data_rows(table)), corrections)
    table = with_joined_rows(mended(table, rows), rows)
    rows = data_rows(table)
    return rated_steps_are_actions(with_rows(table, rows), rows)


def is_ours(sheet: Sheet) -> bool:
    """Tell whether a sheet is the hidden one of planapp's own workbooks, which holds nothing of the plan."""
    return sheet.name == OUR_HEADING and sheet.state != "visible"

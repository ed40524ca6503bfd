"""Recognising a plan in a workbook: tables, columns and rows, each with its role."""

from __future__ import annotations

from dataclasses import replace

from planapp.exchange.grid import Book, Sheet
from planapp.exchange.recognise.columns import with_columns
from planapp.exchange.recognise.find_tables import OUR_HEADING, find_tables
from planapp.exchange.recognise.levels import rated_steps_are_actions
from planapp.exchange.recognise.mending import mended
from planapp.exchange.recognise.model import INDICATORS, PLAN, FoundTable, Recognition
from planapp.exchange.recognise.rows import data_rows, with_rows, with_words_around
from planapp.exchange.recognise.unheaded import is_plan, tables_without_known_headings


def recognise(book: Book) -> Recognition:
    """Return the tables of a workbook with the role of each column and row; nothing is changed or lost."""
    tables: list[FoundTable] = []
    others: list[Sheet] = []
    for sheet in book.sheets:
        found = [] if is_ours(sheet) else find_tables(sheet)
        tables.extend(map(_with_roles, found))
        if not found:
            others.append(sheet)
    if not any(table.kind in (PLAN, INDICATORS) for table in tables):
        strange = [table for sheet in others if (table := _strange_plan(sheet)) is not None]
        tables += strange
        others = [sheet for sheet in others if all(table.sheet is not sheet for table in strange)]
    ordered = tuple(replace(table, order=order) for order, table in enumerate(tables))
    return Recognition(ordered, tuple(others))


def _strange_plan(sheet: Sheet) -> FoundTable | None:
    """Return the plan of a sheet whose headings say nothing, as its values tell, or None if they don't."""
    if is_ours(sheet):
        return None
    found = map(_with_roles, tables_without_known_headings(sheet))
    return next((table for table in found if is_plan(table)), None)


def _with_roles(table: FoundTable) -> FoundTable:
    table = with_words_around(table)
    table = mended(with_columns(table, rows := data_rows(table)), rows)
    rows = data_rows(table)
    return rated_steps_are_actions(with_rows(table, rows), rows)


def is_ours(sheet: Sheet) -> bool:
    """Tell whether a sheet is the hidden one of planapp's own workbooks, which holds nothing of the plan."""
    return sheet.name == OUR_HEADING and sheet.state != "visible"

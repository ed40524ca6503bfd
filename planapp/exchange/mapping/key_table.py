"""Mapping a key of ratings: the names and meanings of the scale's levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planapp.domain import rank
from planapp.domain.ids import new_id
from planapp.domain.records import Level
from planapp.domain.scale import is_not_rated, level_of
from planapp.exchange.mapping.account import NOTE, Account
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.recognise import model as m


def map_key_table(table: m.FoundTable, levels: Sequence[Level], account: Account) -> list[Level]:
    """Return the levels as the key describes them; a rating that the scale lacks becomes a level."""
    name_rows(table, account)
    result = list(levels)
    for role in table.rows:
        if role.role == m.RECORD:
            _read_row(table, role.row, result, account)
    return result


def _read_row(table: m.FoundTable, row: int, levels: list[Level], account: Account) -> None:
    texts: dict[str, str] = {}
    for role in table.columns:
        cell = table.spans.cell(row, role.column)
        if cell is None or role.field == m.OURS:
            continue
        texts.setdefault(role.field, cell.text.strip())
        account.place(table.sheet, cell, role.field)
    letter, name = texts.get("level", ""), texts.get("level_name", "")
    if is_not_rated(letter) or is_not_rated(name):
        return
    known = level_of(levels, letter) or level_of(levels, name)
    if known is None:
        known = Level(
            new_id(), rank.between(levels[-1].rank, ""), (name or letter).casefold(), in_rollups=False
        )
        levels.append(replace(known, letter=letter[:1].upper(), name=name or letter, number=len(levels) + 1))
        account.find(NOTE, table.where(row, 1), f"‘{name or letter}’ was added to the rating scale.")
        known = levels[-1]
    meaning = texts.get("level_meaning", known.meaning)
    levels[levels.index(known)] = replace(known, name=name or known.name, meaning=meaning)

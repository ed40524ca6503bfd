"""Rows that are none of a table's own: guidance below the headings, sign-off below the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planapp.domain.due import UNREAD
from planapp.domain.fields import folded
from planapp.exchange.grid import Cell
from planapp.exchange.labels import heading_of
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.headings import readings
from planapp.exchange.recognise.numbers import depth_of
from planapp.exchange.remembered import read_words

_MOST_GUIDANCE = 3
_DATES = frozenset({"due", "first_due", "done_on"})
# What stands in a template in place of a value.
_PLACEHOLDER = re.compile(
    r"(?:free )?text|date|number|identifier|name|yes(?:, |/)no|[dmy]{1,4}[/.-][dmy]{1,4}[/.-][dmy]{2,4}"
    r"|[(\[<{].*[)\]>}]|(?:e\.?g\.?|for example)\b.*|select.*|enter .*|insert .*",
    re.IGNORECASE | re.DOTALL,
)
_SIGN_OFF = re.compile(
    r"(?:sign(?:ed|ature)?(?: off)?|signed off|approved|agreed|authorised|prepared|completed|reviewed|print"
    r"|last updated|updated|version|source|key|notes?|name|date|please|this plan|this document|page)\b",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"(?:(?:b?rag|rating|colour|status) )?(?:key|legend|definitions|ratings):?", re.IGNORECASE
)
_FEW_CELLS = 3


def guidance_rows(table: m.FoundTable, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the rows directly below the header that say what is to be entered, and hold no item."""
    dates = {cell.column for cell in table.header if _names_date(cell)}
    found: list[int] = []
    for row in rows[:_MOST_GUIDANCE]:
        if not _is_guidance(table, table.spans.row(row), dates):
            break
        found.append(row)
    return tuple(found)


def _names_date(cell: Cell) -> bool:
    heading = heading_of(cell)
    return "date" in folded(heading).split() or any(
        reading.field in _DATES for reading in readings(heading, m.PLAN)[:1]
    )


def _is_guidance(table: m.FoundTable, cells: Sequence[Cell], dates: set[int]) -> bool:
    if len(cells) < _FEW_CELLS or 2 * len(cells) < len(table.header):
        return False
    if any(not isinstance(cell.value, str) for cell in cells):
        return False
    if 2 * sum(bool(_PLACEHOLDER.fullmatch(cell.text.strip())) for cell in cells) > len(cells):
        return True
    days = [cell for cell in cells if cell.column in dates]
    return len(days) > 1 and all(UNREAD in read_words(cell.text).flags for cell in days)


def sign_off_rows(table: m.FoundTable, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the last rows, parted from the table by a blank one, that sign it off or explain it."""
    legend = _legend(table, rows)
    if legend:
        return (*sign_off_rows(table, rows[: -len(legend)]), *legend)
    found: list[int] = []
    blank_above: tuple[int, ...] = ()
    for above, row in reversed(list(pairwise(rows))):
        if not _may_sign_off(table.spans.row(row)):
            break
        found.append(row)
        if above < row - 1:
            blank_above = tuple(reversed(found))
    return blank_above


def _legend(table: m.FoundTable, rows: Sequence[int]) -> tuple[int, ...]:
    """Return the last rows, parted from the table by a blank one, that a word such as 'Key' stands above."""
    start = next((at for at in range(len(rows) - 1, 0, -1) if rows[at - 1] < rows[at] - 1), 0)
    block = rows[start:] if start else ()
    if not block or any(len(table.spans.row(row)) > _FEW_CELLS for row in block):
        return ()
    first = table.spans.row(block[0])
    return tuple(block) if len(first) == 1 and _LEGEND.fullmatch(first[0].text.strip()) else ()


def _may_sign_off(cells: Sequence[Cell]) -> bool:
    first = cells[0].text.strip()
    return len(cells) <= _FEW_CELLS and not depth_of(first) and bool(_SIGN_OFF.match(first))

"""What texts of a plan table give away: that they were cut, or that they answer a recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from planapp.domain.naming import short
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.recognise import model as m

_TITLES = (m.THEME, m.OBJECTIVE, "action", "step", "measure")
_PEOPLE = ("lead", "officer")
# Where programs cut texts: old Excel and databases, and a cell of Excel.
_CUT_LENGTHS = frozenset({255, 256, 32_767})
# Others, such as 'in' and 'to', end many a whole text: 'Move the first ten young people in'.
_DANGLING = frozenset("and or of the a an".split())
_MARKS = ("…", "...")
_SHOWN = 40
_INSPECTORS = (
    r"(?:ofsted|ilacs|jtai|cqc|hmip|hmicfrs|inspection|inspectors?|monitoring visit|peer review|slip)"
)
_NUMBERED = re.compile(
    rf"{_INSPECTORS}\b[^.;()\n]{{0,20}}?\brec(?:co|omm?endation|\b)s?\.?\s*(?:no\.?\s*)?\d+(?:\.\d+)*",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\((?P<inside>[^()]{{0,40}}\b{_INSPECTORS}\b[^()]{{0,40}}?\b(?:19|20)\d\d\b[^()]{{0,20}})\)", re.I
)


def report_texts(table: m.FoundTable, account: Account) -> None:
    """Report texts that seem to be cut and references to recommendations, each with its cell."""
    if table.column(m.OURS) is not None:
        return
    has_links = table.column("recommendation") is not None
    for role, cell in _cells(table):
        where = table.where(cell.row, cell.column)
        why = _why_cut(cell.text, is_pasted=bool(table.further))
        if why:
            text = f"‘{_end_of(cell.text)}’ seems to be cut: {why}. Look for the rest in the source."
            account.find(LOOK, where, text, about="cut")
        for reference in () if has_links or role.field in _PEOPLE else references_in(cell.text):
            text = f"‘{reference}’ names what this answers. Link it to that recommendation if it does."
            account.find(NOTE, where, text, about="recommendation", subject=reference, offer=reference)


def _cells(table: m.FoundTable) -> Iterator[tuple[m.ColumnRole, Cell]]:
    rows = [role.row for role in table.rows if role.role not in (m.TITLE, m.HEADER, m.REPEAT)]
    for key in (*_TITLES, *_PEOPLE):
        for role in table.columns_of(key):
            for span in table.spans.column(role.column, rows):
                yield role, span.cell


@lru_cache(maxsize=16_384)
def references_in(text: str) -> tuple[str, ...]:
    """Return the references to recommendations in a text: 'Ofsted recco 3', 'Ofsted December 2016'."""
    numbered = [found[0] for found in _NUMBERED.finditer(text)]
    dated = [" ".join(found["inside"].split()) for found in _DATED.finditer(text)]
    return tuple(dict.fromkeys([*numbered, *dated]))


@lru_cache(maxsize=16_384)
def _why_cut(text: str, *, is_pasted: bool) -> str:
    """Return why a text seems to be cut, or ''. In a pasted document any line may end in any word."""
    whole = text.strip()
    if len(text) in _CUT_LENGTHS:
        return f"it is {len(text):,} characters long, where programs cut texts"
    inside = any(f" {mark} " in whole for mark in _MARKS)
    if len(whole) > len(_MARKS[-1]) and (inside or whole.endswith(_MARKS) or whole.startswith(_MARKS)):
        return "it has … where words were"
    last = whole.split()[-1:]
    if not is_pasted and last and len(whole.split()) > 1 and last[0] in _DANGLING:
        return f"it ends in ‘{last[0]}’"
    return ""


def _end_of(text: str) -> str:
    whole = text.strip()
    return (
        short(whole)
        if len(whole) <= _SHOWN or not whole.endswith(tuple(_DANGLING))
        else f"…{whole[-_SHOWN:]}"
    )

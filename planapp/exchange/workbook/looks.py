"""How the cells of a block look: fonts, fills and lines, by the role of the row and the column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planapp import palette
from planapp.exchange.workbook import model as m
from planapp.exchange.workbook.model import Block, Column
from planapp.exchange.workbook.rows import OF_ACTION

TITLE, SUBTITLE, HEADER = "title", "subtitle", "header"

ALL_EDGES = "lrtb"
_EDGES = {m.WHOLE: ALL_EDGES, m.FIRST: "lrt", m.MIDDLE: "lr", m.LAST: "lrb"}
# Words and real numbers and dates stand in the same column: all of them at its left.
_LEFT = frozenset({"ref", "due", "first_due", "done_on"})
_CENTRED = frozenset({"rating", "level"})
_GROUPS = frozenset({"theme", "objective"})
_DEFAULTS = {
    "header_fill": palette.BAND,
    "header_font": palette.TEXT,
    "theme_fill": palette.TINT2,
    "theme_font": palette.TEXT,
    "objective_fill": palette.TINT,
    "objective_font": palette.TEXT,
}


@dataclass(frozen=True, slots=True)
class Look:
    """The format of a cell. Colours are 'RRGGBB' or ''; edges are some of the letters of 'lrtb'."""

    fill: str = ""
    colour: str = ""
    bold: bool = False
    size: int = 11
    edges: str = ""
    wrapped: bool = True
    horizontal: str = ""
    number_format: str = ""

    def showing(self, number_format: str) -> Look:
        """Return the look with a number format."""
        return replace(self, number_format=number_format)


def looks_of(block: Block) -> Mapping[tuple[str, bool], Sequence[Look]]:
    """Return the looks of a block's rows by role and whether they wrap, one for each column."""
    own = {**_DEFAULTS, **(block.look or {})}
    looks: dict[tuple[str, bool], Sequence[Look]] = {}
    for role in (m.THEME, m.OBJECTIVE, HEADER):
        edges = ALL_EDGES if role == HEADER else "tb"
        banner = Look(own[f"{role}_fill"], own[f"{role}_font"], bold=True, edges=edges)
        looks[role, True] = [replace(banner, horizontal=_horizontal(column)) for column in block.columns]
        looks[role, False] = [replace(look, wrapped=False) for look in looks[role, True]]
    for role in _EDGES:
        looks[role, True] = [_look_of(column, role) for column in block.columns]
    return looks


def title_look(is_first: bool) -> Look:
    """Return the look of a title above the table: the first is the largest."""
    return Look(bold=True, size=14, wrapped=False) if is_first else Look(colour=palette.TEXT3, wrapped=False)


def _look_of(column: Column, role: str) -> Look:
    """Cells that an action has once stand without lines between its rows, so that they read as one."""
    edges = _EDGES[role] if column.field in OF_ACTION else ALL_EDGES
    if column.field in _GROUPS:
        edges = edges.replace("b", "")
    return Look(bold=column.field in _CENTRED, edges=edges, horizontal=_horizontal(column))


def continued(look: Look) -> Look:
    """Return the look of a cell in which the theme or objective of the row above goes on."""
    return replace(look, edges="lr")


def _horizontal(column: Column) -> str:
    if column.field in _CENTRED:
        return "center"
    return "left" if column.field in _LEFT else ""

"""How the cells of a block look: fonts, fills and lines, by the role of the row and the column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from planapp import palette
from planapp.exchange.new_update import NEW_UPDATE
from planapp.exchange.workbook import model as m
from planapp.exchange.workbook.model import Block, Cell, Column
from planapp.exchange.workbook.rows import OF_ACTION

TITLE, SUBTITLE, HEADER = "title", "subtitle", "header"

ALL_EDGES = "lrtb"
# What is typed into such a cell stays as it was typed.
AS_TEXT = "@"
_EDGES = {m.WHOLE: ALL_EDGES, m.FIRST: "lrt", m.MIDDLE: "lr", m.LAST: "lrb"}
# Words and real numbers and dates stand in the same column: all of them at its left.
_LEFT = frozenset({"ref", "change_ref", "due", "first_due", "done_on"})
_CENTRED = frozenset({"rating", "level"})
_GROUPS = frozenset({"theme", "objective"})
_TITLES = frozenset({"ref", *_GROUPS, "action", "step"})
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
    """The format of a cell. Colours are 'RRGGBB' or ''; edges are some of the letters of 'lrtb'.

    A changed one has a mark at its left, a framed one is for writing, an open one is so in a locked sheet.
    """

    fill: str = ""
    colour: str = ""
    bold: bool = False
    size: int = 11
    edges: str = ""
    wrapped: bool = True
    horizontal: str = ""
    number_format: str = ""
    is_changed: bool = False
    is_framed: bool = False
    is_open: bool = False

    def showing(self, number_format: str) -> Look:
        """Return the look with a number format."""
        return replace(self, number_format=number_format)


# By the role of a row and whether it wraps, one look for each column.
Looks = Mapping[tuple[str, bool], Sequence[Look]]


def marked(look: Look, cell: Cell, column: Column) -> Look:
    """Return the look of a cell that changed, or is a due date that was missed: neither by colour alone.

    A title on a fill would look like that of a group, and ratings have the colours of their letters.
    """
    if cell.is_changed:
        look = replace(look, is_changed=True)
        if column.field in _TITLES and not look.fill:
            look = replace(look, colour=palette.ACCENT)
        elif column.field not in _CENTRED and not look.fill:
            look = replace(look, fill=palette.TINT)
    return replace(look, bold=True, colour=palette.DANGER) if cell.is_late else look


def looks_of(block: Block) -> Looks:
    """Return the looks of a block's rows by role and whether they wrap, one for each column."""
    own = {**_DEFAULTS, **(block.look or {})}
    looks: dict[tuple[str, bool], Sequence[Look]] = {}
    for role in (m.THEME, m.OBJECTIVE, HEADER):
        edges = ALL_EDGES if role == HEADER else "tb"
        banner = Look(own[f"{role}_fill"], own[f"{role}_font"], bold=True, edges=edges)
        looks[role, True] = [_in_column(banner, column, role) for column in block.columns]
        looks[role, False] = [replace(look, wrapped=look.is_framed) for look in looks[role, True]]
    for role in _EDGES:
        looks[role, True] = [_look_of(column, role) for column in block.columns]
    return looks


def title_look(is_first: bool) -> Look:
    """Return the look of a title above the table: the first is the largest."""
    return Look(bold=True, size=14, wrapped=False) if is_first else Look(colour=palette.TEXT3, wrapped=False)


def _in_column(banner: Look, column: Column, role: str) -> Look:
    """Return the look of a banner's or the header's cell in a column."""
    if column.field == NEW_UPDATE:
        own = replace(banner, is_framed=True, number_format=AS_TEXT)
        return replace(own, fill=palette.ACCENT, colour=palette.ON_ACCENT) if role == HEADER else own
    return replace(banner, horizontal=_horizontal(column))


def _look_of(column: Column, role: str) -> Look:
    """Cells that an action has once stand without lines between its rows, so that they read as one."""
    edges = _EDGES[role] if column.field in OF_ACTION else ALL_EDGES
    if column.field in _GROUPS:
        edges = edges.replace("b", "")
    if column.field == NEW_UPDATE:
        return Look(edges=ALL_EDGES, is_framed=True, number_format=AS_TEXT)
    return Look(bold=column.field in _CENTRED, edges=edges, horizontal=_horizontal(column))


def continued(look: Look) -> Look:
    """Return the look of a cell in which the theme or objective of the row above goes on."""
    return replace(look, edges="lr")


def _horizontal(column: Column) -> str:
    if column.field in _CENTRED:
        return "center"
    return "left" if column.field in _LEFT else ""

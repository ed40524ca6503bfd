"""Banners: rows that name a theme or an objective over the rows below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planapp.exchange.grid import Cell
from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.numbers import depth_of, split_leading
from planapp.exchange.recognise.paths import parent_path, rows_of_actions, rows_of_groups
from planapp.exchange.recognise.table_rows import TableRows

# Titles of objectives are statements, names of themes are labels: a lone level of banners is told by length.
_LONG_TITLE = 60

Shape = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Banner:
    """A row that names a group: the shape that tells its level, its title, and the path of its item."""

    row: int
    shape: Shape
    title: str
    path: str = ""


def banners_of(rows: TableRows) -> dict[int, str]:
    """Return the rows that are banners, each with the level it names."""
    groups = rows_of_groups(rows) if rows.ours else set()
    actions = rows_of_actions(rows) if rows.ours else set()
    others = [row for row in rows.rows if row not in actions]
    found = [banner for row in others if (banner := _banner(rows, row, row in groups)) is not None]
    told = [banner for banner in found if not banner.path]
    return {**_levels(rows, _told_apart(rows, told)), **_levels_by_path(rows, found)}


def number_and_title(table: m.FoundTable, cells: Sequence[Cell]) -> tuple[Cell | None, Cell]:
    """Return the cells of a banner that hold its number, if there is one by itself, and its title."""
    ref = table.number_of("ref")
    number = next((cell for cell in cells if cell.column == ref), None) if len(cells) > 1 else None
    others = [cell for cell in cells if cell is not number]
    levels = {table.number_of(key) for key in (m.THEME, m.OBJECTIVE, "action")}
    title = next((cell for cell in others if cell.column in levels), None)
    if title is None and number is not None and not depth_of(number.text):
        # The title itself, and values that were typed beside it.
        return None, number
    return number, title or others[0]


def _banner(rows: TableRows, row: int, is_group: bool) -> Banner | None:
    cells = rows.cells(row)
    if not cells:
        return None
    by_path = is_group and not _is_in_a_column(rows, cells)
    by_shape = None if by_path else _lone(rows, cells[0]) if len(cells) == 1 else _pair(rows, cells)
    if by_path or (by_shape is not None and rows.path(row)):
        _, title = number_and_title(rows.table, cells)
        return Banner(row, ("path", rows.path(row).count("/"), title.fill), title.text, rows.path(row))
    return by_shape


def _is_in_a_column(rows: TableRows, cells: Sequence[Cell]) -> bool:
    """Tell whether a theme or objective stands in a column of its own, on a row without a banner's fill."""
    return any(cell.column in rows.groups and not rows.stands_out(cell) for cell in cells)


def _lone(rows: TableRows, cell: Cell) -> Banner | None:
    banner = Banner(cell.row, ("lone", depth_of(split_leading(cell.text)[0]), ""), cell.text)
    if rows.is_wide(cell):
        return banner
    if cell.column in rows.groups and not rows.ours:
        return None
    if cell.column in (rows.ref, rows.action, *rows.groups, *rows.columns[:1]) and rows.stands_out(cell):
        return banner
    return banner if cell.column == rows.ref and not depth_of(cell.text) else None


def _pair(rows: TableRows, cells: Sequence[Cell]) -> Banner | None:
    """Return the banner of a row with a number and a title, and perhaps values of its own."""
    number, title = number_and_title(rows.table, cells)
    depth = depth_of(number.text) if number is not None else 0
    levels = [cell for cell in cells if cell.column in rows.levels and cell is not title]
    if not depth or levels or title.column == rows.step:
        return None
    shallow = depth < rows.usual_depth
    alone = len(cells) == 2
    if (alone and (rows.is_wide(title) or shallow)) or (shallow and rows.stands_out(title)):
        return Banner(title.row, ("pair", depth, ""), title.text)
    return None


def _told_apart(rows: TableRows, banners: list[Banner]) -> list[Banner]:
    """Tell banners of one shape apart by how they look, where one look leads over another.

    A look leads if a banner of it is directly followed by one of another look and never the other way round;
    themes in a colour each do not follow one another directly.
    """
    place = {row: index for index, row in enumerate(rows.rows)}
    looks = {banner.row: (banner.shape[:2], _look(rows, banner)) for banner in banners}
    follows = {
        (looks[before.row], looks[after.row])
        for before, after in pairwise(banners)
        if place[after.row] == place[before.row] + 1 and before.shape[:2] == after.shape[:2]
    }
    leading = {first for first, second in follows if first != second and (second, first) not in follows}
    return [
        replace(banner, shape=(*banner.shape[:2], "leads" if looks[banner.row] in leading else ""))
        for banner in banners
    ]


def _look(rows: TableRows, banner: Banner) -> str:
    """Return what sets a title off: its fill, its weight, capitals throughout."""
    _, cell = number_and_title(rows.table, rows.cells(banner.row))
    return f"{cell.fill}{'b' if cell.bold else ''}{'C' if banner.title.isupper() else ''}"


def _levels(rows: TableRows, banners: Sequence[Banner]) -> dict[int, str]:
    """Return what each banner names: the first shape to appear the themes, others the objectives."""
    shapes = list(dict.fromkeys(banner.shape for banner in banners))
    if len(shapes) == 1:
        level = level_of_titles(rows, [banner.title for banner in banners])
        return dict.fromkeys([banner.row for banner in banners], level)
    return {banner.row: m.THEME if banner.shape == shapes[0] else m.OBJECTIVE for banner in banners}


def _levels_by_path(rows: TableRows, banners: Sequence[Banner]) -> dict[int, str]:
    """Return what the banners of planapp's own workbook name: what stands below another, or looks so.

    A banner at the top is an objective if no other stands below it and it has the fill of those that do.
    """
    own = [banner for banner in banners if banner.path]
    below = {banner.shape[2] for banner in own if banner.shape[1]}
    if not below:
        level = level_of_titles(rows, [banner.title for banner in own]) if own else ""
        return {banner.row: level for banner in own}
    leading = {parent_path(banner.path) for banner in own}
    themes = {banner.shape[2] for banner in own if banner.path in leading}
    return {
        banner.row: m.OBJECTIVE if banner.shape[1] or banner.shape[2] in below - themes else m.THEME
        for banner in own
    }


def level_of_titles(rows: TableRows, titles: Sequence[str]) -> str:
    """Return whether the only level of groups names themes or objectives."""
    if rows.table.column(m.OBJECTIVE) is not None:
        return m.THEME
    if rows.table.column(m.THEME) is not None:
        return m.OBJECTIVE
    words = {word.casefold().rstrip(":") for title in titles for word in title.split(maxsplit=1)[:1]}
    if words & {"theme", "priority"}:
        return m.THEME
    longest = sorted(map(len, titles))[len(titles) // 2]
    if words & {"objective", "outcome", "aim", "goal"} or longest > _LONG_TITLE:
        return m.OBJECTIVE
    return m.THEME

"""Levels told by depth alone: by nested numbers, by indents and leading blanks, by grouped rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planapp.exchange.recognise import model as m
from planapp.exchange.recognise.banners import level_of_titles
from planapp.exchange.recognise.numbers import depth_of, parent_of, split_leading
from planapp.exchange.recognise.table_rows import TableRows

# What an action has and a group has not. Who leads is as often said of a group.
_OF_ACTIONS = ("due", "status", "measure")
_PEOPLE = ("lead", "officer")
_HALF, _OFTEN, _NEARLY_ALL = 0.5, 0.2, 0.9
# So many rows must stand deeper, or an indent is a slip of the hand.
_FEWEST_DEEP = 2
_FEWEST_GROUPS = 2
# Themes and objectives.
_MOST_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Level:
    """What a row is by its depth, and the level of the groups that end above it ('' if none)."""

    role: str
    ends: str = ""


def levels_by_depth(rows: TableRows, banners: Collection[int]) -> dict[int, Level]:
    """Return the role of each row with a title where depth alone tells it; none if something else does.

    Rows of `banners` without a title in the column of the actions name groups that no depth tells of.
    """
    if rows.ours or rows.groups or not rows.action:
        return {}
    titled = [row for row in rows.rows if rows.text(row, rows.action)]
    if not set(titled).issuperset(banners):
        return {}
    for depth in (_number_depth, _indent_depth, _outline_depth):
        found = _ranked({row: depth(rows, row) for row in titled})
        if _is_nested(found) and (depth is not _number_depth or _numbers_nest(rows, titled)):
            return _levels(rows, found)
    return {}


def _number_depth(rows: TableRows, row: int) -> int:
    return depth_of(_number(rows, row))


def _number(rows: TableRows, row: int) -> str:
    return rows.text(row, rows.ref) if rows.ref else split_leading(rows.text(row, rows.action))[0]


def _indent_depth(rows: TableRows, row: int) -> int:
    cell = rows.spans.cell(row, rows.action)
    if cell is None:
        return 0
    return 100 * cell.indent + len(cell.text) - len(cell.text.lstrip())


def _outline_depth(rows: TableRows, row: int) -> int:
    return rows.table.sheet.outline.get(row, 0)


def _ranked(depths: Mapping[int, int]) -> dict[int, int]:
    """Return depths as 0, 1, 2 … from the shallowest."""
    rank = {depth: index for index, depth in enumerate(sorted(set(depths.values())))}
    return {row: rank[depth] for row, depth in depths.items()}


def _is_nested(depths: Mapping[int, int]) -> bool:
    """Tell whether depths make an outline: it starts at the top and seldom goes down two levels at once."""
    found = list(depths.values())
    deep = sum(depth > 0 for depth in found)
    if not found or found[0] or deep < _FEWEST_DEEP or deep < _OFTEN * len(found):
        return False
    leaps = sum(after > before + 1 for before, after in pairwise(found))
    return leaps <= (1 - _NEARLY_ALL) * len(found)


def _numbers_nest(rows: TableRows, titled: Sequence[int]) -> bool:
    """Tell whether nearly every row is numbered, once, and below the row that its number names."""
    numbers = [_number(rows, row).rstrip(".") for row in titled]
    known = set(numbers)
    deepest = max(map(depth_of, numbers))
    shallow = [number for number in numbers if depth_of(number) < deepest]
    if len(set(shallow)) < max(len(shallow), _FEWEST_GROUPS):
        return False  # One may be anything; and themes and objectives may be counted each for themselves.
    nested = sum(bool(depth_of(n)) and (not parent_of(n) or parent_of(n) in known) for n in numbers)
    return nested >= _NEARLY_ALL * len(numbers) and len(known) >= _NEARLY_ALL * len(numbers)


def _levels(rows: TableRows, depths: dict[int, int]) -> dict[int, Level]:
    of_actions = _depth_of_actions(rows, depths)
    kinds = _kinds(rows, depths, of_actions)
    order = list(depths)
    found: dict[int, Level] = {}
    for row, after in zip(order, [*order[1:], None], strict=True):
        depth = depths[row]
        is_leaf = after is None or depths[after] <= depth
        if depth < of_actions and is_leaf and _has_values(rows, row, _value_columns(rows, _PEOPLE)):
            found[row] = Level(m.ACTION, kinds[depth])
        elif kinds[depth] == m.STEP and rows.step and rows.text(row, rows.step):
            found[row] = Level(m.ACTION)  # It has a step of its own.
        else:
            found[row] = Level(kinds[depth])
    return found


def _depth_of_actions(rows: TableRows, depths: Mapping[int, int]) -> int:
    """Return the depth at which the actions stand: what is rated, else the first that mostly has values."""
    deepest = max(depths.values())
    rated = tuple(role.column for role in rows.table.columns_of(m.RATING))
    at_depth = [[row for row in depths if depths[row] == depth] for depth in range(deepest + 1)]
    share = _shares(rows, at_depth)
    if rated and any(share(depth, rated) >= _OFTEN for depth in range(deepest + 1)):
        return max(depth for depth in range(deepest + 1) if share(depth, rated) >= _OFTEN)
    for columns in (_value_columns(rows, ()), _value_columns(rows, _PEOPLE)):
        for depth in range(deepest + 1):
            if columns and share(depth, columns) >= _HALF:
                return min(depth, _MOST_GROUPS)
    return min(deepest, _MOST_GROUPS)


def _shares(rows: TableRows, at_depth: Sequence[Sequence[int]]) -> Callable[[int, tuple[int, ...]], float]:
    def share(depth: int, columns: tuple[int, ...]) -> float:
        found = at_depth[depth]
        return sum(_has_values(rows, row, columns) for row in found) / len(found)

    return share


def _value_columns(rows: TableRows, more: Sequence[str]) -> tuple[int, ...]:
    found = (rows.table.number_of(key) for key in (*_OF_ACTIONS, *more))
    ratings = (role.column for role in rows.table.columns_of(m.RATING))
    return (*filter(None, found), *ratings, *filter(None, [rows.step]))


def _has_values(rows: TableRows, row: int, columns: tuple[int, ...]) -> bool:
    return any(rows.text(row, column) for column in columns)


def _kinds(rows: TableRows, depths: Mapping[int, int], of_actions: int) -> list[str]:
    """Return the role at each depth: themes over objectives over actions over steps."""
    below = [m.ACTION] + [m.STEP] * (max(depths.values()) - of_actions)
    if of_actions == 0:
        return below
    if of_actions == 1:
        titles = [rows.text(row, rows.action) for row in depths if not depths[row]]
        return [level_of_titles(rows, titles), *below]
    return [m.THEME] + [m.OBJECTIVE] * (of_actions - 1) + below

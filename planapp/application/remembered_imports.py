"""What the officer chose for the columns of a file, kept for the next file of the same shape.

The shape of a table is its headings, in order, less those that name a period: next month's file has one more
of these. Widths only decide between several tables of one shape. Names of files and sheets say nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from planapp import paths
from planapp.domain.fields import folded
from planapp.exchange.labels import read_period
from planapp.exchange.recognise.corrections import NOTHING_SAID, Corrections, Said
from planapp.exchange.recognise.model import OURS, FoundTable, Recognition
from planapp.exchange.whole_file import whole_file

_MOST = 50

# A heading, and how many columns to the left are headed alike.
Heading = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Remembered:
    """The choice for one shape of table: `columns` holds fields by heading, `widths` are in characters.

    `title` is the file for which it was made, `used_on` the day on which it was last made or used.
    """

    key: str
    title: str
    used_on: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    columns: Mapping[Heading, str]


def load() -> tuple[Remembered, ...]:
    """Return all that is remembered, the latest first; what can't be read is as if it were not there."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return tuple(_from_json(one) for one in found)
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def forget(key: str) -> None:
    """Forget one choice."""
    _save(one for one in load() if one.key != key)


def remember(title: str, recognition: Recognition, said: Said, today: date) -> None:
    """Keep what was said of the columns of each table; where nothing is said any more, forget it."""
    kept = {one.key: one for one in load()}
    for table in recognition.tables:
        made = _choice(title, table, said.get(table.sheet.name, NOTHING_SAID), today)
        kept.pop(made.key, None)
        if made.columns:
            kept = {made.key: made, **kept}
    _save(list(kept.values())[:_MOST])


def recalled(recognition: Recognition, memory: Sequence[Remembered]) -> tuple[dict[str, Corrections], str]:
    """Return what to say of the tables of a workbook, and the file for which that was chosen, or ''."""
    said: dict[str, Corrections] = {}
    title = ""
    for table in recognition.tables:
        alike = [one for one in memory if one.headings == _headings(table)]
        if not alike:
            continue
        best = min(alike, key=lambda one: _distance(one.widths, _widths(table)))
        title = title or best.title
        for column, heading in _places(table).items():
            if heading in best.columns:
                own = said.get(table.sheet.name, NOTHING_SAID)
                said[table.sheet.name] = own.with_column(table.header_row, column, best.columns[heading])
    return said, title


def _choice(title: str, table: FoundTable, said: Corrections, today: date) -> Remembered:
    headings, widths = _headings(table), _widths(table)
    places = _places(table)
    columns = {
        places[column]: key
        for (header, column), key in said.columns.items()
        if header == table.header_row and column in places
    }
    whole = json.dumps([headings, [round(width) for width in widths]])
    key = sha256(whole.encode()).hexdigest()[:16]
    return Remembered(key, title, today.isoformat(), headings, widths, columns)


def _places(table: FoundTable) -> dict[int, Heading]:
    """Return the heading of each column that is not a period's and not planapp's own."""
    seen: Counter[str] = Counter()
    places: dict[int, Heading] = {}
    cells = {cell.column: cell for cell in table.header}
    for role in table.columns:
        cell = cells.get(role.column)
        if role.field == OURS or (cell is not None and read_period(cell) is not None):
            continue
        name = folded(role.heading)
        places[role.column] = (name, seen[name])
        seen[name] += 1
    return places


def _headings(table: FoundTable) -> tuple[str, ...]:
    return tuple(name for name, _ in _places(table).values())


def _widths(table: FoundTable) -> tuple[float, ...]:
    return tuple(round(table.sheet.widths.get(column, 0.0), 1) for column in _places(table))


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(abs(mine - theirs) for mine, theirs in zip(one, other, strict=False))


def _file() -> Path:
    return paths.data_folder() / "remembered imports.json"


def _save(memory: Iterable[Remembered]) -> None:
    text = json.dumps([_to_json(one) for one in memory], ensure_ascii=False, indent=1)
    with whole_file(_file()) as file:
        file.write(text.encode())


def _to_json(one: Remembered) -> dict[str, Any]:
    columns = [[name, nth, key] for (name, nth), key in one.columns.items()]
    return {**asdict(replace(one, columns={})), "columns": columns}


def _from_json(found: dict[str, Any]) -> Remembered:
    columns = {(str(name), int(nth)): str(key) for name, nth, key in found["columns"]}
    return Remembered(
        str(found["key"]),
        str(found["title"]),
        date.fromisoformat(found["used_on"]).isoformat(),
        tuple(map(str, found["headings"])),
        tuple(map(float, found["widths"])),
        columns,
    )

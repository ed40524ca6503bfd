"""The stamp of a workbook as it is read: from which plan and circulation it came, and how each cell was sent.

It is written by workbook/stamp.py on a hidden sheet. Somebody may have damaged it: what is no stamp is None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from planapp.exchange.grid import Book, Sheet
from planapp.exchange.mapping.own_ids import ids_in
from planapp.exchange.recognise.find_tables import OUR_HEADING
from planapp.exchange.workbook.stamp import EMPTY, FIELDS, FORMAT, HEADINGS, hasher

_KNOWN = str(FORMAT)
_HASH = re.compile(r"[0-9a-f]{16}")
_NUMBER = re.compile(r"[0-9]{1,15}")

Hashes = tuple[str, ...]
# The text of a row's first cells.
_Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SentTable:
    """A table as it was sent: what its columns show, and of each row, by the id of its item, the hashes.

    `keys` are those of workbook columns: a field, for a period or extra field with its id in hex behind a
    colon, for an indicator's value with its month. A hash is '' where the cell was empty. `headings` are
    hashes, too; older workbooks have none. An item with several rows has its last here; `count` is how many
    rows there were.
    """

    kind: str
    keys: tuple[str, ...]
    headings: Hashes = ()
    rows: Mapping[int, Hashes] = field(default_factory=dict)
    count: int = 0

    # The place of each key; of two columns of one key only the first was filled.
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the lookup."""
        found: dict[str, int] = {}
        for place, key in enumerate(self.keys):
            if key:
                found.setdefault(key, place)
        object.__setattr__(self, "places", found)

    def hash_of(self, row_id: int, key: str) -> str:
        """Return the hash of the cell of a key in a row; '' if it was empty, or there was none."""
        place = self.places.get(key)
        return self.rows[row_id][place] if place is not None else ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the hidden sheet says. `circulation`, `extract` and `entry` are None where it names none."""

    plan: str
    made: str = ""
    program: str = ""
    salt: str = ""
    circulation: int | None = None
    extract: int | None = None
    entry: int | None = None
    recipient: str = ""
    name: str = ""
    sent_on: date | None = None
    tables: Mapping[str, SentTable] = field(default_factory=dict)

    def hasher(self) -> Callable[[str], str]:
        """Return what gives the hash of a text as this workbook has it."""
        return hasher(self.salt)

    def rows(self, kind: str) -> Mapping[int, Hashes]:
        """Return the rows of a table by the id of their item, none if there was no such table."""
        table = self.tables.get(kind)
        return table.rows if table is not None else {}


def stamp_of(book: Book) -> Stamp | None:
    """Return the stamp of a workbook, or None where there is none that can be read."""
    stamps = (_stamp(lines) for sheet in stamp_sheets(book) for lines in [_lines(sheet)])
    return next((stamp for stamp in stamps if stamp is not None), None)


def stamp_sheets(book: Book) -> list[Sheet]:
    """Return the sheets that hold a stamp, also where somebody has let them be seen or copied them."""
    return [sheet for sheet in book.sheets if sheet.name.startswith(OUR_HEADING) and _starts_as_stamp(sheet)]


def _starts_as_stamp(sheet: Sheet) -> bool:
    first = sheet.cells[0] if sheet.cells else ()
    return bool(first) and (first[0].row, first[0].column, first[0].text) == (1, 1, "format")


def _lines(sheet: Sheet) -> list[_Line]:
    found = []
    for row in sheet.cells:
        texts = {cell.column: cell.text.strip() for cell in row if cell.column <= 3}
        found.append((texts.get(1, ""), texts.get(2, ""), texts.get(3, "")))
    return found


def _stamp(lines: Iterable[_Line]) -> Stamp | None:
    said: dict[str, str] = {}
    rows: list[_Line] = []
    for line in lines:
        if line[2]:
            rows.append(line)
        else:
            said.setdefault(line[0], line[1])
    if said.get("format") != _KNOWN or not said.get("plan") or not said.get("salt"):
        return None
    return Stamp(
        said["plan"],
        said.get("made", ""),
        said.get("program", ""),
        said["salt"],
        _id(said.get("circulation", "")),
        _id(said.get("extract", "")),
        int(said["entry"]) if _NUMBER.fullmatch(said.get("entry", "")) else None,
        said.get("for", ""),
        said.get("name", ""),
        _day(said.get("sent", "")),
        _tables(rows),
    )


def _id(text: str) -> int | None:
    ids = ids_in(text)
    return ids[0] if len(ids) == 1 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _tables(lines: Iterable[_Line]) -> dict[str, SentTable]:
    tables: dict[str, SentTable] = {}
    rows: dict[str, dict[int, Hashes]] = {}
    counts: Counter[str] = Counter()
    for kind, what, content in lines:
        if what == FIELDS:
            keys = tuple("" if key == EMPTY else key for key in content.split(" "))
            tables.setdefault(kind, SentTable(kind, keys))
        elif kind in tables and (hashes := _hashes(content, tables[kind].keys)) is not None:
            row_id = _id(what)
            if what == HEADINGS:
                tables[kind] = replace(tables[kind], headings=hashes)
            elif row_id is not None:
                counts[kind] += 1
                rows.setdefault(kind, {})[row_id] = hashes
    return {
        kind: replace(table, rows=rows.get(kind, {}), count=counts[kind]) for kind, table in tables.items()
    }


def _hashes(content: str, keys: tuple[str, ...]) -> Hashes | None:
    """Return the hashes of a row, or None where they are not what was written."""
    found = tuple("" if text == EMPTY else text for text in content.split(" "))
    is_whole = len(found) == len(keys) and all(not text or _HASH.fullmatch(text) for text in found)
    return found if is_whole else None

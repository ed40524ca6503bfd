"""Mapping a key of ratings: the letters, names and meanings of the scale's levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planapp.domain import rank
from planapp.domain.ids import new_id
from planapp.domain.records import Level
from planapp.domain.scale import is_not_rated, level_of
from planapp.exchange.colours import tone_of
from planapp.exchange.grid import Cell
from planapp.exchange.mapping.account import LOOK, NOTE, Account
from planapp.exchange.mapping.headings import name_rows
from planapp.exchange.recognise import model as m

_LONGEST_LETTER = 3
_FIELDS = ("level", "level_name", "level_meaning")


def map_key_table(table: m.FoundTable, levels: Sequence[Level], account: Account) -> list[Level]:
    """Return the levels as the key describes them; a rating that the scale lacks becomes a level."""
    name_rows(table, account)
    reader = _KeyReader(table, levels, account)
    for role in table.rows:
        if role.role == m.RECORD:
            reader.read_row(role.row)
    return reader.levels


class _KeyReader:
    """Describes levels row by row. What finds no place in a level is left out of the account."""

    def __init__(self, table: m.FoundTable, levels: Sequence[Level], account: Account) -> None:
        self.table, self.levels, self.account = table, list(levels), account
        self.described: set[int] = set()

    def read_row(self, row: int) -> None:
        """Read a row into the level that it describes."""
        cells = {key: cell for key in _FIELDS if (cell := self._cell(row, key)) is not None}
        letter, name, meaning = (cells[key].text.strip() if key in cells else "" for key in _FIELDS)
        if is_not_rated(letter) or (is_not_rated(name) and not letter):
            self._place([cells[key] for key in _FIELDS[:2] if key in cells and is_not_rated(cells[key].text)])
            return
        level = self._level(row, letter, name, cells)
        if level is None or level.id in self.described:
            return
        is_new_letter = _is_new_letter(level, letter)
        self._put(
            replace(
                level,
                letter=letter if is_new_letter else level.letter,
                name=name or level.name,
                meaning=meaning or level.meaning,
            )
        )
        self.described.add(level.id)
        is_told = is_new_letter or level_of([level], letter) is not None
        self._place([cell for key, cell in cells.items() if key != "level" or is_told])

    def _cell(self, row: int, key: str) -> Cell | None:
        column = self.table.number_of(key)
        return self.table.spans.cell(row, column) if column else None

    def _place(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            self.account.place(self.table.sheet, cell, "key")

    def _level(self, row: int, letter: str, name: str, cells: dict[str, Cell]) -> Level | None:
        """Return the level of a row: by its letter, else by its name, else by its colour, else a new one."""
        by_letter, by_name = level_of(self.levels, letter), level_of(self.levels, name)
        if letter.isdigit() and by_name is not None:
            self._renumber(by_name, int(letter))
            return level_of(self.levels, name)
        if by_letter is not None:
            if by_name not in (None, by_letter):
                text = f"The key calls ‘{letter}’ ‘{name}’. Check which levels of the scale count as done."
                self.account.find(LOOK, self.table.where(row, cells["level"].column), text)
            return by_letter
        tone = next(filter(None, (tone_of(cell.fill) for cell in cells.values())), "")
        by_tone = level_of(self.levels, tone)
        if by_name is not None or by_tone is not None:
            return by_name or by_tone
        return self._new_level(row, letter, name, tone) if letter or name else None

    def _renumber(self, level: Level, number: int) -> None:
        """Give a level the number of the key; the level that had it gets the other's."""
        for other in self.levels:
            if other.number == number and other != level:
                self._put(replace(other, number=level.number))
        self._put(replace(level, number=number))

    def _new_level(self, row: int, letter: str, name: str, tone: str) -> Level:
        level = Level(
            new_id(),
            rank.between(self.levels[-1].rank, "") if self.levels else rank.between("", ""),
            key=self._free_key((name or letter).casefold()),
            number=max((level.number for level in self.levels), default=0) + 1,
            name=name or letter,
            tone=tone,
            in_rollups=False,
        )
        self.levels.append(level)
        text = f"‘{level.name}’ was added to the rating scale."
        self.account.find(NOTE, self.table.where(row, self.table.columns[0].column), text)
        return level

    def _free_key(self, wanted: str) -> str:
        taken = {level.key for level in self.levels}
        key, count = wanted, 1
        while key in taken:
            count += 1
            key = f"{wanted} {count}"
        return key

    def _put(self, level: Level) -> None:
        self.levels = [level if other.id == level.id else other for other in self.levels]


def _is_new_letter(level: Level, letter: str) -> bool:
    """Tell whether the key gives a level a letter that does not mean it yet."""
    if not letter or letter.isdigit() or len(letter) > _LONGEST_LETTER:
        return False
    return level_of([level], letter) is None

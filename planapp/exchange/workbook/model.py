"""What a sheet holds before it has any looks: columns, cells, rows and blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

# Roles of rows. An item of several rows has a first, middle ones and a last; else it is whole.
THEME, OBJECTIVE, WHOLE, FIRST, MIDDLE, LAST = "theme", "objective", "whole", "first", "middle", "last"

# Tables whose rows are not those of items.
KEY, CHANGES = "key", "changes"
_WITHOUT_IDS = frozenset({KEY, CHANGES})

# The heading of the hidden column of ids, and the name of the hidden sheet.
OURS: Final = "planapp"


@dataclass(frozen=True, slots=True)
class Column:
    """A column to write; `field`, `period`, `extra` and `month` as in a LayoutColumn. Width in characters."""

    heading: str
    field: str
    width: float = 0.0
    number_format: str = ""
    period: int | None = None
    extra: int | None = None
    month: str = ""

    @property
    def key(self) -> str:
        """Return what the column shows, for the stamp: 'due', 'rating:' and the period's id in hex."""
        about = self.period if self.period is not None else self.extra
        if about is not None:
            return f"{self.field}:{hex_id(about)}"
        return f"{self.field}:{self.month}" if self.month else self.field


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is more than text: a number or date, with a note, or marked. `text` is what it shows.

    It may have changed since it was last sent, or be a due date that was missed.
    """

    text: str
    value: float | date | None = None
    number_format: str = ""
    note: str = ""
    note_by: str = ""
    is_changed: bool = False
    is_late: bool = False

    def __bool__(self) -> bool:
        return bool(self.text or self.note)


Value = str | Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a block: a value for each column, and the path of ids of its item ('' if it has none).

    Where a row holds an action and its first step, the path ends with the step's id.
    """

    role: str
    values: list[Value]
    path: str = ""
    is_wrapped: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A table of a sheet: 'plan', 'indicators', 'updates', 'texts', 'changes' or 'key'.

    Columns count from 1.
    """

    kind: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    titles: tuple[str, ...] = ()
    look: Mapping[str, str] | None = None
    first_column: int = 1

    @property
    def has_ids(self) -> bool:
        """Tell whether the rows are those of items, which the hidden column and the stamp name."""
        return self.kind not in _WITHOUT_IDS

    @property
    def end_column(self) -> int:
        """Return the first column behind the block."""
        return self.first_column + len(self.columns)


def hex_id(row_id: int) -> str:
    """Return an id as the workbook writes it: 12 hexadecimal digits."""
    return f"{row_id:012x}"

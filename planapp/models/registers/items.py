"""The items that a person, recommendation or field has: rows of the list beside the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planapp.domain.edits.structure import place_of
from planapp.domain.naming import name_of
from planapp.domain.open_items import is_open
from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.models.list_model import Shown
from planapp.models.rows_model import Field, Row
from planapp.models.texts import one_line


def item_row(
    plan: Plan,
    item: Item,
    last: Field,
    *,
    row_id: int | None = None,
    is_past: bool = False,
    tokens: Mapping[int, str] | None = None,
    icons: Mapping[int, str] | None = None,
) -> Row:
    """Return the row of an item: number, title, and what the register says of it; grey when it is over."""
    fields = (Field(one_line(item.ref)), Field(one_line(item.title), item.title), last)
    is_quiet = is_past or not is_open(plan, item)
    shown = Shown(is_quiet=is_quiet, tokens=tokens or {}, icons=icons or {}, more=item.id)
    return Row(item.id if row_id is None else row_id, fields, name_of(item), about=shown)


def in_order(plan: Plan, items: Iterable[Item]) -> list[Item]:
    """Return items in the order of the plan."""
    return sorted(items, key=lambda item: place_of(plan, item))


def item_of(row: Row | None) -> int | None:
    """Return the id of the item that a row is about."""
    return row.about.more if row is not None and isinstance(row.about, Shown) else None


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with its word: '1 item', '12 items'."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"

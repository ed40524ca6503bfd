"""The rows of a document as they are read: new ids where none is given, references looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from planapp.domain.ids import new_id
from planapp.domain.tables import NAME_OF, SPEC_OF
from planapp.errors import UserError
from planapp.exchange.plan_json import values as v
from planapp.exchange.plan_json.names import free_name
from planapp.exchange.plan_json.shape import NOUNS, SECTION_OF

# The fields by which a row may be named in place of its id.
_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "people": ("name",),
    "periods": ("label",),
    "extra_fields": ("heading",),
    "source_events": ("title",),
    "recommendations": ("ref",),
    "indicators": ("name", "ref"),
}
# Their names are keys of objects, so that each row has a name of its own.
_NUMBERED = frozenset({"periods", "extra_fields"})


class Rows:
    """Collects rows by table and id, with the places and names they have in the document."""

    def __init__(self) -> None:
        """Start with no rows."""
        self._rows: dict[str, dict[int, Any]] = {name: {} for name in SPEC_OF}
        self._names: dict[str, dict[str, list[int]]] = {name: {} for name in _NAMED_BY}
        self._places: dict[tuple[Any, ...], str] = {}

    def __iter__(self) -> Iterator[Any]:
        for rows in self._rows.values():
            yield from rows.values()

    def of(self, table: str) -> Mapping[int, Any]:
        """Return a table's rows so far, by id."""
        return self._rows[table]

    def add(self, table: str, values: Mapping[str, Any], place: str) -> Any:
        """Add a row, with a new id if it has none; return it. Refuses an id or key that is there already."""
        row_id = values.get("id") or new_id(self._rows[table])
        self._claim((table, row_id), f"the id {row_id} twice,", place, "Leave one of the two ids out.")
        row = SPEC_OF[table].record(**{**values, "id": row_id})
        unique = SPEC_OF[table].unique
        if unique:
            key = (table, *(getattr(row, name) for name in unique), "")
            what = f"{NOUNS[table]} that is there already"
            self._claim(key, f"{what},", place, "Take one of the two out.")
        self._rows[table][row_id] = row
        for name in _NAMED_BY.get(table, ()):
            self._name(table, getattr(row, name), row_id)
        return row

    def change(self, row: Any, **fields: Any) -> None:
        """Change fields of a row that was added, as it now stands."""
        table = self._rows[NAME_OF[type(row)]]
        table[row.id] = replace(table[row.id], **fields)

    def named(self, table: str, name: str) -> tuple[int, ...]:
        """Return the ids of the rows that a name may mean."""
        return tuple(self._names[table].get(name, ()))

    def refer(self, table: str, value: object, place: str) -> int:
        """Return the id of the row that an id or a name means; a person who is only named is made."""
        if isinstance(value, str) and value.strip() and table in _NAMED_BY:
            name = v.a_text(value, place)
            found = self.named(table, name)
            if len(found) > 1:
                raise _unclear(value, table, place)
            if found:
                return found[0]
            if table == "people":
                made: int = self.add(table, {"name": name}, place).id
                return made
        elif not isinstance(value, int) or isinstance(value, bool):
            raise v.misplaced(value, place, f"the id or the name of {NOUNS[table]}")
        elif value in self._rows[table]:
            return value
        raise _unknown(value, table, place)

    def _claim(self, key: tuple[Any, ...], what: str, place: str, remedy: str) -> None:
        if key in self._places:
            raise v.refusal(f"{what} at {self._places[key]} and", place, remedy)
        self._places[key] = place

    def _name(self, table: str, name: str, row_id: int) -> None:
        names = self._names[table]
        ids = names.setdefault(free_name(name, names) if table in _NUMBERED else name, [])
        if row_id not in ids:
            ids.append(row_id)


def _unclear(name: str, table: str, place: str) -> UserError:
    remedy = f'Give the "id" of the one you mean under "{SECTION_OF[table]}" instead.'
    return v.refusal(f"the name ‘{v.printable(name)}’, which several share,", place, remedy)


def _unknown(value: object, table: str, place: str) -> UserError:
    what = v.shown(value) if isinstance(value, str) else "an id"
    section = SECTION_OF[table]
    return v.refusal(f'{what}, which is not under "{section}",', place, "Add it there, or correct it here.")

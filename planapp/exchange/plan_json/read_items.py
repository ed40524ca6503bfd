"""The items of a document, and what stands in each of them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from planapp.domain import rank
from planapp.domain import records as r
from planapp.domain.due import read_due
from planapp.domain.scale import is_not_rated
from planapp.domain.status import read_state
from planapp.exchange.plan_json import values as v
from planapp.exchange.plan_json.entries import Found, read_list, read_values
from planapp.exchange.plan_json.names import folded_level
from planapp.exchange.plan_json.rows import Rows
from planapp.exchange.plan_json.shape import ITEM_LISTS, NAME_LISTS

_BY_PERIOD = ("ratings", "rollups")
_LEVEL_KEYS = ("level", "level_id")
_FIELD_KEYS = ("fields", "field_ids")
_NESTED = (*ITEM_LISTS, *NAME_LISTS, *_BY_PERIOD, *_FIELD_KEYS, "children")

Levels = Mapping[str, tuple[int, ...]]


def read_items(rows: Rows, levels: Levels, value: object) -> None:
    """Read the items at the top and everything below them; `levels` are the scale's ids by written level."""
    listed = set(rows.of("extra_fields"))
    _read_items(rows, levels, value, "items", None)
    _give_kinds(rows, rows.of("extra_fields").keys() - listed)


def _read_items(rows: Rows, levels: Levels, value: object, place: str, parent: r.Item | None) -> None:
    # Kinds descend, so items nest four deep at most, however deep the document is.
    for found in read_list(rows, "items", value, place, _NESTED, parent=parent.id if parent else None):
        if parent is not None and r.KINDS.index(found.row.kind) <= r.KINDS.index(parent.kind):
            what = f"{v.with_article(found.row.kind)} below {v.with_article(parent.kind)}"
            raise v.refusal(what, found.place, "Themes hold objectives, objectives actions, actions steps.")
        _read_item(rows, levels, found)
        children = v.inside(found.place, "children")
        _read_items(rows, levels, found.entry.get("children"), children, found.row)


def _read_item(rows: Rows, levels: Levels, found: Found) -> None:
    _read_words(rows, found)
    for key, table in ITEM_LISTS.items():
        if table == "assignments":
            _read_assignments(rows, found)
        else:
            read_list(rows, table, found.entry.get(key), v.inside(found.place, key), item=found.row.id)
    _read_ratings(rows, levels, found)
    for values, _, place in _by_period(rows, "rollups", found):
        rows.add("rollups", values, place)
    _read_fields(rows, found)


def _read_words(rows: Rows, found: Found) -> None:
    """Read what the words of a due date and a status mean where the document gives nothing but the words."""
    if _given(found, "due") == {"text"}:
        due = read_due(found.row.due)
        rows.change(
            found.row, due_from=due.start, due_to=due.end, due_precision=due.precision, due_flags=due.flags
        )
    if _given(found, "status") == {"text"}:
        rows.change(found.row, state=read_state(found.row.status))


def _given(found: Found, key: str) -> set[str]:
    return {name for name, value in (found.entry.get(key) or {}).items() if value is not None}


def _read_assignments(rows: Rows, found: Found) -> None:
    """Read who is assigned: by `assignments`, or where there are none, by the names of leads and officers."""
    place = v.inside(found.place, "assignments")
    names = {role: _names(found, key) for key, role in NAME_LISTS.items()}
    if found.entry.get("assignments") is None:
        _assign(rows, found, names)
        return
    read = read_list(rows, "assignments", found.entry["assignments"], place, item=found.row.id)
    held = sorted((f.row for f in read if f.row.ends_on is None), key=lambda row: (row.rank, row.id))
    for key, role in NAME_LISTS.items():
        people = [rows.of("people")[row.person].name for row in held if row.role == role]
        given = names[role]
        if given is not None and given != people:
            remedy = f'Change both, or take "{key}" or "assignments" out.'
            raise v.refusal(f'{key} who are not those of its "assignments"', found.place, remedy)


def _names(found: Found, key: str) -> list[str] | None:
    value = found.entry.get(key)
    place = v.inside(found.place, key)
    if value is None:
        return None
    return [v.a_text(name, f"{place}[{n}]") for n, name in enumerate(v.a_list(value, place))]


def _assign(rows: Rows, found: Found, names: Mapping[str, list[str] | None]) -> None:
    parts = [
        (role, rows.refer("people", name, f"{v.inside(found.place, key)}[{n}]"))
        for key, role in NAME_LISTS.items()
        for n, name in enumerate(names[role] or ())
    ]
    for (role, person), place in zip(parts, rank.spread(len(parts)), strict=True):
        values = {"item": found.row.id, "person": person, "role": role, "rank": place}
        rows.add("assignments", values, found.place)


def _by_period(
    rows: Rows, table: str, found: Found, nested: tuple[str, ...] = ()
) -> list[tuple[dict[str, Any], dict[str, Any], str]]:
    """Return the fields, object and place of each row that stands under a period's name."""
    place = v.inside(found.place, table)
    read: list[tuple[dict[str, Any], dict[str, Any], str]] = []
    for name, value in v.an_object(found.entry.get(table), place).items():
        where = v.inside(place, name)
        if not isinstance(value, dict):
            raise v.misplaced(value, where, "an object in braces")
        entry = value if value.get("period") is not None else {**value, "period": name}
        values = {**read_values(rows, table, entry, where, nested), "item": found.row.id}
        read.append((values, entry, where))
    return read


def _read_ratings(rows: Rows, levels: Levels, found: Found) -> None:
    ratings = _by_period(rows, "ratings", found, _LEVEL_KEYS)
    if ratings and found.row.kind == r.STEP:
        remedy = 'Rate its action instead; a step that is done has "done_on".'
        raise v.refusal("a rating of a step", found.place, remedy)
    for values, entry, place in ratings:
        rows.add("ratings", {**values, "level": _level(rows, levels, entry, place)}, place)


def _level(rows: Rows, levels: Levels, entry: Mapping[str, Any], place: str) -> int | None:
    written = entry.get("level")
    where = v.inside(place, "level")
    if written is not None:
        v.a_text(written, where)
    if entry.get("level_id") is not None:
        return rows.refer("levels", entry["level_id"], v.inside(place, "level_id"))
    if written is None:
        return None
    found = levels.get(folded_level(written), ())
    if len(found) == 1:
        return found[0]
    if found:
        what = f"the rating {v.shown(written)}, which several levels share,"
        raise v.refusal(what, where, 'Give the "level_id" of the one you mean.')
    if is_not_rated(written):
        return None
    what = f'the rating {v.shown(written)}, which is not in its "scale",'
    raise v.refusal(what, where, 'Add it there, or put it in "text" if it means no level.')


def _read_fields(rows: Rows, found: Found) -> None:
    """Read what the item has in extra fields; a heading that the document does not list is a new field."""
    place, ids_place = (v.inside(found.place, key) for key in _FIELD_KEYS)
    fields = v.an_object(found.entry.get("fields"), place)
    ids = v.an_object(found.entry.get("field_ids"), ids_place)
    v.check_keys(ids, fields, ids_place)
    for heading, text in fields.items():
        where = v.inside(ids_place, heading)
        own = v.an_object(ids.get(heading), where)
        v.check_keys(own, ("id", "field"), where)
        values: dict[str, Any] = {"item": found.row.id, "text": ""}
        if text is not None:
            values["text"] = v.a_text(text, v.inside(place, heading))
        if own.get("id") is not None:
            values["id"] = v.an_id(own["id"], v.inside(where, "id"))
        if own.get("field") is not None:
            values["field"] = rows.refer("extra_fields", own["field"], v.inside(where, "field"))
        else:
            values["field"] = _field_named(rows, heading, v.inside(place, heading))
        rows.add("extra_values", values, v.inside(place, heading))


def _field_named(rows: Rows, heading: str, place: str) -> int:
    found = rows.named("extra_fields", heading)
    if found:
        return found[0]
    last = max((field.rank for field in rows.of("extra_fields").values()), default="")
    made = rows.add("extra_fields", {"heading": heading, "rank": rank.between(last, "")}, place)
    row_id: int = made.id
    return row_id


def _give_kinds(rows: Rows, made: Set[int]) -> None:
    """Give the extra fields that were made the kinds of the items that have them."""
    kinds: dict[int, set[str]] = {row_id: set() for row_id in made}
    for value in rows.of("extra_values").values():
        if value.field in kinds:
            kinds[value.field].add(rows.of("items")[value.item].kind)
    for row_id, found in kinds.items():
        field = rows.of("extra_fields")[row_id]
        rows.change(field, kinds=tuple(kind for kind in r.KINDS if kind in found))

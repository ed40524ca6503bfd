"""A JSON document as a plan: a whole export, or one written by hand without ids and ranks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from planapp.domain.plan import DETAILS_ID, Plan, make_plan
from planapp.domain.scale import default_levels
from planapp.errors import UserError
from planapp.exchange.plan_json import values as v
from planapp.exchange.plan_json.entries import read_list, read_values
from planapp.exchange.plan_json.names import free_name, level_index
from planapp.exchange.plan_json.read_items import read_items
from planapp.exchange.plan_json.rows import Rows
from planapp.exchange.plan_json.shape import FORMAT, SECTIONS, VERSION

_PLAIN_SECTIONS = ("people", "extra_fields", "source_events", "recommendations")
_VALUE_KEYS = ("value", "text")


def from_json(document: object) -> Plan:
    """Return the plan that a document (as `json.loads` gives it) describes; see docs/plan-json.md.

    Raises UserError with one sentence that names the place of whatever planapp cannot take as it is.
    """
    top = _checked(document)
    rows = Rows()
    _read_details(rows, top)
    _read_scale(rows, top.get("scale"))
    read_list(rows, "periods", _with_current(top.get("periods")), "periods")
    _check_current(rows)
    for section in _PLAIN_SECTIONS:
        read_list(rows, section, top.get(section), section)
    _read_indicators(rows, top.get("indicators"))
    read_items(rows, level_index(rows.of("levels").values()), top.get("items"))
    _read_layouts(rows, top.get("layouts"))
    read_list(rows, "bookmarks", top.get("bookmarks"), "bookmarks")
    return make_plan(rows)


def _checked(document: object) -> Mapping[str, Any]:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise UserError(
            f'The JSON file is not a plan: it does not start with "format": "{FORMAT}". '
            "Choose a file that planapp exported, or one written as its documentation says."
        )
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise v.misplaced(version, "version", str(VERSION))
    if version > VERSION:
        raise UserError("The JSON file was written by a newer planapp. Update planapp to read it.")
    v.check_keys(v.an_object(document, ""), ("format", "version", "plan", "items", *SECTIONS), "")
    return document


def _read_details(rows: Rows, top: Mapping[str, Any]) -> None:
    """Read what the plan is called. A plan has an identity of its own even where nothing is said of it."""
    if "plan" in top and top["plan"] is None:
        return
    values = read_values(rows, "details", top.get("plan", {}), "plan")
    rows.add("details", {"uid": uuid.uuid4().hex, **values, "id": DETAILS_ID}, "plan")


def _read_scale(rows: Rows, value: object) -> None:
    """Read the levels; a document that says nothing about its scale has planapp's own."""
    if value is None:
        for level in default_levels():
            rows.add("levels", {name: getattr(level, name) for name in level.__slots__}, "scale")
        return
    keys: dict[str, int] = {}
    entries: list[object] = []
    for number, entry in enumerate(v.a_list(value, "scale"), start=1):
        if isinstance(entry, dict) and entry.get("key") is None:
            name = entry.get("name") or entry.get("letter") or str(number)
            entry = {**entry, "key": free_name(str(name).casefold(), keys)}
        if isinstance(entry, dict):
            keys[str(entry["key"])] = number
            entry = entry if entry.get("number") is not None else {**entry, "number": number}
        entries.append(entry)
    read_list(rows, "levels", entries, "scale")


def _with_current(value: object) -> object:
    """Return the periods with the last one current where none says whether it is."""
    periods = v.a_list(value, "periods")
    silent = all(isinstance(period, dict) and period.get("current") is None for period in periods)
    return [*periods[:-1], {**periods[-1], "current": True}] if periods and silent else periods


def _check_current(rows: Rows) -> None:
    if sum(period.current for period in rows.of("periods").values()) > 1:
        remedy = 'Give "current": true to the one that is being reported on.'
        raise v.refusal("several current periods", "periods", remedy)


def _read_indicators(rows: Rows, value: object) -> None:
    for found in read_list(rows, "indicators", value, "indicators", ("values", "value_ids")):
        place = v.inside(found.place, "values")
        values = v.an_object(found.entry.get("values"), place)
        ids = v.an_object(found.entry.get("value_ids"), v.inside(found.place, "value_ids"))
        v.check_keys(ids, values, v.inside(found.place, "value_ids"))
        for month, entry in values.items():
            where = v.inside(place, month)
            row = {"indicator": found.row.id, "month": month, **_value(entry, where)}
            if ids.get(month) is not None:
                where = v.inside(v.inside(found.place, "value_ids"), month)
                row["id"] = v.an_id(ids[month], where)
            rows.add("indicator_values", row, where)


def _value(entry: object, place: str) -> dict[str, Any]:
    """Return a month's value: a number, a text that is not one, or an object with both."""
    if entry is None or isinstance(entry, str):
        return {"text": v.a_text(entry or "", place)}
    if not isinstance(entry, dict):
        return {"value": v.a_number(entry, place)}
    v.check_keys(v.an_object(entry, place), _VALUE_KEYS, place)
    readers = {"value": v.a_number, "text": v.a_text}
    return {
        key: readers[key](entry[key], v.inside(place, key))
        for key in _VALUE_KEYS
        if entry.get(key) is not None
    }


def _read_layouts(rows: Rows, value: object) -> None:
    for found in read_list(rows, "layouts", value, "layouts", ("columns",)):
        place = v.inside(found.place, "columns")
        read_list(rows, "layout_columns", found.entry.get("columns"), place, layout=found.row.id)

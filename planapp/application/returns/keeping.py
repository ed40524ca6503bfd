"""Returns and what was decided of them as JSON: kept with the plan, so that they can be taken up another day.

What a return says is written once, and is compressed: a decision then costs one small write.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planapp.application.returns.model import EDIT, MINE, THEIRS, Decision, Returned
from planapp.errors import UserError
from planapp.exchange.mapping.account import Finding
from planapp.exchange.plan_json import from_json, to_json

INDEX = "returns"
_FORMAT = 1
_CHOICES = frozenset({THEIRS, MINE, EDIT})

# What reading JSON of another version, or of somebody else, may come to.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, UserError, zlib.error)

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """What was decided of a change.

    Of a conflict `seen` says what the plan and other returns said at the time: where the plan says something
    else by now, it is open again. `entry` is the journal entry that merged it, and `row` what was made of a
    new row.
    """

    decision: Decision
    seen: tuple[str, ...] = ()
    entry: int | None = None
    row: int | None = None


def content_key(return_id: int) -> str:
    """Return the key under which it is kept what a return says."""
    return f"return {return_id}"


def notes_key(return_id: int) -> str:
    """Return the key under which it is kept what was decided of a return."""
    return f"return {return_id} decided"


# The index: all but what the returns say.


def index_of(returns: Iterable[Returned]) -> Plain:
    """Return the index of returns, in their order."""
    return {"format": _FORMAT, "returns": [_head(one) for one in returns]}


def heads(index: Any) -> list[Plain]:
    """Return the entries of an index, none of one that is not ours."""
    if not isinstance(index, dict) or index.get("format") != _FORMAT:
        return []
    entries = index.get("returns")
    return [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []


def _head(one: Returned) -> Plain:
    return {
        "id": one.id,
        "file": one.file,
        "came_on": one.came_on.isoformat(),
        "officer": one.officer,
        "entry": one.entry,
        "circulation": one.circulation,
        "extract": one.extract,
        "only": None if one.only is None else list(one.only),
        "private": one.private,
        "is_stamped": one.is_stamped,
    }


# What a return says.


def packed(one: Returned) -> Plain:
    """Return what a return says, with the ids beside its rows and what was found on reading it."""
    said = {
        "plan": to_json(one.source),
        "paths": [[row, list(path)] for row, path in one.paths.items()],
        "unaltered": sorted(map(list, one.unaltered), key=repr),
        "findings": [
            [
                found.severity,
                found.where,
                found.text,
                found.suggestion,
                found.about,
                found.subject,
                found.offer,
            ]
            for found in one.findings
        ],
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return {"format": _FORMAT, "said": base64.b64encode(zlib.compress(text.encode())).decode("ascii")}


def unpacked(head: Plain, content: Any) -> Returned:
    """Return a return from its entry in the index and what it says. Raises one of UNREADABLE if it can't."""
    if content["format"] != _FORMAT:
        raise ValueError("kept by another version")
    said = json.loads(zlib.decompress(base64.b64decode(content["said"])))
    only = head["only"]
    return Returned(
        id=_whole(head["id"]),
        file=str(head["file"]),
        came_on=date.fromisoformat(head["came_on"]),
        officer=str(head["officer"]),
        entry=_whole(head["entry"]),
        source=from_json(said["plan"]),
        circulation=_whole_or_none(head["circulation"]),
        extract=_whole_or_none(head["extract"]),
        only=None if only is None else tuple(map(_whole, only)),
        private=bool(head["private"]),
        is_stamped=bool(head["is_stamped"]),
        paths={_whole(row): tuple(map(_whole, path)) for row, path in said["paths"]},
        unaltered=frozenset((_whole(item), str(field), part) for item, field, part in said["unaltered"]),
        findings=tuple(Finding(*map(str, texts)) for texts in said["findings"]),
    )


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _whole_or_none(value: Any) -> int | None:
    return None if value is None else _whole(value)


# What was decided.


def notes_to_plain(notes: Mapping[str, Note]) -> Plain:
    """Return what was decided, by key, as JSON."""
    decided = {
        key: [note.decision.choice, note.decision.text, list(note.seen), note.entry, note.row]
        for key, note in notes.items()
    }
    return {"format": _FORMAT, "decided": decided}


def notes_from_plain(value: Any) -> dict[str, Note]:
    """Return what was decided; what can't be read counts as open."""
    decided = value.get("decided") if isinstance(value, dict) and value.get("format") == _FORMAT else None
    found: dict[str, Note] = {}
    for key, entry in decided.items() if isinstance(decided, dict) else ():
        try:
            found[key] = _note(*entry)
        except UNREADABLE:
            continue
    return found


def _note(choice: Any, text: Any, seen: Any, entry: Any, row: Any) -> Note:
    if choice not in _CHOICES:
        raise ValueError(choice)
    return Note(
        Decision(choice, str(text)), tuple(map(str, seen)), _whole_or_none(entry), _whole_or_none(row)
    )

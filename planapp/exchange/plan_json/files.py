"""JSON files on the disk: written whole or not at all, and refused in a sentence where they are not JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from planapp.domain.plan import Plan
from planapp.errors import UserError
from planapp.exchange.plan_json.read import from_json
from planapp.exchange.plan_json.values import printable
from planapp.exchange.plan_json.write import to_json
from planapp.exchange.whole_file import whole_file


def write_json(plan: Plan, path: Path) -> None:
    """Write the plan as UTF-8 JSON, one value a line. Raises UserError if it can't be written there."""
    text = json.dumps(to_json(plan), ensure_ascii=False, allow_nan=False, indent=1)
    with whole_file(path) as file:
        file.write(text.encode())
        file.write(b"\n")


def read_json(path: Path) -> Plan:
    """Read a plan from a JSON file (UTF-8 or UTF-16). Raises UserError with one sentence if it is none."""
    return from_json(_parsed(path))


def _parsed(path: Path) -> object:
    content = _content(path)
    try:
        return json.loads(content, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as problem:
        raise UserError(
            f"{path.name} is not whole JSON: line {problem.lineno}, column {problem.colno} can’t be read. "
            "Correct it there, or export it again."
        ) from problem
    except RecursionError as problem:
        raise UserError(f"{path.name} nests far deeper than a plan does. Export it again.") from problem
    except UnicodeDecodeError as problem:
        raise UserError(f"{path.name} is not text that planapp can read. Save it as UTF-8.") from problem
    except ValueError as problem:
        raise UserError(f"{path.name} has a number that is far too long. Correct it.") from problem


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise UserError(f"{path.name} is a folder. Choose the JSON file inside it.")
    try:
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise UserError(f"There is no file {path.name} there. Check its name and folder.") from problem
    except OSError as problem:
        raise UserError(f"{path.name} can’t be read. Check that you may open it.") from problem


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; of two equal keys JSON would silently keep the last."""
    entry = dict(pairs)
    if len(entry) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise UserError(f"The JSON file has the key ‘{printable(twice)}’ twice in one object. Take one out.")
    return entry


def _no_number(name: str) -> NoReturn:
    raise UserError(f"The JSON file has {name} where a number belongs. Put a number there, or null.")

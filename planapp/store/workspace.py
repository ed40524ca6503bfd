"""What the views of a plan remember in its file, beside the plan: JSON by key, and not journalled."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from planapp.store.schema import workspace


def read_all(connection: sa.Connection) -> dict[str, Any]:
    """Return all values by their keys; what is no JSON is passed over, as it was not kept by us."""
    found: dict[str, Any] = {}
    for key, text in connection.execute(sa.select(workspace.c.key, workspace.c.value)):
        try:
            found[key] = json.loads(text)
        except ValueError:
            continue
    return found


def put(connection: sa.Connection, key: str, value: Any) -> None:
    """Keep a value under a key; None forgets it. Raises TypeError for what JSON can't hold."""
    connection.execute(workspace.delete().where(workspace.c.key == key))
    if value is not None:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        connection.execute(workspace.insert(), {"key": key, "value": text})

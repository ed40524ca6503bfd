"""Looking into a plan file without opening it for edits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planapp.domain.plan import Plan
from planapp.store.check import check_plan
from planapp.store.plan_store import open_store


def read_plan_and(path: Path, key: str) -> tuple[Plan, Any]:
    """Return the plan of a file and what a view of it remembers under a key, as `read_plan` does."""
    store = open_store(path, by="", read_only=True)
    try:
        return store.load(), store.remembered().get(key)
    finally:
        store.close()


def read_plan(path: Path) -> Plan:
    """Return the plan of a file, even while it is open elsewhere. Raises UserError if it can't be read."""
    store = open_store(path, by="", read_only=True)
    try:
        return store.load()
    finally:
        store.close()


def faults_of(path: Path) -> list[str]:
    """Return a sentence for everything that is wrong with a plan file; nothing for a sound one."""
    return check_plan(path)

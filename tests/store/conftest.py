"""An open plan file with rows in every table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.store.plan_store import PlanStore
from tests.store.plans import made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PlanStore]:
    opened = made(tmp_path / "a.plan")
    yield opened
    opened.close()


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Return the path of a plan file that nobody has open."""
    path = tmp_path / "a.plan"
    made(path).close()
    return path

"""What the tests of the domain share."""

from __future__ import annotations

import pytest

from planapp.domain.plan import Plan
from tests.domain.northshire import northshire


@pytest.fixture
def plan() -> Plan:
    """Return a small plan with a row of every kind; its ids stand in northshire.py."""
    return northshire()

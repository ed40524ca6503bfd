"""Plans to print."""

from __future__ import annotations

from datetime import date

import pytest

from planapp.domain.plan import Plan
from planapp.models.board_model import BoardModel

TODAY = date(2026, 4, 16)


@pytest.fixture
def board(small: Plan, qapp: object) -> BoardModel:
    """The board of the small plan."""
    return BoardModel(small, today=TODAY)

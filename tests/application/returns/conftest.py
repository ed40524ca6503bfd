"""What the tests of returns share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.application.returns.office import Office, opened_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An open plan that was sent round."""
    office = opened_office(tmp_path)
    yield office
    office.document.close()

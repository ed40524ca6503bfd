"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# openpyxl quietly works in another way where lxml is installed; test the way of those who have none.
os.environ["OPENPYXL_LXML"] = "False"

# A busy machine is no reason for a test to fail: no deadline.
settings.register_profile(
    "default", deadline=None, max_examples=60, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder of the real example plans beside the project; a test that asks for it is skipped without it."""
    if not _SHARED.is_dir():
        pytest.skip("there is no ../shared folder with the example plans")
    return _SHARED

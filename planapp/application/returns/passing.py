"""A memory for an inbox that is not kept."""

from __future__ import annotations

from typing import Any


class Passing:
    """Holds what an inbox remembers for as long as it is there; the plan knows nothing of it."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._values: dict[str, Any] = {}

    def remembered(self, key: str) -> Any:
        """Return what is kept under a key, or None."""
        return self._values.get(key)

    def remember(self, key: str, value: Any) -> None:
        """Keep something under a key."""
        self._values[key] = value

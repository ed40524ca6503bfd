"""Row identities: random 48-bit integers, exact in Excel, JSON and Qt indexes."""

from __future__ import annotations

import secrets
from collections.abc import Container

ID_BITS = 48


def new_id(taken: Container[int] = ()) -> int:
    """Return a random id from 1 to 2**48 - 1 that is not in `taken`."""
    while True:
        candidate = secrets.randbits(ID_BITS)
        if candidate and candidate not in taken:
            return candidate

"""The ids that planapp's own hidden column names: a path of them, from the top to the row's own."""

from __future__ import annotations

import re

from planapp.domain.ids import ID_BITS

_ID = re.compile(rf"[0-9a-f]{{{ID_BITS // 4}}}")


def ids_in(path: str) -> tuple[int, ...]:
    """Return the ids of a path such as '00c0ffee0001/00c0ffee0002'; none where it is not planapp's."""
    parts = path.split("/")
    ids = tuple(int(part, 16) for part in parts if _ID.fullmatch(part))
    return ids if len(ids) == len(parts) and all(ids) else ()

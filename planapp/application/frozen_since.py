"""Since when each frozen period is frozen, from the journal."""

from __future__ import annotations

from datetime import datetime

from planapp.application.document import Document
from planapp.store.journal import PlainChange


class _Freezing:
    """Wants the changes that freeze a period."""

    def is_mentioned(self, text: str) -> bool:
        return '"frozen":true' in text

    def takes(self, change: PlainChange) -> bool:
        table, _, _, after = change
        return table == "periods" and bool((after or {}).get("frozen"))


def frozen_since(document: Document) -> dict[int, datetime]:
    """Return when each frozen period was frozen last, by its id, in the time of this computer."""
    found: dict[int, datetime] = {}
    for entry, changes in document.past(_Freezing()):
        for change in changes:
            period = document.plan.periods.get(change.id)
            if period is not None and period.frozen:
                found.setdefault(change.id, datetime.fromisoformat(entry.at).astimezone())
    return found

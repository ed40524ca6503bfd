"""How many returns wait to be merged, as it was counted last: known before anything is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planapp.views.actions import CIRCULATION

if TYPE_CHECKING:
    from planapp.application.document import Document
    from planapp.views.workspace import Workspace

# Under what the counts of each return are remembered: all changes, those merged, those declined.
REMEMBERED_AS = "returns_standing"
_COUNTS = 3


def counts_of(document: Document) -> dict[str, list[int]]:
    """Return the counts of each return by its id; what was not kept by us is passed over."""
    kept = document.remembered(REMEMBERED_AS)
    found = kept if isinstance(kept, dict) else {}
    return {key: counts for key, counts in found.items() if _is_known(counts)}


def _is_known(counts: Any) -> bool:
    return isinstance(counts, list) and len(counts) == _COUNTS and all(type(one) is int for one in counts)


def waiting(counts: dict[str, list[int]]) -> int:
    """Return how many returns have changes that are neither merged nor declined."""
    return sum(every > merged + declined for every, merged, declined in counts.values())


def show_badge(workspace: Workspace) -> None:
    """Show in the rail how many returns wait."""
    document = workspace.desk.document
    number = waiting(counts_of(document)) if document is not None else 0
    words = f"{number:,} {'return' if number == 1 else 'returns'} to merge"
    workspace.pages.set_badge(CIRCULATION, number, words)

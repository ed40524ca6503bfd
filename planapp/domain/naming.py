"""How an item is called in labels and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planapp.domain.plan import Plan
from planapp.domain.records import Item

_LONGEST = 40


def short(text: str, longest: int = _LONGEST) -> str:
    """Return a text on one line, cut with an ellipsis where it is longer than `longest` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def name_of(item: Item) -> str:
    """Return an item's number, or its title in quotes, or its kind."""
    if item.ref:
        return item.ref
    return f"‘{short(item.title)}’" if item.title.strip() else f"untitled {item.kind}"


def names_of(plan: Plan, item_ids: Sequence[int]) -> str:
    """Return one item's name, or how many items there are."""
    if len(item_ids) == 1:
        return name_of(plan.items[item_ids[0]])
    return f"{len(item_ids)} items"


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: 'a, b and c'."""
    parts = list(words)
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))

"""Finding an item by what is typed: its number, or words of its title."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from planapp.domain.plan import Plan
from planapp.domain.records import Item
from planapp.models.search_texts import fold
from planapp.models.texts import one_line


def named(item: Item) -> str:
    """Return an item as a list of choices names it: its number and its title on one line."""
    return " ".join(filter(None, [one_line(item.ref), one_line(item.title)])) or f"untitled {item.kind}"


class ItemFinder:
    """Knows the numbers and titles of a plan, folded; take another plan with `show`."""

    def __init__(self, plan: Plan) -> None:
        """Know no text yet: they are gathered with the first search."""
        self.show(plan)

    def show(self, plan: Plan) -> None:
        """Look in another plan."""
        self._plan = plan
        self._texts: list[tuple[Item, str, str]] | None = None

    def find(self, typed: str, *, without: Collection[int] = (), most: int = 12) -> Sequence[Item]:
        """Return what is meant, best first: that number, numbers that begin so, titles with all the words.

        Archived items and those of `without` are left out. Nothing typed finds nothing.
        """
        sought = fold(typed)
        if not sought:
            return []
        words = sought.split()
        found: list[tuple[int, Item]] = []
        for item, ref, title in self._gathered():
            if item.id not in without and (grade := _grade(sought, words, ref, title)) is not None:
                found.append((grade, item))
        return [item for _, item in sorted(found, key=lambda pair: pair[0])[:most]]

    def _gathered(self) -> list[tuple[Item, str, str]]:
        if self._texts is None:
            items = (item for item in self._plan.walk() if not item.archived)
            self._texts = [(item, fold(item.ref), fold(item.title)) for item in items]
        return self._texts


def _grade(sought: str, words: Sequence[str], ref: str, title: str) -> int | None:
    """Return how well an item is what is sought, 0 best; None if it is not."""
    if ref and (sought == ref or sought == f"{ref} {title}".rstrip()):
        return 0
    if ref.startswith(sought):
        return 1
    text = f"{ref} {title}"
    if all(word in text for word in words):
        return 2 if title.startswith(sought) else 3
    return None

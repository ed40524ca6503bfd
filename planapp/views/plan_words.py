"""The words that are right in one plan: names, numbers, and those that the officer has added."""

from __future__ import annotations

from collections.abc import Callable

from planapp.application.document import Document
from planapp.application.spelling import WORDS, folded_words, known_words
from planapp.domain.plan import Plan
from planapp.errors import UserError


class PlanWords:
    """Gathered again only when the plan or what it remembers is another."""

    def __init__(self, document: Document, instead: Callable[[str], object]) -> None:
        """Know the words of a document; `instead` takes a word that can't be kept in it."""
        self._document, self._instead = document, instead
        self._plan: Plan | None = None
        self._of_plan: frozenset[str] = frozenset()

    def known(self) -> frozenset[str]:
        """Return all words that are never wrong, without case."""
        plan = self._document.plan
        if plan is not self._plan:
            self._plan, self._of_plan = plan, known_words(plan)
        return self._of_plan | folded_words(self._added())

    def add(self, word: str) -> None:
        """Keep a word in the plan file."""
        added = [one for one in self._added() if one != word]
        try:
            self._document.remember(WORDS, sorted([*added, word], key=str.casefold))
        except UserError:
            self._instead(word)

    def _added(self) -> list[str]:
        found = self._document.remembered(WORDS)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

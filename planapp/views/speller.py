"""Which words are spelled wrong, found out beside the window and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planapp.application.spelling import Checker, can_check, find_dictionary, open_checker
from planapp.views.jobs import Job, Progress

_TEXT = "Checking the spelling"


class Speller(QObject):
    """Reads the dictionary when the first word is asked about. `checked` comes when more words are known."""

    checked = Signal()
    switched = Signal(bool)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        is_possible: Callable[[], bool] | None = None,
        open_dictionary: Callable[[], Checker] | None = None,
    ) -> None:
        """Know nothing yet, and be on."""
        super().__init__(parent)
        self._is_possible_here, self._open = is_possible or can_check, open_dictionary or _open
        self._possible: bool | None = None
        self._checker: Checker | None = None
        self._right: dict[str, bool] = {}
        self._suggested: dict[str, list[str]] = {}
        # Words that wait to be looked up, and those that are looked up now.
        self._words: dict[str, None] = {}
        self._at_work: frozenset[str] = frozenset()
        self._asked: dict[str, None] = {}
        self._ignored: set[str] = set()
        self._job: Job | None = None
        self._is_on = True

    @property
    def is_possible(self) -> bool:
        """Tell whether there is anything to check with."""
        if self._possible is None:
            self._possible = self._is_possible_here()
        return self._possible

    @property
    def is_on(self) -> bool:
        """Tell whether words are checked."""
        return self._is_on and self.is_possible

    def switch(self, on: bool) -> None:
        """Check words, or leave it."""
        if on != self._is_on:
            self._is_on = on
            self.switched.emit(on)

    def wrong(self, words: Iterable[str]) -> set[str]:
        """Return those words that are known to be wrong; others are looked up, and then `checked` comes."""
        if not self.is_on:
            return set()
        found = set()
        for word in words:
            if word not in self._right:
                if word not in self._at_work:
                    self._words[word] = None
            elif not self._right[word] and word.casefold() not in self._ignored:
                found.add(word)
        self._go_on()
        return found

    def suggestions(self, word: str) -> list[str] | None:
        """Return what a wrong word may be meant to be, None while that is looked for."""
        if word not in self._suggested:
            self._asked[word] = None
            self._go_on()
        return self._suggested.get(word)

    def ignore(self, word: str) -> None:
        """Take a word for right until the program ends."""
        self._ignored.add(word.casefold())
        self.checked.emit()

    def close(self) -> None:
        """Look for nothing more."""
        self._words.clear()
        self._asked.clear()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            job.wait(0.5)

    def _go_on(self) -> None:
        if self._job is not None or not (self._words or self._asked):
            return
        if self._words:
            words, self._words = list(self._words), {}
            self._at_work = frozenset(words)
            job = Job(_TEXT, lambda progress: self._check(words, progress), self)
            job.finished.connect(self._take_words)
        else:
            word = next(iter(self._asked))
            del self._asked[word]
            job = Job(_TEXT, lambda _: self._suggest(word), self)
            job.finished.connect(self._take_suggestions)
        job.refused.connect(self._give_up)
        self._job = job.start()

    # In the thread.

    def _check(self, words: list[str], progress: Progress) -> tuple[Checker, dict[str, bool]]:
        checker = self._checker or self._open()
        found: dict[str, bool] = {}
        for done, word in enumerate(words):
            progress(done, len(words), _TEXT)
            found[word] = checker.is_right(word)
        return checker, found

    def _suggest(self, word: str) -> tuple[str, list[str]]:
        return word, (self._checker or self._open()).suggest(word)

    # In the window's thread again.

    def _take_words(self, found: tuple[Checker, dict[str, bool]]) -> None:
        self._checker, right = found
        self._right.update(right)
        self._at_work = frozenset()
        self._end()

    def _take_suggestions(self, found: tuple[str, list[str]]) -> None:
        word, suggested = found
        self._suggested[word] = suggested
        self._end()

    def _end(self) -> None:
        self._job = None
        self.checked.emit()
        self._go_on()

    def _give_up(self, _sentence: str) -> None:
        """The dictionary can't be read: what is written is as good without it."""
        self._possible, self._job = False, None
        self._words.clear()
        self._asked.clear()
        self.checked.emit()


def _open() -> Checker:
    place: Path | None = find_dictionary()
    if place is None:
        raise FileNotFoundError("no dictionary")
    return open_checker(place)

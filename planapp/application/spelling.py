"""Spelling in British English: a dictionary where there is one, words of texts, and those of the plan."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from planapp import paths
from planapp.domain.plan import Plan

LANGUAGE = "en_GB"
# The key under which a plan remembers words that are right in it.
WORDS = "words"
_MOST = 5
_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Addresses and paths hold no words.
_ADDRESS = re.compile(r"@|://|www\.|\\|\.\w{2,4}$", re.IGNORECASE)
# Below the folders in which a system keeps what its programs share.
_SHARED = ("hunspell", "myspell", "myspell/dicts")
_BELOW_PROGRAMS = "LibreOffice/share/extensions/dict-en"


class Checker(Protocol):
    """Knows a language."""

    def is_right(self, word: str) -> bool:
        """Tell whether a word is spelled right."""

    def suggest(self, word: str) -> list[str]:
        """Return what a wrong word may be meant to be, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, from `at` to before `end`."""

    at: int
    end: int
    text: str


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text that can be wrong: no abbreviations, no figures, no addresses."""
    for chunk in _CHUNK.finditer(text):
        if _ADDRESS.search(chunk[0].rstrip(".,;:)")):
            continue
        for found in _WORD.finditer(chunk[0]):
            if _can_be_wrong(chunk[0], found):
                at = chunk.start() + found.start()
                yield Word(at, at + len(found[0]), found[0])


def _can_be_wrong(chunk: str, found: re.Match[str]) -> bool:
    word = found[0]
    beside = chunk[found.start() - 1 : found.start()] + chunk[found.end() : found.end() + 1]
    if len(word) == 1 or any(sign.isdigit() or sign == "_" for sign in beside):
        return False
    # 'MASH', 'LiquidLogic', 'SENCo' and their plurals are names.
    return not any(letter.isupper() for letter in word[1:])


def plain_word(word: str) -> str:
    """Return a word as dictionaries write it."""
    return word.replace("’", "'")


def known_words(plan: Plan) -> frozenset[str]:
    """Return the words of a plan that are never wrong: those of names and posts, of its title, of numbers."""
    texts = [plan.about.title, plan.about.organisation]
    texts += [text for person in plan.people for text in (person.name, person.post)]
    texts += [item.ref for item in plan.items]
    return folded_words(texts)


def folded_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts without case."""
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(plain_word(text)))


def is_known(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word, or what it is the possessive of, is among known ones."""
    plain = plain_word(word).casefold()
    return plain in known or plain.removesuffix("'s") in known


def find_dictionary() -> Path | None:
    """Return where a British dictionary is, without its ending, or None where there is none."""
    for folder in _folders():
        for name in (LANGUAGE, LANGUAGE.replace("_", "-")):
            place = folder / name
            if all(place.with_suffix(ending).is_file() for ending in (".aff", ".dic")):
                return place
    return None


def own_folder() -> Path:
    """Return the folder of the user in which a dictionary may be put."""
    return paths.data_folder() / "dictionaries"


def _folders() -> Iterator[Path]:
    yield own_folder()
    for name in _SHARED:
        yield from paths.shared_folders(name)
    yield Path.home() / "Library" / "Spelling"
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
        if os.environ.get(variable):
            yield Path(os.environ[variable]) / _BELOW_PROGRAMS


def can_check() -> bool:
    """Tell whether spelling can be checked here: its part is installed, and there is a dictionary."""
    from importlib.util import find_spec

    return find_spec("spylls") is not None and find_dictionary() is not None


def open_checker(place: Path) -> Checker:
    """Read a dictionary, which takes seconds."""
    from spylls.hunspell import Dictionary

    return _Dictionary(Dictionary.from_files(str(place)))


class _Dictionary:
    """A Hunspell dictionary."""

    def __init__(self, dictionary: object) -> None:
        self._dictionary = dictionary

    def is_right(self, word: str) -> bool:
        return bool(self._dictionary.lookup(plain_word(word)))  # type: ignore[attr-defined]

    def suggest(self, word: str) -> list[str]:
        found = islice(self._dictionary.suggest(plain_word(word)), _MOST)  # type: ignore[attr-defined]
        return [one.replace("'", "’") if "’" in word else one for one in found]

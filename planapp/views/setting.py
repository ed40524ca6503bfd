"""One setting as an attribute: what is kept under a key, or what holds as long as nothing usable is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, Protocol, TypeVar


class Store(Protocol):
    """What keeps texts by their keys; '' for none."""

    def text(self, key: str) -> str:
        """Return what is kept."""

    def put(self, key: str, text: str) -> None:
        """Keep a text."""


Kind = TypeVar("Kind", bound=StrEnum)


class OneOf:
    """A setting that is one of several words."""

    def __init__(self, key: str, choices: Sequence[str], otherwise: str) -> None:
        """Keep it under a key."""
        self._key, self._choices, self._otherwise = key, choices, otherwise

    def __get__(self, store: Store, owner: type) -> str:
        found = store.text(self._key)
        return found if found in self._choices else self._otherwise

    def __set__(self, store: Store, word: str) -> None:
        store.put(self._key, word)


class OneOfKind(Generic[Kind]):
    """A setting that is a member of an enumeration."""

    def __init__(self, key: str, otherwise: Kind) -> None:
        """Keep it under a key."""
        self._key, self._otherwise = key, otherwise

    def __get__(self, store: Store, owner: type) -> Kind:
        kind = type(self._otherwise)
        found = store.text(self._key)
        return kind(found) if found in list(kind) else self._otherwise

    def __set__(self, store: Store, member: Kind) -> None:
        store.put(self._key, member.value)


class Text:
    """A setting that is any text, '' as long as there is none."""

    def __init__(self, key: str) -> None:
        """Keep it under a key."""
        self._key = key

    def __get__(self, store: Store, owner: type) -> str:
        return store.text(self._key)

    def __set__(self, store: Store, text: str) -> None:
        store.put(self._key, text)


class YesNo:
    """A setting that holds or does not."""

    def __init__(self, key: str, otherwise: bool) -> None:
        """Keep it under a key."""
        self._key, self._otherwise = key, otherwise

    def __get__(self, store: Store, owner: type) -> bool:
        return {"yes": True, "no": False}.get(store.text(self._key), self._otherwise)

    def __set__(self, store: Store, holds: bool) -> None:
        store.put(self._key, "yes" if holds else "no")

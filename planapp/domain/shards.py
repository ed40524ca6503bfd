"""A persistent map from id to value: a change copies one small bucket, not the whole map."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import Any, TypeVar

V = TypeVar("V")

_BUCKETS = 256
_MASK = _BUCKETS - 1
_EMPTY: dict[int, Any] = {}
# What stands in a bucket for an id that was taken out of the map underneath; and what no bucket holds.
_GONE, _NOT_HERE = object(), object()


class Shards(Mapping[int, V]):
    """An immutable mapping; ids are random, so their low bits fill the buckets evenly.

    What the buckets do not have is looked up in the map `under` them, which all later maps share.
    """

    __slots__ = ("_buckets", "_size", "_under")

    def __init__(self, pairs: Iterable[tuple[int, V]] = (), under: Mapping[int, V] = _EMPTY) -> None:
        """Fill the map; a later pair with the same id wins. None of the pairs may stand in `under`."""
        buckets: list[dict[int, Any]] = [{} for _ in range(_BUCKETS)]
        for key, value in pairs:
            buckets[key & _MASK][key] = value
        self._buckets = tuple(bucket or _EMPTY for bucket in buckets)
        self._under = under
        self._size = sum(map(len, self._buckets)) + len(under)

    def __getitem__(self, key: int) -> V:
        value = self.get(key, _NOT_HERE)
        if value is _NOT_HERE:
            raise KeyError(key)
        found: V = value
        return found

    def get(self, key: int, default: Any = None) -> Any:
        """Return the value of `key`, or `default`."""
        value = self._buckets[key & _MASK].get(key, _NOT_HERE)
        if value is _NOT_HERE:
            return default if self._under is _EMPTY else self._under.get(key, default)
        return default if value is _GONE else value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self.get(key, _NOT_HERE) is not _NOT_HERE

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[int]:
        for bucket in self._buckets:
            yield from (key for key, value in bucket.items() if value is not _GONE)
        yield from (key for key in self._under if key not in self._buckets[key & _MASK])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Shards) or self._size != other._size:
            return False
        if self._under is other._under and self._buckets == other._buckets:
            return True
        flat = self._under is other._under is _EMPTY
        return not flat and all(other.get(key, _NOT_HERE) == value for key, value in self.items())

    def __hash__(self) -> int:
        raise TypeError("a map of rows has no hash")

    def changed(self, changes: Mapping[int, V | None]) -> Shards[V]:
        """Return the map with `changes` made; None takes the id out."""
        touched: dict[int, dict[int, Any]] = {}
        size = self._size
        for key, value in changes.items():
            index = key & _MASK
            bucket = touched.get(index)
            if bucket is None:
                bucket = touched[index] = dict(self._buckets[index])
            size += (value is not None) - (key in self)
            if value is not None:
                bucket[key] = value
            elif key in self._under:
                bucket[key] = _GONE
            else:
                bucket.pop(key, None)
        result: Shards[V] = Shards.__new__(Shards)
        buckets = list(self._buckets)
        for index, bucket in touched.items():
            buckets[index] = bucket or _EMPTY
        result._buckets, result._under, result._size = tuple(buckets), self._under, size
        return result

    def differing(self, other: Shards[V]) -> set[int]:
        """Return the keys that one of the two lacks or has another value of.

        Of two that came from one another by changes, only what was changed is looked at.
        """
        keys: Iterable[int] = {*self, *other}
        if self._under is other._under:
            pairs = zip(self._buckets, other._buckets, strict=True)
            keys = {key for mine, theirs in pairs for key in _apart(mine, theirs)}
        return {key for key in keys if self.get(key) != other.get(key)}

    def items(self) -> ItemsView[int, V]:
        """Return the (id, value) pairs, in no order that means anything."""
        return ItemsView(self)


def _apart(mine: dict[int, Any], theirs: dict[int, Any]) -> Iterator[int]:
    """Yield the keys under which two buckets don't hold the very same value."""
    if mine is not theirs:
        for key in mine.keys() | theirs.keys():
            if mine.get(key, _NOT_HERE) is not theirs.get(key, _NOT_HERE):
                yield key

"""A persistent map from id to value: a change copies one small bucket, not the whole map."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping
from typing import Any, TypeVar

V = TypeVar("V")

_BUCKETS = 256
_MASK = _BUCKETS - 1
_EMPTY: dict[int, Any] = {}


class Shards(Mapping[int, V]):
    """An immutable mapping; ids are random, so their low bits fill the buckets evenly."""

    __slots__ = ("_buckets", "_size")

    def __init__(self, pairs: Iterable[tuple[int, V]] = ()) -> None:
        """Fill the map; a later pair with the same id wins."""
        buckets: list[dict[int, V]] = [{} for _ in range(_BUCKETS)]
        for key, value in pairs:
            buckets[key & _MASK][key] = value
        self._seal(buckets)

    def _seal(self, buckets: Iterable[dict[int, V]]) -> None:
        self._buckets = tuple(bucket or _EMPTY for bucket in buckets)
        self._size = sum(map(len, self._buckets))

    def __getitem__(self, key: int) -> V:
        return self._buckets[key & _MASK][key]

    def get(self, key: int, default: Any = None) -> Any:
        """Return the value of `key`, or `default`."""
        return self._buckets[key & _MASK].get(key, default)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and key in self._buckets[key & _MASK]

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[int]:
        for bucket in self._buckets:
            yield from bucket

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shards) and self._buckets == other._buckets

    def __hash__(self) -> int:
        raise TypeError("a map of rows has no hash")

    def changed(self, changes: Mapping[int, V | None]) -> Shards[V]:
        """Return the map with `changes` made; None takes the id out."""
        touched: dict[int, dict[int, V]] = {}
        for key, value in changes.items():
            index = key & _MASK
            bucket = touched.get(index)
            if bucket is None:
                bucket = touched[index] = dict(self._buckets[index])
            if value is None:
                bucket.pop(key, None)
            else:
                bucket[key] = value
        result: Shards[V] = Shards.__new__(Shards)
        buckets = list(self._buckets)
        for index, bucket in touched.items():
            buckets[index] = bucket
        result._seal(buckets)
        return result

    def items(self) -> ItemsView[int, V]:
        """Return the (id, value) pairs, in no order that means anything."""
        return ItemsView(self)

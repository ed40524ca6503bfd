from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planapp.domain.shards import Shards

# Few ids, some in one bucket.
KEYS = st.sampled_from([1, 2, 257, 513, 2**48 - 1, 2**48 - 257])
CHANGES = st.dictionaries(KEYS, st.none() | st.integers())


@given(st.dictionaries(KEYS, st.integers()), st.lists(CHANGES, max_size=8))
def test_it_is_what_a_dictionary_would_be(under: dict[int, int], steps: list[dict[int, int | None]]) -> None:
    shards: Shards[int] = Shards(under=under)
    expected = dict(under)
    for changes in steps:
        before, was = shards, dict(expected)
        shards = shards.changed(changes)
        expected |= {key: value for key, value in changes.items() if value is not None}
        for key in [key for key, value in changes.items() if value is None]:
            expected.pop(key, None)
        assert dict(before) == was
        assert dict(shards) == dict(shards.items()) == expected
        assert len(shards) == len(expected)
        assert shards == Shards(expected.items()) == shards
        assert (shards == before) == (expected == was)
        assert all((key in shards) == (key in expected) for key in (1, 2, 257, 513))


@given(st.dictionaries(KEYS, st.integers()), st.lists(CHANGES, max_size=8), st.data())
def test_what_differs_is_found_whichever_way_the_two_came_about(
    under: dict[int, int], steps: list[dict[int, int | None]], data: st.DataObject
) -> None:
    stages = [Shards[int](under=under)]
    for changes in steps:
        stages.append(stages[-1].changed(changes))
    one, other = data.draw(st.sampled_from(stages)), data.draw(st.sampled_from(stages))
    expected = {key for key in {*one, *other} if one.get(key) != other.get(key)}
    assert one.differing(other) == other.differing(one) == expected
    assert one.differing(Shards(other.items())) == expected


def test_a_missing_id_is_none_or_a_key_error() -> None:
    shards = Shards([(1, "one")])
    assert (shards.get(1), shards.get(257), shards.get(257, "none")) == ("one", None, "none")
    assert "one" not in shards
    with pytest.raises(KeyError):
        shards[257]


def test_a_change_leaves_the_other_buckets_shared() -> None:
    shards = Shards((key, key) for key in range(1000))
    changed = shards.changed({1: 2})
    same = [old is new for old, new in zip(shards._buckets, changed._buckets, strict=True)]
    assert same.count(False) == 1


def test_it_has_no_hash() -> None:
    with pytest.raises(TypeError):
        hash(Shards())

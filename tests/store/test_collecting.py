from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from planapp.store import collecting
from planapp.store.collecting import SetApart, not_collecting
from tests.store.plans import made


@pytest.fixture(autouse=True)
def _nothing_set_apart() -> Iterator[None]:
    gc.unfreeze()
    yield
    assert gc.get_freeze_count() == 0


def test_the_collector_rests_and_is_then_as_it_was() -> None:
    with not_collecting():
        assert not gc.isenabled()
        with not_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_large_plan_is_set_apart_until_the_last_one_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "_FEW", 10)
    first, second = made(tmp_path / "a.plan"), made(tmp_path / "b.plan")
    plans = [first.load(), second.load(), first.load()]
    assert gc.get_freeze_count() > 0
    first.close()
    assert gc.get_freeze_count() > 0
    second.close()
    assert gc.get_freeze_count() == 0
    first.close()
    assert plans[0] == plans[2]


def test_a_small_plan_is_left_to_the_collector() -> None:
    gc.collect()
    SetApart().end()
    assert gc.get_freeze_count() == 0

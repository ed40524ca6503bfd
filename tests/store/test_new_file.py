"""A file made whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planapp.store.new_file import new_file


def without_links(*args: object) -> None:
    raise OSError(errno.EPERM, "this drive has no links")


@pytest.mark.parametrize("links", [True, False])
def test_it_stands_there_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    with new_file(tmp_path / "a") as temporary:
        temporary.write_bytes(b"whole")
        assert not (tmp_path / "a").exists()
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


@pytest.mark.parametrize("links", [True, False])
def test_a_name_taken_meanwhile_stays_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    with pytest.raises(FileExistsError), new_file(tmp_path / "a"):
        (tmp_path / "a").write_bytes(b"theirs")
    assert (tmp_path / "a").read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_a_mishap_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), new_file(tmp_path / "a"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_move_that_is_refused_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", without_links)
    monkeypatch.setattr(Path, "replace", without_links)
    with pytest.raises(PermissionError), new_file(tmp_path / "a"):
        pass
    assert list(tmp_path.iterdir()) == []

"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planapp.errors import UserError
from planapp.exchange.whole_file import whole_file, whole_files


def write(path: Path, content: bytes = b"new") -> None:
    with whole_file(path) as file:
        file.write(content)


def write_half(path: Path) -> None:
    with whole_file(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")
    write(path)
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["plan.xlsx"]


def test_what_was_there_stays_when_writing_ends_early(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_half(path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["plan.xlsx"]


@pytest.mark.parametrize("target", ["missing/plan.xlsx", "file/plan.xlsx", ".", "x" * 300 + ".xlsx"])
def test_a_target_that_can_not_be_written_is_one_sentence(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    with pytest.raises(UserError) as refused:
        write(tmp_path / target)
    assert "\n" not in refused.value.message
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Close it in other programs"),
        (errno.ENOSPC, "no room"),
        (errno.EIO, "could not be written"),
    ],
)
def test_a_mishap_at_the_end_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UserError, match=words):
        write(path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["plan.xlsx"]


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UserError, match="protected"):
        write(path)
    assert path.read_bytes() == b"old"


def write_all(folder: Path, *names: str) -> None:
    with whole_files(folder) as place:
        assert place.name not in names
        for name in names:
            (place / name).write_text("new", encoding="utf-8")


def write_some(folder: Path) -> None:
    with whole_files(folder) as place:
        (place / "a.txt").touch()
        raise KeyboardInterrupt


class TestWholeFiles:
    """Several files, all or none."""

    def test_all_stand_in_the_folder_at_the_end(self, tmp_path: Path) -> None:
        write_all(tmp_path, "a.txt", "b.txt")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]

    def test_what_is_there_is_not_replaced_and_nothing_is_added(self, tmp_path: Path) -> None:
        (tmp_path / "b.txt").write_text("hers", encoding="utf-8")
        with pytest.raises(UserError, match=r"b\.txt is there already"):
            write_all(tmp_path, "a.txt", "b.txt", "c.txt")
        assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]
        assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "hers"

    def test_what_is_raised_meanwhile_leaves_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(KeyboardInterrupt):
            write_some(tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_that_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="There is no folder"):
            write_all(tmp_path / "none")

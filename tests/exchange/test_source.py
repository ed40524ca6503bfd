"""Opening somebody's file, or saying in one sentence why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planapp.errors import UserError
from planapp.exchange.source import opened


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused, opened(path):
        pass
    return str(refused.value)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_file(tmp_path: Path) -> None:
    with opened(written(tmp_path / "plan.old.csv", b"Ref,What\n" * 1000)) as source:
        assert (source.name, source.stem, source.size()) == ("plan.old.csv", "plan.old", 9000)
        assert source.head() == (b"Ref,What\n" * 1000)[:4096]
        assert source.content() == b"Ref,What\n" * 1000
        assert source.holds(b"What\nRef")
        assert not source.holds(b"Who")


@pytest.mark.parametrize("name", ["missing.xlsx", "no/such/folder.xlsx", "nul\0byte.xlsx"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    assert "There is no file" in refusal(tmp_path / name)


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path.name} is a folder. Choose the workbook inside it."


@pytest.mark.parametrize("content", [b"", bytes(5000), bytes(3 * 1024 * 1024)])
def test_a_file_that_holds_nothing(tmp_path: Path, content: bytes) -> None:
    assert "plan.xlsx is empty." in refusal(written(tmp_path / "plan.xlsx", content))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.xlsx")
    assert refusal(tmp_path / "plan.xlsx") == "plan.xlsx is not a file. Choose a workbook (.xlsx)."


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "plan.xlsx", b"PK\x03\x04")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "plan.xlsx cannot be opened: this computer does not let you read it." in refusal(path)

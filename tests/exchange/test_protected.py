"""Workbooks with a password: opened with it in memory, asked for where it is missing."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from planapp.errors import PasswordNeeded, UserError
from planapp.exchange.read_apart import read_apart
from planapp.exchange.read_file import read_file
from planapp.exchange.source import Source, opened

msoffcrypto = pytest.importorskip("msoffcrypto")

TRACKER = Path(__file__).parent / "samples" / "tracker.xlsx"
MARKER = "EncryptedPackage\0".encode("utf-16-le")


def protected(folder: Path, password: str) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    path = folder / "tracker.xlsx"
    with TRACKER.open("rb") as plain, path.open("wb") as file:
        OOXMLFile(plain).encrypt(password, file)
    return path


def test_the_password_opens_it(tmp_path: Path) -> None:
    path = protected(tmp_path, "Lamp Post 7")
    with opened(TRACKER) as source:
        assert read_apart(path, password="Lamp Post 7") == read_file(source)
    assert list(tmp_path.iterdir()) == [path]


def test_no_password_and_a_wrong_one(tmp_path: Path) -> None:
    path = protected(tmp_path, "Lamp Post 7")
    with pytest.raises(PasswordNeeded, match=r"^tracker\.xlsx is protected with a password\.") as refused:
        read_apart(path)
    assert not refused.value.tried
    with pytest.raises(PasswordNeeded, match=r"^The password does not open tracker\.xlsx\.") as refused:
        read_apart(path, password="lamp post 7")
    assert refused.value.tried


def test_what_excel_opens_without_asking(tmp_path: Path) -> None:
    assert len(read_apart(protected(tmp_path, "VelvetSweatshop")).book.sheets) == 2


def test_a_password_that_is_not_needed() -> None:
    with opened(TRACKER) as source:
        plain = read_file(source)
        assert read_file(source, "a password") == plain
    with opened(TRACKER.with_suffix(".xls")) as source:
        assert len(read_file(source, "a password").book.sheets) == 2


def test_a_protected_file_that_is_damaged() -> None:
    source = Source("plan.xlsx", io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARKER + bytes(600)))
    with pytest.raises(UserError, match="is damaged, or only part of it arrived"):
        read_file(source, "a password")


def test_without_the_package_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    source = Source("plan.xlsx", io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + MARKER))
    with pytest.raises(PasswordNeeded, match="Open it in Excel, take the password off"):
        read_file(source)
    with pytest.raises(UserError, match="‘protected’ is not installed") as refused:
        read_file(source, "a password")
    assert not isinstance(refused.value, PasswordNeeded)

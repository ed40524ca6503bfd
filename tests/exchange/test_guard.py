"""What a file is, by its bytes; what holds no table is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from planapp.errors import PasswordNeeded, UserError
from planapp.exchange import file_kinds as kinds
from planapp.exchange.guard import check_workbook, kind_of
from planapp.exchange.source import opened
from tests.exchange.xlsx_files import write_package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def kind(folder: Path, content: bytes, name: str = "plan.xlsx") -> str:
    (folder / name).write_bytes(content)
    with opened(folder / name) as source:
        return kind_of(source)


def refusal(folder: Path, content: bytes, name: str = "plan.xlsx") -> str:
    with pytest.raises(UserError) as refused:
        kind(folder, content, name)
    sentence = str(refused.value)
    assert "\n" not in sentence
    assert sentence.startswith(f"{name} ")
    assert sentence.endswith(".")
    return sentence


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.xls", "~$plan.csv", "plan"])
def test_a_workbook_is_one_whatever_its_name(tmp_path: Path, name: str) -> None:
    Workbook().save(tmp_path / "made.xlsx")
    assert kind(tmp_path, (tmp_path / "made.xlsx").read_bytes(), name) == kinds.XLSX


def test_the_marker_of_an_open_workbook(tmp_path: Path) -> None:
    sentence = refusal(tmp_path, b"\x10Performance Team" + bytes(148), "~$plan.xlsx")
    assert sentence == "~$plan.xlsx only marks that a workbook is open in Excel. Choose plan.xlsx instead."


@pytest.mark.parametrize(
    "content",
    [
        b"Ref,What\n1.1,Do a thing\n",
        "Ref;Maßnahme\n".encode("cp1252"),
        "Ref\tWhat\r\n".encode("utf-16"),
        "Ref\tWhat it is\r\n".encode("utf-16-le"),
        b"\xef\xbb\xbfRef,What\n",
        b"Ref,What\n1,\x00\n",
        b"Ref,What\n1,<html> is what a page starts with\n",
        b"ID,Action\n1,Do a thing\n",
        b'{"a",1}',
    ],
)
@pytest.mark.parametrize("name", ["plan.csv", "plan.xls"])
def test_texts(tmp_path: Path, content: bytes, name: str) -> None:
    assert kind(tmp_path, content, name) == kinds.TEXT


@pytest.mark.parametrize(
    "content",
    [
        b"<html><table><tr><td>Ref</td></tr></table></html>",
        b"<!DOCTYPE html>\r\n<HTML lang='en'>",
        "<html><body>".encode("utf-16"),
        b"\xef\xbb\xbf  <table border=1>",
        b'<?xml version="1.0"?>\n<!-- made by a program -->\n<html xmlns="http://www.w3.org/1999/xhtml">',
        b"<meta charset=utf-8><style>td{}</style><table>",
    ],
)
def test_web_pages(tmp_path: Path, content: bytes) -> None:
    assert kind(tmp_path, content, "plan.xls") == kinds.WEB_PAGE


@pytest.mark.parametrize(
    ("stream", "found"), [("EncryptedPackage", kinds.PROTECTED), ("Workbook", kinds.XLS), ("Book", kinds.XLS)]
)
def test_the_old_container_of_office(tmp_path: Path, stream: str, found: str) -> None:
    assert kind(tmp_path, OLE + f"{stream}\0".encode("utf-16-le") + bytes(100)) == found


def test_an_entry_of_the_container_across_two_chunks(tmp_path: Path) -> None:
    entry = "Workbook\0".encode("utf-16-le")
    assert kind(tmp_path, OLE + bytes(1024 * 1024 - len(OLE) - 7) + entry + bytes(100)) == kinds.XLS


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE + "WordDocument\0".encode("utf-16-le"), "is a Word document"),
        (OLE + "__properties_version1.0\0".encode("utf-16-le"), "is an e-mail"),
        (OLE + "PowerPoint Document\0".encode("utf-16-le"), "is not an Excel workbook"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3" + bytes(64), "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "is a picture"),
        (b"SQLite format 3\0" + bytes(84), "is a plan file or a database"),
        (b"L\0\0\0\x01\x14\x02\0" + bytes(64), "is a shortcut to a file"),
        (b"\x00\x05\x16\x07" + b"\0\x02" * 64, "is what a Mac keeps beside a file"),
        (b"\x1f\x8b\x08" + bytes(range(200)), "is packed (gzip)"),
        (b"{\\rtf1\\ansi Ref}", "is a text with layout (RTF)"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "is in the format of Excel before 1993"),
        (bytes(range(256)) * 4, "is not an Excel workbook. Choose a workbook (.xlsx)."),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "(Git LFS)"),
        (b"[InternetShortcut]\r\nURL=https://example.org/plan.xlsx\r\n", "is a link to a web address"),
        (b"[Desktop Entry]\nType=Link\n", "is a shortcut to a file"),
        (
            b'{"url": "https://docs.example.org/open?id=1", "doc_id": "1"}',
            "is a link to a workbook in the cloud",
        ),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "is a web page kept as one file"),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "(SYLK)"),
        (b'{"format": "planapp-plan", "version": 1}', "is planapp's JSON"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "is XML"),
    ],
)
def test_what_holds_no_table(tmp_path: Path, content: bytes, said: str) -> None:
    assert said in refusal(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Ref,What\n", "is a text file, not an Excel workbook. Open it in Excel"),
        (b"<html>", "is a web page, not an Excel workbook"),
        (OLE + "Workbook\0".encode("utf-16-le"), "is in the format of Excel before 2007 (.xls)."),
    ],
)
def test_where_only_an_excel_workbook_will_do(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "plan.xlsx").write_bytes(content)
    with opened(tmp_path / "plan.xlsx") as source, pytest.raises(UserError) as refused:
        check_workbook(source)
    assert said in str(refused.value)


def test_a_protected_workbook_asks_for_its_password(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(OLE + "EncryptedPackage\0".encode("utf-16-le"))
    with opened(tmp_path / "plan.xlsx") as source, pytest.raises(PasswordNeeded) as refused:
        check_workbook(source)
    assert not refused.value.tried
    assert str(refused.value).startswith("plan.xlsx is protected with a password. Open it in Excel, take")


def test_an_empty_zip_file(tmp_path: Path) -> None:
    content = write_package(tmp_path / "empty.zip", {}).read_bytes()
    assert "is not an Excel workbook" in refusal(tmp_path, content)

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from defusedxml import EntitiesForbidden
from openpyxl import Workbook
from openpyxl.xml.functions import fromstring

from planapp.errors import UserError
from planapp.exchange import guard
from planapp.exchange.guard import check_workbook
from tests.exchange.xlsx_files import parts_of, write_package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        check_workbook(path)
    sentence = str(refused.value)
    assert "\n" not in sentence
    return sentence


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_workbook_passes(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "plan.xlsx")
    check_workbook(tmp_path / "plan.xlsx")


def test_a_workbook_passes_whatever_its_name(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "~$plan.xls")
    check_workbook(tmp_path / "~$plan.xls")


@pytest.mark.parametrize("name", ["missing.xlsx", "no/such/folder.xlsx", "nul\0byte.xlsx"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    assert "There is no file" in refusal(tmp_path / name)


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path.name} is a folder. Choose the workbook inside it."


def test_an_empty_file(tmp_path: Path) -> None:
    assert "plan.xlsx is empty." in refusal(written(tmp_path / "plan.xlsx", b""))


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


def test_the_marker_of_an_open_workbook(tmp_path: Path) -> None:
    path = written(tmp_path / "~$plan.xlsx", b"\x10Performance Team" + bytes(148))
    assert (
        refusal(path) == "~$plan.xlsx only marks that a workbook is open in Excel. Choose plan.xlsx instead."
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Ref,What\n1.1,Do a thing\n", "text file"),
        ("Ref;Maßnahme\n".encode("cp1252"), "text file"),
        ("Ref\tWhat\r\n".encode("utf-16"), "text file"),
        (b"\xef\xbb\xbfRef,What\n", "text file"),
        (b"<html><table><tr><td>Ref</td></tr></table></html>", "web page"),
        (b"<!DOCTYPE html>\r\n<HTML lang='en'>", "web page"),
        ("<html><body>".encode("utf-16"), "web page"),
    ],
)
def test_text_named_xlsx(tmp_path: Path, content: bytes, kind: str) -> None:
    assert refusal(written(tmp_path / "plan.xlsx", content)) == (
        f"plan.xlsx is a {kind}, not an Excel workbook. "
        "Open it in Excel and save it as a workbook (.xlsx), then import that."
    )


@pytest.mark.parametrize(
    ("stream", "sentence"),
    [
        ("EncryptedPackage", "plan.xlsx is protected with a password."),
        ("Workbook", "plan.xlsx is in the format of Excel before 2007 (.xls)."),
        ("Book", "plan.xlsx is in the format of Excel before 2007 (.xls)."),
        ("WordDocument", "plan.xlsx is not an Excel workbook."),
    ],
)
def test_the_old_container_of_office(tmp_path: Path, stream: str, sentence: str) -> None:
    content = OLE + f"{stream}\0".encode("utf-16-le") + bytes(100)
    assert refusal(written(tmp_path / "plan.xlsx", content)).startswith(sentence)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3" + bytes(64), b"\x89PNG\r\n\x1a\n" + bytes(64)]
)
def test_something_else(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path / "plan.xlsx", content)
    assert refusal(path) == "plan.xlsx is not an Excel workbook. Choose a workbook (.xlsx)."


def test_another_zip_file(tmp_path: Path) -> None:
    types = '<Types><Override PartName="/word/document.xml" ContentType="application/word.main+xml"/></Types>'
    path = write_package(tmp_path / "plan.xlsx", {"[Content_Types].xml": types, "word/document.xml": "<w/>"})
    assert refusal(path) == "plan.xlsx is not an Excel workbook. Choose a workbook (.xlsx)."
    assert "is not an Excel workbook" in refusal(write_package(tmp_path / "empty.xlsx", {}))


def test_a_workbook_kept_elsewhere_in_the_package(tmp_path: Path) -> None:
    parts = parts_of(ROW)
    moved = {
        name.replace("xl/", "sheets/"): content.replace("/xl/", "/sheets/") for name, content in parts.items()
    }
    check_workbook(write_package(tmp_path / "plan.xlsx", moved))


def test_a_binary_workbook(tmp_path: Path) -> None:
    types = "<Types><Override ContentType='application/vnd.ms-excel.sheet.binary.macroEnabled.main'/></Types>"
    path = write_package(tmp_path / "plan.xlsx", {"[Content_Types].xml": types, "xl/workbook.bin": b"\x83"})
    assert "binary workbook (.xlsb)" in refusal(path)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_file_cut_short(tmp_path: Path, kept: float) -> None:
    whole = write_package(tmp_path / "whole.xlsx", parts_of(ROW)).read_bytes()
    path = written(tmp_path / "plan.xlsx", whole[: int(len(whole) * kept)])
    assert refusal(path).startswith("plan.xlsx is damaged, or only part of it arrived.")


def test_flipped_bytes(tmp_path: Path) -> None:
    path = write_package(tmp_path / "plan.xlsx", parts_of(ROW))
    content = bytearray(path.read_bytes())
    content[60:160] = bytes(reversed(content[60:160]))
    assert refusal(written(path, bytes(content))).startswith("plan.xlsx is damaged")


@pytest.mark.parametrize(("limit", "value"), [("MAX_UNPACKED", 500), ("MAX_PART", 100), ("MAX_PARTS", 3)])
def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    path = write_package(tmp_path / "plan.xlsx", parts_of(ROW))
    check_workbook(path)
    monkeypatch.setattr(guard, limit, value)
    assert "unpacks to far more than a plan can hold" in refusal(path)


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts_of(ROW).items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet2.xml", "w") as part:
            for _ in range(20):
                part.write(b" " * 1024 * 1024)
    assert path.stat().st_size < 100_000
    assert "unpacks to far more than a plan can hold" in refusal(path)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;&b;&b;</x>'


@pytest.mark.parametrize(
    "content",
    [
        BOMB.encode(),
        BOMB.encode("utf-16"),
        b'<?xml version="1.0"?>' + b"<!-- " + b"x" * 10_000 + b" -->" + BOMB.encode(),
        b'<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>',
    ],
)
@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/odd.bin", "docProps/core.xml"])
def test_document_types(tmp_path: Path, name: str, content: bytes) -> None:
    path = write_package(tmp_path / "plan.xlsx", {**parts_of(ROW), name: content})
    assert "holds instructions that no workbook needs" in refusal(path)


def test_openpyxl_itself_refuses_entities() -> None:
    """The second lock: openpyxl uses defusedxml where it is installed, and it must stay a dependency."""
    with pytest.raises(EntitiesForbidden):
        fromstring(BOMB)


def test_the_word_doctype_in_a_text_is_harmless(tmp_path: Path) -> None:
    text = "<si><t>&lt;!DOCTYPE x&gt;</t></si>"
    check_workbook(write_package(tmp_path / "plan.xlsx", parts_of(ROW, texts=text)))

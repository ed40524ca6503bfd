"""What is checked in a zipped workbook before it is read."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from defusedxml import EntitiesForbidden
from openpyxl.xml.functions import fromstring

from planapp.errors import UserError
from planapp.exchange import file_kinds as kinds
from planapp.exchange import package_checks
from planapp.exchange.package_checks import Unpadded, check_package
from planapp.exchange.source import opened
from tests.exchange.xlsx_files import parts_of, write_package

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def kind(path: Path) -> str:
    with opened(path) as source:
        return check_package(source)


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        kind(path)
    sentence = str(refused.value)
    assert "\n" not in sentence
    return sentence


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_workbook_kept_elsewhere_in_the_package(tmp_path: Path) -> None:
    parts = parts_of(ROW)
    moved = {
        name.replace("xl/", "sheets/"): content.replace("/xl/", "/sheets/") for name, content in parts.items()
    }
    assert kind(write_package(tmp_path / "plan.xlsx", moved)) == kinds.XLSX


def test_a_binary_workbook(tmp_path: Path) -> None:
    types = "<Types><Override ContentType='application/vnd.ms-excel.sheet.binary.macroEnabled.main'/></Types>"
    path = write_package(tmp_path / "plan.xlsx", {"[Content_Types].xml": types, "xl/workbook.bin": b"\x83"})
    assert kind(path) == kinds.XLSB


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


@pytest.mark.parametrize(
    ("limit", "value"), [("MAX_UNPACKED", 500), ("MAX_PART", 100), ("MAX_PARTS", 3), ("MAX_PADDED", 900)]
)
def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    path = write_package(tmp_path / "plan.xlsx", parts_of(ROW))
    assert kind(path) == kinds.XLSX
    monkeypatch.setattr(package_checks, limit, value)
    assert "unpacks to far more than a plan can hold" in refusal(path)


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts_of(ROW).items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet2.xml", "w") as part:
            for _ in range(20):
                part.write(b"<v/>" * 256 * 1024)
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
    assert kind(write_package(tmp_path / "plan.xlsx", parts_of(ROW, texts=text))) == kinds.XLSX


def test_endless_blanks_are_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts_of(ROW).items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet2.xml", "w") as part:
            part.write(b"<worksheet>")
            for _ in range(20):
                part.write(b" " * 1024 * 1024)
            part.write(b"</worksheet>")
    assert kind(path) == kinds.XLSX


def test_what_is_passed_over_are_blanks_only() -> None:
    words = b"<a>" + b"x" * 70_000 + b" " * 300_000 + b"</a> <b>" + b"y" * 200_000 + b"</b>"
    read = Unpadded(io.BytesIO(words)).read()
    assert read.split() == words.split()
    assert len(read) < len(words) - 100_000


def spreadsheet(path: Path, more: Mapping[str, str]) -> Path:
    document = "application/vnd.oasis.opendocument.spreadsheet"
    return write_package(path, {"mimetype": document, "content.xml": "<x/>", **more})


def test_an_open_document(tmp_path: Path) -> None:
    manifest = '<!DOCTYPE m PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m/>'
    assert kind(spreadsheet(tmp_path / "plan.ods", {"META-INF/manifest.xml": manifest})) == kinds.ODS


def test_an_open_document_with_a_password(tmp_path: Path) -> None:
    manifest = "<m:manifest xmlns:m='urn:m'><m:encryption-data/></m:manifest>"
    path = spreadsheet(tmp_path / "plan.ods", {"META-INF/manifest.xml": manifest})
    assert refusal(path).startswith("plan.ods is protected with a password. Open it in LibreOffice")


def test_an_open_document_with_entities(tmp_path: Path) -> None:
    assert "instructions that no workbook needs" in refusal(
        spreadsheet(tmp_path / "plan.ods", {"content.xml": BOMB})
    )


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"[Content_Types].xml": "wordprocessingml.document.main+xml"}, "is a text document"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "is a text document"),
        ({"[Content_Types].xml": "presentationml.slideshow"}, "is a presentation"),
        ({"Index/Tables/DataList.iwa": "x"}, "is a Numbers document"),
        ({"plans/Plan 2018.XLSX": "x"}, "is a packed folder (.zip)"),
        ({"readme.txt": "x"}, "is not an Excel workbook. Choose a workbook (.xlsx)."),
    ],
)
def test_another_zip_file(tmp_path: Path, parts: Mapping[str, str], said: str) -> None:
    assert said in refusal(write_package(tmp_path / "plan.xlsx", parts))


def test_a_zip_file_with_a_password(tmp_path: Path) -> None:
    path = write_package(tmp_path / "plan.xlsx", parts_of(ROW))
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        name = content[at + 46 : at + 46 + struct.unpack_from("<H", content, at + 28)[0]]
        if name == b"xl/worksheets/sheet1.xml":
            content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(content)
    assert "is packed (.zip) with a password" in refusal(path)

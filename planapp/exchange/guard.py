"""What a file really is, found out before anything is made of it; what we cannot take is refused here."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from planapp.errors import UserError

_MIB = 1024 * 1024

# A plan of 10,000 rows unpacks to about 40 MiB: room for ten times that, and a bound on memory and time.
MAX_UNPACKED = 512 * _MIB
MAX_PART = 256 * _MIB
# 300 sheets with their drawings and notes make about 1,500 parts.
MAX_PARTS = 10_000
# Sheets pack to a tenth or a thirtieth; a bomb nears 1,032, the most that deflate can do. Small parts may.
MAX_RATIO = 200
RATIO_FREE = 16 * _MIB

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096
_WORKBOOK_TYPES = (
    b"spreadsheetml.sheet.main+xml",
    b"spreadsheetml.template.main+xml",
    b"ms-excel.sheet.macroEnabled.main+xml",
    b"ms-excel.template.macroEnabled.main+xml",
    b"ms-excel.addin.macroEnabled.main+xml",
)
_BINARY_WORKBOOK = b"ms-excel.sheet.binary.macroEnabled.main"

_SAVE_AS_XLSX = "Open it in Excel and save it as a workbook (.xlsx), then import that."
_MEND = "Open it in Excel, which may be able to repair it, or ask for it to be sent again."


def check_workbook(path: Path) -> None:
    """Make sure that the path is an Excel workbook (.xlsx, .xlsm) that is safe to read.

    Raises UserError with one sentence on what it is instead, or what is wrong with it.
    """
    head = _head(path)
    if not head.startswith(_ZIP):
        raise UserError(_other_kind(path, head))
    with opened_zip(path) as archive:
        _check_sizes(path, archive.infolist())
        _check_content(path, archive)
        _check_prologs(path, archive)


def damaged(path: Path) -> UserError:
    """Return the refusal of a file that is broken inside."""
    return UserError(f"{path.name} is damaged, or only part of it arrived. {_MEND}")


@contextmanager
def opened_zip(path: Path) -> Iterator[ZipFile]:
    """Open a zip file; whatever goes wrong in it is said to be damage."""
    try:
        with ZipFile(path) as archive:
            yield archive
    except UserError:
        raise
    except Exception as problem:  # broken bytes raise nearly anything: BadZipFile, zlib.error, struct.error …
        raise damaged(path) from problem


def _head(path: Path) -> bytes:
    """Return the first bytes of a file that exists, can be read and is not empty."""
    try:
        if path.is_dir():
            raise UserError(f"{path.name} is a folder. Choose the workbook inside it.")
        path.stat()
        if not path.is_file():
            raise UserError(f"{path.name} is not a file. Choose a workbook (.xlsx).")
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (FileNotFoundError, NotADirectoryError, ValueError) as problem:
        raise UserError(f"There is no file {path}. Check the name and the folder.") from problem
    except OSError as problem:
        raise UserError(
            f"{path.name} cannot be opened: this computer does not let you read it. "
            "Close it in other programs, or ask its owner to let you in, then try again."
        ) from problem
    if not head:
        raise UserError(
            f"{path.name} is empty. If it is kept in the cloud, wait until it has been downloaded; "
            "otherwise ask for it to be sent again."
        )
    return head


def _other_kind(path: Path, head: bytes) -> str:
    """Say what a file is that is not a zip file, and what to do about it."""
    name = path.name
    if name.startswith("~$"):
        return f"{name} only marks that a workbook is open in Excel. Choose {name[2:]} instead."
    if head.startswith(_OLE):
        return _ole_kind(path)
    if _is_text(head):
        what = "web page" if b"<html" in head.replace(b"\0", b"").lower() else "text file"
        return f"{name} is a {what}, not an Excel workbook. {_SAVE_AS_XLSX}"
    return f"{name} is not an Excel workbook. Choose a workbook (.xlsx)."


def _ole_kind(path: Path) -> str:
    """Tell the files apart that share the container of Office before 2007."""
    if _holds_name(path, "EncryptedPackage"):
        return (
            f"{path.name} is protected with a password. "
            "Open it in Excel, take the password off and save it, then import it."
        )
    if _holds_name(path, "Workbook") or _holds_name(path, "Book"):
        return f"{path.name} is in the format of Excel before 2007 (.xls). {_SAVE_AS_XLSX}"
    return f"{path.name} is not an Excel workbook. Choose a workbook (.xlsx)."


def _holds_name(path: Path, name: str) -> bool:
    """Whether the container's directory has an entry of this name, which it stores in UTF-16, ended by 0."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(f"{name}\0".encode("utf-16-le")) >= 0


def _is_text(head: bytes) -> bool:
    if head.startswith(_UTF16):
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    return controls <= len(head) // 100 or b"<html" in head.lower()


def _check_sizes(path: Path, parts: list[ZipInfo]) -> None:
    """Refuse what would unpack to more than a plan can be; zipfile never unpacks more than is declared."""
    total = sum(part.file_size for part in parts)
    largest = max((part.file_size for part in parts), default=0)
    too_packed = any(
        part.file_size > RATIO_FREE and part.file_size > MAX_RATIO * part.compress_size for part in parts
    )
    if len(parts) > MAX_PARTS or total > MAX_UNPACKED or largest > MAX_PART or too_packed:
        raise UserError(
            f"{path.name} unpacks to far more than a plan can hold, so it was not opened. "
            "In Excel, copy the sheets with the plan into a new workbook and import that."
        )


def _check_content(path: Path, archive: ZipFile) -> None:
    """Make sure that the zip file holds a workbook, wherever its parts are kept."""
    names = {_plain_name(name): name for name in archive.namelist()}
    listed = names.get("[content_types].xml")
    types = archive.read(listed) if listed else b""
    if _BINARY_WORKBOOK in types:
        raise UserError(f"{path.name} is a binary workbook (.xlsb). {_SAVE_AS_XLSX}")
    if "xl/workbook.xml" not in names and not any(kind in types for kind in _WORKBOOK_TYPES):
        raise UserError(f"{path.name} is not an Excel workbook. Choose a workbook (.xlsx).")


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lower()


def _check_prologs(path: Path, archive: ZipFile) -> None:
    """Refuse parts that declare a document type: a workbook has none, and entities hide nowhere else."""
    for part in archive.infolist():
        with archive.open(part) as content:
            if declares_type(content):
                raise UserError(
                    f"{path.name} holds instructions that no workbook needs and that could do harm, "
                    f"so it was not opened. {_SAVE_AS_XLSX}"
                )


class _PrologRead(Exception):
    """Stops the parser as soon as it is known whether there is a document type."""


def declares_type(content: IO[bytes]) -> bool:
    """Whether an XML document has a DOCTYPE; reads no further than its first element."""

    def found(*_: object) -> None:
        raise _PrologRead(True)

    def not_found(*_: object) -> None:
        raise _PrologRead(False)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = found
    parser.StartElementHandler = not_found
    try:
        while chunk := content.read(_HEAD):
            parser.Parse(chunk, False)
        # Newer versions of expat put off what spans chunks until they are told that this is the end.
        parser.Parse(b"", True)
    except _PrologRead as end:
        return bool(end.args[0])
    except expat.ExpatError:
        # Not XML: whoever needs this part will say so.
        return False
    return False

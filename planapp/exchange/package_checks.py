"""What is checked in a zipped workbook before its parts are read: sizes, document types, what it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from planapp.errors import UserError
from planapp.exchange.file_kinds import ODS, SAVE_AS_XLSX, XLSB, XLSX
from planapp.exchange.source import Source

_MIB = 1024 * 1024

# A plan of 10,000 rows unpacks to about 40 MiB: room for ten times that, and a bound on memory and time.
MAX_UNPACKED = 512 * _MIB
MAX_PART = 256 * _MIB
# Blanks between elements say nothing and cost little; this many take about five seconds to skip.
MAX_PADDED = 4096 * _MIB
# 300 sheets with their drawings and notes make about 1,500 parts.
MAX_PARTS = 10_000
# Sheets pack to a tenth or a thirtieth; a bomb nears 1,032, the most that deflate can do. Small parts may.
MAX_RATIO = 200
RATIO_FREE = 16 * _MIB

_PIECE = 64 * 1024
_ENCRYPTED = 0x1

_WORKBOOK_TYPES = (
    b"spreadsheetml.sheet.main+xml",
    b"spreadsheetml.template.main+xml",
    b"ms-excel.sheet.macroEnabled.main+xml",
    b"ms-excel.template.macroEnabled.main+xml",
    b"ms-excel.addin.macroEnabled.main+xml",
)
_BINARY_WORKBOOK = b"ms-excel.sheet.binary.macroEnabled.main"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_TABLE_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
_MEND = "Open it in Excel, which may be able to repair it, or ask for it to be sent again."


def check_package(source: Source) -> str:
    """Return the kind of workbook that a zip file holds, once it is known to be safe to read.

    Raises UserError with one sentence on what it is instead, or what is wrong with it.
    """
    with opened_zip(source) as archive:
        if any(part.flag_bits & _ENCRYPTED for part in archive.infolist()):
            raise UserError(
                f"{source.name} is packed (.zip) with a password. "
                "Unpack it, then choose the workbook inside it."
            )
        _check_sizes(source.name, archive)
        kind = _kind_inside(source.name, archive)
        _check_prologs(source.name, archive, kind)
        return kind


def damaged(name: str) -> UserError:
    """Return the refusal of a file that is broken inside."""
    return UserError(f"{name} is damaged, or only part of it arrived. {_MEND}")


@contextmanager
def opened_zip(source: Source) -> Iterator[ZipFile]:
    """Open a zip file; whatever goes wrong in it is said to be damage."""
    try:
        with ZipFile(source.file) as archive:
            yield archive
    except (UserError, MemoryError):
        raise
    except Exception as problem:  # broken bytes raise nearly anything: BadZipFile, zlib.error, struct.error …
        raise damaged(source.name) from problem


def too_large(name: str) -> UserError:
    """Return the refusal of a file that unpacks to more than a plan can be."""
    return UserError(
        f"{name} unpacks to far more than a plan can hold, so it was not opened. "
        "In Excel, copy the sheets with the plan into a new workbook and import that."
    )


class Unpadded(io.RawIOBase):
    """An XML part without its longest runs of blanks; no text of a cell has a tenth of such a run."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most a piece of 64 KiB whatever size is asked for."""
        if size < 0:
            return self.readall()
        piece = self._content.read(_PIECE)
        return b" " if len(piece) == _PIECE and piece.isspace() else piece

    def readall(self) -> bytes:
        return b"".join(iter(lambda: self.read(_PIECE), b""))

    def tell(self) -> int:
        return self._content.tell()

    def close(self) -> None:
        self._content.close()
        super().close()


def is_suspicious(part: ZipInfo) -> bool:
    """Tell whether a part is larger than one should be, or packed more tightly than words can be."""
    is_large = part.file_size > RATIO_FREE and part.file_size > MAX_RATIO * part.compress_size
    return is_large or part.file_size > MAX_PART


def _check_sizes(name: str, archive: ZipFile) -> None:
    """Refuse what would unpack to more than a plan can be; zipfile never unpacks more than is declared."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_PADDED:
        raise too_large(name)
    total = 0
    for part in parts:
        size = _size_unpadded(archive, part) if is_suspicious(part) else part.file_size
        total += size
        if size > MAX_PART or total > MAX_UNPACKED:
            raise too_large(name)
        if size > RATIO_FREE and size > MAX_RATIO * part.compress_size:
            raise too_large(name)


def _size_unpadded(archive: ZipFile, part: ZipInfo) -> int:
    """Return how many bytes a part has besides its longest runs of blanks; stops counting when too many."""
    size = 0
    with archive.open(part) as content:
        unpadded = Unpadded(content)
        while size <= MAX_PART and (piece := unpadded.read(_PIECE)):
            size += len(piece)
    return size


def _kind_inside(name: str, archive: ZipFile) -> str:
    """Return which workbook a zip file holds, wherever its parts are kept."""
    names = {_plain_name(part): part for part in archive.namelist()}
    listed = names.get("[content_types].xml")
    types = archive.read(listed) if listed else b""
    if _BINARY_WORKBOOK in types or "xl/workbook.bin" in names:
        return XLSB
    if "xl/workbook.xml" in names or any(kind in types for kind in _WORKBOOK_TYPES):
        return XLSX
    document = archive.read("mimetype") if "mimetype" in names else b""
    if document.startswith(_OPEN_DOCUMENT + b"spreadsheet"):
        _check_not_encrypted(name, archive, names)
        return ODS
    raise UserError(f"{name} {_other_package(names, types, document)}")


def _check_not_encrypted(name: str, archive: ZipFile, names: dict[str, str]) -> None:
    manifest = names.get("meta-inf/manifest.xml")
    if manifest and b"encryption-data" in archive.read(manifest):
        raise UserError(
            f"{name} is protected with a password. "
            "Open it in LibreOffice or Excel, take the password off and save it, then import it."
        )


def _other_package(names: dict[str, str], types: bytes, document: bytes) -> str:
    """Say what a zip file is that holds no workbook, and what to do about it."""
    if b"wordprocessingml.document" in types or document.startswith(_OPEN_DOCUMENT + b"text"):
        return (
            "is a text document, not an Excel workbook. "
            "Copy its table into Excel and save that as a workbook (.xlsx), then import it."
        )
    if b"presentationml" in types:
        return "is a presentation, not an Excel workbook. Choose a workbook (.xlsx)."
    if any(part.endswith(".iwa") for part in names):
        return "is a Numbers document. In Numbers, export it as an Excel workbook, then import that."
    if any(part.endswith(_TABLE_ENDINGS) for part in names):
        return "is a packed folder (.zip). Unpack it, then choose the workbook inside it."
    return "is not an Excel workbook. Choose a workbook (.xlsx)."


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lower()


def _check_prologs(name: str, archive: ZipFile, kind: str) -> None:
    """Refuse parts that declare a document type: a workbook has none, and entities hide nowhere else."""
    for part in archive.infolist():
        # The list of parts of an old OpenDocument has one; planapp does not read it.
        if kind == ODS and _plain_name(part.filename).startswith("meta-inf/"):
            continue
        with archive.open(part) as content:
            if declares_type(content):
                raise UserError(
                    f"{name} holds instructions that no workbook needs and that could do harm, "
                    f"so it was not opened. {SAVE_AS_XLSX}"
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
        while chunk := content.read(4096):
            parser.Parse(chunk, False)
        # Newer versions of expat put off what spans chunks until they are told that this is the end.
        parser.Parse(b"", True)
    except _PrologRead as end:
        return bool(end.args[0])
    except expat.ExpatError:
        # Not XML: whoever needs this part will say so.
        return False
    return False

"""What a workbook says of itself: when it was last saved, and by whom."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from pathlib import Path
from zipfile import BadZipFile, ZipFile

# They are short: no more is read of a part that some program filled.
_LONGEST = 65_536
# By the part that holds it, of .xlsx and of .ods: the day, and the name.
_PARTS = {
    "docProps/core.xml": (
        re.compile(rb"<dcterms:modified\b[^>]*>([^<]{10,40})<"),
        re.compile(rb"<cp:lastModifiedBy\b[^>]*>([^<]{1,400})<"),
    ),
    "meta.xml": (
        re.compile(rb"<dc:date\b[^>]*>([^<]{10,40})<"),
        re.compile(rb"<dc:creator\b[^>]*>([^<]{1,400})<"),
    ),
}


@dataclass(frozen=True, slots=True)
class Properties:
    """When a file was last saved and by whom; None and '' where it does not say."""

    modified: date | None = None
    modified_by: str = ""


def properties_of(path: Path) -> Properties:
    """Return what a file says of its last change; nothing where it can't be read."""
    problems = (OSError, BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError)
    with suppress(*problems), ZipFile(path) as package:
        for name in package.namelist():
            if name in _PARTS:
                with package.open(name) as part:
                    return _read(part.read(_LONGEST), *_PARTS[name])
    return Properties()


def _read(xml: bytes, day: re.Pattern[bytes], by: re.Pattern[bytes]) -> Properties:
    return Properties(_day(_found(day, xml)), " ".join(unescape(_found(by, xml)).split()))


def _found(wanted: re.Pattern[bytes], xml: bytes) -> str:
    found = wanted.search(xml)
    return found[1].decode("utf-8", "replace").strip() if found is not None else ""


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text).date()
    return None

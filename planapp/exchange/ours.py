"""Telling files that planapp wrote from other people's, which are never replaced."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from planapp.exchange.recognise.find_tables import OUR_HEADING

_HEAD = 4_096
_OUR_SHEET = re.compile(rb'<sheet [^>]*name="' + OUR_HEADING.encode() + rb'"')
CREATOR = "planapp"
# As Qt writes it, two bytes a letter.
_OUR_PDF = b"/Creator (" + b"\xfe\xff" + CREATOR.encode("utf-16-be") + b")"
_OUR_JSON = re.compile(rb'\s*\{\s*"format":\s*"planapp-plan"')


def is_ours(path: Path) -> bool:
    """Tell whether planapp wrote a file: a workbook with its hidden sheet, JSON, a PDF, or an empty file."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if not head or _OUR_JSON.match(head):
            return True
        if head.startswith(b"%PDF"):
            return _OUR_PDF in head
        with ZipFile(path) as package:
            return _OUR_SHEET.search(package.read("xl/workbook.xml")) is not None
    except (OSError, BadZipFile, KeyError, NotImplementedError, RuntimeError):
        return False

"""What the XML of a sheet says: its stored cells, and the elements that lay it out.

openpyxl's `load_workbook` empties the cells under a merge, makes an object for each place of a merge, and
gives the sheet up where it cannot read a chart, a picture or a rule that no plan needs. Hence our own.
"""

from __future__ import annotations

# The guard has refused every part with a document type, so there is nothing that defusedxml, which reads
# half as fast, could find.
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO
from xml.etree.ElementTree import Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET, _ROW, _CELL, _VALUE = f"{_MAIN}worksheet", f"{_MAIN}row", f"{_MAIN}c", f"{_MAIN}v"
_INLINE, _ITEM, _RUN, _TEXT = f"{_MAIN}is", f"{_MAIN}si", f"{_MAIN}r", f"{_MAIN}t"
_LAYOUT = {f"{_MAIN}{name}" for name in ("sheetPr", "sheetViews", "cols", "mergeCells", "pageSetup")}
_FORMAT = f"{_MAIN}conditionalFormatting"

Stored = str | int | float | bool | datetime | None
# Row, column, value, number of the style.
StoredCell = tuple[int, int, Stored, int]


@dataclass(slots=True)
class SheetXml:
    """What `stored_cells` finds beside the cells: elements by name, attributes of rows by number.

    `formats` are the conditional formats, of which a sheet has any number.
    """

    elements: dict[str, Element] = field(default_factory=dict)
    formats: list[Element] = field(default_factory=list)
    rows: dict[int, dict[str, str]] = field(default_factory=dict)

    def inside(self, name: str, path: str) -> list[Element]:
        """Return the elements at a path ('a/b') inside one of the kept elements, in order."""
        kept = self.elements.get(name)
        return [] if kept is None else kept.findall("/".join(_MAIN + step for step in path.split("/")))


def stored_cells(content: IO[bytes], texts: Sequence[str], beside: SheetXml) -> Iterator[StoredCell]:
    """Yield the cells of a sheet in the file's order, empty ones included, and fill `beside`.

    Raises ValueError where the part is not a sheet, IndexError for a text that is not there.
    """
    events = ET.iterparse(content)
    number = 0
    for _, element in events:
        if element.tag == _ROW:
            number = int(float(element.get("r", number + 1)))
            if any(name not in ("r", "spans") for name in element.attrib):
                beside.rows[number] = dict(element.attrib)
            yield from _cells(element, number, texts)
            element.clear()
        elif element.tag in _LAYOUT:
            beside.elements[element.tag.removeprefix(_MAIN)] = element
        elif element.tag == _FORMAT:
            beside.formats.append(element)
    root = element.tag
    if root != _SHEET:
        raise ValueError(f"not a sheet: {root}")


def shared_texts(content: IO[bytes]) -> list[str]:
    """Return the texts that the cells of a workbook share, runs of rich text joined."""
    texts = []
    for _, element in ET.iterparse(content):
        if element.tag == _ITEM:
            texts.append(_joined(element))
            element.clear()
    return texts


def _cells(row: Element, number: int, texts: Sequence[str]) -> Iterator[StoredCell]:
    from openpyxl.utils.cell import coordinate_to_tuple

    column = 0
    for cell in row:
        if cell.tag == _CELL:
            reference = cell.get("r")
            number, column = coordinate_to_tuple(reference) if reference else (number, column + 1)
            yield number, column, _stored(cell, texts) if len(cell) else None, int(cell.get("s") or 0)


def _stored(cell: Element, texts: Sequence[str]) -> Stored:
    """Return the value as stored (ECMA-376 part 1, 18.18.11): dates are mostly numbers here."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return None if inline is None else _joined(inline)
    raw = cell.findtext(_VALUE)
    if not raw:
        return None
    if kind == "s":
        return texts[int(raw)]
    if kind == "n":
        return float(raw) if "." in raw or "e" in raw.lower() else int(raw)
    if kind == "b":
        return raw in ("1", "true")
    if kind == "d":
        with suppress(ValueError):
            return datetime.fromisoformat(raw.removesuffix("Z"))
    # The rest are texts: results of formulas ('str') and what went wrong in them ('e', '#REF!').
    return raw


def _joined(item: Element) -> str:
    """Return the text of an item; how it is pronounced ('rPh') is left out."""
    texts = (
        child if child.tag == _TEXT else child.find(_TEXT) for child in item if child.tag in (_TEXT, _RUN)
    )
    return "".join(found.text or "" for found in texts if found is not None)

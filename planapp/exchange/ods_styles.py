"""How the cells of an OpenDocument sheet look (OpenDocument 1.3, part 3, chapters 16 and 20)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import IO

# The guard has refused every part with a document type.
from xml.etree.ElementTree import Element, iterparse

from planapp.exchange.xlsx_looks import Look

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_KEPT = {
    f"{STYLE}style",
    *(f"{NUMBER}{kind}-style" for kind in ("number", "percentage", "currency", "date", "time", "boolean")),
}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(cm|mm|in|pt|pc|px)")
_POINTS = {"cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
# LibreOffice writes a step of an indent as three blanks of the usual font, its own as 10 points.
_INDENT = 7.5
_MOST_INDENT = 250


@dataclass(slots=True)
class OdsStyles:
    """The styles of a workbook by name: those of cells with their numbers, and those of columns and rows."""

    _styles: dict[str, Element] = field(default_factory=dict)
    _formats: dict[str, str] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    def add(self, element: Element) -> None:
        """Take in a style, or the format of a number, a date or a time."""
        name = element.get(f"{STYLE}name", "")
        if element.tag == f"{STYLE}style":
            self._styles[f"{element.get(f'{STYLE}family', '')} {name}"] = element
        elif element.tag in _KEPT:
            self._formats[name] = number_format(element)

    def add_all(self, content: IO[bytes]) -> None:
        """Take in the styles of a part."""
        for _, element in iterparse(content):
            self.add(element)

    def look(self, name: str) -> Look:
        """Return the look of cells of a style; styles that it builds on say the rest."""
        if name not in self._looks:
            self._looks[name] = self._look(self._lineage("table-cell", name))
        return self._looks[name]

    def attribute(self, family: str, name: str, attribute: str) -> str | None:
        """Return what a style of tables, columns or rows says of them; None where it says nothing."""
        styles = self._lineage(family, name)
        found = (element.get(attribute) for style in styles for element in style)
        return next((value for value in found if value is not None), None)

    def _lineage(self, family: str, name: str) -> list[Element]:
        """Return a style and those it builds on, itself first; a circle is cut."""
        found: list[Element] = []
        style = self._styles.get(f"{family} {name}")
        while style is not None and style not in found:
            found.append(style)
            style = self._styles.get(f"{family} {style.get(f'{STYLE}parent-style-name', '')}")
        return found

    def _look(self, lineage: Iterable[Element]) -> Look:
        styles = list(lineage)
        formats = (style.get(f"{STYLE}data-style-name", "") for style in styles)
        properties: dict[str, str] = {}
        for style in reversed(styles):
            for element in style:
                properties.update(element.attrib)
        indent = length(properties.get(f"{_FO}margin-left")) or 0.0
        colour = _colour(properties.get(f"{_FO}color"))
        return Look(
            number_format=next((self._formats[name] for name in formats if name in self._formats), "General"),
            fill=_colour(properties.get(f"{_FO}background-color")),
            font_colour="" if colour == "000000" else colour,
            bold=properties.get(f"{_FO}font-weight", "normal") not in ("normal", "400"),
            italic=properties.get(f"{_FO}font-style") in ("italic", "oblique"),
            indent=min(max(round(indent / _INDENT), 0), _MOST_INDENT),
        )


def length(given: str | None) -> float | None:
    """Return a length ('2.54cm') in points; None for anything else."""
    found = _LENGTH.fullmatch(given or "")
    return float(found[1]) * _POINTS[found[2]] if found else None


def number_format(style: Element) -> str:
    """Return the format of a number, a date or a time as Excel writes it ('mmm-yy')."""
    return "".join(_PIECES.get(part.tag.removeprefix(NUMBER), _nothing)(part) for part in style) or "General"


def _nothing(_part: Element) -> str:
    return ""


def _is_long(part: Element) -> bool:
    return part.get(f"{NUMBER}style") == "long"


def _month(part: Element) -> str:
    is_word = part.get(f"{NUMBER}textual") == "true"
    return ("mmm" if is_word else "m") + ("m" if _is_long(part) else "")


def _number(part: Element) -> str:
    decimals = _count(part, "decimal-places")
    whole = "0" * max(1, _count(part, "min-integer-digits"))
    if part.get(f"{NUMBER}grouping") == "true":
        whole = "#,##" + whole
    return whole + ("." + "0" * decimals if decimals else "")


def _count(part: Element, name: str) -> int:
    given = part.get(f"{NUMBER}{name}", "0")
    return min(int(given), 30) if given.isdigit() else 0


def _text(part: Element) -> str:
    """Return literal text: signs that mean themselves as they are, others in quotes."""
    text = part.text or ""
    return text if all(sign in " -/:.,%" for sign in text) else '"' + text.replace('"', "") + '"'


_PIECES: Mapping[str, Callable[[Element], str]] = {
    "day": lambda part: "dd" if _is_long(part) else "d",
    "month": _month,
    "year": lambda part: "yyyy" if _is_long(part) else "yy",
    "day-of-week": lambda part: "dddd" if _is_long(part) else "ddd",
    "hours": lambda part: "hh" if _is_long(part) else "h",
    "minutes": lambda part: "mm" if _is_long(part) else "m",
    "seconds": lambda part: "ss" if _is_long(part) else "s",
    "am-pm": lambda _part: "AM/PM",
    "number": _number,
    "text": _text,
    "currency-symbol": _text,
}


def _colour(value: str | None) -> str:
    found = re.fullmatch(r"#([0-9A-Fa-f]{6})", value or "")
    return found[1].upper() if found else ""

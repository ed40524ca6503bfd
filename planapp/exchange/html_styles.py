"""How the cells of a web page look: colours and weights from attributes, styles and style sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# The basic names of CSS, with the orange and gold that stand for amber.
_NAMES = {
    "aqua": "00FFFF", "black": "000000", "blue": "0000FF", "fuchsia": "FF00FF", "gray": "808080",
    "green": "008000", "lime": "00FF00", "maroon": "800000", "navy": "000080", "olive": "808000",
    "orange": "FFA500", "gold": "FFD700", "purple": "800080", "red": "FF0000", "silver": "C0C0C0",
    "teal": "008080", "white": "FFFFFF", "yellow": "FFFF00", "grey": "808080",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(td|th|tr)?(?:\.([\w-]+))?")
_HEAVY = ("bold", "bolder", "600", "700", "800", "900")


@dataclass(frozen=True, slots=True)
class Style:
    """What a page says about a cell; None and '' where it says nothing. Colours are 'RRGGBB'."""

    fill: str = ""
    font_colour: str = ""
    bold: bool | None = None
    italic: bool | None = None
    indent: int = 0

    def over(self, below: Style) -> Style:
        """Return this style, with the one below where it says nothing."""
        return Style(
            self.fill or below.fill,
            self.font_colour or below.font_colour,
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            self.indent or below.indent,
        )

    def under(self, inside: Style) -> Style:
        """Return this style of a cell with what a part of its text adds: never the fill."""
        return Style("", inside.font_colour, inside.bold, inside.italic).over(self)


@dataclass(slots=True)
class StyleSheet:
    """The rules of a page for cells and their classes."""

    _rules: dict[str, Style] = field(default_factory=dict)

    def add(self, css: str) -> None:
        """Take in the rules of a style sheet; selectors beyond 'td' and '.class' are passed over."""
        for selectors, body in _RULE.findall(_COMMENT.sub(" ", css.lower())):
            for selector in selectors.split(","):
                if (match := _SELECTOR.fullmatch(selector.strip())) and any(match.groups()):
                    key = f".{match[2]}" if match[2] else match[1]
                    self._rules[key] = _declared(body).over(self._rules.get(key, Style()))

    def style_of(self, tag: str, given: dict[str, str]) -> Style:
        """Return the style of an element with these attributes: its own before its class's."""
        style = _declared(given.get("style", "").lower())
        attributes = Style(_colour(given.get("bgcolor", "")), _font_colour(given.get("color", "")))
        for name in given.get("class", "").lower().split():
            style = style.over(self._rules.get(f".{name}", Style()))
        style = style.over(attributes).over(self._rules.get(tag, Style()))
        if tag in ("b", "strong", "th"):
            style = style.over(Style(bold=True))
        return style.over(Style(italic=True)) if tag in ("i", "em") else style


def _declared(body: str) -> Style:
    """Return what declarations say ('background:#FFC000;font-weight:700')."""
    fill = colour = ""
    bold = italic = None
    indent = 0
    for declaration in body.split(";"):
        name, _, value = (part.strip() for part in declaration.partition(":"))
        if name in ("background", "background-color"):
            fill = _colour(value)
        elif name == "color":
            colour = _font_colour(value)
        elif name == "font-weight":
            bold = value in _HEAVY
        elif name == "font-style":
            italic = value in ("italic", "oblique")
        elif name == "mso-char-indent-count" and value.isdigit():
            indent = min(int(value), 250)
    return Style(fill, colour, bold, italic, indent)


def _font_colour(value: str) -> str:
    """Return the colour of a font; black is none."""
    return _colour(value).replace("000000", "")


def _colour(value: str) -> str:
    value = value.strip().lower()
    if match := _HEX.search(value):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        return digits.upper()
    if match := _RGB.search(value):
        return "".join(f"{min(int(part), 255):02X}" for part in match.groups())
    return next((_NAMES[word] for word in value.split() if word in _NAMES), "")

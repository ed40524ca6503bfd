"""Numbers as a number format shows them (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"
    | \\(?P<escaped>.)
    | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<condition>[<>=][^\]]*)\]
    | \[[^\]]*\]
    | _(?P<space>.)
    | \*.
    | (?P<general>General|@)
    | (?P<exponent>E[+-]0+)
    | (?P<digit>[0\#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<plain>.)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SECTION_END = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[]|["\\\[])*)(?:;|$)')
_LITERALS = ("quoted", "escaped", "currency", "plain")

# Wide enough for the largest number that a cell can hold.
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)

Token = tuple[str, str]


def shown_number(value: float, number_format: str) -> str:
    """Return the number as Excel shows it, as a plain number where the format is one we do not know."""
    if number_format == "General":
        return general(value)
    if not math.isfinite(value):
        return str(value)
    tokens, is_signed = _section(number_format, value)
    kinds = [kind for kind, _ in tokens]
    if "digit" not in kinds and "general" not in kinds and kinds:
        return "".join(text for _, text in tokens).strip()
    if not kinds or {"general", "condition"} & set(kinds) or ("plain", "/") in tokens:
        return general(value)
    shown = _scientific(abs(value), tokens) if "exponent" in kinds else _laid_out(_exact(abs(value)), tokens)
    is_negative = value < 0 and not is_signed and any(digit in shown for digit in "123456789")
    return ("-" if is_negative else "") + shown.strip()


def general(value: float) -> str:
    """Return the number as the format 'General' shows it: at most 11 characters, but whole numbers whole."""
    written = repr(value)
    if isinstance(value, int) or (len(written) <= 11 and "e" not in written):
        return written.removesuffix(".0")
    if not math.isfinite(value):
        return written
    amount = _exact(abs(value))
    sign = "-" if value < 0 else ""
    if amount == amount.to_integral_value() and amount < Decimal(10) ** 15:
        return f"{sign}{int(amount)}"
    if not Decimal("0.0001") <= amount < Decimal(10) ** 11:
        mantissa, exponent = f"{amount:.5E}".split("E")
        return f"{sign}{mantissa.rstrip('0').rstrip('.')}E{int(exponent):+03}"
    places = max(0, 10 - len(str(int(amount))))
    shown = f"{_rounded(amount, places):f}"
    return sign + (shown.rstrip("0").rstrip(".") if places else shown)


def _exact(value: float) -> Decimal:
    """Return the number with the 15 digits that Excel knows of it."""
    return Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))


def _rounded(amount: Decimal, places: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-places), context=_EXACT)


def _section(number_format: str, value: float) -> tuple[tuple[Token, ...], bool]:
    """Pick the section for the number's sign; say whether that section shows the sign itself."""
    sections = [match[1] for match in _SECTION_END.finditer(number_format)][:3]
    if value < 0 and len(sections) > 1 and sections[1]:
        return _tokens(sections[1]), True
    if value == 0 and len(sections) > 2 and sections[2]:
        return _tokens(sections[2]), True
    return _tokens(sections[0]), False


@lru_cache(maxsize=256)
def _tokens(section: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        if kind == "space":
            tokens.append(("literal", " "))
        elif kind is not None:
            is_literal = kind in _LITERALS and (kind, match[kind]) != ("plain", "/")
            tokens.append(("literal" if is_literal else kind, match[kind]))
    return tuple(tokens)


def _laid_out(amount: Decimal, tokens: Sequence[Token]) -> str:
    """Put the digits of a positive amount into the format's places."""
    kinds = [kind for kind, _ in tokens]
    point = kinds.index("point") if "point" in kinds else len(tokens)
    whole, fraction = tokens[:point], tokens[point + 1 :]
    digits_end = max((i for i, (kind, _) in enumerate(whole) if kind == "digit"), default=-1)
    # A comma between digits groups them, one after them divides by a thousand.
    grouping = kinds[: max(digits_end, 0)].count("comma")
    scaling = kinds.count("comma") - grouping
    scaled = amount.scaleb(2 * kinds.count("percent") - 3 * scaling, context=_EXACT)
    places = sum(kind == "digit" for kind, _ in fraction)
    integer, _, decimals = f"{_rounded(scaled, places):f}".partition(".")
    shown = _whole_part(integer, whole, bool(grouping))
    return shown if point == len(tokens) else shown + _fraction_part(decimals, fraction)


def _whole_part(integer: str, tokens: Sequence[Token], thousands: bool) -> str:
    """Fill the places from the right, literals between them kept; the leftmost takes all that remain."""
    remaining = list(integer.lstrip("0"))
    first = next((i for i, (kind, _) in enumerate(tokens) if kind == "digit"), -1)
    shown: list[str] = []
    count = 0
    for index in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[index]
        if kind in ("literal", "percent"):
            shown.append(text)
        while kind == "digit" and (remaining or text != "#"):
            if thousands and count and count % 3 == 0:
                shown.append(",")
            shown.append(remaining.pop() if remaining else {"0": "0", "?": " "}[text])
            count += 1
            if index != first or not remaining:
                break
    return "".join(reversed(shown))


def _fraction_part(decimals: str, tokens: Sequence[Token]) -> str:
    places = [text for kind, text in tokens if kind == "digit"]
    kept = len(decimals)
    while kept and decimals[kept - 1] == "0" and places[kept - 1] != "0":
        kept -= 1
    digits = iter(decimals[:kept])
    shown = [next(digits, "") if kind == "digit" else text for kind, text in tokens if kind != "comma"]
    return "." + "".join(shown)


def _scientific(value: float, tokens: Sequence[Token]) -> str:
    kinds = [kind for kind, _ in tokens]
    point = kinds.index("point") if "point" in kinds else len(kinds)
    places = kinds[point : kinds.index("exponent")].count("digit")
    return f"{value:.{places}E}"

"""Dates and times as a number format shows them, in British English."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# Day 0 of a serial number: a time without a date hangs on it.
_DAY_ZERO = datetime(1899, 12, 30)

# Formats that follow the computer's own region: the file names the American form, a British computer
# shows the other (ECMA-376 part 1, 18.8.30).
_REGIONAL = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy": "dd/mm/yyyy",
    "m/d/yyyy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "m/d/yyyy h:mm": "dd/mm/yyyy hh:mm",
}
_LONG_DATE, _LONG_DATE_MARK = "dd mmmm yyyy", "[$-f800]"
_LONG_TIME, _LONG_TIME_MARK = "hh:mm:ss", "[$-f400]"

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"
    | \\(?P<escaped>.)
    | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<elapsed>h+|m+|s+)\]
    | \[[^\]]*\]
    | _. | \*.
    | (?P<half>AM/PM|A/P)
    | (?P<part>y+|m+|d+|h+|s+)
    | (?P<plain>.)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def shown_date(value: datetime | date | time, number_format: str) -> str:
    """Return the value as the format shows it; where the format is not one for dates, as day/month/year."""
    moment = _moment(value)
    first = number_format.split(";")[0]
    tokens = _tokens(_british(first))
    if not any(kind == "part" for kind, _ in tokens):
        tokens = _tokens(_plainest(value))
    return _rendered(moment, tokens)


def shown_duration(days: float, number_format: str) -> str:
    """Return a length of time under a format such as '[h]:mm'."""
    sign = "-" if days < 0 else ""
    length = timedelta(seconds=round(abs(days) * 86_400))
    return sign + _rendered(_DAY_ZERO + length, _tokens(number_format.split(";")[0]))


def shows_day(number_format: str) -> bool:
    """Whether a format shows a day or a year, and not only the time of day."""
    return any(kind == "part" and text[0] in "dy" for kind, text in _tokens(number_format.split(";")[0]))


def _moment(value: datetime | date | time) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, time):
        return datetime.combine(_DAY_ZERO, value)
    return datetime.combine(value, time())


def _british(number_format: str) -> str:
    lowered = number_format.strip().lower()
    if lowered.startswith(_LONG_DATE_MARK):
        return _LONG_DATE
    if lowered.startswith(_LONG_TIME_MARK):
        return _LONG_TIME
    return _REGIONAL.get(lowered, number_format)


def _plainest(value: datetime | date | time) -> str:
    if isinstance(value, time):
        return "hh:mm"
    has_time = isinstance(value, datetime) and value.time() != time()
    return "dd/mm/yyyy hh:mm" if has_time else "dd/mm/yyyy"


def _tokens(number_format: str) -> list[tuple[str, str]]:
    """Split a format into (kind, text), kind being 'part', 'elapsed', 'half' or 'literal'."""
    tokens = []
    for match in _TOKEN.finditer(number_format):
        kind = match.lastgroup
        if kind in ("part", "elapsed", "half"):
            tokens.append((kind, match[kind].lower()))
        elif kind is not None:
            # '@' closes many date formats ('dd/mm/yyyy;@') and shows nothing here.
            tokens.append(("literal", match[kind]))
    return tokens


def _rendered(moment: datetime, tokens: Sequence[tuple[str, str]]) -> str:
    twelve_hours = any(kind == "half" for kind, _ in tokens)
    shown = []
    for index, (kind, text) in enumerate(tokens):
        if kind == "part":
            is_minute = text in ("m", "mm") and _is_minute(tokens, index)
            shown.append(_part(moment, text.replace("m", "n") if is_minute else text, twelve_hours))
        elif kind == "elapsed":
            shown.append(_elapsed(moment, text))
        elif kind == "half":
            half = "AM" if moment.hour < 12 else "PM"
            shown.append(half if text == "am/pm" else half[:1])
        else:
            shown.append(text)
    return "".join(shown)


def _is_minute(tokens: Sequence[tuple[str, str]], index: int) -> bool:
    """Whether 'm' or 'mm' means minutes: straight after hours, or straight before seconds."""
    before = next((text for kind, text in reversed(tokens[:index]) if kind in ("part", "elapsed")), "")
    after = next((text for kind, text in tokens[index + 1 :] if kind in ("part", "elapsed")), "")
    return before.startswith("h") or after.startswith("s")


def _part(moment: datetime, code: str, twelve_hours: bool) -> str:
    """Return one part of the moment; minutes have the code 'n'."""
    hour = (moment.hour % 12 or 12) if twelve_hours else moment.hour
    numbers = {"d": moment.day, "m": moment.month, "h": hour, "n": moment.minute, "s": moment.second}
    letter, length = code[0], len(code)
    if letter == "y":
        return f"{moment.year:04}" if length > 2 else f"{moment.year % 100:02}"
    names = _NAMES.get(letter)
    if names and length > 2:
        return names(moment, length)
    return f"{numbers[letter]:0{min(length, 2)}}"


def _month_name(moment: datetime, length: int) -> str:
    name = _MONTHS[moment.month - 1]
    return {3: name[:3], 5: name[:1]}.get(length, name)


def _day_name(moment: datetime, length: int) -> str:
    name = _DAYS[moment.weekday()]
    return name[:3] if length == 3 else name


_NAMES: dict[str, Callable[[datetime, int], str]] = {"m": _month_name, "d": _day_name}


def _elapsed(moment: datetime, code: str) -> str:
    seconds = round((moment - _DAY_ZERO).total_seconds())
    total = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}[code[0]]
    return f"{total:0{len(code)}}"
